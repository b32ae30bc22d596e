"""What feed readers follow: Atom, RSS and JSON, a feed each for a language and for a topic in it.

Feeds carry summaries, never whole texts: see ``docs/adr/0032-feeds-carry-summaries.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newsroom.publishing.feeds import atom as feeds_atom
from newsroom.publishing.feeds import json_feed as feeds_json_feed
from newsroom.publishing.feeds import rss as feeds_rss
from newsroom.publishing.feeds.contents import Feed, Topic, contents
from newsroom.publishing.pages.values import ListEntry, SiteFacts


@dataclass(frozen=True)
class Writer:
    """Renders feeds of one form."""

    form: str
    """As ``addresses.feed_path`` knows it."""
    write: Callable[[Feed], bytes]

    def __call__(
        self,
        site: SiteFacts,
        language: str,
        entries: Sequence[ListEntry],
        updated: str,
        topic: Topic | None = None,
    ) -> bytes:
        """Render a language's feed, or a topic's in this language, the last released first.

        Every entry names its own page and the article's pages in the other languages, and keeps
        its id whatever becomes of its title and slug. ``updated`` is an ISO instant, empty as long
        as nothing was ever public. Entries of other languages and topics are passed over.

        Raises:
            KeyError: the topic has no name in this language.
        """
        return self.write(contents(site, language, entries, updated, form=self.form, topic=topic))


atom = Writer("atom", feeds_atom.write)
rss = Writer("rss", feeds_rss.write)
json_feed = Writer("json", feeds_json_feed.write)
WRITERS = {one.form: one for one in (atom, rss, json_feed)}
