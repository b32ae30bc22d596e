"""What people decide about a release: publish, schedule, hold, cancel."""

from __future__ import annotations

import datetime as dt
import uuid

from flask_babel import lazy_gettext as _l

from newsroom.articles import queries as articles
from newsroom.articles.sanitise import plain
from newsroom.database import action, now
from newsroom.errors import BadInput, Refused, Unmet
from newsroom.lifecycle import check
from newsroom.people.models import Person
from newsroom.publishing import going_out, queries, rules, steps, wall_time
from newsroom.publishing.journal import take
from newsroom.publishing.models import Release

REASON_LIMIT = 2_000


def locked(release_id: uuid.UUID) -> Release:
    """Lock the release's article, then return the release as it is now."""
    articles.lock(queries.release(release_id).article_id)
    return queries.release(release_id)


@action
def assemble(article_id: uuid.UUID, *, by: Person) -> Release:
    """Begin a release by hand, as after one was cancelled."""
    article = articles.lock(article_id)
    check(steps.ASSEMBLE, steps.NotAssembled(article), by)
    release = going_out.assemble(article_id, actor_id=by.id)
    if release is None:
        message = _l("The source text has not been approved.")
        raise Refused("assemble", [Unmet("source", message, _l("an editor of this language"))])
    return release


@action
def publish(release_id: uuid.UUID, *, by: Person) -> None:
    """Send a ready release out now; the worker makes both languages public in one commit."""
    release = locked(release_id)
    check(steps.PUBLISH, release, by)
    at = now()
    release.actor_id = by.id
    release.public_at = at
    going_out.pin(release)
    take(steps.PUBLISH, release, by.id, at)


@action
def schedule(
    release_id: uuid.UUID, *, wall: dt.datetime, zone: str, by: Person, fold: int | None = None
) -> None:
    """Choose the local time at which a ready release goes out.

    Raises:
        UnclearTime: the clocks are changed just then.
        BadInput: the time is over, or before the embargo ends.
    """
    release = locked(release_id)
    check(steps.SCHEDULE, release, by)
    due = wall_time.instant(wall, zone, fold=fold)
    at = now()
    if due <= at:
        raise BadInput(_l("This time is already over."), field="wall")
    if not rules.is_not_embargoed(release, due):
        raise BadInput(_l("The embargo is not over at this time."), field="wall")
    release.actor_id = by.id
    release.due_at = due
    release.wall_time = wall.isoformat(timespec="minutes")
    release.zone = zone
    going_out.pin(release)
    take(steps.SCHEDULE, release, by.id, at, due=due.isoformat(), wall=release.wall_time, zone=zone)


@action
def unschedule(release_id: uuid.UUID, *, by: Person) -> None:
    """Take a release off the schedule; it stays ready."""
    release = locked(release_id)
    check(steps.UNSCHEDULE, release, by)
    forget_schedule(release)
    take(steps.UNSCHEDULE, release, by.id, now())


def forget_schedule(release: Release) -> None:
    """Clear what was planned."""
    release.due_at = release.public_at = None
    release.wall_time = release.zone = ""


@action
def hold(release_id: uuid.UUID, *, by: Person, reason: str) -> None:
    """Stop a release until somebody resumes it; any editor may, at once."""
    release = locked(release_id)
    check(steps.HOLD, release, by, reason=reason)
    take(steps.HOLD, release, by.id, now(), reason=_clean(reason))


@action
def resume(release_id: uuid.UUID, *, by: Person) -> None:
    """Let a held release go on, off the schedule: ready, or assembling if a text was changed."""
    release = locked(release_id)
    check(steps.RESUME, release, by)
    forget_schedule(release)
    take(steps.RESUME, release, by.id, now())
    going_out.void(release.article_id)


@action
def cancel(release_id: uuid.UUID, *, by: Person, reason: str) -> None:
    """Give a release up before it is public."""
    release = locked(release_id)
    check(steps.CANCEL, release, by, reason=reason)
    take(steps.CANCEL, release, by.id, now(), reason=_clean(reason))


@action
def retry(release_id: uuid.UUID, *, by: Person) -> None:
    """Send a failed release back to assembling; it becomes ready again when both languages are."""
    release = locked(release_id)
    check(steps.RETRY, release, by)
    forget_schedule(release)
    release.failure = ""
    take(steps.RETRY, release, by.id, now())
    going_out.complete(release_id)


def _clean(reason: str) -> str:
    return plain(reason, limit=REASON_LIMIT, field="reason", multiline=True)
