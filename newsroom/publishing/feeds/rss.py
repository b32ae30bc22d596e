"""A feed as RSS 2.0 (https://www.rssboard.org/rss-specification)."""

from __future__ import annotations

import datetime as dt
from html import escape
from io import StringIO
from typing import Any

from feedgenerator import Enclosure, Rss201rev2Feed

from newsroom.publishing.feeds.contents import Feed, Illustration, Item, Subject

_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_MEDIA = "http://search.yahoo.com/mrss/"
_LENGTH_UNKNOWN = "0"
"""What the RSS Advisory Board asks for where the size of a file is not known."""
_LOGO_LIMITS = (144, 400)
"""Pixels, of the specification; without a size readers take 88 by 31."""
_LOGO_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif")


def write(contents: Feed) -> bytes:
    """Write a feed down; the same contents give the same bytes."""
    feed = _Rss(
        title=contents.title,
        link=contents.page,
        description=contents.subtitle or contents.title,
        language=contents.language,
        feed_url=contents.own,
        contents=contents,
    )
    for item in contents.items:
        feed.add_item(
            title=item.title,
            link=item.url,
            # Readers take a description for HTML: our text has to be written as such.
            description=escape(item.summary, quote=False) or None,
            pubdate=dt.datetime.fromisoformat(item.published),
            unique_id=item.id,
            unique_id_is_permalink=False,
            enclosures=_enclosures(item),
            item=item,
        )
    written = StringIO()
    feed.write(written, "utf-8")
    return written.getvalue().encode()


def _enclosures(item: Item) -> list[Enclosure]:
    one = item.picture
    return [Enclosure(one.url, _LENGTH_UNKNOWN, one.media_type)] if one else []


class _Rss(Rss201rev2Feed):  # type: ignore[misc] # feedgenerator ships no types
    """Adds what the library leaves out: other languages, several authors, subjects, pictures."""

    def latest_post_date(self) -> dt.datetime:
        """Return the instant we were given, where the library would ask the clock."""
        return dt.datetime.fromisoformat(self.feed["contents"].updated)

    def rss_attributes(self) -> dict[str, str]:
        attributes: dict[str, str] = super().rss_attributes()
        return attributes | {"xmlns:dc": _DUBLIN_CORE, "xmlns:media": _MEDIA}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        contents: Feed = self.feed["contents"]
        for one in contents.versions:
            _link(handler, "text/html", one.language, one.page)
            _link(handler, "application/rss+xml", one.language, one.feed)
        # A picture of any other kind, as the theme's icon, has no place in RSS.
        if contents.logo.endswith(_LOGO_SUFFIXES):
            _logo(handler, contents)

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        one: Item = item["item"]
        for code, url in one.versions:
            _link(handler, "text/html", code, url)
        for name in one.authors:
            handler.addQuickElement("dc:creator", name)
        for subject in one.subjects:
            _category(handler, subject)
        if one.picture:
            _picture(handler, one.picture)


def _link(handler: Any, media_type: str, language: str, url: str) -> None:
    told = {"rel": "alternate", "type": media_type, "hreflang": language, "href": url}
    handler.addQuickElement("atom:link", "", told)


def _category(handler: Any, subject: Subject) -> None:
    handler.addQuickElement("category", subject.name, {"domain": subject.scheme})


def _logo(handler: Any, contents: Feed) -> None:
    handler.startElement("image", {})
    handler.addQuickElement("url", contents.logo)
    handler.addQuickElement("title", contents.title)
    handler.addQuickElement("link", contents.page)
    width, height = contents.logo_size
    if 0 < width <= _LOGO_LIMITS[0] and 0 < height <= _LOGO_LIMITS[1]:
        handler.addQuickElement("width", str(width))
        handler.addQuickElement("height", str(height))
    handler.endElement("image")


def _picture(handler: Any, one: Illustration) -> None:
    """Tell the words and the measures of the picture, for which an enclosure has no place."""
    told = {
        "url": one.url,
        "type": one.media_type,
        "medium": "image",
        "width": str(one.width),
        "height": str(one.height),
    }
    handler.startElement("media:content", told)
    if one.alt:
        handler.addQuickElement("media:description", one.alt, {"type": "plain"})
    if one.credit:
        handler.addQuickElement("media:credit", one.credit)
    handler.endElement("media:content")
