"""Who writes an edition just now: people are told, saving is guarded, nobody is shut out for good.

A lock is one row that its page renews; whoever stops doing so has lost it to the next who asks. It
is no history: nothing is recorded when it changes hands.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy import and_, case, delete, or_, select

from newsroom.articles.writing.models import WritingLock
from newsroom.database import action, db, inserting, now
from newsroom.people.models import Person

DEAD_AFTER_S = 60
"""Three times as long as the page waits before it says again that it is there."""
TAB_LIMIT = 64


@dataclass(frozen=True)
class Holder:
    """Who writes."""

    person_id: uuid.UUID
    name: str
    tab: str
    since: dt.datetime

    def is_tab(self, person: Person, tab: str) -> bool:
        """Tell whether it is this tab of this person."""
        return self.person_id == person.id and self.tab == tab[:TAB_LIMIT]


@action
def beat(edition_id: uuid.UUID, *, tab: str, by: Person, over: str = "") -> Holder:
    """Take the lock if it is free, or renew one's own; returns who holds it afterwards.

    ``over`` is the tab from which it is taken over: where a third one was faster, they keep it.
    """
    at = now()
    stated = inserting(WritingLock).values(
        edition_id=edition_id, person_id=by.id, tab=tab[:TAB_LIMIT], since=at, beat_at=at
    )
    mine = and_(WritingLock.person_id == by.id, WritingLock.tab == tab[:TAB_LIMIT])
    dead = WritingLock.beat_at <= _dead(at)
    # One statement compares and sets: of two who ask at once, the database lets one through.
    db.session.execute(
        stated.on_conflict_do_update(
            index_elements=["edition_id"],
            set_={
                "person_id": by.id,
                "tab": tab[:TAB_LIMIT],
                "since": case(
                    (and_(mine, WritingLock.beat_at > _dead(at)), WritingLock.since), else_=at
                ),
                "beat_at": at,
            },
            where=or_(mine, dead, WritingLock.tab == over) if over else or_(mine, dead),
        )
    )
    found = holder(edition_id)
    assert found is not None  # noqa: S101 — this transaction holds the row
    return found


@action
def leave(edition_id: uuid.UUID, *, tab: str, by: Person) -> None:
    """Give one's own lock back; somebody else's stays."""
    mine = and_(WritingLock.person_id == by.id, WritingLock.tab == tab[:TAB_LIMIT])
    db.session.execute(delete(WritingLock).where(WritingLock.edition_id == edition_id, mine))


def holder(edition_id: uuid.UUID) -> Holder | None:
    """Return who writes the edition; None when nobody does any more."""
    query = (
        select(Person.id, Person.desk_name, WritingLock.tab, WritingLock.since)
        .join(WritingLock, WritingLock.person_id == Person.id)
        .where(WritingLock.edition_id == edition_id, WritingLock.beat_at > _dead(now()))
    )
    row = db.session.execute(query).one_or_none()
    return Holder(row.id, row.desk_name, row.tab, row.since) if row else None


def is_lost(edition_id: uuid.UUID, *, tab: str, by: Person) -> bool:
    """Tell whether another tab or person writes.

    The row stays locked: nobody takes over between this and the end of the transaction.
    """
    query = select(WritingLock).where(WritingLock.edition_id == edition_id).with_for_update()
    lock = db.session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if lock is None or lock.beat_at <= _dead(now()):
        return False
    return (lock.person_id, lock.tab) != (by.id, tab[:TAB_LIMIT])


def _dead(at: dt.datetime) -> dt.datetime:
    return at - dt.timedelta(seconds=DEAD_AFTER_S)
