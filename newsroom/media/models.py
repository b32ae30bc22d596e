"""Rows of pictures: one a picture, and its words in each language."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from newsroom.database import Base, new_id, stored_as_text
from newsroom.media.states import AtEnd, Consent, Licence, UsedIn


class Picture(Base):
    """A picture as it was taken in; its pixels never change, what is said of it may."""

    __tablename__ = "picture"
    __table_args__ = (Index("ix_picture_uploaded_at", "uploaded_at", "id"),)

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    digest: Mapped[str] = mapped_column(unique=True)
    """SHA-256 of its master, which is never published."""
    width: Mapped[int]
    height: Mapped[int]
    """Of the master, in pixels."""
    focus_x: Mapped[int] = mapped_column(default=50)
    focus_y: Mapped[int] = mapped_column(default=50)
    """What has to stay in sight, in hundredths of width and height from the top left."""
    credit: Mapped[str] = mapped_column(default="")
    decorative: Mapped[bool] = mapped_column(default=False)
    """Whether it says nothing that somebody who cannot see it would miss."""
    uploaded_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    uploaded_at: Mapped[dt.datetime]
    retired_at: Mapped[dt.datetime | None]
    """Since when no page shows it."""
    version: Mapped[int] = mapped_column(default=1)
    """Grows with every change; a form carries the one that it was opened with."""
    files: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """What readers may get: ``use``, ``width``, ``height``, ``media_type``, ``digest`` each."""
    made_as: Mapped[str] = mapped_column(default="")
    """The recipe and the focus that the files were made with; empty while there are none."""
    licence: Mapped[Licence] = mapped_column(
        stored_as_text(Licence), default=Licence.UNSAID, server_default=text("'unsaid'")
    )
    holder: Mapped[str] = mapped_column(default="", server_default=text("''"))
    """Whose picture it is, which readers are not told."""
    terms: Mapped[str] = mapped_column(default="", server_default=text("''"))
    source: Mapped[str] = mapped_column(default="", server_default=text("''"))
    """Where the newsroom has it from."""
    used_in: Mapped[UsedIn] = mapped_column(
        stored_as_text(UsedIn), default=UsedIn.ANYWHERE, server_default=text("'anywhere'")
    )
    only_article_id: Mapped[uuid.UUID | None]
    """The one article that may show it, where it is for one only."""
    consent: Mapped[Consent] = mapped_column(
        stored_as_text(Consent), default=Consent.UNSAID, server_default=text("'unsaid'")
    )
    consent_note: Mapped[str] = mapped_column(default="", server_default=text("''"), deferred=True)
    """Who consented to what; for whoever looks after the picture, never for pages and events."""
    rights_end_at: Mapped[dt.datetime | None] = mapped_column(index=True)
    """The first instant at which it may not be shown any more."""
    at_end: Mapped[AtEnd] = mapped_column(
        stored_as_text(AtEnd), default=AtEnd.TELL, server_default=text("'tell'")
    )
    rights_told: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """How far people were told that the rights end, see ``ending.STAGES``."""
    hidden_at: Mapped[dt.datetime | None]
    """Since when pages leave it out, until consent or rights are there again."""
    sought: Mapped[str] = mapped_column(default="", server_default=text("''"), deferred=True)
    """Everything that is said of it, folded, for whoever looks for words."""

    words: Mapped[list[PictureWords]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="PictureWords.language"
    )

    def said_in(self, language: str) -> tuple[str, str]:
        """Return description and caption in a language; empty where nobody wrote them."""
        found = next((one for one in self.words if one.language == language), None)
        return (found.alt, found.caption) if found else ("", "")


class PictureWords(Base):
    """What a language says of a picture, until a text says something better."""

    __tablename__ = "picture_words"

    picture_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("picture.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    alt: Mapped[str] = mapped_column(default="")
    caption: Mapped[str] = mapped_column(default="")
