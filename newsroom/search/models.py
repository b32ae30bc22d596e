"""Rows of the search: which texts are indexed, the words that they have, how far it has come.

The words of the texts themselves lie in ``search_index`` on SQLite (FTS5) and in
``search_vector`` on PostgreSQL, under the number of their entry; ``storing`` alone writes them.
"""

from __future__ import annotations

import uuid

from sqlalchemy import BigInteger, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from newsroom.database import Base


class SearchEntry(Base):
    """A public text that can be found: it is shown only while it is what readers have."""

    __tablename__ = "search_entry"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """Holds language, day and release, in this order: so the newest texts are the last ones."""
    edition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("edition.id"), unique=True)
    revision_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("revision.id"))
    words: Mapped[str]
    """What it adds to the words of its language, between spaces: so that it can be taken away."""


class SearchWord(Base):
    """A word as it is written in texts that are indexed, or a fact about them."""

    __tablename__ = "search_word"
    __table_args__ = (
        Index("ix_search_word_folded", "language", "folded"),
        Index("ix_search_word_backwards", "language", "backwards"),
    )

    language: Mapped[str] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[str]
    """Without accents; empty of a fact."""
    backwards: Mapped[str]
    """The same from its end to its beginning."""
    texts: Mapped[int] = mapped_column(Integer)
    """How many have it."""


class SearchState(Base):
    """One row: the last release of the log whose article is indexed."""

    __tablename__ = "search_state"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    number: Mapped[int] = mapped_column(Integer, default=0)
