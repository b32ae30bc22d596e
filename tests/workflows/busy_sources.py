"""A private source that is kept, opened by somebody else, and shared."""

from __future__ import annotations

from newsroom.articles.content import Content
from newsroom.articles.sources import actions
from newsroom.articles.sources.source import Source
from newsroom.translations import queries
from newsroom.translations.saving import Entry, save_segments
from tests import make


def all_of(people: make.Staff, story: Content, canary: str) -> None:
    """Make every kind of event that follows what is done with private sources."""
    edition = make.draft(people, story)
    source = Source(name=f"{canary} source", contact=canary, note=canary)
    kept = actions.add(edition.article_id, source, by=people.author)
    actions.share(edition.article_id, kept.id, [people.editor_en.id], by=people.author)
    actions.read(edition.article_id, kept.id, by=people.editor_en)
    make.react()
    task = make.claimed(people, make.numbered())
    actions.add(task.article_id, Source(name="Rut Nadie"), by=people.author)
    row = next(one for one in queries.rows(task) if one.segment.kind == "title")
    entry = Entry(row.segment.key, "Rut Nadie", row.version)
    save_segments(task.id, [entry], fence=task.fence, by=people.translator)
    make.react()
