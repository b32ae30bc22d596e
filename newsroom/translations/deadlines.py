"""When a translation is to be handed in: an editor says so, and the clock reminds."""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, or_, select

from newsroom.database import action, db, now
from newsroom.errors import BadInput
from newsroom.lifecycle import check
from newsroom.people.models import Person
from newsroom.translations import claims, queries, rules, steps
from newsroom.translations.journal import note
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState

WITH_TRANSLATORS = (TaskState.OPEN, *queries.WORKED_ON)
"""Handed in, a translation is on time or late for ever."""


class Pressure(enum.StrEnum):
    """How near a due date is."""

    NONE = ""
    SOON = "soon"
    OVERDUE = "overdue"


def pressure(task: TranslationTask, at: dt.datetime) -> Pressure:
    """Tell how near the due date of a task is that translators still have to do with."""
    if task.due_at is None or task.state not in WITH_TRANSLATORS:
        return Pressure.NONE
    if at >= task.due_at:
        return Pressure.OVERDUE
    return Pressure.SOON if task.due_at <= _soon(at) else Pressure.NONE


def _soon(at: dt.datetime) -> dt.datetime:
    return at + dt.timedelta(hours=rules.DUE_SOON_HOURS)


def is_pressing(at: dt.datetime) -> ColumnElement[bool]:
    """Return the condition for tasks that are due soon or overdue."""
    return and_(
        TranslationTask.state.in_(WITH_TRANSLATORS),
        TranslationTask.due_at <= _soon(at),
    )


@action
def set_due(task_id: uuid.UUID, due_at: dt.datetime | None, *, by: Person, zone: str = "") -> None:
    """Say until when a translation is to be handed in; None: there is no hurry.

    ``zone`` is the one in which the editor chose the moment.
    """
    task = claims.locked(task_id)
    check(steps.SET_DUE, task, by)
    at = now()
    if due_at is not None and due_at <= at:
        raise BadInput(_l("This moment is over already. Choose a later one."), field="wall")
    task.due_at = due_at
    task.due_zone = (zone or None) if due_at else None
    # Whoever hears now that it is due tomorrow needs no second word of it.
    task.due_soon_told_at = at if due_at and due_at <= _soon(at) else None
    task.overdue_told_at = None
    note(steps.SET_DUE, task, by, at, extra={"due": due_at.isoformat()} if due_at else None)


def pressing(at: dt.datetime) -> Sequence[uuid.UUID]:
    """Return the tasks whose holder and editors have to be reminded."""
    untold = or_(
        TranslationTask.due_soon_told_at.is_(None),
        and_(TranslationTask.due_at <= at, TranslationTask.overdue_told_at.is_(None)),
    )
    return db.session.scalars(select(TranslationTask.id).where(is_pressing(at), untold)).all()


@action
def remind(task_id: uuid.UUID) -> bool:
    """Remind once that a task is due soon, and once that it is overdue; returns whether it did."""
    task = claims.locked(task_id)
    at = now()
    found = pressure(task, at)
    if found is Pressure.OVERDUE and task.overdue_told_at is None:
        task.overdue_told_at = at
        task.due_soon_told_at = task.due_soon_told_at or at
        note(steps.OVERDUE, task, None, at)
        return True
    if found is Pressure.SOON and task.due_soon_told_at is None:
        task.due_soon_told_at = at
        note(steps.DUE_SOON, task, None, at)
        return True
    return False
