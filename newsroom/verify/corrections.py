"""Invariant 9: a correction that is live in one language is live or announced in every other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from markupsafe import escape
from sqlalchemy import select

from newsroom.database import db
from newsroom.publishing.models import Correction, CorrectionNote
from newsroom.publishing.states import Severity
from newsroom.verify import advice, answers, page_facts, walk
from newsroom.verify.violation import Violation
from newsroom.verify.walk import Known, KnownEdition


def corrections() -> Iterator[Violation]:
    """Yield corrections that readers of a live language know nothing of."""
    for batch in walk.batches():
        found = _notes_of(batch)
        for article in batch:
            for notes in found[article.id].values():
                yield from _correction(article, notes)


def _correction(article: Known, notes: list[Any]) -> Iterator[Violation]:
    scope = set(notes[0].scope)
    is_retraction = notes[0].severity is Severity.RETRACTION
    reached = {one.language for one in notes if one.published_at}
    if not reached & scope:
        return  # no reader knows of it yet
    if (notes[0].closed_at is not None) != (scope <= reached):
        what = _("A correction is closed before every language has it, or open although it has.")
        yield Violation(9, article.id.hex, what, str(advice.RESTORE))
    shown = {
        one.language: one for one in article.editions if one.slug and (one.is_live or is_retraction)
    }
    for note in notes:
        edition = shown.get(note.language)
        if edition is None:
            continue
        if not note.published_at and not note.interim_at:
            yield _untold(article, edition)
        elif edition.is_live or is_retraction:
            yield from _page(article, edition, note, scope, is_retraction=is_retraction)


def _page(
    article: Known, edition: KnownEdition, note: Any, scope: set[str], *, is_retraction: bool
) -> Iterator[Violation]:
    """Look for the note on the page that readers get."""
    answer = answers.of_article(edition.language, edition.slug)
    if answer is None or answer.role not in {"page", "notice"}:
        return  # invariants 7 and 8 say so
    said = not note.note or str(escape(note.note)) in answer.body.decode(errors="replace")
    if is_retraction:
        if answer.role != "notice" or not said:
            yield _untold(article, edition)
        return
    kind = "corrected_elsewhere"
    if edition.language in scope:
        kind = "corrected" if note.published_at else "correcting"
    if kind not in page_facts.read(answer.body).flags or not said:
        yield _untold(article, edition)


def _untold(article: Known, edition: KnownEdition) -> Violation:
    return Violation(
        9,
        article.id.hex,
        _(
            "A correction is public, but the readers of %(path)s are not told of it.",
            path=edition.path,
        ),
        str(advice.LET_REFRESH),
    )


def _notes_of(batch: Iterable[Known]) -> dict[UUID, dict[UUID, list[Any]]]:
    """Return the notes of corrections that were not given up, by article and correction."""
    query = (
        select(
            Correction.article_id,
            Correction.id,
            Correction.severity,
            Correction.scope,
            Correction.closed_at,
            CorrectionNote.language,
            CorrectionNote.note,
            CorrectionNote.published_at,
            CorrectionNote.interim_at,
        )
        .join(CorrectionNote, CorrectionNote.correction_id == Correction.id)
        .where(
            Correction.article_id.in_([article.id for article in batch]),
            Correction.cancelled_at.is_(None),
        )
        .order_by(Correction.opened_at, CorrectionNote.language)
    )
    found: defaultdict[UUID, dict[UUID, list[Any]]] = defaultdict(dict)
    for row in db.session.execute(query):
        found[row.article_id].setdefault(row.id, []).append(row)
    return found
