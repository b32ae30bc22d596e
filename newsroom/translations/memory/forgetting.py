"""Purge the memory of an article's or of a person's texts, the index included."""

from __future__ import annotations

import uuid

from sqlalchemy import ColumnElement, delete, select

from newsroom.database import action, db, now
from newsroom.errors import NotAllowed
from newsroom.events.actions import record
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.translations.memory import merging, storing
from newsroom.translations.memory.models import MemoryOrigin, MemoryUnit


def forget_article(article_id: uuid.UUID, *, by: Person) -> int:
    """Forget every pair that an article brought; returns how many.

    Raises:
        NotAllowed: the person edits no language.
    """
    return _forget(MemoryOrigin.article_id == article_id, article_id, by)


def purge_article(article_id: uuid.UUID, *, by: Person) -> int:
    """Forget what ``forget_article`` does, inside the action of whoever erases the article."""
    return _take_out(MemoryOrigin.article_id == article_id, article_id, by)


def forget_person(person_id: uuid.UUID, *, by: Person) -> int:
    """Forget every pair that a person translated or brought; returns how many.

    Raises:
        NotAllowed: the person who asks edits no language.
    """
    return _forget(MemoryOrigin.person_id == person_id, person_id, by)


def _forget(which: ColumnElement[bool], whose: uuid.UUID, by: Person) -> int:
    if not rights.is_any_editor(by):
        raise NotAllowed
    count = _take_out(which, whose, by)
    if count:
        merging.tidy(wait=True)
    return count


@action
def _take_out(which: ColumnElement[bool], whose: uuid.UUID, by: Person) -> int:
    storing.lock()
    origins = list(db.session.scalars(select(MemoryOrigin.id).where(which)))
    units = list(db.session.scalars(select(MemoryUnit.id).where(MemoryUnit.origin_id.in_(origins))))
    storing.purge(units)
    db.session.execute(delete(MemoryOrigin).where(MemoryOrigin.id.in_(origins)))
    # Also where nothing was found: that somebody asked for it is what has to be provable.
    record(
        "memory_purged", at=now(), actor_id=by.id, subject_id=whose, payload={"pairs": len(units)}
    )
    return len(units)
