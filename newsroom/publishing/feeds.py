"""What feed readers follow: one Atom feed a language."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Sequence
from io import StringIO
from typing import Any

from feedgenerator import Atom1Feed

from newsroom.languages import LANGUAGES
from newsroom.publishing import addresses, wording
from newsroom.publishing.pages import ListEntry, SiteFacts

FEED_LENGTH = 50
_NEVER = "1970-01-01T00:00:00+00:00"
"""The date of a feed that never held anything: Atom wants one."""
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(site: SiteFacts, language: str, entries: Sequence[ListEntry], updated: str) -> bytes:
    """Render one language's feed, the last released first.

    Every entry names its own page and the article's pages in the other languages, and keeps its
    id whatever becomes of its title and slug. ``updated`` is an ISO instant, empty as long as
    nothing was ever public.
    """
    front = site.public_url + addresses.front_path(language)
    own = site.public_url + addresses.feed_path(language)
    feed = _Atom(
        title=xml_text(site.name),
        link=front,
        description=None,
        language=language,
        author_name=xml_text(site.name),
        author_link=front,
        feed_url=own,
        feed_guid=own,
        updated=dt.datetime.fromisoformat(updated or _NEVER),
        others=[
            (code, site.public_url + addresses.front_path(code))
            for code in site.languages
            if code != language
        ],
    )
    listed = [one for one in entries if one.language == language]
    listed.sort(key=lambda one: (one.public_at, one.article_id), reverse=True)
    for entry in listed[:FEED_LENGTH]:
        _add(feed, site, entry)
    written = StringIO()
    feed.write(written, "utf-8")
    return written.getvalue().encode()


def entry_id(article_id: str, language: str) -> str:
    """Return the id that an edition keeps in every feed."""
    return uuid.uuid5(uuid.UUID(article_id), language).urn


def xml_text(text: str) -> str:
    """Return the text without the characters that XML cannot hold at all."""
    return _NOT_IN_XML.sub("", text)


class _Atom(Atom1Feed):  # type: ignore[misc] # feedgenerator ships no types
    """Adds what the library leaves out: versions in other languages, and plain-text summaries."""

    def latest_post_date(self) -> dt.datetime:
        """Return the instant we were given, where the library would ask the clock."""
        updated: dt.datetime = self.feed["updated"]
        return updated

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        self._add_versions(handler, self.feed["others"])

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        self._add_versions(handler, item["versions"])
        # The library calls every summary HTML, so that a reader would decode our text twice.
        if item["summary"]:
            handler.addQuickElement("summary", item["summary"], {"type": "text"})
        for code, name in item["countries"]:
            handler.addQuickElement("category", "", {"term": code, "label": name})

    @staticmethod
    def _add_versions(handler: Any, versions: Sequence[tuple[str, str]]) -> None:
        for code, url in versions:
            attributes = {"rel": "alternate", "type": "text/html", "hreflang": code, "href": url}
            handler.addQuickElement("link", "", attributes)


def _add(feed: _Atom, site: SiteFacts, entry: ListEntry) -> None:
    paths = [
        (code, site.public_url + addresses.article_path(code, slug))
        for code, slug in [(entry.language, entry.slug), *entry.alternates]
        if code in LANGUAGES
    ]
    feed.add_item(
        title=xml_text(entry.title),
        link=paths[0][1],
        description=None,
        author_name=xml_text(entry.byline) or None,
        pubdate=dt.datetime.fromisoformat(entry.first_public_at),
        updateddate=dt.datetime.fromisoformat(entry.public_at),
        unique_id=entry_id(entry.article_id, entry.language),
        summary=xml_text(entry.standfirst),
        versions=paths,
        countries=[
            (xml_text(code), xml_text(wording.country(code, entry.language)))
            for code in entry.countries
        ],
    )
