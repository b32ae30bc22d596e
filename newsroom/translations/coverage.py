"""How much of a task is translated already, and by whom."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from newsroom.articles.models import Edition
from newsroom.database import db
from newsroom.translations import queries
from newsroom.translations.models import SegmentTarget, SourceSegment, TranslationTask
from newsroom.translations.states import TargetStatus


@dataclass(frozen=True)
class Covered:
    """What of a task's text needs no new translation."""

    done: int = 0
    total: int = 0
    """In segments; those that are only copied or may stay empty are no work."""
    letters_done: int = 0
    letters: int = 0
    """In characters of the source text."""
    by: tuple[uuid.UUID, ...] = ()
    """Whose translations these are, who did most first."""

    @property
    def percent(self) -> int:
        """The share of the text; 100 only when nothing is left."""
        return 100 * self.letters_done // self.letters if self.letters else 0


def covered(tasks: Iterable[TranslationTask]) -> dict[uuid.UUID, Covered]:
    """Return by task what is covered by translations of exactly these source texts.

    One statement for any number of tasks. What the memory would add, ``remembered`` counts.
    """
    ids = [one.id for one in tasks]
    found = {one: Covered() for one in ids}
    if not ids:
        return found
    for task_id, is_done, person_id, segments, letters in db.session.execute(_tally(ids)):
        before = found[task_id]
        found[task_id] = Covered(
            done=before.done + (segments if is_done else 0),
            total=before.total + segments,
            letters_done=before.letters_done + (letters if is_done else 0),
            letters=before.letters + letters,
            by=(*before.by, person_id) if is_done and person_id else before.by,
        )
    return found


def is_work() -> ColumnElement[bool]:
    """Return what is true of a segment that somebody has to translate.

    The statement that asks knows the task's edition.
    """
    is_restored = and_(SourceSegment.original != "", SourceSegment.said_in == Edition.language)
    is_optional = SourceSegment.kind.in_(queries.OPTIONAL_KINDS)
    return ~or_(SourceSegment.locked, is_optional, is_restored)


def _tally(ids: Sequence[uuid.UUID]) -> Select[Any]:
    """Count segments and characters by task, by whether they are done, and by whose they are."""
    is_done = and_(
        SegmentTarget.source_digest == SourceSegment.digest,
        SegmentTarget.status.in_((TargetStatus.DRAFT, TargetStatus.CONFIRMED)),
    )
    done = case((is_done, 1), else_=0)
    whose = case((is_done, SegmentTarget.updated_by))
    segments = func.count()
    return (
        select(
            TranslationTask.id,
            done,
            whose,
            segments,
            func.coalesce(func.sum(func.length(SourceSegment.text)), 0),
        )
        .join(SourceSegment, SourceSegment.revision_id == TranslationTask.source_revision_id)
        .outerjoin(
            SegmentTarget,
            and_(
                SegmentTarget.edition_id == TranslationTask.edition_id,
                SegmentTarget.key == SourceSegment.key,
            ),
        )
        .join(Edition, Edition.id == TranslationTask.edition_id)
        .where(TranslationTask.id.in_(ids), is_work())
        .group_by(TranslationTask.id, done, whose)
        .order_by(segments.desc())
    )
