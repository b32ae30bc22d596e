"""What the site tree answers now, read as readers get it."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.articles.slugs import is_slug
from newsroom.publishing.site.layout import Role
from newsroom.publishing.site.published import Found, PublishedSite, Vanished
from newsroom.settings import current

_TRIES = 5
"""A folder outlives the next flip, so another try nearly always succeeds."""


@dataclass(frozen=True)
class Answer:
    """One answer of the tree."""

    role: Role
    number: int
    """Of the release that gives it."""
    body: bytes
    """Empty for ``moved``."""
    location: str = ""


def site() -> PublishedSite:
    """Return a reader of the tree that keeps nothing in memory."""
    return PublishedSite(current().site, cache_bytes=0)


def of_article(language: str, slug: str) -> Answer | None:
    """Return what an article's path answers; None where there is nothing, or nothing readable."""
    if not is_slug(slug):
        return None
    reader = site()
    for _ in range(_TRIES):
        try:
            found = reader.article(language, slug)
            return _read(reader, found) if found else None
        except Vanished:
            continue
    return None


def role_of(language: str, slug: str) -> str:
    """Return the role of what an article's path answers; empty where there is nothing."""
    if not is_slug(slug):
        return ""
    reader = site()
    for _ in range(_TRIES):
        try:
            found = reader.article(language, slug)
        except Vanished:
            continue
        return found.leaf.role if found else ""
    return ""


def is_listed(key: str) -> bool:
    """Tell whether the lists answer a path (``en/``, ``sitemap.xml``)."""
    reader = site()
    for _ in range(_TRIES):
        try:
            return reader.listed(key) is not None
        except Vanished:
            continue
    return False


def _read(reader: PublishedSite, found: Found) -> Answer:
    moved = found.leaf.role == "moved"
    body = b"" if moved else reader.body(found)
    return Answer(found.leaf.role, found.number, body, found.leaf.location)
