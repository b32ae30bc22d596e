"""Find how words were translated before: every remembered pair that holds them, newest first."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.database import db
from newsroom.errors import BadInput
from newsroom.translations.memory import forms, index
from newsroom.translations.memory.models import MemoryOrigin, MemoryUnit
from newsroom.translations.memory.origins import Provenance, suggestable
from newsroom.translations.memory.storing import side
from newsroom.translations.memory.terms import folded, word_terms
from newsroom.translations.memory.withheld import is_withheld

_STEP = 200
_MOST = 20_000
"""Pairs that are read for one question; whoever asks for a word of every text sees enough."""


@dataclass(frozen=True)
class Concordance:
    """A remembered pair that holds the words, in the languages of the question."""

    unit_id: int
    source_text: str
    target_text: str
    is_reversed: bool
    origin: Provenance


def concordance(
    words: str,
    *,
    source: str,
    target: str,
    article_id: uuid.UUID | None = None,
    limit: int = 20,
) -> list[Concordance]:
    """Return pairs whose text in the source language holds the words, in this order.

    Capitals and accents do not matter, and the last word may go on: *derecho* finds *derechos*.

    Raises:
        BadInput: there is no word of four letters to look for.
    """
    wanted = word_terms(forms.comparable(words))
    if not wanted:
        raise BadInput(_l("Please give at least one word of four letters or more."), field="words")
    needle = " ".join(folded(forms.comparable(words)).split())
    ids = index.with_all(wanted, index.sides(side(source, target)))[:_MOST]
    found: list[Concordance] = []
    for start in range(0, len(ids), _STEP):
        found += _holding(needle, ids[start : start + _STEP], source, article_id)
        if len(found) >= limit:
            break
    return found[:limit]


def _holding(
    needle: str, ids: Sequence[int], source: str, article_id: uuid.UUID | None
) -> Iterator[Concordance]:
    query = (
        select(MemoryUnit, MemoryOrigin.source_language)
        .join(MemoryOrigin, MemoryOrigin.id == MemoryUnit.origin_id)
        .where(MemoryUnit.id.in_(ids), MemoryUnit.is_sentence.is_(False))
        .order_by(MemoryUnit.id.desc())
    )
    rows = [
        (unit, language != source)
        for unit, language in db.session.execute(query)
        if needle in folded(_asked(unit, language == source))
    ]
    allowed = suggestable({unit.origin_id for unit, _ in rows}, article_id) if rows else {}
    for unit, is_reversed in rows:
        if unit.origin_id in allowed and not is_withheld(unit.source_text, unit.target_text):
            texts = (unit.source_text, unit.target_text)
            asked, answer = texts[::-1] if is_reversed else texts
            yield Concordance(unit.id, asked, answer, is_reversed, allowed[unit.origin_id])


def _asked(unit: MemoryUnit, is_source: bool) -> str:  # noqa: FBT001 — two sides, one text
    text = unit.source_text if is_source else unit.target_text
    return forms.comparable(text).replace(forms.MARK, "")
