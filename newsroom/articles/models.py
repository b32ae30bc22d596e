"""Rows of articles, their editions, and the immutable revisions of each."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    Index,
    UniqueConstraint,
    Uuid,
    false,
    func,
    select,
    text,
)
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from newsroom.articles.comments.models import Comment
from newsroom.articles.kinds import ArticleKind
from newsroom.articles.states import BylineKind, EditionState, PairPolicy, PublicState
from newsroom.database import Base, new_id, stored_as_text


def _open_blocking(edition_id: Any) -> Any:
    """Return a column that counts the open comments that keep an edition from being approved."""
    counted = select(func.count(Comment.id)).where(
        Comment.edition_id == edition_id, Comment.blocks.is_(True), Comment.settled_at.is_(None)
    )
    return counted.correlate_except(Comment).scalar_subquery()


class Article(Base):
    """What both languages share."""

    __tablename__ = "article"
    __table_args__ = (
        Index("ix_article_created", "created_at", "id"),
        Index("ix_article_kind", "kind", "created_at"),
    )

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    source_language: Mapped[str]
    pair_policy: Mapped[PairPolicy] = mapped_column(
        stored_as_text(PairPolicy), default=PairPolicy.TOGETHER
    )
    policy_reason: Mapped[str] = mapped_column(default="")
    policy_until: Mapped[dt.datetime | None]
    embargo_until: Mapped[dt.datetime | None]
    source_key: Mapped[str | None] = mapped_column(unique=True)
    """The name that an import knows it by."""
    created_at: Mapped[dt.datetime]
    first_public_at: Mapped[dt.datetime | None]
    taken_down_at: Mapped[dt.datetime | None]
    """Since when nothing of it may be public, for somebody's safety."""
    public_number: Mapped[int | None] = mapped_column(index=True)
    """The newest release of it in the log."""
    sources_kept: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """How many private sources are kept for it."""
    kind: Mapped[ArticleKind] = mapped_column(
        stored_as_text(ArticleKind), default=ArticleKind.NEWS, server_default=text("'news'")
    )
    """As its newest source text says; for lists. What counts is what a text says."""
    sought: Mapped[str] = mapped_column(default="", server_default=text("''"), deferred=True)
    """The title of its newest source text, folded, for whoever looks for it in a list."""
    follows_id: Mapped[uuid.UUID | None] = mapped_column(Uuid, index=True)
    """The article that it goes on from."""
    is_followed: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether any article goes on from it, so that few have to ask."""

    editions: Mapped[list[Edition]] = relationship(back_populates="article", lazy="selectin")

    def edition(self, language: str) -> Edition | None:
        """Return the edition in a language, if it was begun."""
        return next((one for one in self.editions if one.language == language), None)

    @property
    def source(self) -> Edition:
        """The edition that was written."""
        return next(one for one in self.editions if one.language == self.source_language)


class Edition(Base):
    """The article in one language."""

    __tablename__ = "edition"
    __table_args__ = (
        UniqueConstraint("article_id", "language"),
        Index("ix_edition_state", "state"),
        Index("ix_edition_public", "public_state", "language"),
    )

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    article_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("article.id"))
    language: Mapped[str]
    state: Mapped[EditionState] = mapped_column(stored_as_text(EditionState))
    owner_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    """Who writes it; a translated edition is owned through its task."""
    reviewer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    version: Mapped[int] = mapped_column(default=0)
    """Grows with every save; a form carries the one it was opened with."""
    current_revision_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("revision.id", use_alter=True)
    )
    public_state: Mapped[PublicState] = mapped_column(
        stored_as_text(PublicState), default=PublicState.NEVER
    )
    public_revision_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("revision.id", use_alter=True)
    )

    article: Mapped[Article] = relationship(back_populates="editions", lazy="joined")
    current_revision: Mapped[Revision | None] = relationship(
        foreign_keys=[current_revision_id], viewonly=True
    )
    public_revision: Mapped[Revision | None] = relationship(
        foreign_keys=[public_revision_id], viewonly=True
    )

    contributors: Mapped[list[RevisionContributor]] = relationship(viewonly=True)
    """Everyone whose text entered any revision of it."""

    open_blocking: Mapped[int] = column_property(
        _open_blocking(id),  # noqa: A003 — the column above
        deferred=True,
    )
    """How many comments have to be settled before it is approved; read along with the lock."""

    @property
    def is_source(self) -> bool:
        """Tell whether this edition was written, not translated."""
        return self.language == self.article.source_language


class Revision(Base):
    """An immutable, numbered text of an edition (a trigger admits only ``redact``)."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("edition_id", "number"),)

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"))
    number: Mapped[int]
    title: Mapped[str]
    standfirst: Mapped[str]
    body: Mapped[str]
    slug: Mapped[str]
    byline: Mapped[str]
    byline_kind: Mapped[BylineKind] = mapped_column(stored_as_text(BylineKind))
    photo_credit: Mapped[str]
    dateline: Mapped[dt.date | None]
    countries: Mapped[list[str]] = mapped_column(JSON, default=list)
    topics: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Keys of topics."""
    kind: Mapped[ArticleKind] = mapped_column(
        stored_as_text(ArticleKind), default=ArticleKind.NEWS, server_default=text("'news'")
    )
    named: Mapped[list[str]] = mapped_column(JSON, default=list, server_default=text("'[]'"))
    """Ids of concepts: people and organisations that the text is about. Only the desk knows."""
    pictures: Mapped[str] = mapped_column(default="", server_default=text("''"))
    """Ids of the pictures that the body shows, in reading order, with spaces between them."""
    digest: Mapped[str]
    """SHA-256 of all the words above: what approvals and releases name."""
    source_revision_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("revision.id"))
    """The source revision that this one translates."""
    created_at: Mapped[dt.datetime]
    created_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    redacted_at: Mapped[dt.datetime | None]

    edition: Mapped[Edition] = relationship(foreign_keys=[edition_id])
    approvals: Mapped[list[Approval]] = relationship(
        viewonly=True,
        primaryjoin="and_(Approval.revision_id == Revision.id, Approval.digest == Revision.digest,"
        " Approval.voided_at.is_(None))",
        order_by="Approval.approved_at.desc()",
    )
    """Those that stand for exactly this text, the newest first."""


class Topic(Base):
    """What articles are about: one thing with a name and an address in every language."""

    __tablename__ = "topic"

    key: Mapped[str] = mapped_column(primary_key=True)
    """32 hexadecimal digits that revisions name it by; never changed, never shown to readers."""
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    """By language."""
    slugs: Mapped[dict[str, str]] = mapped_column(JSON)
    """By language; of a list's address."""
    made_at: Mapped[dt.datetime]
    retired_at: Mapped[dt.datetime | None]
    """Since when nobody can choose it; what bears it already keeps it."""


class RevisionTopic(Base):
    """A topic that a revision is about, as its ``topics`` say; for asking from the topic's end."""

    __tablename__ = "revision_topic"

    revision_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("revision.id"), primary_key=True)
    topic_key: Mapped[str] = mapped_column(ForeignKey("topic.key"), primary_key=True, index=True)


class RevisionNamed(Base):
    """Somebody whom a revision names, as its ``named`` says; for asking from their end."""

    __tablename__ = "revision_named"

    revision_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("revision.id"), primary_key=True)
    concept_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("concept.id"), primary_key=True, index=True
    )


class RevisionLink(Base):
    """An article that a revision's body points at, as its author wrote it; never changed."""

    __tablename__ = "revision_link"
    __table_args__ = (Index("ix_revision_link_target", "language", "slug"),)

    revision_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("revision.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)


class RevisionPicture(Base):
    """A picture that a revision's body shows, as its ``pictures`` say; a trigger writes it."""

    __tablename__ = "revision_picture"

    picture_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    """Typed by whoever wrote the text, so there may be no such picture."""
    revision_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("revision.id"), primary_key=True)


class RevisionContributor(Base):
    """Everyone whose text entered any revision of an edition since it began; never reset."""

    __tablename__ = "revision_contributor"

    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    since: Mapped[dt.datetime]


class Approval(Base):
    """One editor's yes to one revision, by its digest."""

    __tablename__ = "approval"

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"), index=True)
    revision_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("revision.id"))
    digest: Mapped[str]
    approved_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[dt.datetime]
    waiver: Mapped[str] = mapped_column(default="")
    """Why no second person was needed, such as ``imported``; normally empty."""
    voided_at: Mapped[dt.datetime | None]


class SideDraft(Base):
    """Text that could not be saved where it was meant to go, kept for the person who typed it."""

    __tablename__ = "side_draft"

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"), index=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kept_at: Mapped[dt.datetime]
    texts: Mapped[dict[str, Any]] = mapped_column(JSON)
    revision_id: Mapped[uuid.UUID | None]
    """The revision that it was typed over; whoever merges starts from it."""
    end_told_at: Mapped[dt.datetime | None]
    """When its owner was told that it is going to be forgotten."""


class SlugReservation(Base):
    """A slug that belongs to one edition; one that was ever public belongs to it for good."""

    __tablename__ = "slug_reservation"

    language: Mapped[str] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"), index=True)
    ever_public: Mapped[bool] = mapped_column(default=False)
