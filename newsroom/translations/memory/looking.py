"""Look a text up in the memory: exact ones with their context first, then what is like it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from newsroom.database import db
from newsroom.translations.memory import forms, index, scoring
from newsroom.translations.memory.origins import Provenance, suggestable
from newsroom.translations.memory.scoring import Risk, Sides
from newsroom.translations.memory.storing import side
from newsroom.translations.memory.withheld import is_withheld

if TYPE_CHECKING:
    from newsroom.translations.memory.stretches import Side

_MOST_EXACT = 40
"""Equal pairs that are looked at; thousands say *Read more*."""
_AT_ONCE = 40
"""Candidates whose origins are asked about in one statement, the best first."""
_MOST_JUDGED = 60
"""Of those that are alike enough; five are shown."""
_DIGESTS = 500


@dataclass(frozen=True)
class Context:
    """Where a text stands: what makes an exact match a certain one."""

    key: str = ""
    before: str = ""
    """The segment before, in placeholder form."""
    after: str = ""


@dataclass(frozen=True)
class Match:
    """A remembered pair that is like a text."""

    unit_id: int
    source_text: str
    """As it is remembered, in the language of the question."""
    target_text: str
    """Fitted: with the marks, and where only those differ the numbers, of the text at hand."""
    remembered: str
    """The target text before it was fitted."""
    score: int
    """0–102: 102 the same segment, 101 the same neighbours, 100 the same text."""
    risk: Risk
    origin: Provenance
    key: str
    is_sentence: bool
    is_reversed: bool
    """Whether it was translated the other way."""


class _Row(NamedTuple):
    """What is read of a pair; its fields are the columns of the statement."""

    id: int
    origin_id: int
    is_sentence: bool
    source_around: int | None
    target_around: int | None
    key: str
    source_text: str
    target_text: str
    source_language: str


_COLUMNS = ", ".join(
    f"{'origin' if one == 'source_language' else 'unit'}.{one}" for one in _Row._fields
)
_NUMBERED = (
    "SELECT {columns} FROM memory_unit unit JOIN memory_origin origin ON origin.id = unit.origin_id"
    " WHERE unit.id IN ({ids})"
)


def lookup(
    text: str,
    *,
    source: str,
    target: str,
    context: Context | None = None,
    article_id: uuid.UUID | None = None,
    limit: int = 5,
) -> list[Match]:
    """Return what the memory has for a text, the best first; 70 and better.

    ``article_id`` is the article that the text belongs to: its own pairs are shown to it whether
    or not readers see them. Where the very text is remembered, nothing that is only like it is
    looked for.
    """
    form = forms.comparable(text)
    if not form:
        return []
    sides = index.sides(side(source, target))
    found = _ranked(text, _exact([form], source, sides), source, context)
    matches = _allowed(found, article_id, limit)
    if matches:
        return matches
    found = _ranked(text, _numbered(index.candidates(form, sides)), source, None)
    return _allowed(found, article_id, limit)


def coverage(
    texts: Sequence[str],
    *,
    source: str,
    target: str,
    article_id: uuid.UUID | None = None,
    fuzzy: bool = False,
) -> list[int]:
    """Return for each text the score of the best match, 0 for none.

    Exact ones are found for all texts at once; what is only alike is looked for where ``fuzzy``
    asks for it, text by text.
    """
    texts_by_form: dict[str, str] = {forms.comparable(text): text for text in texts}
    texts_by_form.pop("", None)
    rows: dict[str, list[_Row]] = {}
    wanted = list(texts_by_form)
    sides = index.sides(side(source, target))
    for start in range(0, len(wanted), _DIGESTS):
        for row in _exact(wanted[start : start + _DIGESTS], source, sides, most=None):
            rows.setdefault(forms.comparable(_asked(row, source)), []).append(row)
    allowed = suggestable({row.origin_id for of in rows.values() for row in of}, article_id)
    best = dict.fromkeys(wanted, 0)
    for form, text in texts_by_form.items():
        for row in rows.get(form, ()):
            if row.origin_id in allowed:
                verdict = scoring.judge(text, _sides(row, source), scoring.EXACT)
                best[form] = max(best[form], verdict.score)
        if fuzzy and not best[form]:
            like = lookup(text, source=source, target=target, article_id=article_id, limit=1)
            best[form] = like[0].score if like else 0
    return [best.get(forms.comparable(text), 0) for text in texts]


def saying(text: str, *, source: str, target: str) -> list[int]:
    """Return the numbers of pairs that may hold this very text in ``source``, the newest first."""
    form = forms.comparable(text)
    digests = [forms.digest(form, source)] if form else []
    return index.equal(digests, index.sides(side(source, target)))[:_MOST_EXACT]


def _exact(
    comparable: Sequence[str], source: str, sides: Sequence[Side], *, most: int | None = _MOST_EXACT
) -> list[_Row]:
    """Return the pairs that hold one of these very texts, the newest first."""
    digests = [forms.digest(form, source) for form in comparable]
    ids = index.equal(digests, sides)
    known = set(comparable)
    rows = sorted(_numbered(ids[:most]), reverse=True)
    return [row for row in rows if forms.comparable(_asked(row, source)) in known]


def _numbered(ids: Sequence[int]) -> list[_Row]:
    """Return pairs by their numbers, in no order.

    The numbers are written into the statement: to bind hundreds of them takes SQLAlchemy longer
    than a database needs to answer.
    """
    if not ids:
        return []
    query = _NUMBERED.format(columns=_COLUMNS, ids=",".join(map(str, map(int, ids))))
    return [_Row(*row) for row in db.session.connection().exec_driver_sql(query)]


def _asked(row: _Row, source: str) -> str:
    return row.source_text if row.source_language == source else row.target_text


def _sides(row: _Row, source: str) -> Sides:
    if row.source_language == source:
        return Sides(row.source_text, row.target_text, bool(row.is_sentence))
    return Sides(row.target_text, row.source_text, bool(row.is_sentence), is_reversed=True)


class _Ranked(NamedTuple):
    score: int
    similarity: float
    row: _Row
    sides: Sides
    verdict: scoring.Verdict


def _ranked(text: str, rows: Sequence[_Row], source: str, context: Context | None) -> list[_Ranked]:
    """Return the rows that are good enough, the best first, and of equal ones the newest."""
    from rapidfuzz import fuzz, process  # only for whoever looks something up

    form = forms.comparable(text)
    alike = process.extract(
        form,
        [forms.comparable(_asked(row, source)) for row in rows],
        scorer=fuzz.ratio,
        score_cutoff=scoring.SHOWN_FROM,
        limit=_MOST_JUDGED,
    )
    around = forms.around(context.before, context.after) if context else 0
    found = []
    for _, similarity, place in alike:
        row, sides = rows[place], _sides(rows[place], source)
        verdict = scoring.judge(text, sides, similarity)
        score = _in_context(verdict.score, row, sides, context, around)
        if score >= scoring.SHOWN_FROM:
            found.append(_Ranked(score, similarity, row, sides, verdict))
    return sorted(found, key=lambda one: (-one.score, -one.similarity, -one.row.id))


def _in_context(score: int, row: _Row, sides: Sides, context: Context | None, around: int) -> int:
    """Raise a perfect score where the same text stood in the same place."""
    if score != scoring.EXACT or context is None:
        return score
    if context.key and row.key == context.key:
        return scoring.SAME_KEY
    stood = row.target_around if sides.is_reversed else row.source_around
    return scoring.SAME_NEIGHBOURS if stood and stood == around else score


def _allowed(ranked: Sequence[_Ranked], article_id: uuid.UUID | None, limit: int) -> list[Match]:
    """Return the first matches that may be shown, no answer twice."""
    matches: list[Match] = []
    answers: set[str] = set()
    for one, origin in _with_origins(ranked, article_id):
        answer = one.verdict.fitted
        if answer in answers or is_withheld(one.sides.asked, one.sides.answer):
            continue
        answers.add(answer)
        matches.append(_match(one, origin))
        if len(matches) == limit:
            break
    return matches


def _with_origins(
    ranked: Sequence[_Ranked], article_id: uuid.UUID | None
) -> Iterator[tuple[_Ranked, Provenance]]:
    for start in range(0, len(ranked), _AT_ONCE):
        step = ranked[start : start + _AT_ONCE]
        allowed = suggestable({one.row.origin_id for one in step}, article_id)
        yield from (
            (one, allowed[one.row.origin_id]) for one in step if one.row.origin_id in allowed
        )


def _match(one: _Ranked, origin: Provenance) -> Match:
    return Match(
        unit_id=one.row.id,
        source_text=one.sides.asked,
        target_text=one.verdict.fitted,
        remembered=one.sides.answer,
        score=one.score,
        risk=one.verdict.risk,
        origin=origin,
        key=one.row.key,
        is_sentence=one.sides.is_sentence,
        is_reversed=one.sides.is_reversed,
    )


def as_json(match: Match) -> dict[str, Any]:
    """Return a match as plain values."""
    origin = match.origin
    return {
        "unit_id": match.unit_id,
        "score": match.score,
        "source": match.source_text,
        "target": match.target_text,
        "remembered": match.remembered,
        "risk": str(match.risk),
        "is_sentence": match.is_sentence,
        "is_reversed": match.is_reversed,
        "origin": {
            "article_id": str(origin.article_id) if origin.article_id else None,
            "edition_id": str(origin.edition_id) if origin.edition_id else None,
            "revision_id": str(origin.revision_id) if origin.revision_id else None,
            "key": match.key,
            "person_id": str(origin.person_id) if origin.person_id else None,
            "file": origin.name,
            "at": origin.at.isoformat(),
        },
    }
