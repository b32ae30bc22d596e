"""Rows of the glossary: concepts, their forms in each language, and the number of its version."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from newsroom.database import Base, new_id, stored_as_text
from newsroom.glossary.states import ConceptKind, ConceptState, Usage


class Concept(Base):
    """One thing that has a name: a term, a person, an organisation, a place."""

    __tablename__ = "concept"
    __table_args__ = (Index("ix_concept_state", "state", "kind"),)

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    kind: Mapped[ConceptKind] = mapped_column(stored_as_text(ConceptKind), default=ConceptKind.TERM)
    state: Mapped[ConceptState] = mapped_column(
        stored_as_text(ConceptState), default=ConceptState.SUGGESTED
    )
    part_of_speech: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    region: Mapped[str] = mapped_column(default="")
    """Where it is said so; empty: everywhere."""
    origin: Mapped[str] = mapped_column(default="")
    """Where the words are from: the name of the body, the document, an address."""
    required: Mapped[bool] = mapped_column(default=False)
    """A translation that has none of its forms needs a reason; otherwise it is only told."""
    keeps: Mapped[bool] = mapped_column(default=False)
    """It is not translated, and spelled exactly so."""
    secret: Mapped[bool] = mapped_column(default=False)
    """No text that holds one of its forms is published."""
    rule: Mapped[str] = mapped_column(default="")
    """What the hard stop tells everybody; never the name."""
    pseudonym: Mapped[str] = mapped_column(default="")
    """What is published in place of a secret name."""
    article_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("article.id"), index=True)
    """Where it was suggested."""
    made_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[dt.datetime]
    decided_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[dt.datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    """Grows with every change; a form carries the one that it was opened with."""

    forms: Mapped[list[ConceptForm]] = relationship(
        back_populates="concept",
        lazy="selectin",
        cascade="all, delete-orphan",
        order_by="ConceptForm.language, ConceptForm.position",
    )


class ConceptForm(Base):
    """How a concept is, may be, or must not be called in a language."""

    __tablename__ = "concept_form"
    __table_args__ = (UniqueConstraint("concept_id", "language", "text"),)

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    concept_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("concept.id"))
    language: Mapped[str]
    text: Mapped[str]
    usage: Mapped[Usage] = mapped_column(stored_as_text(Usage), default=Usage.PREFERRED)
    region: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    """Its place among the forms of its language, the best one first."""
    inflections: Mapped[dict[str, list[str]]] = mapped_column(JSON, default=dict, deferred=True)
    """Of each of its words, folded, all that the dictionary has; see ``inflections``."""

    concept: Mapped[Concept] = relationship(back_populates="forms")


class GlossaryVersion(Base):
    """One row; its number is another one after every change, so that nobody reads what is old.

    It is drawn by chance: a number that was rolled back, or is of a back-up, never comes again.
    """

    __tablename__ = "glossary_version"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    number: Mapped[int] = mapped_column(default=0)
