"""Save what a translator types: all of it or none, never over somebody else's words."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import insert, update

from newsroom import characters
from newsroom.articles import placeholders, revisions
from newsroom.articles.models import SideDraft
from newsroom.articles.segments import LINK
from newsroom.articles.urls import allowed_link
from newsroom.database import action, db, now
from newsroom.errors import BadInput, StaleSave, TooLarge
from newsroom.lifecycle import check
from newsroom.people.models import Person
from newsroom.translations import claims, limits, naming, queries, repeats, steps
from newsroom.translations.models import (
    SegmentPast,
    SegmentTarget,
    TranslationTask,
)
from newsroom.translations.queries import Row
from newsroom.translations.states import Origin, TargetStatus

PAST_MINUTES = 10
"""What one person replaces by text of their own within this time is one piece of writing."""


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
    detached: bool | None = None
    """Whether it goes its own way among equal segments; None: as before."""
    fuzzy: bool = False
    """Whoever wrote it says that somebody has to look again; it is not confirmed then."""
    source_digest: str = ""
    """Digest of the earlier source text that it translates; empty: of the text as it is now."""


@dataclass
class _Save:
    """One save while it is made."""

    task: TranslationTask
    rows: Mapping[str, Row]
    by: Person
    shown: Mapping[str, str]
    """Digests of the source texts that the page showed, where these are not the newest."""
    at: dt.datetime = field(default_factory=now)

    def target(self, key: str) -> SegmentTarget | None:
        return self.rows[key].target if key in self.rows else None

    def digest(self, entry: Entry) -> str:
        now_there = self.rows[entry.key].segment.digest
        return entry.source_digest or self.shown.get(entry.key) or now_there


@action
def save_segments(
    task_id: uuid.UUID,
    entries: Sequence[Entry],
    *,
    fence: int,
    by: Person,
    source: uuid.UUID | None = None,
) -> TranslationTask:
    """Store texts in work, propose finished ones to equal segments, and renew the lease.

    ``source`` is the source revision that the page showed. A text that was written beside an
    older one than the task has now is stored as made from that, and waits for a second look.

    Raises:
        StaleSave: the claim was lost, or a segment was saved elsewhere since; what was typed
            is kept as a side draft and both texts are carried, by segment key.
        BadInput: names the segment that cannot be stored; nothing is.
    """
    return save_into(claims.locked(task_id), entries, fence=fence, by=by, source=source)


def save_into(
    task: TranslationTask,
    entries: Sequence[Entry],
    *,
    fence: int,
    by: Person,
    source: uuid.UUID | None = None,
) -> TranslationTask:
    """Do what ``save_segments`` does inside an action that has locked the task's article.

    To lock twice would read everything anew that the action has in hand.
    """
    work = _begin(task, entries, by, source)
    if task.fence != fence and queries.may_translate(task, by):
        raise _kept_aside(work, entries)
    check(steps.SAVE, task, by)
    _put(work, entries)
    claims.start_lease(task, at=work.at)
    return task


def put(task: TranslationTask, entries: Sequence[Entry], *, by: Person) -> None:
    """Store texts as part of an action that holds the lock and asked for the right.

    Raises as ``save_segments`` does.
    """
    _put(_begin(task, entries, by), entries)


def _begin(
    task: TranslationTask, entries: Sequence[Entry], by: Person, source: uuid.UUID | None = None
) -> _Save:
    found = queries.rows_like(task, [entry.key for entry in entries])
    return _Save(task, {row.segment.key: row for row in found}, by, _shown(task, source, entries))


def _put(work: _Save, entries: Sequence[Entry]) -> None:
    for entry in entries:
        check_entry(entry, work.rows.get(entry.key))
    changed = [entry for entry in entries if _is_new(entry, work)]
    if any(_is_stale(entry, work.target(entry.key)) for entry in changed):
        raise _kept_aside(work, changed)
    if changed:
        _store(work, [*changed, *_repeated(work, changed)])
        naming.watch(work.task, [one.text for one in changed], by=work.by, at=work.at)
        revisions.add_contributor(work.task.edition, work.by.id, at=work.at)


@action
def keep_aside(task_id: uuid.UUID, texts: Mapping[str, str], *, by: Person) -> None:
    """Keep texts, by key, that have lost their segment; they are the person's to look up."""
    task = claims.locked(task_id)  # nothing is kept of an article whose words were erased
    db.session.add(
        SideDraft(edition_id=task.edition_id, person_id=by.id, kept_at=now(), texts=dict(texts))
    )


def _shown(
    task: TranslationTask, source: uuid.UUID | None, entries: Sequence[Entry]
) -> dict[str, str]:
    if source is None or source == task.source_revision_id:
        return {}
    return queries.digests(source, task.article_id, [entry.key for entry in entries])


def check_entry(entry: Entry, row: Row | None) -> None:
    """Check that a text can be stored for a segment, finished or not.

    Raises:
        BadInput: names the segment's key.
    """
    if row is None or row.locked:
        message = _l("This text does not belong to this article, or it is locked.")
        raise BadInput(message, field=entry.key)
    if len(entry.text) > limits.SEGMENT_LIMIT:
        raise TooLarge(_l("This text is too long."), field=entry.key)
    characters.refuse_unstorable(entry.text, field=entry.key)
    limit = limits.of_kind(row.segment.kind)
    if len(_plain(entry)) > limit:
        message = _l("This is longer than %(limit)s characters.", limit=limit)
        raise TooLarge(message, field=entry.key)
    if row.segment.kind == LINK and entry.text and allowed_link(_plain(entry)) is None:
        raise BadInput(_l("This is not an address that a link can have."), field=entry.key)


def _plain(entry: Entry) -> str:
    return placeholders.plain_text(entry.text)


def _is_new(entry: Entry, work: _Save) -> bool:
    target = work.target(entry.key)
    if target is None:
        return bool(entry.text) or bool(entry.detached)
    return (
        target.text != entry.text
        or target.status is not _status(entry)
        or target.source_digest != work.digest(entry)
        or entry.detached not in {None, target.detached}
    )


def _is_stale(entry: Entry, target: SegmentTarget | None) -> bool:
    if target is None or target.version == entry.version or target.text == entry.text:
        return False
    # A copy that came from an equal segment is nobody's words, so it stands in nobody's way.
    return not (target.text and target.origin is Origin.REPEAT and repeats.follows(target))


def _status(entry: Entry) -> TargetStatus:
    if not entry.text.strip():
        return TargetStatus.EMPTY
    if entry.fuzzy:
        return TargetStatus.FUZZY
    return TargetStatus.CONFIRMED if entry.confirmed else TargetStatus.DRAFT


def _repeated(work: _Save, entries: Sequence[Entry]) -> list[Entry]:
    """Return what equal segments take over from those that were finished now."""
    touched = {entry.key for entry in entries}
    finished = {
        entry.key: entry.text
        for entry in entries
        if entry.confirmed and entry.detached is not True and entry.key not in work.shown
    }
    filled = repeats.fills(finished, list(work.rows.values()), limits=limits.FIELD_LIMITS)
    return [
        Entry(key, text, work.rows[key].version, origin=Origin.REPEAT)
        for key, text in filled.items()
        if key not in touched
    ]


def _store(work: _Save, entries: Sequence[Entry]) -> None:
    rows = [_row(work, entry) for entry in entries]
    past = [_past(one) for entry in entries if (one := _replaced(work, entry)) is not None]
    new = [row for row in rows if work.target(row["key"]) is None]
    old = [row for row in rows if work.target(row["key"]) is not None]
    if past:
        db.session.execute(insert(SegmentPast), past)
    if new:
        db.session.execute(insert(SegmentTarget), new)
    if old:
        db.session.execute(update(SegmentTarget), old)


def _row(work: _Save, entry: Entry) -> dict[str, Any]:
    target = work.target(entry.key)
    same = target is not None and target.text == entry.text
    typed_over = (
        target is not None
        and target.origin is Origin.REPEAT
        and entry.origin is not Origin.REPEAT
        and not same
    )
    before = target.detached if target is not None else False
    return {
        "edition_id": work.task.edition_id,
        "key": entry.key,
        "text": entry.text,
        "status": _status(entry),
        "source_digest": work.digest(entry),
        "made_from": _made_from(target, same=same) or work.digest(entry),
        # Who finishes a copy as it is has not typed it; who changes it goes their own way.
        "origin": target.origin if target is not None and same else entry.origin,
        "detached": (before or typed_over) if entry.detached is None else entry.detached,
        "version": target.version + 1 if target is not None else 1,
        "updated_by": work.by.id,
        "updated_at": work.at,
    }


def _made_from(target: SegmentTarget | None, *, same: bool) -> str:
    """Return what the words were written for, where they stay as they are."""
    return (target.made_from or target.source_digest) if target is not None and same else ""


def _replaced(work: _Save, entry: Entry) -> SegmentTarget | None:
    """Return what stood there, where another text takes its place and it is worth keeping."""
    target = work.target(entry.key)
    if target is None or not target.text.strip() or target.text == entry.text:
        return None
    soon = work.at - target.updated_at < dt.timedelta(minutes=PAST_MINUTES)
    return None if soon and target.updated_by == work.by.id else target


def _past(target: SegmentTarget) -> dict[str, Any]:
    kept = ("edition_id", "key", "version", "text", "status", "origin", "source_digest")
    return {name: getattr(target, name) for name in (*kept, "updated_by", "updated_at")}


def _kept_aside(work: _Save, entries: Sequence[Entry]) -> StaleSave:
    mine = {entry.key: entry.text for entry in entries}
    known = {key: work.target(key) for key in mine}
    theirs = {key: target.text if target else "" for key, target in known.items()}
    task = work.task
    db.session.add(
        SideDraft(edition_id=task.edition_id, person_id=work.by.id, kept_at=work.at, texts=mine)
    )
    return StaleSave(mine, theirs, task.fence)
