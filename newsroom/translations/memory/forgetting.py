"""Purge the memory of an article's or of a person's texts, the index included."""

from __future__ import annotations

import uuid

from sqlalchemy import ColumnElement, delete, select

from newsroom.database import action, db
from newsroom.translations.memory import merging, storing
from newsroom.translations.memory.models import MemoryOrigin, MemoryUnit


def forget_article(article_id: uuid.UUID) -> int:
    """Forget every pair that an article brought; returns how many."""
    return _forget(MemoryOrigin.article_id == article_id)


def forget_person(person_id: uuid.UUID) -> int:
    """Forget every pair that a person translated or brought; returns how many."""
    return _forget(MemoryOrigin.person_id == person_id)


def forget_units(unit_ids: list[int]) -> None:
    """Forget single pairs; their index entries go with the next merge."""
    action(storing.take_out)(unit_ids)


def _forget(which: ColumnElement[bool]) -> int:
    count = _take_out(which)
    if count:
        merging.merge()
    return count


@action
def _take_out(which: ColumnElement[bool]) -> int:
    storing.lock()
    origins = list(db.session.scalars(select(MemoryOrigin.id).where(which)))
    units = list(db.session.scalars(select(MemoryUnit.id).where(MemoryUnit.origin_id.in_(origins))))
    storing.take_out(units)
    db.session.execute(delete(MemoryOrigin).where(MemoryOrigin.id.in_(origins)))
    return len(units)
