"""The glossary as a list to search: what a person may see of it, and what they ask for."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, func, or_, select

from newsroom.database import db
from newsroom.events import heads
from newsroom.events.models import Event
from newsroom.glossary.models import Concept, ConceptForm
from newsroom.glossary.spelling import folded
from newsroom.glossary.states import ConceptKind, ConceptState, Usage

NAMES = frozenset({ConceptKind.PERSON, ConceptKind.ORGANISATION, ConceptKind.PLACE})
"""Kinds that the register of names holds; all others are terms."""


MOST_EVENTS = 200


@dataclass(frozen=True)
class Form:
    """How a concept is called."""

    language: str
    text: str
    usage: Usage
    region: str


@dataclass(frozen=True)
class Entry:
    """A concept as a list shows it."""

    id: uuid.UUID
    kind: ConceptKind
    state: ConceptState
    region: str
    keeps: bool
    secret: bool
    pseudonym: str
    made_by: uuid.UUID | None
    made_at: dt.datetime
    forms: tuple[Form, ...]

    def best(self, language: str) -> str:
        """Return what it is called in a language; empty where that is not known."""
        of_language = [one for one in self.forms if one.language == language]
        usable = [one for one in of_language if one.usage is not Usage.FORBIDDEN]
        preferred = [one for one in usable if one.usage is Usage.PREFERRED]
        return next((one.text for one in [*preferred, *usable, *of_language]), "")

    def others(self, language: str) -> list[str]:
        """Return what else it may be called in a language."""
        best = self.best(language)
        return [
            one.text
            for one in self.forms
            if one.language == language and one.usage is not Usage.FORBIDDEN and one.text != best
        ]

    @property
    def forbidden(self) -> list[Form]:
        """What it must not be called."""
        return [one for one in self.forms if one.usage is Usage.FORBIDDEN]

    @property
    def regions(self) -> set[str]:
        """Where it, or one of its forms, is said so."""
        return {one for one in (self.region, *(form.region for form in self.forms)) if one}


@dataclass(frozen=True)
class Sight:
    """What of the glossary a person may see."""

    secrets: bool = False
    """What is never published."""
    all_suggestions: bool = False
    own: uuid.UUID | None = None
    """Whose own suggestions are seen in any case."""


@dataclass(frozen=True)
class Asked:
    """What is looked for; what is left empty does not matter."""

    words: str = ""
    kinds: Collection[ConceptKind] = field(default_factory=frozenset)
    state: ConceptState | None = None
    forbidden: bool = False
    keeps: bool = False
    secret: bool = False
    region: str = ""
    ids: Collection[uuid.UUID] = ()
    """Only these; without any, all."""


def entries(sight: Sight, asked: Asked) -> list[Entry]:
    """Return what is asked for in two statements, in no order; the words are left to ``having``."""
    query = select(
        Concept.id,
        Concept.kind,
        Concept.state,
        Concept.region,
        Concept.keeps,
        Concept.secret,
        Concept.pseudonym,
        Concept.made_by,
        Concept.made_at,
    )
    rows = db.session.execute(query.where(*_seen(sight), *_wanted(asked))).all()
    by_concept = _forms(sight, asked) if rows else {}
    return [Entry(*row, forms=tuple(by_concept.get(row.id, ()))) for row in rows]


def having(found: Iterable[Entry], asked: Asked) -> list[Entry]:
    """Return those that have the words in any language, the region and the usage asked for."""
    wanted = folded(asked.words).split()
    kept = [
        one
        for one in found
        if (not asked.region or asked.region in one.regions)
        and (not asked.forbidden or one.forbidden)
    ]
    if not wanted:
        return kept
    return [one for one in kept if _holds(one, wanted)]


def waiting(sight: Sight) -> int:
    """Return how many suggestions a person sees that nobody has decided on."""
    conditions = [*_seen(sight), Concept.state == ConceptState.SUGGESTED]
    return db.session.scalar(select(func.count()).select_from(Concept).where(*conditions)) or 0


def history(concept_id: uuid.UUID) -> Sequence[Event]:
    """Return what was done with a concept, newest first."""
    query = select(Event).where(Event.chain == heads.chain_of(None), Event.subject_id == concept_id)
    return db.session.scalars(query.order_by(Event.seq.desc()).limit(MOST_EVENTS)).all()


def concepts(ids: Collection[uuid.UUID]) -> Sequence[Concept]:
    """Return concepts by id with their forms; without ids nothing is asked."""
    if not ids:
        return ()
    return db.session.scalars(select(Concept).where(Concept.id.in_(ids))).all()


def rules_told() -> Sequence[str]:
    """Return what everybody is told of the names that are never published, each rule once."""
    query = select(Concept.rule).where(
        Concept.secret, Concept.state == ConceptState.APPROVED, Concept.rule != ""
    )
    return db.session.scalars(query.distinct().order_by(Concept.rule)).all()


def _holds(entry: Entry, wanted: Sequence[str]) -> bool:
    """Tell whether one of its forms, or its pseudonym, has every word or beginning of a word."""
    texts = [one.text for one in entry.forms] + ([entry.pseudonym] if entry.pseudonym else [])
    return any(all(word in text for word in wanted) for text in map(folded, texts))


def _forms(sight: Sight, asked: Asked) -> dict[uuid.UUID, list[Form]]:
    columns = (ConceptForm.language, ConceptForm.text, ConceptForm.usage, ConceptForm.region)
    query = (
        select(ConceptForm.concept_id, *columns)
        .join(Concept, Concept.id == ConceptForm.concept_id)
        .where(*_seen(sight), *_wanted(asked))
        .order_by(ConceptForm.language, ConceptForm.position)
    )
    found: dict[uuid.UUID, list[Form]] = {}
    for concept_id, language, text, usage, region in db.session.execute(query):
        found.setdefault(concept_id, []).append(Form(language, text, usage, region))
    return found


def _seen(sight: Sight) -> list[ColumnElement[bool]]:
    """Return the conditions under which a person sees a concept at all, and counts it."""
    conditions: list[ColumnElement[bool]] = []
    if not sight.secrets:
        conditions.append(Concept.secret.is_(False))
    if not sight.all_suggestions:
        settled = Concept.state.in_([ConceptState.APPROVED, ConceptState.RETIRED])
        conditions.append(or_(settled, Concept.made_by == sight.own) if sight.own else settled)
    return conditions


def _wanted(asked: Asked) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if asked.ids:
        conditions.append(Concept.id.in_(asked.ids))
    if asked.kinds:
        conditions.append(Concept.kind.in_(asked.kinds))
    if asked.state:
        conditions.append(Concept.state == asked.state)
    if asked.keeps:
        conditions.append(Concept.keeps.is_(True))
    if asked.secret:
        conditions.append(Concept.secret.is_(True))
    return conditions
