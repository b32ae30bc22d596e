"""What the newsroom tidies up every minute: leases that end, a site tree that fell behind."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable

from celery import shared_task
from sqlalchemy import select

from newsroom.database import db, now
from newsroom.publishing import follow
from newsroom.settings import current
from newsroom.translations import claims, queries
from newsroom.translations.models import TranslationTask
from workflows.task_session import ContextTask

_log = logging.getLogger(__name__)


@shared_task(name="upkeep.sweep", base=ContextTask)
def sweep() -> None:
    """Do all upkeep; what fails for one row does not keep the others waiting."""
    for task_id in _held_tasks():
        if not _tried(claims.expire, task_id):
            _tried(claims.warn, task_id)
    tree = follow.tree_of(current())
    follow.follow_log(tree)
    follow.rewrite_lists(tree)


def _held_tasks() -> list[uuid.UUID]:
    """Return the tasks whose lease may have something due: warned about or over."""
    query = select(TranslationTask.id).where(
        TranslationTask.state.in_(queries.WORKED_ON),
        (TranslationTask.lease_until <= now()) | TranslationTask.lease_warned_at.is_(None),
    )
    ids = list(db.session.scalars(query))
    db.session.rollback()
    return ids


def _tried(work: Callable[[uuid.UUID], bool], task_id: uuid.UUID) -> bool:
    try:
        return work(task_id)
    except Exception:  # noqa: BLE001 — whatever it is, the next one must not wait
        db.session.rollback()
        _log.exception("upkeep of translation task %s failed", task_id)
        return False
