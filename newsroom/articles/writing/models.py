"""Rows of writing that is not saved: what somebody typed, and who writes now."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from newsroom.database import Base, new_id


class WritingDraft(Base):
    """What a person types and has not saved: one row a person and edition, overwritten each time.

    No history and no revision; an article that was not begun has a row of its own here.
    """

    __tablename__ = "writing_draft"
    __table_args__ = (UniqueConstraint("edition_id", "person_id"),)

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    edition_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("edition.id"))
    """None while the article was not begun."""
    revision_id: Mapped[uuid.UUID | None]
    """The revision that the form was opened with."""
    language: Mapped[str]
    number: Mapped[int]
    """How often it was kept: a copy on a device knows by it which of the two is newer."""
    kept_at: Mapped[dt.datetime]
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    """The fields of the form as they were sent, each a list of texts."""
    end_told_at: Mapped[dt.datetime | None]
    """When its owner was told that it is going to be forgotten."""


class WritingLock(Base):
    """Who writes an edition just now; it fades when nobody renews it."""

    __tablename__ = "writing_lock"

    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    tab: Mapped[str]
    """A random name of the browser's tab: one person may have two."""
    since: Mapped[dt.datetime]
    beat_at: Mapped[dt.datetime]
