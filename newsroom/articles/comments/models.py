"""Rows of what is said beside a text that is being written; apart from its history."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from newsroom.articles.states import About
from newsroom.database import Base, new_id, stored_as_text
from newsroom.people.models import desk_name_of

_NOTHING = text("''")


class Comment(Base):
    """A comment on a text, or a reply to one; its words can be erased, its place stays."""

    __tablename__ = "edition_comment"

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"), index=True)
    thread_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("edition_comment.id"))
    """The comment that it answers; None for one that begins a thread."""
    revision_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("revision.id"))
    """The text that it was written beside."""
    about: Mapped[About] = mapped_column(stored_as_text(About))
    quote: Mapped[str] = mapped_column(server_default=_NOTHING)
    """The words that it is about; empty for a field as a whole, and for a reply."""
    before: Mapped[str] = mapped_column(server_default=_NOTHING)
    after: Mapped[str] = mapped_column(server_default=_NOTHING)
    text: Mapped[str]
    """What is said; a person who is mentioned stands in it by id."""
    proposed: Mapped[str | None]
    """What the quoted words should be replaced by; None where nothing is proposed."""
    blocks: Mapped[bool] = mapped_column(default=False)
    """Whether it has to be settled before the text is approved."""
    written_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime]
    changed_at: Mapped[dt.datetime | None]
    removed_at: Mapped[dt.datetime | None]
    """Since when its words are gone, whoever took them away."""
    settled_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[dt.datetime | None]
    """Only of one that begins a thread; open while empty."""

    writer: Mapped[str] = desk_name_of(written_by)
    settler: Mapped[str | None] = desk_name_of(settled_by)
