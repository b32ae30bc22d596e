"""Reading a site tree: each answer comes from one release, found anew at each request."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from newsroom.publishing.site import disk, layout, list_tree
from newsroom.publishing.site import media as site_media
from newsroom.publishing.site.layout import Leaf, Manifest
from newsroom.publishing.site.list_tree import State, Unreadable

CACHE_BYTES = 32 * 1024 * 1024
_ENTRY_BYTES = 512
"""What an entry costs beside its bytes, roughly."""
_HELD_BYTES = 300
"""What a name in a directory of lists takes with the name of its object, roughly."""
_LARGEST_SHARE = 2
"""An entry of more than half of the whole would push out too much."""


class Vanished(Exception):
    """A folder went away while it was read: two flips have passed, or it is damaged."""


@dataclass(frozen=True)
class Found:
    """What a path answers now, and the folder that holds it."""

    folder: str
    number: int
    leaf: Leaf
    pointer: str
    """The link whose flip changes the answer."""
    told: str
    """What that link said."""


class PublishedSite:
    """Answers paths from a site tree, with the most used bytes kept in memory."""

    def __init__(self, site: Path, cache_bytes: int = CACHE_BYTES) -> None:
        self._site = str(site)
        self._lists = site / "lists"
        self._cache = ByteCache(cache_bytes)

    def article(self, language: str, slug: str) -> Found | None:
        """Return what an article's path answers, or None as for any unknown slug.

        ``language`` and ``slug`` must have been checked: they become part of a file name.

        Raises:
            Vanished: ask again.
        """
        link = disk.pointed_to(f"{self._site}/public/{language}/{slug}")
        article_id = layout.article_in(link)
        return self._found(f"articles/{article_id}", f"{language}/{slug}/") if article_id else None

    def listed(self, key: str) -> Found | None:
        """Return what a path that is no article's answers (``en/``, ``sitemap.xml``), or None.

        Raises:
            Vanished: ask again.
        """
        told = disk.pointed_to(f"{self._site}/lists/current")
        state = State.named(told)
        if state is None:
            # A tree of an earlier version, until its lists are written for the first time.
            return self._found("lists", key) if told else None
        path = f"{key}index.html" if key.endswith("/") else key
        stored = self._stored(state.top, path)
        if stored is None:
            return None
        folder = f"{self._site}/lists/{list_tree.TREES}/{state.top}"
        leaf = Leaf("page", path, stored)
        return Found(folder, state.number, leaf, f"{self._site}/lists/current", told)

    def media(self, name: str) -> Found | None:
        """Return what the path of a picture answers, or None: no public article shows it.

        ``name`` must have been checked: it becomes part of a file name.

        Raises:
            Vanished: ask again.
        """
        for article_id in site_media.shown_by(self._site, name):
            found = self._found(f"articles/{article_id}", f"{layout.MEDIA}{name}")
            if found:
                return found
        return None

    @staticmethod
    def is_still(found: Found) -> bool:
        """Tell whether what was found is what its path answers now.

        An address that was public once belongs to its article for good, so one look is enough.
        """
        return disk.pointed_to(found.pointer) == found.told

    def body(self, found: Found, twin: str = "") -> bytes:
        """Return a page's bytes; ``twin`` is ``.br``, ``.gz`` or empty.

        Raises:
            Vanished: ask again, from the path on.
        """
        path = f"{found.folder}/{found.leaf.file}{twin}"
        body: bytes | None = self._cache.get(path)
        if body is None:
            body = _read(path)
            self._cache.put(path, body, len(body))
        return body

    def _found(self, home: str, key: str) -> Found | None:
        pointer = f"{self._site}/{home}/current"
        current = disk.pointed_to(pointer)
        if not current:
            return None
        folder = f"{self._site}/{home}/{current}"
        manifest = self._manifest(folder)
        leaf = manifest.pages.get(key)
        return Found(folder, manifest.number, leaf, pointer, current) if leaf else None

    def _stored(self, top: str, path: str) -> str | None:
        """Return the object of a list, looked up from the uppermost directory down."""
        *parts, name = path.split("/")
        for part in parts:
            top = self._holds(top).get(part, ".")
            if "." in top:
                return None
        stored = self._holds(top).get(name, "")
        return stored if "." in stored else None

    def _holds(self, tree: str) -> Mapping[str, str]:
        holds: Mapping[str, str] | None = self._cache.get(tree)
        if holds is None:
            try:
                holds = list_tree.directory(self._lists, tree).holds
            except Unreadable:
                raise Vanished(tree) from None
            self._cache.put(tree, holds, _HELD_BYTES * len(holds))
        return holds

    def _manifest(self, folder: str) -> Manifest:
        path = f"{folder}/{layout.MANIFEST}"
        manifest: Manifest | None = self._cache.get(path)
        if manifest is None:
            content = _read(path)
            try:
                manifest = Manifest.from_bytes(content)
            except (ValueError, KeyError, TypeError):
                raise Vanished(path) from None
            # Parsed, it takes a few times the room of its text.
            self._cache.put(path, manifest, 4 * len(content))
        return manifest


class ByteCache:
    """The most recently used values, up to a number of bytes; safe between threads."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._used = 0
        self._values: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Any:
        """Return a value, or None."""
        with self._lock:
            entry = self._values.get(key)
            if entry is None:
                return None
            self._values.move_to_end(key)
            return entry[0]

    def put(self, key: Hashable, value: Any, size: int) -> None:
        """Keep a value of a size in bytes, at the cost of those used longest ago."""
        size += _ENTRY_BYTES
        if size * _LARGEST_SHARE > self._limit:
            return
        with self._lock:
            self._used += size - self._values.pop(key, (None, 0))[1]
            self._values[key] = (value, size)
            while self._used > self._limit:
                self._used -= self._values.popitem(last=False)[1][1]

    @property
    def used(self) -> int:
        """Bytes that the kept values are counted as."""
        return self._used


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise Vanished(path) from None
