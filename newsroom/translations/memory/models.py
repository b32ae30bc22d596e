"""Rows of the translation memory: remembered pairs, and where they come from."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy import (
    ForeignKey,
    Integer,
    LargeBinary,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from newsroom.database import Base


class MemoryOrigin(Base):
    """Where remembered pairs come from: one person's share of an approved revision, or a file."""

    __tablename__ = "memory_origin"
    __table_args__ = (UniqueConstraint("revision_id", "person_id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    source_language: Mapped[str]
    target_language: Mapped[str]
    article_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("article.id"), index=True)
    """None: it was brought by a file."""
    edition_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("edition.id"), index=True)
    """The translated edition."""
    revision_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("revision.id"))
    """The approved translation; its source revision is named by itself."""
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    """Who translated it, or brought the file."""
    name: Mapped[str] = mapped_column(default="")
    """Of the file."""
    at: Mapped[dt.datetime]
    """When it was approved, or brought."""
    first_unit: Mapped[int] = mapped_column(Integer, default=0)
    """Its pairs have numbers from here …"""
    last_unit: Mapped[int] = mapped_column(Integer, default=0)
    """… to here, maybe among others: saves an index that would take ten bytes a pair."""


class MemoryUnit(Base):
    """One remembered pair of texts, found from either side."""

    __tablename__ = "memory_unit"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    """Taken from ``MemoryIndex.last_unit``, never twice: the index may name a forgotten pair. Of
    two pairs the one with the higher number was committed later, so the index knows what is new."""
    origin_id: Mapped[int] = mapped_column(ForeignKey("memory_origin.id"))
    is_sentence: Mapped[bool] = mapped_column(default=False)
    """Whether it is one sentence of a segment, not the whole of it."""
    source_around: Mapped[int | None] = mapped_column(Integer)
    """32 bits of the segments before and after; none where they are not known."""
    target_around: Mapped[int | None] = mapped_column(Integer)
    key: Mapped[str] = mapped_column(default="")
    """Of the segment that it was, or is part of."""
    source_text: Mapped[str]
    target_text: Mapped[str]


class MemoryRefused(Base):
    """A pair that an editor took out of an edition's share: no approval brings it back."""

    __tablename__ = "memory_refused"

    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    """SHA-256 of both texts, so that the words themselves are gone."""


class MemoryIndex(Base):
    """One row; its lock is the memory's lock for whoever adds pairs or takes them away."""

    __tablename__ = "memory_index"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    last_unit: Mapped[int] = mapped_column(Integer, default=0)
    """The last number that was given to a pair."""
    purged: Mapped[int] = mapped_column(Integer, default=0)
    """How often pairs were forgotten on purpose: every copy of the index has to follow."""
