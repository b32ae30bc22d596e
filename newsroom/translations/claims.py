"""Claim a task, keep it by working, lose it by the clock: one holder at a time."""

from __future__ import annotations

import datetime as dt
import uuid

from newsroom.articles import locking
from newsroom.articles.rules import refuse_erased
from newsroom.articles.states import EditionState
from newsroom.database import action, now
from newsroom.errors import AlreadyClaimed, BadInput
from newsroom.lifecycle import check, clean_reason, may
from newsroom.people.models import Person
from newsroom.translations import queries, rules, steps
from newsroom.translations.journal import note
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState


def locked(task_id: uuid.UUID) -> TranslationTask:
    """Lock the task's article, then return the task as it is now.

    Raises:
        Erased: the words of its article are gone, and so is the task.
    """
    task = locking.lock_with(TranslationTask, task_id)
    refuse_erased(task.article.source)
    return task


def start_lease(task: TranslationTask, *, at: dt.datetime) -> None:
    """Give the holder a whole lease from now."""
    task.lease_from = at
    task.lease_until = at + dt.timedelta(hours=rules.LEASE_HOURS)
    task.lease_warned_at = None


@action
def claim(task_id: uuid.UUID, *, by: Person) -> TranslationTask:
    """Take an open task; of any number of people who try at once, exactly one wins.

    Raises:
        AlreadyClaimed: somebody was faster.
    """
    task = locked(task_id)
    if task.state is TaskState.CLAIMED and task.holder_id != by.id and may(steps.CLAIM, task, by):
        raise AlreadyClaimed
    check(steps.CLAIM, task, by)
    at = now()
    _give(task, by.id, at)
    note(steps.CLAIM, task, by, at)
    return task


def _give(task: TranslationTask, person_id: uuid.UUID, at: dt.datetime) -> None:
    task.state = TaskState.CLAIMED
    task.holder_id = person_id
    task.fence += 1
    task.first_refusal_id = task.first_refusal_until = None
    task.edition.state = EditionState.DRAFT
    start_lease(task, at=at)


def _take_away(task: TranslationTask) -> None:
    task.state = TaskState.OPEN
    task.holder_id = None
    task.fence += 1
    task.lease_from = task.lease_until = task.lease_warned_at = None
    task.edition.state = EditionState.DRAFT


def _holder_of(task: TranslationTask) -> dict[str, str]:
    """Name the holder for the history, whom the task itself forgets in a moment."""
    return {"holder": str(task.holder_id)} if task.holder_id else {}


@action
def release_claim(task_id: uuid.UUID, *, by: Person, reason: str = "") -> None:
    """Give a task back; the work stays for whoever claims it next."""
    task = locked(task_id)
    check(steps.RELEASE, task, by)
    kept = clean_reason(reason)
    at = now()
    note(steps.RELEASE, task, by, at, reason=kept, extra=_holder_of(task))
    _take_away(task)


@action
def reassign(task_id: uuid.UUID, *, to: Person, by: Person) -> None:
    """Give a task to a translator; the work stays."""
    task = locked(task_id)
    check(steps.REASSIGN, task, by)
    if not queries.may_translate(task, to):
        raise BadInput(steps.CANNOT_TRANSLATE, field="to")
    at = now()
    named = _holder_of(task) | {"to": str(to.id)}
    _give(task, to.id, at)
    note(steps.REASSIGN, task, by, at, extra=named)


@action
def warn(task_id: uuid.UUID) -> bool:
    """Warn the holder once that most of the lease is used; returns whether it did."""
    task = locked(task_id)
    at = now()
    if (
        task.state not in queries.WORKED_ON
        or task.lease_warned_at
        or not rules.is_lease_late(task, at)
    ):
        return False
    task.lease_warned_at = at
    note(steps.WARN, task, None, at, extra=_holder_of(task))
    return True


@action
def expire(task_id: uuid.UUID) -> bool:
    """End a claim whose lease is over; the work stays. Returns whether it did."""
    task = locked(task_id)
    at = now()
    over = task.lease_until is not None and at >= task.lease_until
    if task.state not in queries.WORKED_ON or not over:
        return False
    note(steps.EXPIRE, task, None, at, extra=_holder_of(task))
    _take_away(task)
    return True
