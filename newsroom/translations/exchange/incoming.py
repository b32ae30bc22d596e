"""Take a translation in from a file: all of it or none, and nobody's words over another's."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.articles.models import Revision, SideDraft
from newsroom.database import action, db, now
from newsroom.errors import NotAllowed
from newsroom.lifecycle import may, unmet
from newsroom.people.models import Person
from newsroom.translations import claims, queries, steps
from newsroom.translations.exchange.judging import Judge, Judged, Known
from newsroom.translations.exchange.report import Fate, Report
from newsroom.translations.exchange.sheet import Format, Sheet, Unreadable
from newsroom.translations.models import SegmentPast, SourceSegment, TranslationTask
from newsroom.translations.saving import save_into

_NOTHING_IN_IT = _l("There is no translation in this file.")
_REFUSED = _l("Nothing was stored. Correct what is refused and send the file again.")
_NOT_YOURS = _l(
    "You do not hold this translation now, so nothing was changed. What is new in the file is kept"
    " aside for you."
)
_ASIDE = _l("Where both texts changed, the text here stays and yours is kept aside for you.")
_NEWER_SOURCE = _l("The source has changed since this file was written.")


def take_in_file(task_id: uuid.UUID, data: bytes, form: Format, *, by: Person) -> Report:
    """Read a file and take in what it holds; a file that cannot be read is a report too.

    Raises:
        NotAllowed: this person does not translate in the task's direction.
    """
    if not queries.may_translate(queries.task(task_id), by):
        raise NotAllowed
    try:
        sheet = form.read(data)
    except Unreadable as error:
        return Report(broken=error.message, broken_line=error.line)
    return take_in(task_id, sheet, by=by)


@action
def take_in(task_id: uuid.UUID, sheet: Sheet, *, by: Person) -> Report:
    """Store what a sheet brings, as its holder would have typed it.

    A text that was changed here as well is kept as a side draft; so is everything when the person
    does not hold the claim. One refused unit refuses the whole.

    Raises:
        NotAllowed: this person does not translate in the task's direction.
    """
    task = claims.locked(task_id)
    if not queries.may_translate(task, by):
        raise NotAllowed
    broken = _broken(sheet)
    if broken:
        return Report(broken=broken)
    # The rows stay in hand to the end, so that a save of the same ones does not build them anew.
    known = _known(task, sheet)
    judged = Judge(known).judged(sheet.units)
    holds = may(steps.SAVE, task, by) and not unmet(steps.SAVE, task, by)
    if not holds:
        judged = [_set_aside(one) for one in judged]
    report = Report(tuple(one.outcome for one in judged))
    if report.is_refused:
        return replace(report, remarks=(_REFUSED,))
    _keep_aside(task, judged, by)
    entries = [one.entry for one in judged if one.entry and one.outcome.fate is not Fate.CONFLICT]
    if holds and entries:
        save_into(task, entries, fence=task.fence, by=by)
    return replace(report, stored=holds, remarks=tuple(_remarks(task, sheet, report, holds=holds)))


def _broken(sheet: Sheet) -> Any:
    if not sheet.units:
        return _NOTHING_IN_IT
    if sheet.segments is not None and len(sheet.units) < sheet.segments:
        return _l(
            "This file was written with %(written)s segments and holds %(read)s. It was cut off,"
            " or a program left some out. Nothing was stored.",
            written=sheet.segments,
            read=len(sheet.units),
        )
    return ""


def _known(task: TranslationTask, sheet: Sheet) -> Known:
    return Known(
        rows={row.segment.key: row for row in queries.rows(task)},
        earlier=cache(lambda: _earlier_digests(task)),
        pasts=_pasts(task) if any(unit.base is None for unit in sheet.units) else {},
        written_at=sheet.written_at,
    )


def _earlier_digests(task: TranslationTask) -> dict[str, set[str]]:
    """Return the digests of every source text that was given out before, by key."""
    query = (
        select(SourceSegment.key, SourceSegment.digest)
        .join(Revision, Revision.id == SourceSegment.revision_id)
        .where(
            Revision.edition_id == task.source_revision.edition_id,
            SourceSegment.revision_id != task.source_revision_id,
        )
    )
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, digest in db.session.execute(query):
        found[key].add(digest)
    return found


def _pasts(task: TranslationTask) -> dict[str, set[str]]:
    query = select(SegmentPast.key, SegmentPast.text).where(
        SegmentPast.edition_id == task.edition_id
    )
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, text in db.session.execute(query):
        found[key].add(text)
    return found


def _set_aside(judged: Judged) -> Judged:
    if judged.entry is None:
        return judged
    return replace(judged, outcome=replace(judged.outcome, fate=Fate.CONFLICT))


def _keep_aside(task: TranslationTask, judged: Sequence[Judged], by: Person) -> None:
    texts = {
        one.entry.key: one.entry.text
        for one in judged
        if one.entry and one.outcome.fate is Fate.CONFLICT
    }
    if texts:
        db.session.add(
            SideDraft(edition_id=task.edition_id, person_id=by.id, kept_at=now(), texts=texts)
        )


def _remarks(task: TranslationTask, sheet: Sheet, report: Report, *, holds: bool) -> list[Any]:
    found: list[Any] = []
    if not holds:
        found.append(_NOT_YOURS)
    elif report.counts[Fate.CONFLICT]:
        found.append(_ASIDE)
    if sheet.source_revision_id not in {"", str(task.source_revision_id)}:
        found.append(_NEWER_SOURCE)
    return found
