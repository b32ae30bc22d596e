"""Rows of translation: work orders, the segments of source revisions, and the text in work."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Uuid, false, func, select, text
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from newsroom.articles.models import Article, Edition, Revision
from newsroom.database import Base, new_id, stored_as_text
from newsroom.people.models import desk_name_of
from newsroom.translations.states import (
    Origin,
    RemarkKind,
    Significance,
    TargetStatus,
    TaskState,
    Verdict,
)

_NOTHING = text("''")
_UNFINISHED = "state NOT IN ('done', 'cancelled')"


class SegmentRemark(Base):
    """A note, a query, a wish for a change or a proposed text beside one segment."""

    __tablename__ = "segment_remark"
    __table_args__ = (Index("ix_segment_remark_edition", "edition_id", "key"),)

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"))
    """The translated edition."""
    key: Mapped[str]
    kind: Mapped[RemarkKind] = mapped_column(stored_as_text(RemarkKind))
    text: Mapped[str]
    proposed: Mapped[str] = mapped_column(default="")
    """A suggestion's text, with marks as placeholders."""
    source_digest: Mapped[str] = mapped_column(default="")
    """Digest of the source segment that it was written beside."""
    written_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime]
    answer: Mapped[str] = mapped_column(default="")
    verdict: Mapped[Verdict | None] = mapped_column(stored_as_text(Verdict))
    closed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[dt.datetime | None]
    """Open while empty; a note is closed by whoever has read enough of it."""
    writer: Mapped[str] = desk_name_of(written_by)
    closer: Mapped[str | None] = desk_name_of(closed_by)


def _open_remarks(edition_id: Any, kind: RemarkKind) -> Any:
    """Return a column that counts the open remarks of a kind where its row is read anyway."""
    counted = select(func.count(SegmentRemark.id)).where(
        SegmentRemark.edition_id == edition_id,
        SegmentRemark.kind == kind,
        SegmentRemark.closed_at.is_(None),
    )
    return column_property(counted.correlate_except(SegmentRemark).scalar_subquery())


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
    """When it is to be handed in, if an editor said so."""
    due_zone: Mapped[str | None]
    """The zone in which the editor chose that moment."""
    due_soon_told_at: Mapped[dt.datetime | None]
    overdue_told_at: Mapped[dt.datetime | None]
    words: Mapped[int] = mapped_column(default=0)
    """Words of the source text that are to be translated."""
    provisional: Mapped[bool] = mapped_column(default=False)
    urgent: Mapped[bool] = mapped_column(default=False)
    priority: Mapped[int] = mapped_column(default=0, server_default="0")
    """Editors put tasks in order by it: the highest first, then the oldest."""
    first_refusal_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    """Who alone may claim it until ``first_refusal_until``."""
    first_refusal_until: Mapped[dt.datetime | None]
    open_queries: Mapped[int] = _open_remarks(edition_id, RemarkKind.QUERY)
    open_wishes: Mapped[int] = _open_remarks(edition_id, RemarkKind.CHANGE)

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
    said_in: Mapped[str] = mapped_column(default="", server_default=_NOTHING)
    """The language, without its region, that a quotation was said in; "" for anything else."""
    original: Mapped[str] = mapped_column(default="", server_default=_NOTHING)
    """The words that were said, plain; a translation into their language takes these."""


class SegmentTarget(Base):
    """The text in work of one segment, in the target language; it outlives tasks and claims."""

    __tablename__ = "segment_target"

    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    status: Mapped[TargetStatus] = mapped_column(stored_as_text(TargetStatus))
    source_digest: Mapped[str]
    """Digest of the source text that this translates."""
    made_from: Mapped[str | None]
    """Digest of the source text that its words were written for; another one than
    ``source_digest`` where somebody found them valid for a newer text as they were. Of a text
    that was never saved since this is kept nobody knows."""
    origin: Mapped[Origin] = mapped_column(
        stored_as_text(Origin), default=Origin.TYPED, server_default="typed"
    )
    detached: Mapped[bool] = mapped_column(default=False, server_default=false())
    """It no longer follows the equal segments of its article."""
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


class SegmentPast(Base):
    """What stood in a segment before its next version; rows are only ever added."""

    __tablename__ = "segment_past"

    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    status: Mapped[TargetStatus] = mapped_column(stored_as_text(TargetStatus))
    origin: Mapped[Origin] = mapped_column(stored_as_text(Origin))
    source_digest: Mapped[str]
    updated_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    updated_at: Mapped[dt.datetime]


class CheckWaiver(Base):
    """A person's reason why a check's finding may stand, for exactly these two texts."""

    __tablename__ = "check_waiver"

    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    check_name: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    """Of the source text and the translation together: another text needs another waiver."""
    reason: Mapped[str]
    waived_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    waived_at: Mapped[dt.datetime]
    waiver: Mapped[str] = desk_name_of(waived_by)


class SourceChange(Base):
    """What a person said about the change that a source revision makes to the one before."""

    __tablename__ = "source_change"

    revision_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("revision.id"), primary_key=True)
    significance: Mapped[Significance] = mapped_column(stored_as_text(Significance))
    said_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    said_at: Mapped[dt.datetime]


class Presence(Base):
    """Who has a task's page open, and where they are; it fades when nobody renews it."""

    __tablename__ = "presence"

    task_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("translation_task.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    key: Mapped[str] = mapped_column(default="")
    """The segment that they are in; empty when in none."""
    seen_at: Mapped[dt.datetime]
