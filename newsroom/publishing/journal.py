"""Write a step of a release into the history."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from newsroom.events.actions import record
from newsroom.lifecycle import Step
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState


def take(
    step: Step[Any],
    release: Release,
    actor_id: uuid.UUID | None,
    at: dt.datetime,
    **payload: str,
) -> None:
    """Move the release along the arrow and record it with the revisions it pins."""
    if step.target is not None:
        release.state = ReleaseState(step.target)
    record(
        step.records,
        at=at,
        actor_id=actor_id,
        article_id=release.article_id,
        subject_id=release.id,
        revisions=[member.revision_id for member in release.members if member.revision_id],
        payload={name: text for name, text in payload.items() if text},
    )
