"""Rows of what lists hold: derived from the release log, never the truth about anything."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from newsroom.database import Base


class Listing(Base):
    """One live edition, with the revision whose words lists show."""

    __tablename__ = "listing"
    __table_args__ = (
        Index("ix_listing_first", "language", "first_public_at"),
        Index("ix_listing_public", "language", "public_at"),
    )

    article_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("article.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    revision_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("revision.id"))
    slug: Mapped[str]
    is_source: Mapped[bool]
    first_public_at: Mapped[dt.datetime]
    public_at: Mapped[dt.datetime]


class ListingPlace(Base):
    """An edition's place in one list, or that of a correction in the log of them."""

    __tablename__ = "listing_place"
    __table_args__ = (Index("ix_listing_place_article", "article_id"),)

    language: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    """``all``, ``month``, ``topic``, ``country``, ``author`` or ``corrections``."""
    key: Mapped[str] = mapped_column(primary_key=True)
    """The month, the key of the topic, the code of the country, the slug of the name; or empty."""
    sort: Mapped[str] = mapped_column(primary_key=True)
    """Ascends with time; digits and a to f of one length, which every collation sorts alike."""
    article_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("article.id"))
    correction_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("correction.id"))
    name: Mapped[str] = mapped_column(default="")
    """How the byline spells this author."""
    shown: Mapped[str]
    """Digest of what the list shows of it."""


class ListingTotal(Base):
    """How long one list is; a list that holds nothing has no row."""

    __tablename__ = "listing_total"

    kind: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    total: Mapped[int]
    name: Mapped[str] = mapped_column(default="")
    """How the newest entry spells this author."""


class ListingPage(Base):
    """A page that has changed or gone since the lists were last made as a whole."""

    __tablename__ = "listing_page"
    __table_args__ = (Index("ix_listing_page_changed", "changed"),)

    path: Mapped[str] = mapped_column(primary_key=True)
    """The file below the site."""
    kind: Mapped[str]
    key: Mapped[str]
    changed: Mapped[int]
    """The number of the log with which it last changed."""


class ListingState(Base):
    """How far the rows above follow the log: one row, and its lock is theirs."""

    __tablename__ = "listing_state"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    number: Mapped[int] = mapped_column(default=0)
    """The last number of the log that they know."""
    whole_since: Mapped[int] = mapped_column(default=0)
    """A tree that shows an older number has to have every list made again."""
    zone: Mapped[str] = mapped_column(default="")
    """The newsroom's time zone: it decides on the day of what bears no date."""
    topics: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Names and slugs of every topic, as pages show them."""
