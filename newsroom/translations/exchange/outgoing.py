"""A translation as a sheet: what its translator takes along, with the notes that help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from flask_babel import gettext
from sqlalchemy import select

from newsroom.articles import placeholders
from newsroom.articles.models import Revision
from newsroom.articles.segments import MAX_SEGMENTS
from newsroom.database import db, now
from newsroom.translations import queries
from newsroom.translations.carry_over import FIELD_KINDS
from newsroom.translations.exchange.sheet import Base, Format, Sheet, Unit
from newsroom.translations.limits import FIELD_LIMITS
from newsroom.translations.models import SegmentTarget, SourceSegment, TranslationTask
from newsroom.translations.queries import Row
from newsroom.translations.states import TargetStatus
from newsroom.translations.wording import KINDS, mark_detail, mark_label, tongue

_ARTICLE_LETTERS = 8
_MOST_ASKED = 30_000
"""Keys of one question; SQLite takes 32,766 values in a statement."""
_NOTE_LETTERS = 120
"""Of a heading or an address in a note: it stands there again with every segment below it."""
_WRAPPED = '<g id="{0}">…</g>'
_ALONE = '<x id="{0}"/>'


def file_of(task: TranslationTask, form: Format) -> bytes:
    """Return the task's translation as a file, with notes in the language of whoever asks."""
    return form.write(sheet_of(task, queries.rows(task)))


def name_of(task: TranslationTask, form: Format) -> str:
    """Return a name for the file that says nothing of what the article is about."""
    return f"{task.article_id.hex[:_ARTICLE_LETTERS]}-{task.edition.language}.{form.name}"


def sheet_of(task: TranslationTask, rows: Sequence[Row]) -> Sheet:
    """Return what a task's file holds: its segments in reading order, then retired ones.

    Locked segments are left out: there is nothing in them to translate.
    """
    earlier = _earlier_sources(task, rows)
    current = {row.segment.key for row in rows}
    units = tuple(_units([row for row in rows if not row.locked], earlier))
    retired = [_retired(*pair) for key, pair in earlier.items() if key not in current]
    return Sheet(
        units + tuple(retired[:MAX_SEGMENTS]),
        source_language=task.article.source_language,
        target_language=task.edition.language,
        task_id=str(task.id),
        fence=str(task.fence),
        source_revision_id=str(task.source_revision_id),
        segments=len(units),
        written_at=now(),
    )


def _earlier_sources(
    task: TranslationTask, rows: Sequence[Row]
) -> dict[str, tuple[SegmentTarget, SourceSegment]]:
    """Return each text in work beside the earlier source text that it was made from, by key."""
    current = {row.segment.key: row.segment.digest for row in rows}
    texts = {
        key: target
        for key, target in queries.targets(task.edition_id).items()
        if target.text and target.source_digest != current.get(key)
    }
    if not texts:
        return {}
    given_out = select(Revision.id).where(
        Revision.edition_id == task.source_revision.edition_id,
        # What was taken out of a revision for somebody's safety does not travel again.
        Revision.redacted_at.is_(None),
    )
    query = select(SourceSegment).where(
        SourceSegment.revision_id.in_(given_out), SourceSegment.key.in_(list(texts)[:_MOST_ASKED])
    )
    return {
        source.key: (texts[source.key], source)
        for source in db.session.scalars(query)
        if source.digest == texts[source.key].source_digest
    }


def _units(
    rows: Sequence[Row], earlier: Mapping[str, tuple[SegmentTarget, SourceSegment]]
) -> Iterator[Unit]:
    heading = ""
    words = _Words()
    for row in rows:
        segment = row.segment
        fuzzy = row.status is TargetStatus.FUZZY
        before = earlier.get(segment.key)
        yield Unit(
            key=segment.key,
            source=segment.text,
            target=row.text,
            fuzzy=fuzzy,
            base=Base.of(row.text, version=row.version, fuzzy=fuzzy),
            previous=before[1].text if before and fuzzy else "",
            notes=tuple(words.notes(row, heading)),
        )
        if segment.kind == "heading":
            heading = _shortened(placeholders.plain_text(segment.text))


def _retired(target: SegmentTarget, source: SourceSegment) -> Unit:
    return Unit(target.key, source.text, target.text, retired=True)


class _Words:
    """The notes of one file; a word that comes back ten thousand times is looked up once."""

    def __init__(self) -> None:
        self._kind = cache(lambda kind: str(KINDS.get(kind, kind)))
        self._marks: dict[tuple[str, str, bool], str] = {}
        self._under = gettext("Under the heading: %(heading)s", heading="\0")
        self._optional = {
            "slug": gettext("It may stay empty; then it is made from the title."),
            "link": gettext("It may stay empty; then it stays the address of the source."),
        }

    def notes(self, row: Row, heading: str) -> Iterator[str]:
        """Give what a translator should know of a segment, one line each."""
        segment = row.segment
        yield self._kind(segment.kind)
        if heading and segment.kind not in FIELD_KINDS and segment.kind != "heading":
            yield self._under.replace("\0", heading)
        if segment.kind in FIELD_LIMITS:
            limit = FIELD_LIMITS[segment.kind]
            yield gettext("At most %(limit)s characters.", limit=limit)
        if segment.said_in:
            yield gettext("Said in %(language)s.", language=tongue(segment.said_in))
        if segment.original:
            yield gettext("The original words: %(words)s", words=_shortened(segment.original))
        if row.is_optional:
            yield self._optional[segment.kind]
        for number, mark in segment.inline_map.items():
            yield self._mark_note(number, mark)

    def _mark_note(self, number: str, mark: Mapping[str, Any]) -> str:
        kind = (mark["tag"], mark.get("inner", "")[: len("<a href=")], "quoted" in mark)
        if kind not in self._marks:
            self._marks[kind] = str(mark_label(mark))
        written = (_ALONE if mark["void"] else _WRAPPED).format(number)
        return f"{written}: {self._marks[kind]} {_shortened(mark_detail(mark))}".rstrip()


def _shortened(text: str) -> str:
    return text if len(text) <= _NOTE_LETTERS else f"{text[: _NOTE_LETTERS - 1]}…"
