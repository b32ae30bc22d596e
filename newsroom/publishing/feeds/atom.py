"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from typing import Any

from feedgenerator import Atom1Feed

from newsroom.publishing.feeds.contents import Feed, Item

MEDIA_TYPE = "application/atom+xml"


def write(contents: Feed) -> bytes:
    """Write a feed down; the same contents give the same bytes."""
    feed = _Atom(
        title=contents.title,
        link=contents.page,
        description=None,
        subtitle=contents.subtitle or None,
        language=contents.language,
        author_name=contents.name,
        author_link=contents.home,
        feed_url=contents.own,
        feed_guid=contents.own,
        contents=contents,
    )
    for item in contents.items:
        feed.add_item(
            title=item.title,
            link=item.url,
            description=None,
            pubdate=dt.datetime.fromisoformat(item.published),
            updateddate=dt.datetime.fromisoformat(item.updated),
            unique_id=item.id,
            item=item,
        )
    written = StringIO()
    feed.write(written, "utf-8")
    return written.getvalue().encode()


class _Atom(Atom1Feed):  # type: ignore[misc] # feedgenerator ships no types
    """Adds what the library leaves out: other languages, several authors, plain-text summaries."""

    def latest_post_date(self) -> dt.datetime:
        """Return the instant we were given, where the library would ask the clock."""
        return dt.datetime.fromisoformat(self.feed["contents"].updated)

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        contents: Feed = self.feed["contents"]
        for one in contents.versions:
            _link(handler, "alternate", "text/html", one.language, one.page)
            _link(handler, "alternate", MEDIA_TYPE, one.language, one.feed)
        handler.addQuickElement("icon", contents.icon)
        if contents.logo:
            handler.addQuickElement("logo", contents.logo)

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        one: Item = item["item"]
        for code, url in one.versions:
            _link(handler, "alternate", "text/html", code, url)
        for name in one.authors:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        # The library calls every summary HTML, so that a reader would decode our text twice.
        if one.summary:
            handler.addQuickElement("summary", one.summary, {"type": "text"})
        for subject in one.subjects:
            told = {"term": subject.term, "scheme": subject.scheme, "label": subject.name}
            handler.addQuickElement("category", "", told)
        if one.picture:
            # No length: it is a hint, and the size of the file is none of a feed's inputs.
            told = {"rel": "enclosure", "type": one.picture.media_type, "href": one.picture.url}
            if one.picture.alt:
                told["title"] = one.picture.alt
            handler.addQuickElement("link", "", told)


def _link(handler: Any, rel: str, media_type: str, language: str, url: str) -> None:
    told = {"rel": rel, "type": media_type, "hreflang": language, "href": url}
    handler.addQuickElement("link", "", told)
