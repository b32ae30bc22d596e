"""Remember an approved translation: what was read and approved, and nothing else."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from newsroom.database import action, db
from newsroom.events.models import Event
from newsroom.translations import queries
from newsroom.translations.memory import curating, forms, sentences, storing
from newsroom.translations.memory.models import MemoryOrigin, MemoryUnit
from newsroom.translations.memory.storing import Pair
from newsroom.translations.models import TranslationTask
from newsroom.translations.queries import Row
from newsroom.translations.states import TargetStatus, TaskState

_NEVER = frozenset({"slug", "byline"})
"""Kinds that no other article could use."""
_APPROVED = frozenset({TargetStatus.DRAFT, TargetStatus.CONFIRMED})


@action
def learn(task_id: uuid.UUID) -> None:
    """Remember the segments of a finished task; run again it changes nothing.

    What the edition said before in a segment is forgotten, and so is what it says no longer: a
    correction supersedes. Text that was saved after the approval is not approved, so it waits for
    the next one; so does everything when a later task of the edition is done already.
    """
    task = db.session.get(TranslationTask, task_id)
    approval = _approval(task) if task and task.state is TaskState.DONE else None
    if task is None or approval is None:
        return
    rows = [row for row in queries.rows(task) if row.segment.kind not in _NEVER]
    wanted = _wanted(task, rows, approval.at)
    known = _known(task.edition_id)
    refused = curating.refused(task.edition_id)
    for key in [one for one in wanted if _is_decided(known.get(one, []), wanted[one], refused)]:
        known.pop(key, None)
        del wanted[key]
    over = [key for key, units in known.items() if not _say_the_same(units, wanted.get(key, []))]
    storing.take_out([unit.id for key in over for unit in known[key]])
    new = {
        key: pairs for key, pairs in wanted.items() if not _say_the_same(known.get(key, []), pairs)
    }
    _store(task, approval, [row for row in rows if row.segment.key in new], new)


def _approval(task: TranslationTask) -> Event | None:
    """Return the event of its approval; None when a later task of the edition is done."""
    overtaken = (
        select(TranslationTask.id)
        .where(
            TranslationTask.edition_id == task.edition_id,
            TranslationTask.state == TaskState.DONE,
            TranslationTask.opened_at > task.opened_at,
        )
        .exists()
    )
    query = select(Event).where(
        Event.article_id == task.article_id,
        Event.kind == "task_done",
        Event.subject_id == task.id,
        ~overtaken,
    )
    return db.session.scalars(query.order_by(Event.seq.desc()).limit(1)).one_or_none()


def _wanted(
    task: TranslationTask, rows: Sequence[Row], approved_at: dt.datetime
) -> dict[str, list[Pair]]:
    """Return by key what is to be remembered of each segment: the whole, then its sentences."""
    source, target = task.article.source_language, task.edition.language
    sources = [forms.comparable(row.segment.text) for row in rows]
    targets = [forms.comparable(row.text) for row in rows]
    wanted: dict[str, list[Pair]] = {}
    for at, row in enumerate(rows):
        if not _is_approved(row, approved_at):
            continue
        block = Pair(
            row.segment.text,
            row.text,
            key=row.segment.key,
            source_around=_around(sources, at),
            target_around=_around(targets, at),
        )
        wanted[row.segment.key] = [
            block,
            *(
                Pair(one, other, key=row.segment.key, is_sentence=True)
                for one, other in sentences.aligned(block.source, block.target, source, target)
            ),
        ]
    return wanted


def _is_approved(row: Row, approved_at: dt.datetime) -> bool:
    """Tell whether the text in work is the one that was approved, in the edition's language."""
    return (
        row.target is not None
        and not row.locked
        and not row.segment.language
        and row.status in _APPROVED
        and row.target.updated_at <= approved_at
    )


def _around(texts: Sequence[str], at: int) -> int:
    before = texts[at - 1] if at else ""
    after = texts[at + 1] if at + 1 < len(texts) else ""
    return forms.around(before, after)


def _known(edition_id: uuid.UUID) -> dict[str, list[MemoryUnit]]:
    query = (
        select(MemoryUnit)
        .join(MemoryOrigin, storing.of_origin())
        .where(MemoryOrigin.edition_id == edition_id)
        .order_by(MemoryUnit.id)
    )
    known: defaultdict[str, list[MemoryUnit]] = defaultdict(list)
    for unit in db.session.scalars(query):
        known[unit.key].append(unit)
    return known


def _say_the_same(units: Sequence[MemoryUnit], pairs: Sequence[Pair]) -> bool:
    known = [(unit.source_text, unit.target_text) for unit in units]
    return known == [(pair.source, pair.target) for pair in pairs]


def _is_decided(units: Sequence[MemoryUnit], pairs: Sequence[Pair], refused: set[str]) -> bool:
    """Tell whether an editor mended or took out what this very text was remembered as."""
    digests = [curating.digest(one.source, one.target) for one in pairs]
    if not refused.intersection(digests):
        return False
    return digests[0] in refused or _say_the_same(units[:1], pairs[:1])


def _store(
    task: TranslationTask, approval: Event, rows: Sequence[Row], new: dict[str, list[Pair]]
) -> None:
    """Store pairs under their translators' shares of the approved revision."""
    by_person: defaultdict[uuid.UUID | None, list[Pair]] = defaultdict(list)
    for row in rows:
        if row.target is not None:
            by_person[row.target.updated_by] += new[row.segment.key]
    for person_id, pairs in by_person.items():
        storing.store(_origin(task, approval, person_id), pairs)


def _origin(task: TranslationTask, approval: Event, person_id: uuid.UUID | None) -> MemoryOrigin:
    revision_id = uuid.UUID(approval.revisions[-1])
    query = select(MemoryOrigin).where(
        MemoryOrigin.revision_id == revision_id, MemoryOrigin.person_id == person_id
    )
    known = db.session.scalars(query).one_or_none()
    if known is not None:
        return known
    return MemoryOrigin(
        source_language=task.article.source_language,
        target_language=task.edition.language,
        article_id=task.article_id,
        edition_id=task.edition_id,
        revision_id=revision_id,
        person_id=person_id,
        at=approval.at,
    )
