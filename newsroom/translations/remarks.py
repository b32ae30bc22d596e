"""Ask what was said beside the segments of a translation; nothing here writes."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from newsroom.articles.models import Edition
from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.people.models import Person
from newsroom.translations import queries, rules
from newsroom.translations.models import SegmentRemark, SourceSegment, TranslationTask
from newsroom.translations.states import RemarkKind, TaskState

Remarks = Mapping[str, Sequence[SegmentRemark]]
"""By segment key, the oldest first."""


@dataclass(frozen=True)
class Asked:
    """A remark, such as a question to an author, with the words that it is about."""

    remark: SegmentRemark
    task: TranslationTask
    source: SourceSegment | None
    """None where the segment has left the source text since."""


def of(edition_id: uuid.UUID) -> dict[str, list[SegmentRemark]]:
    """Return everything that was said beside an edition's segments, by segment key."""
    query = select(SegmentRemark).where(SegmentRemark.edition_id == edition_id)
    return _by_key(db.session.scalars(query.order_by(SegmentRemark.written_at, SegmentRemark.id)))


def seen_by(task: TranslationTask, person: Person) -> dict[str, list[SegmentRemark]]:
    """Return what this person may read of it: an author only the questions, others nothing."""
    if rules.may_talk(task, person):
        return of(task.edition_id)
    if not rules.may_answer(task, person):
        return {}
    query = (
        select(SegmentRemark)
        .where(SegmentRemark.edition_id == task.edition_id, SegmentRemark.kind == RemarkKind.QUERY)
        .order_by(SegmentRemark.written_at, SegmentRemark.id)
    )
    return _by_key(db.session.scalars(query))


def _by_key(found: Iterable[SegmentRemark]) -> dict[str, list[SegmentRemark]]:
    by_key: dict[str, list[SegmentRemark]] = {}
    for one in found:
        by_key.setdefault(one.key, []).append(one)
    return by_key


def one(task: TranslationTask, remark_id: uuid.UUID) -> SegmentRemark:
    """Return a remark of this task's edition, or raise ``NotFound``."""
    found = db.session.get(SegmentRemark, remark_id)
    if found is None or found.edition_id != task.edition_id:
        raise NotFound
    return found


def digest(said: Remarks, reader: Person) -> str:
    """Return a digest of what others said and how they ended it, to tell later whether more came.

    What the reader says while reading is no news to them.
    """
    news = [
        (one.id.hex, "said")
        for ones in said.values()
        for one in ones
        if one.written_by != reader.id
    ]
    news += [
        (one.id.hex, str(one.verdict))
        for ones in said.values()
        for one in ones
        if one.closed_at is not None and one.closed_by != reader.id
    ]
    return hashlib.sha256(repr(sorted(news)).encode()).hexdigest()[:32]


def open_about(article_id: uuid.UUID) -> list[Asked]:
    """Return what is open beside an article's translations, finished or not, the oldest first."""
    return _asked(Edition.article_id == article_id, _is_last_worked_on(), _IS_OPEN)


def about(article_id: uuid.UUID) -> list[Asked]:
    """Return what was said beside an article's translations, ended or not, the oldest first."""
    return _asked(Edition.article_id == article_id, _is_last_worked_on())


def seen_of(found: Iterable[Asked], person: Person) -> list[Asked]:
    """Return those that this person may read: an author only the questions, others nothing."""
    return [
        one
        for one in found
        if rules.may_talk(one.task, person)
        or (one.remark.kind is RemarkKind.QUERY and rules.may_answer(one.task, person))
    ]


def asked_of(person: Person) -> list[Asked]:
    """Return the open questions on the articles that a person wrote, the oldest first."""
    mine = select(Edition.article_id).where(Edition.owner_id == person.id)
    return _asked(
        Edition.article_id.in_(mine),
        SegmentRemark.kind == RemarkKind.QUERY,
        TranslationTask.state.in_(queries.UNFINISHED),
        _IS_OPEN,
    )


_IS_OPEN = SegmentRemark.closed_at.is_(None)


def _is_last_worked_on() -> ColumnElement[bool]:
    """Take each edition's newest task that was not cancelled: its text is the one talked of."""
    one = aliased(TranslationTask)
    newest = (
        select(one.id)
        .where(
            one.article_id == Edition.article_id,  # which an index finds
            one.edition_id == Edition.id,
            one.state != TaskState.CANCELLED,
        )
        .order_by(one.opened_at.desc(), one.id.desc())
        .limit(1)
        .correlate(Edition)
    )
    return TranslationTask.id == newest.scalar_subquery()


def _asked(*where: ColumnElement[bool]) -> list[Asked]:
    of_task = SourceSegment.revision_id == TranslationTask.source_revision_id
    query = (
        select(SegmentRemark, TranslationTask, SourceSegment)
        .join(Edition, Edition.id == SegmentRemark.edition_id)
        .join(TranslationTask, TranslationTask.edition_id == Edition.id)
        .outerjoin(SourceSegment, of_task & (SourceSegment.key == SegmentRemark.key))
        .where(*where)
        .order_by(SegmentRemark.written_at, SegmentRemark.id)
    )
    return [Asked(*row) for row in db.session.execute(query).unique()]
