"""Write a step of a translation task into the history."""

from __future__ import annotations

import datetime as dt
from typing import Any

from newsroom.articles.models import Revision
from newsroom.events.actions import record
from newsroom.lifecycle import Step
from newsroom.people.models import Person
from newsroom.translations.models import TranslationTask


def note(
    step: Step[Any],
    task: TranslationTask,
    by: Person | None,
    at: dt.datetime,
    *,
    revision: Revision | None = None,
    reason: str = "",
    extra: dict[str, str] | None = None,
) -> None:
    """Record the step with the source revision, and the translated one where there is one."""
    payload = dict(extra or {}) | ({"reason": reason} if reason else {})
    record(
        step.records,
        at=at,
        actor_id=by.id if by else None,
        article_id=task.article_id,
        subject_id=task.id,
        revisions=[task.source_revision_id, *([revision.id] if revision else [])],
        payload=payload,
    )
