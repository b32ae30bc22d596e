"""Who has a translation open just now; it is no history and fades by itself."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, delete, select

from newsroom.database import action, db, inserting, now
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.translations import queries
from newsroom.translations.models import Presence, SourceSegment, TranslationTask

FADES_AFTER_S = 60
"""Three times as long as the page waits before it says again that it is open."""
KEY_LIMIT = 100


@dataclass(frozen=True)
class Here:
    """Somebody else who has the page open."""

    person_id: uuid.UUID
    name: str
    place: int | None
    """The number of the segment that they are in, as the page counts; None for no segment."""


def may_see(task: TranslationTask, person: Person) -> bool:
    """Tell whether the person sees who is here, and is seen: who translates or edits this way."""
    languages = (task.article.source_language, task.edition.language)
    return queries.may_translate(task, person) or any(
        rights.is_editor(person, language) for language in languages
    )


@action
def renew(task_id: uuid.UUID, *, by: Person, key: str = "") -> None:
    """Say that the person has the task's page open, and the segment that they are in."""
    seen = {"key": key[:KEY_LIMIT], "seen_at": now()}
    # Two tabs of one person may say so at the same moment.
    stated = inserting(Presence).values(task_id=task_id, person_id=by.id, **seen)
    db.session.execute(
        stated.on_conflict_do_update(index_elements=["task_id", "person_id"], set_=seen)
    )


def others(task: TranslationTask, person: Person) -> list[Here]:
    """Return who else has the page open, by desk name."""
    of_key = and_(
        SourceSegment.revision_id == task.source_revision_id, SourceSegment.key == Presence.key
    )
    query = (
        select(Person.id, Person.desk_name, SourceSegment.position)
        .join(Presence, Presence.person_id == Person.id)
        .outerjoin(SourceSegment, of_key)
        .where(
            Presence.task_id == task.id,
            Presence.person_id != person.id,
            Presence.seen_at > _faded(now()),
        )
        .order_by(Person.desk_name)
    )
    return [
        Here(row.id, row.desk_name, None if row.position is None else row.position + 1)
        for row in db.session.execute(query)
    ]


def left(at: dt.datetime) -> Sequence[uuid.UUID]:
    """Return the tasks whose page somebody has left."""
    query = select(Presence.task_id).where(Presence.seen_at <= _faded(at)).distinct()
    return db.session.scalars(query).all()


@action
def forget(task_id: uuid.UUID) -> None:
    """Delete who has left a task's page."""
    gone = and_(Presence.task_id == task_id, Presence.seen_at <= _faded(now()))
    db.session.execute(delete(Presence).where(gone))


def _faded(at: dt.datetime) -> dt.datetime:
    return at - dt.timedelta(seconds=FADES_AFTER_S)
