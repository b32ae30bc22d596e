"""Save what a translator types: all of it or none, never over somebody else's words."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import insert, update

from newsroom.articles import characters, placeholders, revisions
from newsroom.articles.content import LINE_LIMIT, STANDFIRST_LIMIT, TITLE_LIMIT
from newsroom.articles.models import SideDraft
from newsroom.articles.segments import LINK
from newsroom.articles.urls import allowed_link
from newsroom.database import action, db, now
from newsroom.errors import BadInput, StaleSave, TooLarge
from newsroom.lifecycle import check
from newsroom.people.models import Person
from newsroom.translations import claims, queries, steps
from newsroom.translations.models import SegmentTarget, SourceSegment, TranslationTask
from newsroom.translations.queries import Row
from newsroom.translations.states import Origin, TargetStatus

SEGMENT_LIMIT = 50_000
FIELD_LIMITS = {
    "title": TITLE_LIMIT,
    "standfirst": STANDFIRST_LIMIT,
    "photo_credit": LINE_LIMIT,
}


@dataclass(frozen=True)
class Entry:
    """One segment as it comes from the page."""

    key: str
    text: str
    """With marks as placeholders."""
    version: int
    """The version that the page was opened with; 0 where nothing was saved yet."""
    confirmed: bool = False
    origin: Origin = Origin.TYPED
    fuzzy: bool = False
    """Whoever wrote it says that somebody has to look again; it is not confirmed then."""
    source_digest: str = ""
    """Digest of the earlier source text that it translates; empty: of the text as it is now."""

    def digest_beside(self, segment: SourceSegment) -> str:
        """Return the digest of the source text that this translates."""
        return self.source_digest or segment.digest


@action
def save_segments(
    task_id: uuid.UUID, entries: Sequence[Entry], *, fence: int, by: Person
) -> TranslationTask:
    """Store texts in work and renew the lease.

    Raises:
        StaleSave: the claim was lost, or a segment was saved elsewhere since; what was typed
            is kept as a side draft and both texts are carried, by segment key.
        BadInput: names the segment that cannot be stored; nothing is.
    """
    return save_into(claims.locked(task_id), entries, fence=fence, by=by)


def save_into(
    task: TranslationTask, entries: Sequence[Entry], *, fence: int, by: Person
) -> TranslationTask:
    """Do what ``save_segments`` does inside an action that has locked the task's article.

    To lock twice would read everything anew that the action has in hand.
    """
    at = now()
    rows = queries.rows(task)
    if task.fence != fence and queries.may_translate(task, by):
        raise _kept_aside(task, entries, _known(rows), by, at)
    check(steps.SAVE, task, by)
    put(task, entries, rows, by=by, at=at)
    claims.start_lease(task, at=at)
    return task


def put(
    task: TranslationTask,
    entries: Sequence[Entry],
    rows: Sequence[Row],
    *,
    by: Person,
    at: dt.datetime,
) -> None:
    """Store texts as part of an action that holds the lock and asked for the right.

    ``rows`` are the task's. Raises as ``save_segments`` does.
    """
    by_key = {row.segment.key: row for row in rows}
    segments = {key: row.segment for key, row in by_key.items()}
    known = _known(rows)
    for entry in entries:
        check_entry(entry, by_key.get(entry.key))
    changed = [entry for entry in entries if _is_new(entry, known.get(entry.key), segments)]
    if any(_is_stale(entry, known.get(entry.key)) for entry in changed):
        raise _kept_aside(task, changed, known, by, at)
    if changed:
        _store(task, changed, known, segments, by, at)
        revisions.add_contributor(task.edition, by.id, at=at)


def _known(rows: Sequence[Row]) -> dict[str, SegmentTarget]:
    return {row.segment.key: row.target for row in rows if row.target is not None}


def check_entry(entry: Entry, row: Row | None) -> None:
    """Check that a text can be stored for a segment, finished or not.

    Raises:
        BadInput: names the segment's key.
    """
    if row is None or row.locked:
        message = _l("This text does not belong to this article, or it is locked.")
        raise BadInput(message, field=entry.key)
    if len(entry.text) > SEGMENT_LIMIT:
        raise TooLarge(_l("This text is too long."), field=entry.key)
    characters.refuse_unstorable(entry.text, field=entry.key)
    limit = FIELD_LIMITS.get(row.segment.kind, SEGMENT_LIMIT)
    if len(_plain(entry)) > limit:
        message = _l("This is longer than %(limit)s characters.", limit=limit)
        raise TooLarge(message, field=entry.key)
    if row.segment.kind == LINK and entry.text and allowed_link(_plain(entry)) is None:
        raise BadInput(_l("This is not an address that a link can have."), field=entry.key)


def _plain(entry: Entry) -> str:
    return placeholders.plain_text(entry.text)


def _is_new(
    entry: Entry, target: SegmentTarget | None, segments: Mapping[str, SourceSegment]
) -> bool:
    if target is None:
        return bool(entry.text)
    return (
        target.text != entry.text
        or target.status is not _status(entry)
        or target.source_digest != entry.digest_beside(segments[entry.key])
    )


def _is_stale(entry: Entry, target: SegmentTarget | None) -> bool:
    return target is not None and target.version != entry.version and target.text != entry.text


def _status(entry: Entry) -> TargetStatus:
    if not entry.text.strip():
        return TargetStatus.EMPTY
    if entry.fuzzy:
        return TargetStatus.FUZZY
    return TargetStatus.CONFIRMED if entry.confirmed else TargetStatus.DRAFT


def _store(
    task: TranslationTask,
    entries: Sequence[Entry],
    known: Mapping[str, SegmentTarget],
    segments: Mapping[str, SourceSegment],
    by: Person,
    at: dt.datetime,
) -> None:
    rows: list[dict[str, Any]] = [
        {
            "edition_id": task.edition_id,
            "key": entry.key,
            "text": entry.text,
            "status": _status(entry),
            "source_digest": entry.digest_beside(segments[entry.key]),
            "origin": entry.origin,
            "version": known[entry.key].version + 1 if entry.key in known else 1,
            "updated_by": by.id,
            "updated_at": at,
        }
        for entry in entries
    ]
    new = [row for row in rows if row["key"] not in known]
    old = [row for row in rows if row["key"] in known]
    if new:
        db.session.execute(insert(SegmentTarget), new)
    if old:
        db.session.execute(update(SegmentTarget), old)


def _kept_aside(
    task: TranslationTask,
    entries: Sequence[Entry],
    known: Mapping[str, SegmentTarget],
    by: Person,
    at: dt.datetime,
) -> StaleSave:
    mine = {entry.key: entry.text for entry in entries}
    theirs = {key: known[key].text if key in known else "" for key in mine}
    db.session.add(SideDraft(edition_id=task.edition_id, person_id=by.id, kept_at=at, texts=mine))
    return StaleSave(mine, theirs, task.fence)
