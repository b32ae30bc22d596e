"""What feed readers follow: Atom, RSS and JSON, a feed each for a language and for a topic in it.

Feeds carry summaries, never whole texts: see ``docs/adr/0032-feeds-carry-summaries.md``.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.publishing import feeds_atom, feeds_json, feeds_rss
from newsroom.publishing.feeds_contents import Topic, contents
from newsroom.publishing.pages import ListEntry, SiteFacts


def atom(
    site: SiteFacts,
    language: str,
    entries: Sequence[ListEntry],
    updated: str,
    topic: Topic | None = None,
) -> bytes:
    """Render a language's feed, or a topic's in this language, the last released first.

    Every entry names its own page and the article's pages in the other languages, and keeps its
    id whatever becomes of its title and slug. ``updated`` is an ISO instant, empty as long as
    nothing was ever public. Entries of other languages and topics are passed over.

    Raises:
        KeyError: the topic has no name in this language.
    """
    found = contents(site, language, entries, updated, form="atom", topic=topic)
    return feeds_atom.write(found)


def rss(
    site: SiteFacts,
    language: str,
    entries: Sequence[ListEntry],
    updated: str,
    topic: Topic | None = None,
) -> bytes:
    """Render as ``atom`` does."""
    return feeds_rss.write(contents(site, language, entries, updated, form="rss", topic=topic))


def json_feed(
    site: SiteFacts,
    language: str,
    entries: Sequence[ListEntry],
    updated: str,
    topic: Topic | None = None,
) -> bytes:
    """Render as ``atom`` does."""
    return feeds_json.write(contents(site, language, entries, updated, form="json", topic=topic))


WRITERS = {"atom": atom, "rss": rss, "json": json_feed}
"""By the name that ``addresses.feed_path`` knows each form by."""
