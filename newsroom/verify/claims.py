"""Invariant 6: one live claim a task, and an edition that is where its task is."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from newsroom.articles.models import Edition
from newsroom.articles.states import EditionState
from newsroom.database import db
from newsroom.lifecycle import label_of
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState
from newsroom.verify import advice, walk
from newsroom.verify.violation import Violation

_HELD = frozenset({TaskState.CLAIMED, TaskState.HANDED_IN, TaskState.CHANGES_REQUESTED})
_LEASED = frozenset({TaskState.CLAIMED, TaskState.CHANGES_REQUESTED})
_OVER = frozenset({TaskState.DONE, TaskState.CANCELLED})
_EDITION = {
    TaskState.OPEN: EditionState.DRAFT,
    TaskState.CLAIMED: EditionState.DRAFT,
    TaskState.HANDED_IN: EditionState.SUBMITTED,
    TaskState.CHANGES_REQUESTED: EditionState.CHANGES_REQUESTED,
    TaskState.DONE: EditionState.APPROVED,
}
"""Where a task's edition is; a cancelled task says nothing of it."""


def claims() -> Iterator[Violation]:
    """Yield tasks that two people could hold, and editions that are not where their task is."""
    for ids in walk.batches_of_ids():
        for tasks in _tasks_of(ids).values():
            for what in _faults(tasks):
                yield Violation(6, tasks[0].article_id.hex, what, str(advice.RESTORE))


def _faults(tasks: Sequence[Any]) -> Iterator[str]:
    """Find what is wrong with the tasks of one edition, given in the order of their opening."""
    unfinished = [one for one in tasks if one.state not in _OVER]
    code = tasks[0].language
    if len(unfinished) > 1:
        yield _("The edition in %(code)s has more than one unfinished task.", code=code)
    for task in unfinished:
        if (task.holder_id is not None) != (task.state in _HELD):
            yield _(
                "The task into %(code)s is “%(state)s” with the wrong holder or none.",
                code=code,
                state=label_of(task.state),
            )
        if task.state in _LEASED and task.lease_until is None:
            yield _("The claim of the task into %(code)s never ends.", code=code)
    newest = unfinished[0] if unfinished else tasks[-1]
    expected = _EDITION.get(newest.state)
    if expected and newest.edition_state not in {expected, EditionState.SPIKED}:
        yield _(
            "The edition in %(code)s is “%(state)s” although its task is “%(task)s”.",
            code=code,
            state=label_of(newest.edition_state),
            task=label_of(newest.state),
        )


def _tasks_of(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Any]]:
    query = (
        select(
            TranslationTask.article_id,
            TranslationTask.edition_id,
            TranslationTask.state,
            TranslationTask.holder_id,
            TranslationTask.lease_until,
            Edition.language,
            Edition.state.label("edition_state"),
        )
        .join(Edition, Edition.id == TranslationTask.edition_id)
        .where(TranslationTask.article_id.in_(ids))
        .order_by(TranslationTask.edition_id, TranslationTask.opened_at)
    )
    found: defaultdict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in db.session.execute(query):
        found[row.edition_id].append(row)
    return found
