"""Everything that stands beside one segment, as its reader may see it and act on it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import word_diff
from newsroom.articles.word_diff import Piece
from newsroom.errors import NotFound
from newsroom.lifecycle import may, unmet
from newsroom.people.models import Person
from newsroom.translations import (
    pairing,
    queries,
    remarks,
    rules,
    steps,
    talking,
    typed,
    waivers,
)
from newsroom.translations.models import SegmentRemark, TranslationTask
from newsroom.translations.states import RemarkKind, TaskState, Verdict
from newsroom.web.workbench import lines as workbench_lines

KINDS: dict[RemarkKind, Any] = {
    RemarkKind.NOTE: _l("Note"),
    RemarkKind.QUERY: _l("Question to the author"),
    RemarkKind.CHANGE: _l("Change wished for"),
    RemarkKind.SUGGESTION: _l("Proposed text"),
}
VERDICTS: dict[Verdict, Any] = {
    Verdict.ANSWERED: _l("answered"),
    Verdict.ACCEPTED: _l("taken over"),
    Verdict.DECLINED: _l("declined"),
    Verdict.SETTLED: _l("settled"),
}
_MENDED = _l("answered: the source text will be corrected")


def verdict_of(remark: SegmentRemark) -> Any:
    """Return how a remark ended, in words; empty while it is open."""
    if remark.verdict is None:
        return ""
    if remark.kind is RemarkKind.QUERY and remark.verdict is Verdict.ACCEPTED:
        return _MENDED
    return VERDICTS[remark.verdict]


@dataclass(frozen=True)
class Said:
    """A remark, and what its reader may do with it."""

    remark: SegmentRemark
    is_of_earlier_source: bool
    pieces: tuple[Piece, ...]
    """A proposed text as changes of the text that stands there now."""
    answers: bool
    decides: bool
    settles: bool
    erases: bool

    @property
    def label(self) -> Any:
        """What kind of remark it is, in words."""
        return KINDS[self.remark.kind]

    @property
    def verdict(self) -> Any:
        """How it ended, in words; empty while it is open."""
        return verdict_of(self.remark)


@dataclass(frozen=True)
class Beside:
    """One segment with what was said of it and what this reader may add."""

    task: TranslationTask
    key: str
    line: workbench_lines.Line | None
    """None where the segment has left the text; what was said of it stays."""
    version: int
    said: Sequence[Said]
    revision_id: uuid.UUID | None
    talks: bool
    """Whether they may leave notes, and read what stood here before."""
    asks: bool
    wishes: bool
    suggests: bool
    edits: bool
    waives: bool
    rejects: bool


def of(task: TranslationTask, key: str, person: Person) -> Beside:
    """Return what stands beside a segment.

    Raises:
        NotFound: nothing of it is for this person.
    """
    if not rules.may_talk(task, person) and not rules.may_answer(task, person):
        raise NotFound
    said = remarks.seen_by(task, person).get(key, [])
    try:
        row, near = _row(task, key)
    except NotFound:
        if not said:
            raise
        row, near = None, pairing.NOTHING
    unfinished = task.state in queries.UNFINISHED
    reviewed = task.state is TaskState.HANDED_IN and rules.may_suggest(task, person)
    is_text = row is not None and not row.locked
    edits = may(steps.EDIT, task, person) and not unmet(steps.EDIT, task, person)
    return Beside(
        task=task,
        key=key,
        line=_line(row, near, task.edition_id) if row else None,
        version=row.version if row else 0,
        said=[_said(one, task, row, person) for one in said],
        revision_id=task.edition.current_revision_id,
        talks=rules.may_talk(task, person) and row is not None,
        asks=rules.may_talk(task, person) and unfinished and row is not None,
        wishes=reviewed and row is not None,
        suggests=is_text and unfinished and rules.may_suggest(task, person),
        edits=is_text and edits,
        waives=is_text and (may_save(task, person) or edits),
        rejects=reviewed,
    )


def row_and_line(task: TranslationTask, key: str) -> tuple[queries.Row, workbench_lines.Line]:
    """Return a segment of a task, and as its page shows it.

    Raises:
        NotFound: the text has no such segment.
    """
    row, near = _row(task, key)
    return row, _line(row, near, task.edition_id)


def _row(task: TranslationTask, key: str) -> tuple[queries.Row, pairing.Around]:
    """Return a segment, and what the checks know of those that say the same."""
    rows = queries.rows_like(task, [key])
    row = next((one for one in rows if one.segment.key == key), None)
    if row is None:
        raise NotFound
    return row, pairing.around(task, rows)


def _line(row: queries.Row, near: pairing.Around, edition_id: uuid.UUID) -> workbench_lines.Line:
    """Return one segment as its page shows it, under the number that it has in the text."""
    lines = [workbench_lines.line(row, workbench_lines.number_of(row), near=near)]
    [shown] = with_reasons(lines, [row], edition_id)
    return shown


def with_reasons(
    lines: Sequence[workbench_lines.Line], rows: Sequence[queries.Row], edition_id: uuid.UUID
) -> list[workbench_lines.Line]:
    """Return a page's segments with the reasons that were given for what the checks find.

    Where no finding may stand, nothing is asked.
    """
    if not any(found.finding.may_stand for one in lines for found in one.findings):
        return list(lines)
    given = waivers.of(edition_id)
    return [
        replace(one, findings=waivers.with_reasons(row, one.findings, given))
        for one, row in zip(lines, rows, strict=True)
    ]


def _said(
    remark: SegmentRemark, task: TranslationTask, row: queries.Row | None, person: Person
) -> Said:
    is_open = remark.closed_at is None
    is_said = bool(remark.text or remark.proposed or remark.answer)
    is_query = remark.kind is RemarkKind.QUERY
    is_suggestion = remark.kind is RemarkKind.SUGGESTION
    now = typed.show(row.text) if row else ""
    return Said(
        remark=remark,
        is_of_earlier_source=row is None or remark.source_digest != row.segment.digest,
        pieces=word_diff.words(now, typed.show(remark.proposed)) if is_suggestion else (),
        answers=is_open and is_query and rules.may_answer(task, person),
        decides=is_open and is_suggestion and row is not None and may_save(task, person),
        settles=is_open and talking.may_settle(task, remark, person),
        erases=not is_open and is_said and rules.may_edit_either(task, person),
    )


def may_save(task: TranslationTask, person: Person) -> bool:
    """Tell whether the person has the translation in hand and may write in it now."""
    return may(steps.SAVE, task, person) and task.state in queries.WORKED_ON
