"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsroom.publishing.feeds.contents import Feed, Item
from newsroom.publishing.pages.heads import script_safe

MEDIA_TYPE = "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"
_EXTENSION = "_newsroom"
"""The format knows no versions in other languages; names of extensions begin like this."""


def write(contents: Feed) -> bytes:
    """Write a feed down; the same contents give the same bytes."""
    told: dict[str, Any] = {
        "version": _VERSION,
        "title": contents.title,
        "description": contents.subtitle,
        "language": contents.language,
        "home_page_url": contents.page,
        "feed_url": contents.own,
        "icon": contents.logo,
        "favicon": contents.icon,
        "authors": [{"name": contents.name, "url": contents.home}],
        "items": [_item(one, contents.language) for one in contents.items],
        _EXTENSION: {
            "alternates": [
                {"hreflang": one.language, "type": media_type, "url": url}
                for one in contents.versions
                for media_type, url in (("text/html", one.page), (MEDIA_TYPE, one.feed))
            ]
        },
    }
    kept = {key: value for key, value in told.items() if value or key == "items"}
    return (script_safe(kept) + "\n").encode()


def _item(one: Item, language: str) -> dict[str, Any]:
    told = {
        "id": one.id,
        "url": one.url,
        "title": one.title,
        # Some text is asked for; a title stands where there is no summary.
        "content_text": one.summary or one.title,
        "summary": one.summary,
        "image": one.picture.url if one.picture else "",
        "date_published": one.published,
        "date_modified": one.updated,
        "authors": [{"name": name} for name in one.authors],
        "tags": _distinct(subject.name for subject in one.subjects),
        "language": language,
        _EXTENSION: {
            "alternates": [
                {"hreflang": code, "type": "text/html", "url": url} for code, url in one.versions
            ]
        },
    }
    return {key: value for key, value in told.items() if value}


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
