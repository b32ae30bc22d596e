"""Where each page of each list stands."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.publishing import addresses
from newsroom.publishing.listing import parts
from newsroom.publishing.listing.places import ABOUT, Kind, Place
from newsroom.publishing.listing.topics import Named

INDEXES = {
    Kind.TOPIC: "topics",
    Kind.COUNTRY: "countries",
    Kind.AUTHOR: "authors",
    Kind.MONTH: "archive",
}
"""What the addresses of a kind of lists have in common."""


def of_index(language: str, kind: str) -> str:
    """Return the path of the page that names every list of a kind."""
    return f"/{language}/-/{INDEXES[Kind(kind)]}/"


def of_list(place: Place, topics: Named) -> str:
    """Return the path of a list; empty where it has none, as a topic without a name."""
    language, kind, key = place.language, place.kind, place.key
    if kind == Kind.TOPIC:
        topic = topics.get(language, {}).get(key)
        return addresses.topic_path(language, topic.slug) if topic else ""
    if kind == Kind.COUNTRY:
        return addresses.country_path(language, key)
    if kind == Kind.AUTHOR:
        return addresses.author_path(language, key)
    if kind == Kind.MONTH:
        return addresses.archive_path(language, key)
    return addresses.corrections_path(language)


def of_part(path: str, part: int) -> str:
    """Return the path of a page of the list at a path."""
    return path if part == parts.OWN else addresses.part_path(path, part)


def file_of(path: str) -> str:
    """Return the file below the site that answers a path which ends with a stroke."""
    return f"{path.removeprefix('/')}index.html"


def files_of(place: Place, numbers: Iterable[int], topics: Named) -> set[str]:
    """Return the files of some pages of a list."""
    path = of_list(place, topics)
    return {file_of(of_part(path, one)) for one in numbers} if path else set()


def sitemap(language: str, month: str, number: int) -> str:
    """Return the file of a sitemap; the first one of a month has no number."""
    more = f"-{number}" if number > 1 else ""
    return f"sitemap-{language}-{month}{more}.xml"


def has_pages(kind: str) -> bool:
    """Tell whether lists of a kind are cut into parts with addresses of their own."""
    return kind in ABOUT or kind == Kind.CORRECTIONS
