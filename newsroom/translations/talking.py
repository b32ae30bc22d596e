"""Say something beside a segment: notes, questions to the author, wishes, proposed texts."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update

from newsroom.characters import plain
from newsroom.database import action, db, now
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused, Unmet
from newsroom.events.actions import record
from newsroom.people.models import Person
from newsroom.translations import checks, claims, queries, remarks, rules
from newsroom.translations.checks import pair
from newsroom.translations.limits import SEGMENT_LIMIT
from newsroom.translations.models import SegmentRemark, SourceSegment, TranslationTask
from newsroom.translations.saving import Entry, save_segments
from newsroom.translations.states import RemarkKind, TaskState, Verdict

REMARK_LIMIT = 2_000
_FINISHED = _l("This translation is finished; what is said here changes nothing any more.")
_NOT_WITH_EDITORS = _l("The translation is not with the editors now.")


@dataclass(frozen=True)
class _Said:
    """What somebody typed beside a segment."""

    kind: RemarkKind
    text: str
    proposed: str = ""


@action
def note(task_id: uuid.UUID, key: str, text: str, *, by: Person) -> SegmentRemark:
    """Leave a note for everybody who works on the translation; it blocks nothing."""
    task = _talked_about(task_id, by)
    return _say(task, key, _Said(RemarkKind.NOTE, _words(text)), by, now())


@action
def ask(task_id: uuid.UUID, key: str, text: str, *, by: Person) -> SegmentRemark:
    """Ask the author about a segment; nothing is approved before there is an answer."""
    task = _talked_about(task_id, by)
    if task.state not in queries.UNFINISHED:
        raise Refused("ask", [Unmet("state", _FINISHED)])
    at = now()
    remark = _say(task, key, _Said(RemarkKind.QUERY, _words(text)), by, at)
    _record("query_asked", task, remark, by, at)
    return remark


@action
def wish(task_id: uuid.UUID, key: str, text: str, *, by: Person) -> SegmentRemark:
    """Keep what should be changed in a segment until the editor asks for the changes."""
    task = _talked_about(task_id, by)
    if not rules.may_suggest(task, by):
        raise NotAllowed
    if task.state is not TaskState.HANDED_IN:
        raise Refused("wish", [Unmet("state", _NOT_WITH_EDITORS, _l("the translator"))])
    return _say(task, key, _Said(RemarkKind.CHANGE, _words(text)), by, now())


@action
def suggest(
    task_id: uuid.UUID, key: str, proposed: str, *, by: Person, text: str = ""
) -> SegmentRemark:
    """Propose a text, in placeholder form; whoever proposes has not written the translation.

    Raises:
        BadInput: the text is empty, or a check would refuse it.
    """
    task = _talked_about(task_id, by)
    if not rules.may_suggest(task, by):
        raise NotAllowed
    if task.state not in queries.UNFINISHED:
        raise Refused("suggest", [Unmet("state", _FINISHED)])
    both = pair.between(_segment(task, key), proposed, task.edition.language)
    if not proposed.strip():
        raise BadInput(_l("This cannot be empty."), field="text")
    for error in checks.errors(both):
        raise BadInput(error.message, field="text")
    plain(proposed, limit=SEGMENT_LIMIT, field="text", multiline=True)
    at = now()
    said = _Said(RemarkKind.SUGGESTION, _words(text, required=False), proposed)
    remark = _say(task, key, said, by, at)
    _record("suggestion_made", task, remark, by, at)
    return remark


@action
def answer(
    task_id: uuid.UUID, remark_id: uuid.UUID, text: str, *, by: Person, mends: bool = False
) -> None:
    """Answer a question to the author; ``mends`` says that the source text will be corrected."""
    task = claims.locked(task_id)
    if not rules.may_answer(task, by):
        raise NotAllowed if rules.may_talk(task, by) else NotFound
    remark = _open(task, remark_id, RemarkKind.QUERY)
    at = now()
    verdict = Verdict.ACCEPTED if mends else Verdict.ANSWERED
    _close(task, remark, verdict, by, at, text=_words(text))
    _record("query_answered", task, remark, by, at, to=remark.written_by)


@action
def accept(task_id: uuid.UUID, remark_id: uuid.UUID, *, version: int, by: Person) -> None:
    """Take a proposed text over as one's own; ``version`` is that of the text it replaces.

    Raises:
        StaleSave: the segment was saved since it was shown.
    """
    task = _held(task_id, by)
    remark = _open(task, remark_id, RemarkKind.SUGGESTION)
    entry = Entry(remark.key, remark.proposed, version, confirmed=True)
    save_segments(task_id, [entry], fence=task.fence, by=by)
    at = now()
    _close(task, remark, Verdict.ACCEPTED, by, at)
    _record("suggestion_accepted", task, remark, by, at, to=remark.written_by)


@action
def decline(task_id: uuid.UUID, remark_id: uuid.UUID, text: str, *, by: Person) -> None:
    """Leave the text as it is, with a reason if there is one to give."""
    task = _held(task_id, by)
    remark = _open(task, remark_id, RemarkKind.SUGGESTION)
    at = now()
    _close(task, remark, Verdict.DECLINED, by, at, text=_words(text, required=False))
    _record("suggestion_declined", task, remark, by, at, to=remark.written_by)


@action
def settle(task_id: uuid.UUID, remark_id: uuid.UUID, text: str, *, by: Person) -> None:
    """Close a remark that needs nothing more: a note that was read, a wish that was met."""
    task = _talked_about(task_id, by)
    remark = _open(task, remark_id)
    if not may_settle(task, remark, by):
        raise NotAllowed
    _close(task, remark, Verdict.SETTLED, by, now(), text=_words(text, required=False))


def may_settle(task: TranslationTask, remark: SegmentRemark, person: Person) -> bool:
    """Tell whether the person may close a remark without an answer or a decision.

    Whoever holds the translation says when a wish is met; while it is with the editors, only they
    do, or a wish would no longer keep anybody from approving.
    """
    if remark.kind is RemarkKind.NOTE:
        return rules.may_talk(task, person)
    if remark.kind is RemarkKind.SUGGESTION:
        return remark.written_by == person.id
    works = task.state in queries.WORKED_ON and rules.holds_claim(task, person)
    if remark.kind is RemarkKind.CHANGE:
        return works or rules.may_suggest(task, person)
    return works or remark.written_by == person.id or rules.may_edit_either(task, person)


def settle_wishes(task: TranslationTask, *, by: Person, at: dt.datetime) -> None:
    """Close every wish for a change, as whoever hands in says that they are met.

    The caller holds the lock.
    """
    db.session.execute(
        update(SegmentRemark)
        .where(
            SegmentRemark.edition_id == task.edition_id,
            SegmentRemark.kind == RemarkKind.CHANGE,
            SegmentRemark.closed_at.is_(None),
        )
        .values(verdict=Verdict.SETTLED, closed_by=by.id, closed_at=at)
    )
    _count_again(task)


def keep_wish(
    task: TranslationTask, key: str, text: str, *, by: Person, at: dt.datetime
) -> SegmentRemark:
    """Write a wish for a change as part of another action, which holds the lock."""
    return _say(task, key, _Said(RemarkKind.CHANGE, _words(text)), by, at)


def _words(text: str, *, required: bool = True) -> str:
    return plain(text, limit=REMARK_LIMIT, field="text", required=required, multiline=True)


def _talked_about(task_id: uuid.UUID, by: Person) -> TranslationTask:
    task = claims.locked(task_id)
    if not rules.may_talk(task, by):
        raise NotAllowed if rules.may_answer(task, by) else NotFound
    return task


def _held(task_id: uuid.UUID, by: Person) -> TranslationTask:
    task = _talked_about(task_id, by)
    if not rules.holds_claim(task, by):
        raise NotAllowed
    return task


def _segment(task: TranslationTask, key: str) -> SourceSegment:
    query = select(SourceSegment).where(
        SourceSegment.revision_id == task.source_revision_id, SourceSegment.key == key
    )
    found = db.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def _say(
    task: TranslationTask, key: str, said: _Said, by: Person, at: dt.datetime
) -> SegmentRemark:
    remark = SegmentRemark(
        edition_id=task.edition_id,
        key=key,
        kind=said.kind,
        text=said.text,
        proposed=said.proposed,
        source_digest=_segment(task, key).digest,
        written_by=by.id,
        written_at=at,
    )
    db.session.add(remark)
    db.session.flush()
    _count_again(task)
    return remark


def _open(
    task: TranslationTask, remark_id: uuid.UUID, kind: RemarkKind | None = None
) -> SegmentRemark:
    remark = remarks.one(task, remark_id)
    if kind is not None and remark.kind is not kind:
        raise NotFound
    if remark.closed_at is not None:
        message = _l("Somebody has settled this already.")
        raise Refused("settle", [Unmet("open", message)])
    return remark


def _close(
    task: TranslationTask,
    remark: SegmentRemark,
    verdict: Verdict,
    by: Person,
    at: dt.datetime,
    *,
    text: str = "",
) -> None:
    remark.answer = text
    remark.verdict = verdict
    remark.closed_by, remark.closed_at = by.id, at
    db.session.flush()
    _count_again(task)


def _count_again(task: TranslationTask) -> None:
    db.session.expire(task, ["open_queries", "open_wishes"])


def _record(
    kind: str,
    task: TranslationTask,
    remark: SegmentRemark,
    by: Person,
    at: dt.datetime,
    *,
    to: uuid.UUID | None = None,
) -> None:
    """Record that it was said, by ids alone: what was said stays where it can be erased."""
    named = {"remark": str(remark.id), "segment": remark.key}
    record(
        kind,
        at=at,
        actor_id=by.id,
        article_id=task.article_id,
        subject_id=task.id,
        revisions=[task.source_revision_id],
        payload=named | ({"to": str(to)} if to else {}),
    )
