"""Read the memory as a list: the newest pairs, those of a file, what else was said of a text."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.translations.memory import curating, looking
from newsroom.translations.memory.concordance import concordance
from newsroom.translations.memory.models import MemoryOrigin, MemoryUnit
from newsroom.translations.memory.origins import Provenance, suggestable
from newsroom.translations.memory.withheld import is_withheld

_STEP = 200
_MOST_READ = 4_000
"""Pairs that are read for one page; where that many are hidden in a row, the page is short."""


@dataclass(frozen=True)
class Remembered:
    """A pair as people read it."""

    unit_id: int
    source_text: str
    """In placeholder form, in the language that it was translated from."""
    target_text: str
    is_sentence: bool
    origin: Provenance

    @property
    def texts(self) -> dict[str, str]:
        """Both texts, by the side that they are."""
        return {"source": self.source_text, "target": self.target_text}

    @property
    def seen(self) -> str:
        """The digest of both texts, to be given back with what is to become of them."""
        return curating.digest(self.source_text, self.target_text)


@dataclass(frozen=True)
class Share:
    """How much of the memory somebody or something brought."""

    id: uuid.UUID
    pairs: int
    """Whole segments and single sentences; at most, where others were stored meanwhile."""


def newest(*, before: int = 0, file: str = "", limit: int = 50) -> list[Remembered]:
    """Return whole segments that anybody here may see, the newest first.

    ``before`` is the number of the last pair of the page before; ``file`` keeps to the pairs that
    one file brought.
    """
    found: list[Remembered] = []
    last = before
    for _ in range(_MOST_READ // _STEP):
        query = (
            select(MemoryUnit)
            .where(MemoryUnit.is_sentence.is_(False))
            .order_by(MemoryUnit.id.desc())
            .limit(_STEP)
        )
        if last:
            query = query.where(MemoryUnit.id < last)
        if file:
            named = select(MemoryOrigin.id).where(MemoryOrigin.name == file)
            query = query.where(MemoryUnit.origin_id.in_(named))
        units = db.session.scalars(query).all()
        found += _shown(units)
        if len(found) >= limit or len(units) < _STEP:
            break
        last = units[-1].id
    return found[:limit]


def one(unit_id: int) -> Remembered:
    """Return a pair that anybody here may see, or raise ``NotFound``."""
    unit = db.session.get(MemoryUnit, unit_id)
    for shown in _shown([unit] if unit else []):
        return shown
    raise NotFound


def holding(words: str, *, languages: tuple[str, str], limit: int = 50) -> list[Remembered]:
    """Return whole segments that hold the words in either language; those of the first come first.

    Raises:
        BadInput: there is no word of four letters to look for.
    """
    found: dict[int, Remembered] = {}
    for source, target in (languages, languages[::-1]):
        for met in concordance(words, source=source, target=target, limit=limit):
            texts = (met.source_text, met.target_text)
            pair = texts[::-1] if met.is_reversed else texts
            found.setdefault(
                met.unit_id, Remembered(met.unit_id, *pair, is_sentence=False, origin=met.origin)
            )
    return list(found.values())


def sharing_a_text(pair: Remembered) -> list[Remembered]:
    """Return the other pairs that have one of its texts, the newest first."""
    source, target = pair.origin.source_language, pair.origin.target_language
    ids = {
        *looking.saying(pair.source_text, source=source, target=target),
        *looking.saying(pair.target_text, source=target, target=source),
    }
    query = (
        select(MemoryUnit)
        .where(
            MemoryUnit.id.in_(ids - {pair.unit_id}),
            MemoryUnit.is_sentence.is_(pair.is_sentence),
        )
        .order_by(MemoryUnit.id.desc())
    )
    texts = {pair.source_text.strip(), pair.target_text.strip()}
    shown = _shown(db.session.scalars(query).all())
    return [one for one in shown if texts & {one.source_text.strip(), one.target_text.strip()}]


def files() -> list[str]:
    """Return the names of the files that were brought, in their order."""
    query = select(MemoryOrigin.name).where(MemoryOrigin.article_id.is_(None)).distinct()
    return sorted(name for name in db.session.scalars(query) if name)


def shares_of_people() -> list[Share]:
    """Return whose pairs there are, the largest share first."""
    return _shares(MemoryOrigin.person_id)


def shares_of_articles() -> list[Share]:
    """Return which articles brought pairs, the largest share first."""
    return _shares(MemoryOrigin.article_id)


def _shares(whose: InstrumentedAttribute[uuid.UUID | None]) -> list[Share]:
    pairs = func.sum(MemoryOrigin.last_unit - MemoryOrigin.first_unit + 1)
    query = select(whose, pairs).where(whose.is_not(None)).group_by(whose).order_by(pairs.desc())
    return [Share(found, count) for found, count in db.session.execute(query) if found]


def _shown(units: Iterable[MemoryUnit]) -> list[Remembered]:
    units = list(units)
    allowed = suggestable({unit.origin_id for unit in units}) if units else {}
    return [
        Remembered(
            unit.id,
            unit.source_text,
            unit.target_text,
            unit.is_sentence,
            allowed[unit.origin_id],
        )
        for unit in units
        if unit.origin_id in allowed and not is_withheld(unit.source_text, unit.target_text)
    ]
