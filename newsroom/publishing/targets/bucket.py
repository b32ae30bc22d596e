"""A bucket of an S3 object store: immutable objects, and pointers that only move forwards."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from obstore.exceptions import AlreadyExistsError, PreconditionError
from obstore.store import S3Store

from newsroom.publishing.content_types import content_type
from newsroom.publishing.site.layout import Manifest
from newsroom.publishing.site.objects import TWINS, ObjectStore, split_name

CURRENT = "current.json"
CONNECT_TIMEOUT = "5s"
TIMEOUT = "20s"
"""For one request with its bytes; the longest page takes a second on a slow line."""
RETRIES = 2
_CODINGS = dict(zip(TWINS, ("gzip", "br"), strict=True))
_TRIES = 50
"""Each lost race means that somebody else moved the pointer forwards."""
_JSON = {"Content-Type": "application/json", "Cache-Control": "no-store"}


class Contended(Exception):
    """A pointer was moved by others again and again just before we could."""


@dataclass(frozen=True)
class BucketAddress:
    """What the setting says: ``s3://bucket/prefix?region=…&endpoint=…``."""

    bucket: str
    prefix: str
    region: str
    endpoint: str

    @classmethod
    def of(cls, url: str) -> BucketAddress:
        """Read the setting, whose form was checked when it was loaded."""
        parts = urlsplit(url)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        region, endpoint = query.get("region", ""), query.get("endpoint", "")
        return cls(parts.netloc, parts.path.strip("/"), region, endpoint)


class Bucket:
    """A newsroom's part of a bucket; its keys come from the environment, as for S3's own tools."""

    def __init__(self, address: BucketAddress) -> None:
        given = {"region": address.region, "endpoint": address.endpoint}
        self._store = S3Store(
            address.bucket,
            prefix=address.prefix or None,
            client_options={
                "allow_http": address.endpoint.startswith("http://"),
                "connect_timeout": CONNECT_TIMEOUT,
                "timeout": TIMEOUT,
            },
            retry_config={"max_retries": RETRIES},
            # Without keys the library would ask a cloud's own address on the network for some.
            skip_signature="AWS_ACCESS_KEY_ID" not in os.environ,
            **{name: value for name, value in given.items() if value},  # type: ignore[arg-type] # one name, one text
        )

    def take(self, store: ObjectStore, name: str) -> None:
        """Put an object with its twins, unless they are there already.

        Raises:
            MissingObject: the newsroom's store does not have it, whole.
        """
        digest, suffix = split_name(name)
        content = store.read_whole(digest, suffix)
        for twin, body in content.items():
            described = {"Content-Type": content_type(suffix)}
            if twin:
                described["Content-Encoding"] = _CODINGS[twin]
            self._create(f"{_object_key(name)}{twin}", body, described)

    def read(self, name: str) -> bytes:
        """Return an object's bytes; FileNotFoundError where there is none."""
        return bytes(self._store.get(_object_key(name)).bytes())

    def shown(self, home: str) -> Manifest | None:
        """Return what an article's folder, or that of the lists, answers now."""
        return self._pointer(home)[0]

    def advance(self, home: str, manifest: Manifest, *, again: bool = False) -> bool:
        """Let a folder answer a manifest, by one conditional PUT; never an older one.

        Returns False where it answers this number or a later one already; with ``again`` this
        number is answered anew.
        """
        for _ in range(_TRIES):
            now, mark = self._pointer(home)
            if now is not None and now.number >= manifest.number + again:
                return False
            if self._swap(f"{home}/{CURRENT}", manifest.to_bytes(), mark):
                return True
        raise Contended(home)

    def owner(self, path: str) -> str:
        """Return which article a path belongs to; empty where nobody asked for it."""
        return self._text(_path_key(path))[0]

    def claim(self, path: str, article_id: str, *, instead_of: str = "") -> bool:
        """Let a path lead to an article; False where it leads to some other one by now."""
        for _ in range(_TRIES):
            owner, mark = self._text(_path_key(path))
            if owner == article_id:
                return True
            if owner != instead_of:
                return False
            if self._swap(_path_key(path), article_id.encode(), mark):
                return True
        raise Contended(path)

    def _pointer(self, home: str) -> tuple[Manifest | None, str]:
        text, mark = self._text(f"{home}/{CURRENT}")
        try:
            return (Manifest.from_bytes(text.encode()), mark) if mark else (None, "")
        except (ValueError, KeyError, TypeError):
            return None, mark  # damaged: to be written anew

    def _text(self, key: str) -> tuple[str, str]:
        """Return a small object's text and the mark of this very version; both empty if none."""
        try:
            got = self._store.get(key)
        except FileNotFoundError:
            return "", ""
        return bytes(got.bytes()).decode(errors="replace"), got.meta["e_tag"] or ""

    def _swap(self, key: str, content: bytes, mark: str) -> bool:
        """Write over exactly the version with this mark, or only where there is none."""
        try:
            self._store.put(
                key, content, mode={"e_tag": mark} if mark else "create", attributes=_JSON
            )
        except (AlreadyExistsError, PreconditionError):
            return False
        return True

    def _create(self, key: str, body: bytes, described: dict[str, str]) -> None:
        try:
            self._store.put(key, body, mode="create", attributes=described, use_multipart=False)
        except AlreadyExistsError:
            return  # named by its content: it is the same


def _object_key(name: str) -> str:
    return f"objects/{name[:2]}/{name}"


def _path_key(path: str) -> str:
    return f"public/{path.strip('/')}"
