"""Rows of private sources, and of the note that goes with an article through the newsroom."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from newsroom.database import Base, new_id

_KEPT = "erased_at IS NULL"


class PrivateSource(Base):
    """One source of one article; every word about it is inside ``sealed``."""

    __tablename__ = "private_source"
    __table_args__ = (
        Index(
            "ix_private_source_forget_on",
            "forget_on",
            sqlite_where=text(_KEPT),
            postgresql_where=text(_KEPT),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    article_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("article.id"), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    """A ``Source``, encrypted under the newsroom's secret; empty once it is erased."""
    shared_with: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Ids of the people whom its keeper lets open it."""
    forget_on: Mapped[dt.date | None]
    """The day on which the newsroom erases it by itself."""
    version: Mapped[int] = mapped_column(default=1)
    """Grows with every change; a form carries the one that it was opened with."""
    added_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[dt.datetime]
    erased_at: Mapped[dt.datetime | None]


class EditorialNote(Base):
    """What those who work on an article should know and no reader sees."""

    __tablename__ = "editorial_note"

    article_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("article.id"), primary_key=True)
    text: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    written_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime]
