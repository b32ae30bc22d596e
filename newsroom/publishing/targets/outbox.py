"""What webhooks are owed: due, tried, delivered, given up, and sent again when somebody asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import or_, select, update

from newsroom.database import action, db, now, reading
from newsroom.publishing.targets.feeding import pause_s
from newsroom.publishing.targets.models import DeliveryState, WebhookDelivery
from newsroom.telemetry import ERROR_LIMIT

FIRST_PAUSE_S = 60
LONGEST_PAUSE_S = 4 * 3_600
MOST_TRIES = 14
"""1, 2, 4 … 128 minutes, then 4 hours each: the last try is about a day after the first."""


class Outcome(Protocol):
    """How a request ended; ``sending.Outcome`` is one."""

    @property
    def status(self) -> int | None:
        """What was answered; None where nobody answered."""

    @property
    def error(self) -> str:
        """In a word; empty where it went well."""

    @property
    def delivered(self) -> bool:
        """Whether the receiver took it."""


@dataclass(frozen=True)
class Due:
    """One delivery whose time has come."""

    id: int
    number: int
    key: str
    at: dt.datetime
    """The deciding clock at this moment."""


def next_due(target: str, *, after: int = 0) -> Due | None:
    """Return a target's oldest delivery that is due, behind a number."""
    with reading():
        at = now()
        query = (
            select(WebhookDelivery.id, WebhookDelivery.number, WebhookDelivery.idempotency_key)
            .where(
                WebhookDelivery.target == target,
                WebhookDelivery.state == DeliveryState.WAITING,
                WebhookDelivery.number > after,
                or_(WebhookDelivery.next_try_at.is_(None), WebhookDelivery.next_try_at <= at),
            )
            .order_by(WebhookDelivery.number)
            .limit(1)
        )
        row = db.session.execute(query).one_or_none()
        db.session.rollback()
    return Due(row.id, row.number, row.idempotency_key, at) if row else None


@action
def note(delivery_id: int, outcome: Outcome) -> None:
    """Keep how a try ended: delivered, waiting for the next one, or given up."""
    at = now()
    row = db.session.get_one(WebhookDelivery, delivery_id, populate_existing=True)
    row.attempts += 1
    row.last_status = outcome.status
    row.last_error = outcome.error[:ERROR_LIMIT]
    row.next_try_at = None
    if outcome.delivered:
        row.state = DeliveryState.DELIVERED
        row.delivered_at = at
    elif row.attempts >= MOST_TRIES:
        row.state = DeliveryState.DEAD
    else:
        pause = pause_s(row.attempts, first=FIRST_PAUSE_S, most=LONGEST_PAUSE_S)
        row.next_try_at = at + dt.timedelta(seconds=pause)


@action
def send_again(*, number: int | None = None, dead: bool = False) -> int:
    """Let deliveries go out anew under their old keys; returns how many.

    Either all that were given up, or those of one release, whatever became of them.
    """
    chosen = [WebhookDelivery.state == DeliveryState.DEAD] if dead else []
    chosen += [WebhookDelivery.number == number] if number is not None else []
    again = (
        update(WebhookDelivery)
        .where(*chosen)
        .values(state=DeliveryState.WAITING, attempts=0, next_try_at=None)
        .returning(WebhookDelivery.id)
    )
    return len(db.session.execute(again).all())


def listed(*states: DeliveryState, most: int = 100) -> Sequence[WebhookDelivery]:
    """Return deliveries in these states, or in any, the newest first."""
    query = select(WebhookDelivery).order_by(WebhookDelivery.number.desc(), WebhookDelivery.target)
    if states:
        query = query.where(WebhookDelivery.state.in_(states))
    with reading():
        found = db.session.scalars(query.limit(most)).all()
        db.session.expunge_all()
        db.session.rollback()
    return found
