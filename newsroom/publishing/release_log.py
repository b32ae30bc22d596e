"""Read the release log as a stream: in its order, never more of it in memory than a batch."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from newsroom.database import db, reading
from newsroom.publishing.models import Release, ReleaseObject
from newsroom.publishing.site.layout import LogEntry, LogObject, Role
from newsroom.publishing.states import ReleaseKind

BATCH = 500
_Later = aliased(Release)


def newest(*, after: int = 0, most: int = BATCH) -> Iterator[list[LogEntry]]:
    """Yield each article's newest release behind a number, in batches, in the order of the log.

    What is published meanwhile is met as well. No transaction is held between two batches.
    """
    while True:
        # Asked by number and not by offset: flat in memory and quick, wherever it has got to.
        batch = _read(_numbered(after, _is_newest()).limit(most))
        if batch:
            yield batch
        # The last release of all is its article's newest, so a short batch is the end.
        if len(batch) < most:
            return
        after = batch[-1].number


def after(number: int, *, most: int = BATCH) -> list[LogEntry]:
    """Return the log's releases behind a number, in its order."""
    return _read(_numbered(number).limit(most))


@dataclass(frozen=True)
class Told:
    """What the log says of one release."""

    number: int
    article_id: str
    kind: ReleaseKind
    public_at: dt.datetime | None
    objects: tuple[LogObject, ...]


def numbers(*, after: int, most: int = BATCH) -> list[int]:
    """Return the numbers behind a number, in the order of the log; none is left out."""
    with reading():
        query = select(Release.number).where(Release.number > after).order_by(Release.number)
        found = [one for one in db.session.scalars(query.limit(most)) if one is not None]
        db.session.rollback()
    return found


def told(number: int) -> Told:
    """Return one release; ``NoResultFound`` where the log has no such number."""
    with reading():
        query = select(Release.id, Release.article_id, Release.kind, Release.public_at)
        row = db.session.execute(query.where(Release.number == number)).one()
        placed = _objects([row.id]).get(row.id, [])
        db.session.rollback()
    return Told(number, row.article_id.hex, row.kind, row.public_at, tuple(placed))


def article_count() -> int:
    """Return how many articles have ever been public."""
    with reading():
        query = select(func.count(func.distinct(Release.article_id)))
        count = db.session.scalar(query.where(Release.number.is_not(None))) or 0
        db.session.rollback()
    return count


_Rows = Select[uuid.UUID, int | None, uuid.UUID, ReleaseKind]


def _numbered(after: int, *more: ColumnElement[bool]) -> _Rows:
    # Columns, not rows of the ORM: those bring their article and every pinned text with them.
    query = select(Release.id, Release.number, Release.article_id, Release.kind)
    return query.where(Release.number > after, *more).order_by(Release.number)


def _is_newest() -> ColumnElement[bool]:
    later = select(_Later.id).where(
        _Later.article_id == Release.article_id, _Later.number > Release.number
    )
    return ~later.exists()


def _read(query: _Rows) -> list[LogEntry]:
    batch = query.subquery()
    objects = ReleaseObject.__table__.columns
    whole = (
        select(*batch.c, *objects)
        .outerjoin(ReleaseObject, ReleaseObject.release_id == batch.c.id)
        .order_by(batch.c.number, objects.language, objects.slug)
    )
    with reading():
        rows = db.session.execute(whole).all()
        db.session.rollback()
    entries: dict[int, list[Any]] = {}
    for row in rows:
        entries.setdefault(row.number, []).append(row)
    return [
        LogEntry(
            number,
            of_release[0].article_id.hex,
            tuple(_object(row) for row in of_release if row.role is not None),
            is_urgent=of_release[0].kind is ReleaseKind.TAKEDOWN,
        )
        for number, of_release in entries.items()
    ]


def _object(row: Any) -> LogObject:
    return LogObject(row.language, row.slug, cast("Role", row.role), row.digest, row.location)


def _objects(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[LogObject]]:
    placed: dict[uuid.UUID, list[LogObject]] = {}
    for row in _object_rows(ids):
        placed.setdefault(row.release_id, []).append(_object(row))
    return placed


def _object_rows(ids: Collection[uuid.UUID]) -> Sequence[Any]:
    columns = ReleaseObject.__table__.columns
    query = select(*columns).where(ReleaseObject.release_id.in_(ids))
    return db.session.execute(query).all()
