"""The rows of the history: events in chains, their erasable words, and their deliveries."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from newsroom.database import Base, new_id

# SQLite gives a growing key by itself only to INTEGER.
_GROWING = BigInteger().with_variant(Integer, "sqlite")


class Chain(Base):
    """The head of one hash chain, which a trigger moves whenever an event is added to it."""

    __tablename__ = "event_chain"
    __table_args__ = (Index("uq_event_chain_article_id", "article_id", unique=True),)

    name: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(default=0)
    hash: Mapped[str] = mapped_column(default="")
    article_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    """None for the one named ``account``."""


class Event(Base):
    """One recorded fact; never updated, never deleted (a trigger sees to it)."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("chain", "seq"),)

    id: Mapped[int] = mapped_column(_GROWING, primary_key=True, autoincrement=True)
    public_id: Mapped[uuid.UUID] = mapped_column(
        Uuid, default=new_id, unique=True, insert_sentinel=True
    )
    chain: Mapped[str] = mapped_column(ForeignKey("event_chain.name"))
    seq: Mapped[int]
    kind: Mapped[str]
    at: Mapped[dt.datetime]
    actor_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    """None: the clock, that is the newsroom itself."""
    article_id: Mapped[uuid.UUID | None] = mapped_column(Uuid, index=True)
    subject_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    """The edition, task, release or person that it is about."""
    revisions: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Ids of the revisions that it names."""
    payload_digest: Mapped[str]
    previous_hash: Mapped[str]
    hash: Mapped[str]

    owes: Mapped[dict[str, str | None] | None] = mapped_column(JSON(none_as_null=True))
    """Its reactions, with the instant where one was done in the same transaction.

    A trigger makes the deliveries from it, so that an event is never without them.
    """

    payload: Mapped[EventPayload | None] = relationship(back_populates="event", lazy="selectin")


class EventPayload(Base):
    """An event's words, kept apart so that they can be erased and leave their digest."""

    __tablename__ = "event_payload"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    body: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    erased_at: Mapped[dt.datetime | None]

    event: Mapped[Event] = relationship(back_populates="payload")


class Delivery(Base):
    """One reaction that an event is owed; the queue."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("event_id", "reaction"),
        Index(
            "ix_delivery_waiting",
            "id",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(_GROWING, primary_key=True, autoincrement=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    reaction: Mapped[str]
    sent_at: Mapped[dt.datetime | None]
    done_at: Mapped[dt.datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str] = mapped_column(default="")
