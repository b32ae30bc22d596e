"""What one translator leaves to the next: the work so far, and a note."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from newsroom.database import db
from newsroom.events.models import Event
from newsroom.events.queries import words_of
from newsroom.translations import steps
from newsroom.translations.models import TranslationTask


@dataclass(frozen=True)
class Note:
    """What somebody wrote when they gave a translation back."""

    text: str
    by: uuid.UUID | None
    at: dt.datetime


def notes(tasks: Iterable[TranslationTask]) -> dict[uuid.UUID, Note]:
    """Return by task the note with which it was given back last; without words there is none.

    One statement, and one for the words, for any number of tasks.
    """
    wanted = {one.id: one.article_id for one in tasks}
    if not wanted:
        return {}
    query = (
        select(Event)
        .where(
            Event.article_id.in_(set(wanted.values())),
            Event.kind == steps.RELEASE.records,
            Event.subject_id.in_(wanted),
        )
        .order_by(Event.id)
    )
    newest = {one.subject_id: one for one in db.session.scalars(query) if one.subject_id}
    return {
        task_id: Note(text, event.actor_id, event.at)
        for task_id, event in newest.items()
        if (text := str(words_of(event).get("reason", "")))
    }
