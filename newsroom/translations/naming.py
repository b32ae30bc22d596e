"""A private source is named in a translation: whoever keeps the source is told, by whom it was."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Sequence

from sqlalchemy import select

from newsroom.articles.sources import queries as sources
from newsroom.database import db
from newsroom.events.actions import record
from newsroom.events.models import Event
from newsroom.people.models import Person
from newsroom.translations.models import TranslationTask

TOLD_AGAIN = dt.timedelta(hours=1)
"""How long one person's further tries are part of what their source's keeper was told."""


def watch(task: TranslationTask, texts: Sequence[str], *, by: Person, at: dt.datetime) -> None:
    """Record which private sources stored texts name; the caller holds the article's lock.

    Whoever saves a text learns whether it names somebody. That nobody can ask so in silence is
    what keeps guessing from being worth it. Articles without sources cost no statement.
    """
    if not sources.has_any(task.edition):
        return
    looked_for = sources.unspeakable(task.article_id)
    found = {one.id: None for text in texts for one in looked_for.found_in(text)}
    for source_id in found.keys() - _told(task.article_id, found, by, at):
        record(
            "source_named",
            at=at,
            actor_id=by.id,
            article_id=task.article_id,
            subject_id=source_id,
        )


def _told(
    article_id: uuid.UUID, source_ids: Collection[uuid.UUID], by: Person, at: dt.datetime
) -> set[uuid.UUID | None]:
    if not source_ids:
        return set()
    query = select(Event.subject_id).where(
        Event.kind == "source_named",
        Event.article_id == article_id,
        Event.subject_id.in_(source_ids),
        Event.actor_id == by.id,
        Event.at > at - TOLD_AGAIN,
    )
    return set(db.session.scalars(query))
