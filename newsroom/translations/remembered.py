"""What the memory has to offer to a translation: texts to take over, and where words stand."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from flask_babel import format_date
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.articles import placeholders, word_diff
from newsroom.articles.models import Edition
from newsroom.articles.word_diff import Piece
from newsroom.database import db
from newsroom.errors import BadInput
from newsroom.translations import coverage, memory
from newsroom.translations.memory import Context, Match, Provenance, Risk
from newsroom.translations.models import SourceSegment, TranslationTask
from newsroom.translations.states import Origin, TaskState
from newsroom.translations.suggesting import Found, Suggestion

_WHOLE = 100
"""From here on the remembered source is this very text."""
_RISKS: dict[Risk, Any] = {
    Risk.NUMBER: _l("Mind the numbers"),
    Risk.NEGATION: _l("Mind the negation"),
}


def offer(task: TranslationTask, segment: SourceSegment) -> Iterable[Suggestion]:
    """Offer what was approved for this text or one like it, the best first."""
    found = memory.lookup(
        segment.text,
        source=task.article.source_language,
        target=task.edition.language,
        context=_context(segment),
        article_id=task.article_id,
    )
    for match in found:
        yield Suggestion(
            match.target_text,
            match.score,
            _told(match),
            _difference(match, segment),
            kind=Origin.MEMORY,
        )


def find(task: TranslationTask, words: str) -> Iterable[Found]:
    """Find words in what was approved before, on either side."""
    source, target = task.article.source_language, task.edition.language
    with suppress(BadInput):  # too short for the memory is not too short for the article itself
        for one in memory.concordance(
            words, source=source, target=target, article_id=task.article_id
        ):
            yield Found(one.source_text, one.target_text, _place(one.origin))
        for one in memory.concordance(
            words, source=target, target=source, article_id=task.article_id
        ):
            yield Found(one.target_text, one.source_text, _place(one.origin))


def percents(tasks: Iterable[TranslationTask]) -> dict[uuid.UUID, int]:
    """Return by task how much of its text, in percent, the memory knows word for word.

    Asked for tasks that nobody has taken: whoever has one sees the texts themselves.
    """
    open_ones = [one for one in tasks if one.state is TaskState.OPEN]
    texts = _texts([one.id for one in open_ones])
    found: dict[uuid.UUID, int] = {}
    for (source, target), some in _by_direction(open_ones).items():
        asked = [text for one in some for text in texts.get(one.id, ())]
        known = dict(zip(asked, memory.coverage(asked, source=source, target=target), strict=True))
        for one in some:
            letters = sum(len(text) for text in texts.get(one.id, ()))
            sure = sum(len(text) for text in texts.get(one.id, ()) if known[text] >= _WHOLE)
            found[one.id] = 100 * sure // letters if letters else 0
    return found


def _texts(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """Return the source texts that are work, by task; one statement."""
    found: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    query = (
        select(TranslationTask.id, SourceSegment.text)
        .join(SourceSegment, SourceSegment.revision_id == TranslationTask.source_revision_id)
        .join(Edition, Edition.id == TranslationTask.edition_id)
        .where(TranslationTask.id.in_(ids), coverage.is_work())
    )
    if ids:
        for task_id, text in db.session.execute(query):
            found[task_id].append(text)
    return found


def _by_direction(
    tasks: Iterable[TranslationTask],
) -> dict[tuple[str, str], list[TranslationTask]]:
    found: defaultdict[tuple[str, str], list[TranslationTask]] = defaultdict(list)
    for one in tasks:
        found[one.article.source_language, one.edition.language].append(one)
    return found


def _context(segment: SourceSegment) -> Context:
    query = select(SourceSegment.position, SourceSegment.text).where(
        SourceSegment.revision_id == segment.revision_id,
        SourceSegment.position.in_((segment.position - 1, segment.position + 1)),
    )
    around = {row.position: row.text for row in db.session.execute(query)}
    before, after = (around.get(segment.position + step, "") for step in (-1, 1))
    return Context(segment.key, before, after)


def _difference(match: Match, segment: SourceSegment) -> tuple[Piece, ...]:
    if match.score >= _WHOLE:
        return ()
    old, new = (placeholders.plain_text(text) for text in (match.source_text, segment.text))
    return word_diff.words(old, new)


def _told(match: Match) -> str:
    risk = _RISKS.get(match.risk)
    return f"{_place(match.origin)} · {risk}" if risk else _place(match.origin)


def _place(origin: Provenance) -> str:
    day = format_date(origin.at, "d MMM y")
    if origin.name:
        return str(_("memory: %(file)s, %(day)s", file=origin.name, day=day))
    return str(_("memory: %(day)s", day=day))
