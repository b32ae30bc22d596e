"""What was typed and never saved ends by the clock, and never before its owner was told."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, delete, func, or_, select

from newsroom.articles.models import Edition, Revision, SideDraft
from newsroom.articles.writing.models import WritingDraft, WritingLock
from newsroom.database import action, db, now
from newsroom.events.actions import record
from newsroom.settings import current

NOTICE = dt.timedelta(days=7)
"""How long before its end the owner of a text hears of it."""
LOCK_LEFT = dt.timedelta(days=1)
"""Locks are dead after a minute; a day later nobody asks who held one."""
Draft = WritingDraft | SideDraft
_KINDS: tuple[type[Draft], ...] = (WritingDraft, SideDraft)
Which = Callable[[type[Draft], ColumnElement[dt.datetime]], ColumnElement[bool]]
"""Which rows of a kind; told the moment at which either the text or its article was touched."""


def to_tell(at: dt.datetime) -> Sequence[uuid.UUID]:
    """Return the drafts whose owner has to be told that they end."""
    return _untouched(
        at, lambda kind, touched: or_(kind.end_told_at.is_(None), kind.end_told_at < touched)
    )


def to_forget(at: dt.datetime) -> Sequence[uuid.UUID]:
    """Return the drafts that end: untouched, as is their article, and told of long enough ago."""
    return _untouched(
        at,
        lambda kind, touched: and_(kind.end_told_at >= touched, kind.end_told_at <= at - NOTICE),
    )


def left_locks(at: dt.datetime) -> Sequence[uuid.UUID]:
    """Return the editions with a lock that somebody left behind."""
    query = select(WritingLock.edition_id).where(WritingLock.beat_at <= at - LOCK_LEFT)
    return db.session.scalars(query).all()


@action
def tell(draft_id: uuid.UUID) -> None:
    """Record that a draft ends; its owner hears of it. Run again it changes nothing."""
    at = now()
    found = locked(draft_id)
    if found is not None and draft_id in to_tell(at):
        found.end_told_at = at
        record("draft_ending", at=at, actor_id=None, subject_id=draft_id)


@action
def forget(draft_id: uuid.UUID) -> None:
    """Forget a draft that has ended; one that was typed into meanwhile stays."""
    # Locked before it is judged: what is typed in between would go with the old words.
    found = locked(draft_id)
    if found is not None and draft_id in to_forget(now()):
        db.session.delete(found)


@action
def drop_lock(edition_id: uuid.UUID) -> None:
    """Take a lock away that was left behind; one that was renewed meanwhile stays."""
    left = WritingLock.beat_at <= now() - LOCK_LEFT
    db.session.execute(delete(WritingLock).where(WritingLock.edition_id == edition_id, left))


def locked(draft_id: uuid.UUID) -> Draft | None:
    """Lock a draft of either kind and return it; None where it is gone."""
    for kind in _KINDS:
        found: Any = db.session.get(kind, draft_id, with_for_update=True, populate_existing=True)
        if isinstance(found, kind):
            return found
    return None


def _untouched(at: dt.datetime, which: Which) -> Sequence[uuid.UUID]:
    """Return the drafts of which nobody touched text or article for as long as drafts are kept."""
    days = current().drafts_days
    if not days:
        return ()
    before = at - dt.timedelta(days=days)
    ids: list[uuid.UUID] = []
    for kind in _KINDS:
        saved = func.coalesce(Revision.created_at, kind.kept_at)
        touched = case((saved > kind.kept_at, saved), else_=kind.kept_at)
        query = (
            select(kind.id)
            .outerjoin(Edition, Edition.id == kind.edition_id)
            .outerjoin(Revision, Revision.id == Edition.current_revision_id)
            .where(touched <= before, which(kind, touched))
        )
        ids += db.session.scalars(query)
    return ids
