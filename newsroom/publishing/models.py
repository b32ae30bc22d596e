"""Rows of publishing: releases, the revisions they pin, and the one log of what is public."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import PairPolicy
from newsroom.database import Base, new_id, stored_as_text
from newsroom.publishing.states import (
    BRINGS_TEXT,
    ReleaseKind,
    ReleaseState,
    ReviewOutcome,
    Severity,
)

_BRINGS_TEXT = ", ".join(f"'{kind}'" for kind in sorted(BRINGS_TEXT))
_UNFINISHED = f"state NOT IN ('published', 'cancelled') AND kind IN ({_BRINGS_TEXT})"
_UNDER_WAY = f"state = 'publishing' AND kind NOT IN ({_BRINGS_TEXT})"
_OPEN = "closed_at IS NULL AND cancelled_at IS NULL"


class Release(Base):
    """Pinned revisions of an article, made public in one commit; numbered in one log."""

    __tablename__ = "release"
    __table_args__ = (
        Index(
            "uq_release_unfinished",
            "article_id",
            unique=True,
            sqlite_where=text(_UNFINISHED),
            postgresql_where=text(_UNFINISHED),
        ),
        Index(
            "uq_release_under_way",
            "article_id",
            unique=True,
            sqlite_where=text(_UNDER_WAY),
            postgresql_where=text(_UNDER_WAY),
        ),
        Index("ix_release_due", "state", "due_at"),
    )

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    article_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("article.id"), index=True)
    kind: Mapped[ReleaseKind] = mapped_column(stored_as_text(ReleaseKind))
    state: Mapped[ReleaseState] = mapped_column(stored_as_text(ReleaseState))
    policy: Mapped[PairPolicy] = mapped_column(stored_as_text(PairPolicy))
    number: Mapped[int | None] = mapped_column(unique=True)
    """Its place in the log; taken at the commit, without gaps."""
    made_at: Mapped[dt.datetime]
    due_at: Mapped[dt.datetime | None]
    wall_time: Mapped[str] = mapped_column(default="")
    """The local time that was chosen, as ISO text without an offset."""
    zone: Mapped[str] = mapped_column(default="")
    """The IANA zone that it was chosen in."""
    planned_for: Mapped[dt.datetime | None]
    """When people last agreed that it goes out; earlier needs a second editor."""
    narrowed: Mapped[bool] = mapped_column(default=False)
    """Whether an editor let some of the languages go without the others."""
    reminded_at: Mapped[dt.datetime | None]
    """When the editors were told that it waits too long."""
    correction_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("correction.id"))
    """The correction or retraction that it carries to readers."""
    actor_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    """Whose decision it is to publish; their rights are asked again when it goes out."""
    public_at: Mapped[dt.datetime | None]
    """The instant that its pages show; pinned when it is prepared."""
    published_at: Mapped[dt.datetime | None]
    input_digest: Mapped[str] = mapped_column(default="")
    renderer: Mapped[str] = mapped_column(default="")
    surroundings: Mapped[str] = mapped_column(default="")
    """Theme and newsroom that its pages were made with; others make a refresh due."""
    failure: Mapped[str] = mapped_column(default="")
    """Names of unmet guards or of an error; ``publishing.failures`` has the words."""

    article: Mapped[Article] = relationship(lazy="joined")
    correction: Mapped[Correction | None] = relationship(lazy="select")
    members: Mapped[list[ReleaseMember]] = relationship(
        back_populates="release",
        lazy="selectin",
        cascade="all, delete-orphan",
        order_by="ReleaseMember.language",
    )
    objects: Mapped[list[ReleaseObject]] = relationship(lazy="select", cascade="all, delete-orphan")


class ReleaseMember(Base):
    """One edition of a release, with the revision that is pinned once it is ready."""

    __tablename__ = "release_member"

    release_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("release.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    edition_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("edition.id"))
    revision_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("revision.id"))
    digest: Mapped[str] = mapped_column(default="")

    release: Mapped[Release] = relationship(back_populates="members")
    edition: Mapped[Edition | None] = relationship(lazy="joined")
    revision: Mapped[Revision | None] = relationship(lazy="joined")


class ReleaseObject(Base):
    """One file of a published release: where it stands and the hash of its bytes."""

    __tablename__ = "release_object"

    release_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("release.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]
    """``page``, ``notice``, ``gone``, ``moved``, or ``media`` for a picture."""
    digest: Mapped[str]
    location: Mapped[str] = mapped_column(default="")
    """Where a ``moved`` path leads; the suffix of a picture."""


class ReleaseLog(Base):
    """The last number of the log: one row, and its lock is the log's lock."""

    __tablename__ = "release_log"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    last_number: Mapped[int] = mapped_column(default=0)


class Proposal(Base):
    """An editor's wish that something goes out earlier than agreed; another one decides."""

    __tablename__ = "proposal"
    __table_args__ = (
        Index(
            "uq_proposal_open_release",
            "release_id",
            unique=True,
            sqlite_where=text("decided_at IS NULL AND release_id IS NOT NULL"),
            postgresql_where=text("decided_at IS NULL AND release_id IS NOT NULL"),
        ),
        Index(
            "uq_proposal_open_embargo",
            "article_id",
            unique=True,
            sqlite_where=text("decided_at IS NULL AND release_id IS NULL"),
            postgresql_where=text("decided_at IS NULL AND release_id IS NULL"),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    article_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("article.id"))
    release_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("release.id"))
    """None: it is about the article's embargo."""
    until: Mapped[dt.datetime | None]
    """The new instant; None: at once for a release, no embargo at all for an embargo."""
    wall_time: Mapped[str] = mapped_column(default="")
    zone: Mapped[str] = mapped_column(default="")
    proposed_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[dt.datetime]
    decided_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    """None once decided: overtaken by something else."""
    decided_at: Mapped[dt.datetime | None]
    confirmed: Mapped[bool] = mapped_column(default=False)


class Correction(Base):
    """What was wrong in a live article, in the words that readers will see."""

    __tablename__ = "correction"
    __table_args__ = (
        Index(
            "uq_correction_open",
            "article_id",
            unique=True,
            sqlite_where=text(_OPEN),
            postgresql_where=text(_OPEN),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    article_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("article.id"), index=True)
    severity: Mapped[Severity] = mapped_column(stored_as_text(Severity))
    scope: Mapped[list[str]] = mapped_column(JSON)
    """The languages whose text is wrong."""
    opened_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[dt.datetime]
    window_until: Mapped[dt.datetime]
    """Until when the languages wait for each other."""
    notes_approved_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    """Who else read the notes; they are public text like any other."""
    closed_at: Mapped[dt.datetime | None]
    """When the last language of its scope was corrected."""
    cancelled_at: Mapped[dt.datetime | None]

    notes: Mapped[list[CorrectionNote]] = relationship(
        back_populates="correction", lazy="selectin", order_by="CorrectionNote.language"
    )


class CorrectionNote(Base):
    """The public words of a correction in one language."""

    __tablename__ = "correction_note"

    correction_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("correction.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    note: Mapped[str]
    published_at: Mapped[dt.datetime | None]
    """Since when readers of this language see it beside the corrected text."""
    interim_at: Mapped[dt.datetime | None]
    """Since when they are told that their text is still to be corrected."""

    correction: Mapped[Correction] = relationship(back_populates="notes")


class Takedown(Base):
    """A safety takedown: why it happened is in the history, what it led to is here."""

    __tablename__ = "takedown"

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    article_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("article.id"), index=True)
    release_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("release.id"))
    """None: nothing was public, and what was on its way is stopped."""
    opened_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[dt.datetime]
    review_due_at: Mapped[dt.datetime]
    findings: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """Where the name was found: places, never the name itself."""
    reminded_at: Mapped[dt.datetime | None]
    reviewed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    reviewed_at: Mapped[dt.datetime | None]
    outcome: Mapped[ReviewOutcome | None] = mapped_column(stored_as_text(ReviewOutcome))
