"""Ask about translation tasks and their segments; nothing here writes."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased, lazyload

from newsroom.articles import placeholders
from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.quotations import primary
from newsroom.articles.segments import LINK
from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.translations.models import (
    Acknowledgement,
    SegmentTarget,
    Skeleton,
    SourceSegment,
    TranslationTask,
)
from newsroom.translations.states import TargetStatus, TaskState

UNFINISHED = (
    TaskState.OPEN,
    TaskState.CLAIMED,
    TaskState.HANDED_IN,
    TaskState.CHANGES_REQUESTED,
)
MOST_KEYS = 500
"""With more of them at once, asking for all of a text's segments is the quicker question."""
WORKED_ON = (TaskState.CLAIMED, TaskState.CHANGES_REQUESTED)
OPTIONAL_KINDS = frozenset({"slug", LINK})
_at_hand: ContextVar[tuple[uuid.UUID | None, uuid.UUID | None, list[Row]]] = ContextVar(
    "rows_at_hand", default=(None, None, [])
)


@dataclass(frozen=True)
class Row:
    """A source segment beside its text in work."""

    segment: SourceSegment
    target: SegmentTarget | None
    language: str = ""
    """The language that it is translated into."""

    @property
    def locked(self) -> bool:
        """Tell whether nobody translates it: it stays as it is, in every language or in this."""
        said = primary(self.segment.language)
        return self.is_restored or self.segment.locked or (bool(said) and said == self.language)

    @property
    def is_restored(self) -> bool:
        """Tell whether it was said in this language, so that its original words stand here."""
        return bool(self.segment.original) and self.segment.said_in == self.language

    @property
    def text(self) -> str:
        """The translation so far; a locked segment is its own translation."""
        if self.locked:
            one = self.segment
            return placeholders.from_plain(one.original) if self.is_restored else one.text
        return self.target.text if self.target else ""

    @property
    def said(self) -> str:
        """What readers get: an address is the source's unless one was given in its very place."""
        if self.segment.kind == LINK and self.status in {TargetStatus.EMPTY, TargetStatus.FUZZY}:
            return self.segment.text
        return self.text

    @property
    def version(self) -> int:
        """The version that a form was opened with; 0 where nothing was saved yet."""
        return self.target.version if self.target else 0

    @property
    def status(self) -> TargetStatus:
        """How far the segment is, against the source text as it is now."""
        if self.locked:
            return TargetStatus.CONFIRMED
        if self.target is None or not self.target.text.strip():
            return TargetStatus.EMPTY
        if self.target.source_digest != self.segment.digest:
            return TargetStatus.FUZZY
        return self.target.status

    @property
    def is_outdated(self) -> bool:
        """Tell whether its text was made from another source text and nobody looked since."""
        return self.status is TargetStatus.FUZZY and (
            self.target is not None and self.target.source_digest != self.segment.digest
        )

    @property
    def is_optional(self) -> bool:
        """Tell whether it may stay empty: a slug is proposed from the title, an address stays."""
        return self.segment.kind in OPTIONAL_KINDS


def task(task_id: uuid.UUID) -> TranslationTask:
    """Return a task, or raise ``NotFound``."""
    found = db.session.get(TranslationTask, task_id)
    if found is None:
        raise NotFound
    return found


def unfinished_of(edition_id: uuid.UUID) -> TranslationTask | None:
    """Return the edition's work order that is not done or cancelled."""
    query = select(TranslationTask).where(
        TranslationTask.edition_id == edition_id, TranslationTask.state.in_(UNFINISHED)
    )
    return db.session.scalars(query).one_or_none()


def of_article(article_id: uuid.UUID) -> Sequence[TranslationTask]:
    """Return an article's tasks, the newest first; what they belong to is at hand already."""
    query = (
        select(TranslationTask)
        .where(TranslationTask.article_id == article_id)
        .order_by(TranslationTask.opened_at.desc())
        .options(lazyload("*"))
    )
    return db.session.scalars(query).all()


def newest_for(article: Article, person: Person) -> TranslationTask:
    """Return the newest task of an article in one of the person's directions.

    Raises:
        NotFound: there is none.
    """
    query = select(TranslationTask).where(TranslationTask.article_id == article.id)
    for one in db.session.scalars(query.order_by(TranslationTask.opened_at.desc())):
        if may_translate(one, person):
            return one
    raise NotFound


def latest_of(article_id: uuid.UUID, language: str) -> TranslationTask | None:
    """Return the newest task into a language."""
    query = (
        select(TranslationTask)
        .where(TranslationTask.article_id == article_id)
        .order_by(TranslationTask.opened_at.desc())
    )
    return next(
        (one for one in db.session.scalars(query) if one.edition.language == language), None
    )


def segments(revision_id: uuid.UUID) -> Sequence[SourceSegment]:
    """Return a source revision's segments in reading order."""
    query = select(SourceSegment).where(SourceSegment.revision_id == revision_id)
    return db.session.scalars(query.order_by(SourceSegment.position)).all()


def skeleton(revision_id: uuid.UUID) -> str:
    """Return a source revision's body without its segments."""
    return db.session.get_one(Skeleton, revision_id).html


def targets(edition_id: uuid.UUID) -> Mapping[str, SegmentTarget]:
    """Return the text in work of an edition by segment key."""
    query = select(SegmentTarget).where(SegmentTarget.edition_id == edition_id)
    return {one.key: one for one in db.session.scalars(query)}


@contextmanager
def rows_at_hand(found: TranslationTask) -> Iterator[list[Row]]:
    """Read a task's rows once for every question asked inside; nothing saves a segment there."""
    at_hand = rows(found)
    token = _at_hand.set((found.id, found.source_revision_id, at_hand))
    try:
        yield at_hand
    finally:
        _at_hand.reset(token)


def rows(found: TranslationTask) -> list[Row]:
    """Return a task's source segments beside their translations, in reading order."""
    *which, at_hand = _at_hand.get()
    if which == [found.id, found.source_revision_id]:
        return at_hand
    return _rows(found)


def _rows(found: TranslationTask, *those: ColumnElement[bool]) -> list[Row]:
    of_edition = SegmentTarget.edition_id == found.edition_id
    query = (
        select(SourceSegment, SegmentTarget)
        .outerjoin(SegmentTarget, (SegmentTarget.key == SourceSegment.key) & of_edition)
        .where(SourceSegment.revision_id == found.source_revision_id, *those)
        .order_by(SourceSegment.position)
    )
    language = found.edition.language
    return [Row(segment, target, language) for segment, target in db.session.execute(query)]


def row(found: TranslationTask, key: str) -> Row:
    """Return one of a task's segments beside its translation, or raise ``NotFound``."""
    those = _rows(found, SourceSegment.key == key)
    if not those:
        raise NotFound
    return those[0]


def rows_like(found: TranslationTask, keys: Sequence[str]) -> list[Row]:
    """Return the rows of these keys, and every row whose source text equals one of theirs."""
    if len(keys) > MOST_KEYS:
        return rows(found)
    asked = aliased(SourceSegment)
    digests = select(asked.digest).where(
        asked.revision_id == found.source_revision_id, asked.key.in_(keys)
    )
    return _rows(found, SourceSegment.digest.in_(digests))


def digests(revision_id: uuid.UUID, article_id: uuid.UUID, keys: Sequence[str]) -> dict[str, str]:
    """Return the digests of an article's earlier source text, by the keys of its segments."""
    query = (
        select(SourceSegment.key, SourceSegment.digest)
        .join(Revision, Revision.id == SourceSegment.revision_id)
        .join(Edition, Edition.id == Revision.edition_id)
        .where(SourceSegment.revision_id == revision_id, Edition.article_id == article_id)
    )
    wanted = set(keys)
    return {key: digest for key, digest in db.session.execute(query) if key in wanted}


def last_segmented(article_id: uuid.UUID) -> uuid.UUID | None:
    """Return the source revision whose segments were made last for an article."""
    query = (
        select(TranslationTask.source_revision_id)
        .where(TranslationTask.article_id == article_id)
        .order_by(TranslationTask.opened_at.desc())
        .limit(1)
    )
    return db.session.scalars(query).one_or_none()


def claims_held(person: Person) -> int:
    """Return how many claims the person holds that still need work."""
    query = select(func.count()).where(
        TranslationTask.holder_id == person.id, TranslationTask.state.in_(WORKED_ON)
    )
    return db.session.scalar(query) or 0


def may_translate(found: TranslationTask, person: Person) -> bool:
    """Tell whether the person translates in this task's direction."""
    source = found.article.source_language
    return rights.is_translator(person, source, found.edition.language)


def acknowledged(edition_id: uuid.UUID) -> set[uuid.UUID]:
    """Return the source revisions that somebody read and found to need no change here."""
    query = select(Acknowledgement.source_revision_id).where(
        Acknowledgement.edition_id == edition_id
    )
    return set(db.session.scalars(query))


def acknowledged_many(edition_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, set[uuid.UUID]]:
    """Return what ``acknowledged`` does for many editions, by edition."""
    wanted = list(edition_ids)
    if not wanted:
        return {}
    query = select(Acknowledgement.edition_id, Acknowledgement.source_revision_id).where(
        Acknowledgement.edition_id.in_(wanted)
    )
    found: dict[uuid.UUID, set[uuid.UUID]] = {}
    for row in db.session.execute(query):
        found.setdefault(row.edition_id, set()).add(row.source_revision_id)
    return found
