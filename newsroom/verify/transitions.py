"""Invariant 10: every state has the event that led there, with a reason where one is needed."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from newsroom.articles import duplicating
from newsroom.articles.models import Article, Edition
from newsroom.articles.states import EditionState
from newsroom.articles.steps import EDITION_STEPS
from newsroom.database import db
from newsroom.events.models import Event, EventPayload
from newsroom.lifecycle import Step, label_of
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState
from newsroom.publishing.steps import RELEASE_STEPS
from newsroom.publishing.steps_after import AFTER_STEPS
from newsroom.translations.models import TranslationTask
from newsroom.translations.steps import TASK_STEPS
from newsroom.verify import advice, walk
from newsroom.verify.violation import Violation

Targets = dict[str, set[str]]
"""Where each kind of event leads; empty for one that leaves the state as it is."""


def _targets(steps: Iterable[Step[Any]]) -> Targets:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for step in steps:
        if step.records:
            found[step.records] |= {str(step.target)} if step.target is not None else set()
    return dict(found)


_EDITION = _targets(EDITION_STEPS)
_TASK = _targets(TASK_STEPS)
_RELEASE = _targets((*RELEASE_STEPS, *AFTER_STEPS))
_IMPORTED = "article_imported"
"""One event for a whole pair: it is about the release, and its texts begin approved with it."""
_EDITION |= {one.records: {str(EditionState.DRAFT)} for one in duplicating.STEPS}
_EDITION[_IMPORTED] = {str(EditionState.APPROVED)}
_RELEASE[_IMPORTED] = {str(ReleaseState.READY), str(ReleaseState.PUBLISHING)}
_WITH_REASON = {
    step.records
    for step in (*EDITION_STEPS, *TASK_STEPS, *RELEASE_STEPS, *AFTER_STEPS)
    if step.needs_reason
}
# Each of these leads somewhere, or leaves the state: what the event tells is not which.
_EITHER = {kind for table in (_EDITION, _TASK, _RELEASE) for kind in table} & {"source_moved"}


def transitions() -> Iterator[Violation]:
    """Yield states that no event led to, and decisions without a reason."""
    for ids in walk.batches_of_ids():
        events = _events_of(ids)
        for row in db.session.execute(_editions(ids)):
            known = [*events.get(row.article_id, ()), *events.get(row.id, ())]
            yield from _state(row, known, _EDITION)
        for model, targets in ((TranslationTask, _TASK), (Release, _RELEASE)):
            query = select(model.id, model.article_id, model.state)
            for row in db.session.execute(query.where(model.article_id.in_(ids))):
                yield from _state(row, events.get(row.id, ()), targets)
        yield from _without_reason(ids)


def _editions(ids: Sequence[uuid.UUID]) -> Any:
    """Select the source editions; a translated one is where its task is."""
    return (
        select(Edition.id, Edition.article_id, Edition.state)
        .join(Article, Article.id == Edition.article_id)
        .where(Article.id.in_(ids), Edition.language == Article.source_language)
    )


def _events_of(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """Return the kinds of events about each subject, in their order; an import's by article too."""
    query = (
        select(Event.subject_id, Event.article_id, Event.kind)
        .where(Event.article_id.in_(ids))
        .order_by(Event.article_id, Event.seq)
    )
    found: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    for row in db.session.execute(query):
        if row.subject_id is not None:
            found[row.subject_id].append(row.kind)
        if row.kind == _IMPORTED:
            found[row.article_id].append(row.kind)
    return found


def _state(row: Any, kinds: Iterable[str], targets: Targets) -> Iterator[Violation]:
    """Compare a state with where the events about its subject lead."""
    possible: set[str] = set()
    for kind in kinds:
        leads_to = targets.get(kind, set())
        if leads_to:
            possible = leads_to | (possible if kind in _EITHER else set())
    if str(row.state) not in possible:
        yield Violation(
            10,
            row.article_id.hex,
            _(
                "Something is “%(state)s”, but the history has no event that led there.",
                state=label_of(row.state),
            ),
            str(advice.RESTORE),
        )


def _without_reason(ids: Sequence[uuid.UUID]) -> Iterator[Violation]:
    query = (
        select(Event.article_id, Event.kind, EventPayload.body)
        .join(EventPayload, EventPayload.event_id == Event.id)
        .where(
            Event.article_id.in_(ids),
            Event.kind.in_(_WITH_REASON),
            Event.actor_id.is_not(None),
            EventPayload.body.is_not(None),
        )
    )
    for row in db.session.execute(query):
        if not row.body.get("reason"):
            what = _("The history has a decision without its reason (%(kind)s).", kind=row.kind)
            yield Violation(10, row.article_id.hex, what, str(advice.RESTORE))
