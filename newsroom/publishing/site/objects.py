"""Published bytes, kept for good under their own hash, texts with their compressed twins."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import brotli  # type: ignore[import-untyped]
from flask_babel import lazy_gettext as _l

from newsroom.errors import NewsroomError
from newsroom.publishing.site import disk

TWINS = (".gz", ".br")
"""What a compressed variant's name ends with, behind the object's own suffix."""
COMPRESSED = frozenset({".avif", ".gif", ".jpg", ".png", ".webp", ".woff2"})
"""Suffixes of what is compressed in itself: twins would be no smaller, so there are none."""

_BROTLI = (
    # (up to how many bytes, quality, window): measured on pages of 7 and 30 kB. A window no
    # larger than needed makes quality 9 some twenty times quicker and no worse.
    (2**16 - 16, 9, 16),
    (2**20, 7, 20),
    (2**63, 5, 22),
)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,10}")
_DIGEST_LENGTH = 64


class MissingObject(NewsroomError):
    """Objects that a release names are not in the store; they must be rendered again."""

    message = _l("Some published files are missing from the store and must be made again.")

    def __init__(self, wanted: Iterable[tuple[str, str]]) -> None:
        self.wanted = tuple(wanted)
        super().__init__()


class ObjectStore:
    """Objects in ``<root>/ab/<sha256><suffix>``, texts with ``.gz`` and ``.br`` beside each."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._base = str(root)

    def put(self, content: bytes, suffix: str) -> str:
        """Store bytes with their twins and return their SHA-256 in hexadecimal.

        Storing the same bytes again changes nothing, or mends what was damaged. Any number
        of processes may store at once.
        """
        return self.put_many([content], suffix)[0]

    def put_many(self, contents: Sequence[bytes], suffix: str) -> list[str]:
        """Store many objects as ``put`` does, with the disk flushed for all of them together.

        The names are given after the bytes have reached the disk, and the object's own comes
        last: where it is, its twins are.
        """
        digests = [hashlib.sha256(content).hexdigest() for content in contents]
        new = {
            digest: content
            for digest, content in zip(digests, contents, strict=True)
            if not self.verify(digest, suffix)
        }
        shelves = {self.path(digest, suffix).parent for digest in new}
        fresh = [shelf for shelf in shelves if not shelf.exists()]
        for shelf in shelves:
            self._make_room(shelf)
        disk.write_many(
            (place.with_name(place.name + twin), compressed)
            for digest, content in new.items()
            for place in [self.path(digest, suffix)]
            for twin, compressed in (*_twins(content, suffix), ("", content))
        )
        # What lay here already is touched as well, so that no sweep takes it for left over.
        for digest in dict.fromkeys(digests):
            _stamp(self.path(digest, suffix), digest)
        disk.flush([*shelves, self.root] if fresh else shelves)
        return digests

    def _make_room(self, shelf: Path) -> None:
        """Make the store for its owner only: it holds pages that are not public yet.

        Web servers read the links to it that the site tree makes when a page becomes public.
        """
        self.root.parent.mkdir(parents=True, exist_ok=True)
        self.root.mkdir(mode=0o700, exist_ok=True)
        shelf.mkdir(exist_ok=True)

    def path(self, digest: str, suffix: str) -> Path:
        """Return where an object lies, or would lie.

        Raises:
            ValueError: this is no SHA-256 in hexadecimal, or no suffix such as ``.html``.
        """
        return Path(self.place(digest, suffix))

    def place(self, digest: str, suffix: str) -> str:
        """Return the path of an object as a text; errors as ``path``."""
        if not _DIGEST.fullmatch(digest) or not _SUFFIX.fullmatch(suffix):
            msg = f"Not the name of an object: {digest!r}{suffix!r}."
            raise ValueError(msg)
        return f"{self._base}/{digest[:2]}/{digest}{suffix}"

    def read(self, digest: str, suffix: str) -> bytes:
        """Return an object's bytes.

        Raises:
            MissingObject: it is not in the store.
        """
        try:
            return self.path(digest, suffix).read_bytes()
        except FileNotFoundError:
            raise MissingObject([(digest, suffix)]) from None

    def read_whole(self, digest: str, suffix: str) -> dict[str, bytes]:
        """Return an object's bytes and those of its twins, by what their names end with.

        Raises:
            MissingObject: one of them is not there, or is not what its name says.
        """
        if not self.verify(digest, suffix):
            raise MissingObject([(digest, suffix)])
        place = self.path(digest, suffix)
        names = zip(("", *twins_of(suffix)), with_twins(place), strict=True)
        return {twin: path.read_bytes() for twin, path in names}

    def missing(self, wanted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return those (digest, suffix) of which the object or a twin is not in the store."""
        return [
            (digest, suffix)
            for digest, suffix in dict.fromkeys(wanted)
            if not all(
                os.access(f"{self.place(digest, suffix)}{twin}", os.R_OK)
                for twin in ("", *twins_of(suffix))
            )
        ]

    def verify(self, digest: str, suffix: str) -> bool:
        """Tell whether an object and its twins hold exactly the bytes of this hash."""
        place = self.path(digest, suffix)
        return not any(damaged(one, digest) for one in with_twins(place))


def split_name(name: str) -> tuple[str, str]:
    """Split ``<sha256><suffix>`` into its two parts; their form is checked where they are used."""
    return name[:_DIGEST_LENGTH], name[_DIGEST_LENGTH:]


def twins_of(suffix: str) -> tuple[str, ...]:
    """Return what the names of an object's twins end with; nothing where it has none."""
    return () if suffix in COMPRESSED else TWINS


def with_twins(path: Path) -> tuple[Path, ...]:
    """Return a file's path and those of its compressed twins, if a file of its kind has any."""
    return (path, *(path.with_name(path.name + twin) for twin in twins_of(path.suffix)))


def damaged(path: Path, digest: str) -> bool:
    """Tell whether a file, opened up if it is a twin, is away or is not the bytes of this hash."""
    try:
        content = path.read_bytes()
        if path.suffix == ".gz":
            content = gzip.decompress(content)
        elif path.suffix == ".br":
            content = brotli.decompress(content)
    except (OSError, EOFError, zlib.error, brotli.error):
        return True
    return hashlib.sha256(content).hexdigest() != digest


def _stamp(place: Path, digest: str) -> None:
    """Give an object's files a time that follows from its hash.

    Servers of plain files make their ETag of a file's time and length: so it tells contents apart
    that were stored in one second, and is the same on every host.
    """
    moment = int(digest[:8], 16) & 0x7FFF_FFFF
    for one in with_twins(place):
        os.utime(one, (moment, moment))


def _twins(content: bytes, suffix: str) -> Iterator[tuple[str, bytes]]:
    """Yield the compressed variants of an object: what each name ends with, and its bytes."""
    return zip(TWINS, _compress(content), strict=True) if twins_of(suffix) else iter(())


def _compress(content: bytes) -> tuple[bytes, bytes]:
    quality, window = next(
        (quality, window) for most, quality, window in _BROTLI if len(content) <= most
    )
    # No time and no name inside: same content, same bytes, on whichever host it is made.
    return (
        gzip.compress(content, compresslevel=9, mtime=0),
        brotli.compress(content, mode=brotli.MODE_TEXT, quality=quality, lgwin=window),
    )
