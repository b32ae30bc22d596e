"""What an edit of the source changed in the segments that were translated before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Text, cast, null, select, union_all
from sqlalchemy.sql import CompoundSelect

from newsroom.articles import facts, placeholders, word_diff
from newsroom.articles.models import Revision
from newsroom.articles.placeholders import Part
from newsroom.articles.word_diff import Piece
from newsroom.database import db
from newsroom.translations import significance
from newsroom.translations.models import Skeleton, SourceChange, SourceSegment, TranslationTask
from newsroom.translations.parts import DIGESTS
from newsroom.translations.queries import Row
from newsroom.translations.states import Significance


@dataclass(frozen=True)
class Changed:
    """One segment whose translation was made from another source text."""

    old_text: str
    """As a person reads it, with marks as ``{1}…{/1}``."""
    pieces: tuple[Piece, ...]
    is_risky: bool
    """A number, a name or a negation changed: nothing but a person may take it over."""
    significance: Significance = Significance.CONTENT
    """The gravest that was said of any source text since."""


def changes_of(task: TranslationTask, rows: Sequence[Row]) -> dict[str, Changed]:
    """Return what changed, by segment key, where a text was made from another source text.

    Segments whose earlier source text is not known any more are not among them.
    """
    outdated = [one for one in rows if one.is_outdated]
    if not outdated:
        return {}
    past = _past(task, {part for one in outdated for part in _made_from(one)})
    found = {}
    for row in outdated:
        olds = [past.said[one] for one in _made_from(row) if one in past.said]
        if olds:
            found[row.segment.key] = _changed(row, olds, past)
    return found


def _made_from(row: Row) -> list[str]:
    return row.target.source_digest.split(DIGESTS) if row.target is not None else []


@dataclass(frozen=True)
class _Old:
    text: str
    inline_map: Mapping[str, Any]
    number: int
    """Of the last revision that said so."""


@dataclass(frozen=True)
class _Past:
    said: Mapping[str, _Old]
    """Earlier source texts by their digests."""
    significances: Mapping[int, Significance]
    """What a person said of each source text, by its number; of most, nothing."""

    def since(self, number: int) -> Significance:
        latest = max(self.significances, default=0)
        said = significance.gravest(self.significances, after=number, to=latest)
        return said or Significance.CONTENT


def _past(task: TranslationTask, digests: set[str]) -> _Past:
    said: dict[str, _Old] = {}
    significances: dict[int, Significance] = {}
    for row in db.session.execute(_query(task, digests)):
        if row.digest is None:
            significances[row.number] = Significance(row.significance or Significance.CONTENT)
        elif row.digest not in said or said[row.digest].number < row.number:
            said[row.digest] = _Old(row.text, row.inline_map, row.number)
    return _Past(said, significances)


def _query(task: TranslationTask, digests: set[str]) -> CompoundSelect[Any]:
    """Ask in one statement for earlier texts, and for what was said of the later revisions."""
    of_edition = Revision.edition_id == task.source_revision.edition_id
    texts = (
        select(
            SourceSegment.digest,
            SourceSegment.text,
            SourceSegment.inline_map,
            Revision.number,
            cast(null(), Text).label("significance"),
        )
        .join(Revision, Revision.id == SourceSegment.revision_id)
        .where(of_edition, SourceSegment.digest.in_(digests))
    )
    judged = (
        select(
            cast(null(), Text).label("digest"),
            cast(null(), Text).label("text"),
            cast(null(), JSON).label("inline_map"),
            Revision.number,
            cast(SourceChange.significance, Text).label("significance"),
        )
        .join(Skeleton, Skeleton.revision_id == Revision.id)
        .outerjoin(SourceChange, SourceChange.revision_id == Revision.id)
        .where(of_edition, Revision.number <= task.source_revision.number)
    )
    return union_all(texts, judged)


def _changed(row: Row, olds: Sequence[_Old], past: _Past) -> Changed:
    old = " ".join(_readable(one.text, one.inline_map) for one in olds)
    new = _readable(row.segment.text, row.segment.inline_map)
    before = " ".join(significance.words_of(one.text, one.inline_map) for one in olds)
    after = significance.words_of(row.segment.text, row.segment.inline_map)
    since = past.since(min(one.number for one in olds))
    return Changed(old, word_diff.words(old, new), bool(facts.changed(before, after)), since)


def _readable(text: str, inline_map: Mapping[str, Any]) -> str:
    """Return a text with its marks as a person types them; what one protects stands in it."""
    forms = {Part.OPEN: "{{{}}}", Part.CLOSE: "{{/{}}}", Part.ALONE: "{{{}/}}"}
    pieces = []
    for token in placeholders.parse(text):
        pieces.append(forms[token.part].format(token.held) if token.part in forms else token.held)
        if token.part is Part.ALONE:
            pieces.append(placeholders.protected_words(inline_map.get(token.held, {})))
    return "".join(pieces)
