"""Keep each target's place in the log: one feeder at a time, later and later after a failure."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import random
import secrets
from collections.abc import Callable, Sequence

from sqlalchemy import ColumnElement, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from newsroom.database import action, db, now, reading
from newsroom.publishing import queries
from newsroom.publishing.targets.models import TargetPlace
from newsroom.publishing.targets.target import Overtaken, Target
from newsroom.telemetry import in_short

_log = logging.getLogger(__name__)

HELD_S = 60
"""Whoever has not said anything for so long counts as dead; every request ends sooner."""
FIRST_PAUSE_S = 30
LONGEST_PAUSE_S = 3_600
_ROUNDS = 100


def feed(target: Target) -> bool:
    """Bring a target up to the log; returns whether it is.

    Nothing happens while another process feeds it, or before its next try is due. A failure is
    noted and waits for its time; it is never raised, for it is nobody else's.
    """
    for _ in range(_ROUNDS):
        if not _fed(target):
            return False
        # Who was turned away while we were at it counts on us to see what they came for.
        if not _is_behind(target.name):
            return True
    return False


def pause_s(failures: int, *, first: float = FIRST_PAUSE_S, most: float = LONGEST_PAUSE_S) -> float:
    """Return how long to wait after so many failures in a row: doubling, and never in step."""
    longest: float = min(first * 2.0 ** min(failures - 1, 30), most)
    return longest * random.uniform(0.8, 1.2)  # noqa: S311 — jitter, no secret


def places(targets: Sequence[Target]) -> dict[str, TargetPlace]:
    """Return the rows of these targets by their names; those never fed have none."""
    with reading():
        query = select(TargetPlace).where(TargetPlace.name.in_([one.name for one in targets]))
        found = {one.name: one for one in db.session.scalars(query)}
        db.session.expunge_all()
        db.session.rollback()
    return found


@action
def begin_again(name: str) -> bool:
    """Let a target be fed from the beginning of the log; returns whether there is such a row."""
    query = update(TargetPlace).where(TargetPlace.name == name)
    changed = db.session.execute(
        # Whoever feeds it at the moment is overtaken.
        query.values(applied=0, attempts=0, next_try_at=None, holder="", held_until=None).returning(
            TargetPlace.name
        )
    )
    return changed.one_or_none() is not None


def short(error: BaseException) -> str:
    """Return the first line of what is kept of an error."""
    return in_short(error).splitlines()[0]


def _fed(target: Target) -> bool:
    holder = secrets.token_hex(8)
    after = _take(target, holder)
    if after is None:
        return False
    try:
        target.feed(after, _reached(target, holder))
    except Overtaken:
        return False
    except Exception as error:  # noqa: BLE001 — a network has no end of them, each for its target
        db.session.rollback()
        _log.warning("%s could not be fed: %s", target.name, short(error))
        _let_go(target.name, holder, error)
        return False
    _let_go(target.name, holder, None)
    return True


@action
def _take(target: Target, holder: str) -> int | None:
    """Take a target for this process; returns its place, None where it is taken or must wait."""
    at = now()
    if db.session.get(TargetPlace, target.name) is None:
        first = {"name": target.name, "applied": target.begins_after(queries.last_number())}
        # Of two that begin at once, the other finds the row a moment later.
        with contextlib.suppress(IntegrityError), db.session.begin_nested():
            db.session.execute(insert(TargetPlace).values(attempts=0, holder="", **first))
    free = or_(TargetPlace.held_until.is_(None), TargetPlace.held_until < at)
    due = or_(TargetPlace.next_try_at.is_(None), TargetPlace.next_try_at <= at)
    taken = (
        update(TargetPlace)
        .where(TargetPlace.name == target.name, free, due)
        .values(holder=holder, held_until=at + dt.timedelta(seconds=HELD_S))
        .returning(TargetPlace.applied)
    )
    applied: int | None = db.session.scalar(taken)
    return applied


def _reached(target: Target, holder: str) -> Callable[[int], None]:
    @action
    def reached(number: int) -> None:
        held = now() + dt.timedelta(seconds=HELD_S)
        moved = db.session.execute(
            update(TargetPlace)
            .where(_mine(target.name, holder))
            .values(applied=number, held_until=held)
            .returning(TargetPlace.name)
        )
        if moved.one_or_none() is None:
            raise Overtaken

    return reached


@action
def _let_go(name: str, holder: str, error: Exception | None) -> None:
    """Free a target for whoever comes next, and say when its next try is due."""
    values: dict[str, object] = {"holder": "", "held_until": None}
    if error is None:
        values |= {"attempts": 0, "next_try_at": None, "last_error": ""}
    else:
        row = db.session.get_one(TargetPlace, name, populate_existing=True)
        pause = dt.timedelta(seconds=pause_s(row.attempts + 1))
        values |= {"attempts": row.attempts + 1, "next_try_at": now() + pause}
        values["last_error"] = short(error)
    db.session.execute(update(TargetPlace).where(_mine(name, holder)).values(**values))


def _mine(name: str, holder: str) -> ColumnElement[bool]:
    return (TargetPlace.name == name) & (TargetPlace.holder == holder)


def _is_behind(name: str) -> bool:
    with reading():
        applied = db.session.scalar(select(TargetPlace.applied).where(TargetPlace.name == name))
        behind = (applied or 0) < queries.last_number()
        db.session.rollback()
    return behind
