"""Rows of the targets: how far each has got in the log, and what each webhook is owed."""

from __future__ import annotations

import datetime as dt
import enum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from newsroom.database import Base, stored_as_text

_WAITING = text("state = 'waiting'")


class TargetPlace(Base):
    """One target's place in the release log, and the trouble that it has."""

    __tablename__ = "target"

    name: Mapped[str] = mapped_column(primary_key=True)
    applied: Mapped[int]
    """Everything up to this number has arrived."""
    attempts: Mapped[int] = mapped_column(default=0)
    """Failures in a row."""
    next_try_at: Mapped[dt.datetime | None]
    """Not before this; None: at any time."""
    last_error: Mapped[str] = mapped_column(default="")
    holder: Mapped[str] = mapped_column(default="")
    """Who feeds it at the moment; empty for nobody."""
    held_until: Mapped[dt.datetime | None]
    """When whoever feeds it counts as dead."""


class DeliveryState(enum.StrEnum):
    """What became of one piece of news for one webhook."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    DEAD = "dead"


class WebhookDelivery(Base):
    """The news of one release for one webhook."""

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        UniqueConstraint("target", "number"),
        Index(
            "ix_webhook_delivery_waiting",
            "target",
            "number",
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    target: Mapped[str] = mapped_column(ForeignKey("target.name"))
    number: Mapped[int]
    """Of the release in the log."""
    idempotency_key: Mapped[str] = mapped_column(unique=True)
    """The same at every try, so that a receiver can tell a repetition."""
    state: Mapped[DeliveryState] = mapped_column(stored_as_text(DeliveryState))
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[dt.datetime | None]
    last_status: Mapped[int | None]
    """What the receiver answered last; None when it did not."""
    last_error: Mapped[str] = mapped_column(default="")
    delivered_at: Mapped[dt.datetime | None]
