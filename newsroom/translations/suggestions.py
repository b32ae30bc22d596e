"""Texts that a segment could take: a reviewer's, its equals', its own earlier ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.articles import placeholders
from newsroom.database import db
from newsroom.translations import queries, remembered
from newsroom.translations.models import (
    SegmentPast,
    SegmentRemark,
    SourceSegment,
    TranslationTask,
)
from newsroom.translations.states import Origin, RemarkKind
from newsroom.translations.suggesting import Found, Suggestion

MOST = 9
"""As many as there are keys for them."""
_MOST_PAST = 3
REVIEWER, CONTEXT, EXACT = 102, 101, 100


Provider = Callable[[TranslationTask, SourceSegment], Iterable[Suggestion]]


def from_reviewer(task: TranslationTask, segment: SourceSegment) -> Iterable[Suggestion]:
    """Offer what a reviewer proposes and nobody has decided on yet."""
    query = (
        select(SegmentRemark.proposed)
        .where(SegmentRemark.edition_id == task.edition_id, SegmentRemark.key == segment.key)
        .where(SegmentRemark.kind == RemarkKind.SUGGESTION, SegmentRemark.closed_at.is_(None))
        .order_by(SegmentRemark.written_at.desc())
    )
    for text in db.session.scalars(query):
        yield Suggestion(text, REVIEWER, _l("proposed in review"), kind=Origin.SUGGESTION)


def from_equals(task: TranslationTask, segment: SourceSegment) -> Iterable[Suggestion]:
    """Offer how the same words were translated elsewhere in this article."""
    for row in queries.rows_like(task, [segment.key]):
        same_marks = row.segment.inline_map.keys() == segment.inline_map.keys()
        if row.segment.key != segment.key and same_marks and row.target and row.target.text:
            yield Suggestion(
                row.target.text, CONTEXT, _l("the same words here"), kind=Origin.REPEAT
            )


def from_past(task: TranslationTask, segment: SourceSegment) -> Iterable[Suggestion]:
    """Offer what stood here before, the newest first."""
    query = (
        select(SegmentPast.text)
        .where(SegmentPast.edition_id == task.edition_id, SegmentPast.key == segment.key)
        .order_by(SegmentPast.version.desc())
        .limit(_MOST_PAST)
    )
    for text in db.session.scalars(query):
        yield Suggestion(text, EXACT, _l("stood here before"))


PROVIDERS: tuple[Provider, ...] = (from_reviewer, from_equals, from_past, remembered.offer)
"""In the order in which a page shows them."""


def for_segment(task: TranslationTask, segment: SourceSegment) -> tuple[Suggestion, ...]:
    """Return at most nine different texts, the first that says something winning."""
    if segment.locked:
        return ()
    return _distinct(one for provider in PROVIDERS for one in provider(task, segment))


def _distinct(offered: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    found: dict[str, Suggestion] = {}
    for one in offered:
        if one.text.strip():
            found.setdefault(one.text, one)
        if len(found) == MOST:
            break
    return tuple(found.values())


Concordance = Callable[[TranslationTask, str], Iterable[Found]]


def in_article(task: TranslationTask, words: str) -> Iterable[Found]:
    """Find words in the article's own segments, on either side."""
    wanted = words.casefold()
    if not wanted:
        return
    for number, row in enumerate(queries.rows(task), start=1):
        if any(wanted in one.casefold() for one in _both(row)):
            origin = _l("segment %(number)s", number=number)
            yield Found(row.segment.text, row.text, origin, row.segment.key)


CONCORDANCES: tuple[Concordance, ...] = (in_article, remembered.find)
"""Where words are looked up, this article first."""
MOST_FOUND = 20
LONGEST_WORDS = 200


def look_up(task: TranslationTask, words: str) -> Sequence[Found]:
    """Return where words stand, in this article first; nothing for fewer than two characters."""
    asked = " ".join(words.split())[:LONGEST_WORDS]
    if len(asked) < 2:  # noqa: PLR2004 — one letter stands everywhere
        return ()
    found: list[Found] = []
    for place in CONCORDANCES:
        found += islice(place(task, asked), MOST_FOUND)
    return found[:MOST_FOUND]


def _both(row: queries.Row) -> tuple[str, str]:
    return placeholders.plain_text(row.segment.text), placeholders.plain_text(row.text)
