"""The order in which open tasks are offered, and how an editor changes it."""

from __future__ import annotations

import enum
import uuid

from sqlalchemy import select, update

from newsroom.articles.models import Edition
from newsroom.database import action, db, now
from newsroom.lifecycle import check
from newsroom.people.models import Person
from newsroom.translations import claims, steps
from newsroom.translations.journal import note
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState

ORDER = (
    TranslationTask.urgent.desc(),
    TranslationTask.priority.desc(),
    TranslationTask.opened_at,
    TranslationTask.id,
)
"""Urgent tasks first, then as editors want it, then the oldest."""


class Way(enum.StrEnum):
    """Where an editor moves a task."""

    UP = "up"
    DOWN = "down"
    FIRST = "first"


@action
def move(task_id: uuid.UUID, way: Way, *, by: Person) -> bool:
    """Move an open task among those into its language; returns whether there was room.

    An urgent one stays among the urgent ones. What is opened later stands behind all of them.
    """
    task = claims.locked(task_id)
    check(steps.MOVE, task, by)
    before = _priorities(task)
    ids = list(before)
    place = ids.index(task.id)
    aim = {Way.UP: place - 1, Way.DOWN: place + 1, Way.FIRST: 0}[way]
    if aim == place or not 0 <= aim < len(ids):
        return False
    ids.insert(aim, ids.pop(place))
    _renumber(ids, before, last=max(aim, place))
    note(steps.MOVE, task, by, now())
    return True


def _priorities(task: TranslationTask) -> dict[uuid.UUID, int]:
    """Return the tasks among which this one stands, in their order, with their priorities."""
    query = (
        select(TranslationTask.id, TranslationTask.priority)
        .join(Edition, Edition.id == TranslationTask.edition_id)
        .where(
            TranslationTask.state == TaskState.OPEN,
            TranslationTask.urgent.is_(task.urgent),
            Edition.language == task.edition.language,
        )
        .order_by(*ORDER)
    )
    return {row.id: row.priority for row in db.session.execute(query)}


def _renumber(ids: list[uuid.UUID], before: dict[uuid.UUID, int], *, last: int) -> None:
    """Give the tasks up to a place priorities that grow upwards from the one below."""
    floor = before[ids[last + 1]] if last + 1 < len(ids) else 0
    wanted = {one: floor + last - place + 1 for place, one in enumerate(ids[: last + 1])}
    # Two editors who move things at once lock the rows in the same order.
    changed = sorted(one for one in wanted if wanted[one] != before[one])
    if changed:
        db.session.execute(
            update(TranslationTask), [{"id": one, "priority": wanted[one]} for one in changed]
        )
