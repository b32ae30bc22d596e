"""What the newsroom tidies up every minute: whatever is over, overdue, stuck or behind."""

from __future__ import annotations

import datetime as dt
import logging
import uuid
from collections.abc import Callable, Sequence

from celery import shared_task
from sqlalchemy import select

from newsroom.articles import policies
from newsroom.articles.sources import actions as source_actions
from newsroom.articles.sources import queries as sources
from newsroom.articles.writing import tidying as draft_tidying
from newsroom.database import db, now
from newsroom.media import ending
from newsroom.media import tidying as media_tidying
from newsroom.publishing import (
    carrying,
    correction_windows,
    going_out,
    refreshing,
    rules,
    takedowns,
)
from newsroom.publishing import queries as publishing
from newsroom.publishing.listing import writing as list_writing
from newsroom.publishing.site import follow
from newsroom.publishing.site import sweeping as site_sweeping
from newsroom.publishing.targets import directory
from newsroom.search import following
from newsroom.settings import current
from newsroom.translations import claims, deadlines, presence, queries
from newsroom.translations.memory import merging
from newsroom.translations.models import TranslationTask
from workflows import feeding
from workflows.task_session import ContextTask

STUCK_MINUTES = 10
"""How long a release may be on its way before upkeep carries it: seconds are usual."""
_INDEXED_AT_ONCE = 1_000
"""Articles that one sweep brings to the search; more wait for the next one."""
_log = logging.getLogger(__name__)


@shared_task(name="upkeep.sweep", base=ContextTask)
def sweep() -> None:
    """Do all upkeep; what fails for one row does not keep the others waiting."""
    for task_id in _held_tasks():
        if not _tried(claims.expire, task_id):
            _tried(claims.warn, task_id)
    for find, work in _DUE:
        for row_id in _found(find):
            _tried(work, row_id)
    merging.tidy()
    feeding.wake()
    tree = follow.tree_of(current())
    follow.follow_log(tree)
    if not follow.rewrite_lists(tree):
        list_writing.renew(tree)
    following.follow(most=_INDEXED_AT_ONCE)
    _sweep_disks()


def _sweep_disks() -> None:
    """Once a day, remove files of pages and pictures that nothing names any more."""
    own, *others = directory.trees(current())
    if site_sweeping.sweep_daily(own):
        media_tidying.sweep()
    for tree in others:
        site_sweeping.sweep_daily(tree)


def _waiting_updates(at: dt.datetime) -> Sequence[uuid.UUID]:
    return publishing.waiting_updates(at - dt.timedelta(hours=rules.PATIENCE_HOURS))


def _stuck(at: dt.datetime) -> Sequence[uuid.UUID]:
    """Return what was on its way when whoever carried it died, and no reaction is owed."""
    return publishing.stuck(at - dt.timedelta(minutes=STUCK_MINUTES))


def _carry(release_id: uuid.UUID) -> bool:
    return carrying.carry(release_id, follow.tree_of(current()))


_DUE: tuple[
    tuple[Callable[[dt.datetime], Sequence[uuid.UUID]], Callable[[uuid.UUID], object]], ...
] = (
    (policies.lapsed, policies.let_lapse),
    (takedowns.overdue, takedowns.remind),
    (correction_windows.over, correction_windows.tell_that_over),
    (_waiting_updates, going_out.remind),
    (deadlines.pressing, deadlines.remind),
    (ending.pressing, ending.remind),
    (presence.left, presence.forget),
    (sources.to_forget, source_actions.forget),
    (draft_tidying.to_tell, draft_tidying.tell),
    (draft_tidying.to_forget, draft_tidying.forget),
    (draft_tidying.left_locks, draft_tidying.drop_lock),
    (lambda _at: refreshing.outdated(), refreshing.refresh),
    (_stuck, _carry),
)
"""What to look for by the clock, and what to do with each row that is found."""


def _found(find: Callable[[dt.datetime], Sequence[uuid.UUID]]) -> list[uuid.UUID]:
    ids = list(find(now()))
    db.session.rollback()
    return ids


def _held_tasks() -> list[uuid.UUID]:
    """Return the tasks whose lease may have something due: warned about or over."""
    query = select(TranslationTask.id).where(
        TranslationTask.state.in_(queries.WORKED_ON),
        (TranslationTask.lease_until <= now()) | TranslationTask.lease_warned_at.is_(None),
    )
    ids = list(db.session.scalars(query))
    db.session.rollback()
    return ids


def _tried(work: Callable[[uuid.UUID], object], row_id: uuid.UUID) -> object:
    try:
        return work(row_id)
    except Exception:  # noqa: BLE001 — whatever it is, the next one must not wait
        db.session.rollback()
        _log.exception("upkeep of %s failed", row_id)
        return None
