"""Rows of translation: work orders, the segments of source revisions, and the text in work."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from newsroom.articles.models import Article, Edition, Revision, stored_as_text
from newsroom.database import Base, new_id
from newsroom.translations.states import TargetStatus, TaskState

_UNFINISHED = "state NOT IN ('done', 'cancelled')"


class TranslationTask(Base):
    """The work order for a translated edition; at most one unfinished per edition."""

    __tablename__ = "translation_task"
    __table_args__ = (
        Index(
            "uq_translation_task_unfinished",
            "edition_id",
            unique=True,
            sqlite_where=text(_UNFINISHED),
            postgresql_where=text(_UNFINISHED),
        ),
        Index("ix_translation_task_state", "state"),
    )

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    article_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("article.id"), index=True)
    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"))
    source_revision_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("revision.id"))
    state: Mapped[TaskState] = mapped_column(stored_as_text(TaskState))
    holder_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    fence: Mapped[int] = mapped_column(default=0)
    """Grows with every claim; a save with an older number comes from a lost claim."""
    lease_from: Mapped[dt.datetime | None]
    lease_until: Mapped[dt.datetime | None]
    lease_warned_at: Mapped[dt.datetime | None]
    opened_at: Mapped[dt.datetime]
    due_at: Mapped[dt.datetime | None]
    words: Mapped[int] = mapped_column(default=0)
    """Words of the source text that are to be translated."""
    provisional: Mapped[bool] = mapped_column(default=False)
    urgent: Mapped[bool] = mapped_column(default=False)

    article: Mapped[Article] = relationship(lazy="joined")
    edition: Mapped[Edition] = relationship(lazy="joined")
    source_revision: Mapped[Revision] = relationship(lazy="joined")


class Skeleton(Base):
    """What is left of a source revision's body when its segments are taken out."""

    __tablename__ = "skeleton"

    revision_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("revision.id"), primary_key=True)
    html: Mapped[str]


class SourceSegment(Base):
    """One segment of one source revision."""

    __tablename__ = "source_segment"

    revision_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("revision.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    """Opaque and random; stays with the segment through later revisions."""
    slot: Mapped[str]
    """Its place in the skeleton, or ``field:<name>`` for a field."""
    kind: Mapped[str]
    text: Mapped[str]
    """With its marks as placeholders."""
    digest: Mapped[str]
    inline_map: Mapped[dict[str, Any]] = mapped_column(JSON)
    language: Mapped[str] = mapped_column(default="")
    """Language of the passage where it is not the edition's."""
    locked: Mapped[bool] = mapped_column(default=False)
    """Shown and copied, never translated."""


class SegmentTarget(Base):
    """The text in work of one segment, in the target language; it outlives tasks and claims."""

    __tablename__ = "segment_target"

    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    status: Mapped[TargetStatus] = mapped_column(stored_as_text(TargetStatus))
    source_digest: Mapped[str]
    """Digest of the source text that this translates."""
    version: Mapped[int] = mapped_column(default=1)
    updated_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    updated_at: Mapped[dt.datetime]


class Acknowledgement(Base):
    """Somebody read a newer source text and found that this edition needs no change for it."""

    __tablename__ = "acknowledgement"

    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    source_revision_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("revision.id"), primary_key=True
    )
    """The revision that was read: this one and no later one."""
    acknowledged_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    acknowledged_at: Mapped[dt.datetime]
