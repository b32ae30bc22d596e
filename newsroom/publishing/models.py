"""Rows of publishing: releases, the revisions they pin, and the one log of what is public."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, Index, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from newsroom.articles.models import Article, Edition, Revision, stored_as_text
from newsroom.articles.states import PairPolicy
from newsroom.database import Base, new_id
from newsroom.publishing.states import ReleaseKind, ReleaseState

_UNFINISHED = "state NOT IN ('published', 'cancelled')"


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
    actor_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    """Whose decision it is to publish; their rights are asked again when it goes out."""
    public_at: Mapped[dt.datetime | None]
    """The instant that its pages show; pinned when it is prepared."""
    published_at: Mapped[dt.datetime | None]
    input_digest: Mapped[str] = mapped_column(default="")
    renderer: Mapped[str] = mapped_column(default="")
    failure: Mapped[str] = mapped_column(default="")
    """Names of unmet guards or of an error; ``publishing.failures`` has the words."""

    article: Mapped[Article] = relationship(lazy="joined")
    members: Mapped[list[ReleaseMember]] = relationship(
        back_populates="release", lazy="selectin", cascade="all, delete-orphan"
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
    """``page`` or ``moved``."""
    digest: Mapped[str]
    location: Mapped[str] = mapped_column(default="")
    """Where a ``moved`` path leads."""


class ReleaseLog(Base):
    """The last number of the log: one row, and its lock is the log's lock."""

    __tablename__ = "release_log"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    last_number: Mapped[int] = mapped_column(default=0)
