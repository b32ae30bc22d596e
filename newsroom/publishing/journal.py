"""Write a step of a release into the history."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from newsroom.events.actions import Fact, record_many
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
    record_many([moved(step, release, actor_id, **payload)], at=at)


def moved(step: Step[Any], release: Release, actor_id: uuid.UUID | None, **payload: str) -> Fact:
    """Move the release along the arrow; returns what is to be recorded of it."""
    _move(step, release)
    return _fact(step, release, actor_id, payload)


def take_many(
    step: Step[Any],
    releases: Sequence[Release],
    at: dt.datetime,
    *,
    actor: Callable[[Release], uuid.UUID | None] = lambda _release: None,
    payload: Callable[[Release], Mapping[str, str]] = lambda _release: {},
    settled: Collection[str] = (),
) -> None:
    """Move many releases along one arrow, in a number of statements that does not grow.

    ``settled`` names reactions whose work is done in the same transaction.
    """
    for release in releases:
        _move(step, release)
    facts = [_fact(step, one, actor(one), payload(one)) for one in releases]
    record_many(facts, at=at, settled=settled)


def _move(step: Step[Any], release: Release) -> None:
    if step.target is not None:
        release.state = ReleaseState(step.target)


def _fact(
    step: Step[Any], release: Release, actor_id: uuid.UUID | None, payload: Mapping[str, str]
) -> Fact:
    return Fact(
        kind=step.records,
        actor_id=actor_id,
        article_id=release.article_id,
        subject_id=release.id,
        revisions=[member.revision_id for member in release.members if member.revision_id],
        payload={name: text for name, text in payload.items() if text},
    )
