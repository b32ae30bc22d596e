"""What people decide about a release that brings texts: publish, schedule, hold, cancel."""

from __future__ import annotations

import datetime as dt
import uuid

from flask_babel import lazy_gettext as _l

from newsroom.articles import locking
from newsroom.database import action, now
from newsroom.errors import Refused, Unmet
from newsroom.lifecycle import check, clean_reason
from newsroom.people.models import Person
from newsroom.publishing import going_out, guards, queries, readiness, rules, steps, wall_time
from newsroom.publishing.going_out import forget_schedule
from newsroom.publishing.journal import take
from newsroom.publishing.models import Release
from newsroom.publishing.proposals import overtake
from newsroom.publishing.states import ReleaseKind


def locked(release_id: uuid.UUID) -> Release:
    """Lock the release's article, then return the release as it is now."""
    return queries.locked_one(release_id)


@action
def assemble(article_id: uuid.UUID, *, by: Person) -> Release:
    """Begin a release by hand, as after one was cancelled."""
    article = locking.lock(article_id)
    check(steps.ASSEMBLE, steps.NotBegun(article), by)
    release = going_out.assemble(article_id, actor_id=by.id)
    if release is None:
        message = _l("There is no approved text that readers do not have already.")
        raise Refused("assemble", [Unmet("news", message, _l("an editor of this language"))])
    return release


@action
def let_go_first(release_id: uuid.UUID, *, language: str, by: Person, reason: str) -> None:
    """Let one language of a live pair be renewed before the other, which will say so.

    The other language follows in a release of its own, once it is approved.
    """
    release = locked(release_id)
    check(steps.LET_GO_FIRST, release, by, reason=reason)
    _narrow(release, language)
    take(steps.LET_GO_FIRST, release, by.id, now(), language=language, reason=clean_reason(reason))
    going_out.complete(release_id)


def _narrow(release: Release, language: str) -> None:
    """Leave one member in a release, which has to be ready."""
    ready = {one.language for one in readiness.readiness(release) if one.ready}
    if language not in ready:
        message = _l("This language is not ready to go out.")
        raise Refused("let_go_first", [Unmet("ready", message, _l("see the languages"))])
    for member in list(release.members):
        if member.language != language:
            release.members.remove(member)
    release.narrowed = True


@action
def call_minor(release_id: uuid.UUID, *, language: str, by: Person) -> None:
    """Say that a change is no more than a minor fix, so that it goes out alone and unannounced.

    Refused where a number, a name, a quotation, a link, a negation or a topic changed, whoever
    says so.
    """
    release = locked(release_id)
    check(steps.CALL_MINOR, release, by)
    _narrow(release, language)
    release.kind = ReleaseKind.MINOR_FIX
    release.correction = None
    take(steps.CALL_MINOR, release, by.id, now(), language=language)
    going_out.complete(release_id)


@action
def publish(
    release_id: uuid.UUID, *, by: Person, shown: frozenset[uuid.UUID] | None = None
) -> None:
    """Send a ready release out now; the worker makes every language public in one commit.

    ``shown`` are the revisions that the person saw when deciding; others are refused.
    """
    release = locked(release_id)
    check(steps.PUBLISH, release, by)
    going_out.pin(release)
    _hold_to(release, shown)
    at = now()
    release.actor_id = by.id
    release.public_at = at
    take(steps.PUBLISH, release, by.id, at)


def _hold_to(release: Release, shown: frozenset[uuid.UUID] | None) -> None:
    """Refuse to send out texts that are not the ones that were on the person's screen."""
    pinned = {member.revision_id for member in release.members}
    if shown is not None and pinned != shown:
        message = _l("A text was changed after you opened this page. Look at it again first.")
        raise Refused("publish", [Unmet("shown", message, _l("you"))])


@action
def schedule(
    release_id: uuid.UUID,
    *,
    wall: dt.datetime,
    zone: str,
    by: Person,
    fold: int | None = None,
    shown: frozenset[uuid.UUID] | None = None,
) -> None:
    """Choose the local time at which a release goes out, or move it to a later one.

    Raises:
        UnclearTime: the clocks are changed just then.
        BadInput: the time is over, or before the embargo ends.
        Refused: it is earlier than what was agreed; that takes two editors.
    """
    release = locked(release_id)
    step = steps.RESCHEDULE if release.state in steps.RESCHEDULE.sources else steps.SCHEDULE
    check(step, release, by)
    due = wall_time.instant(wall, zone, fold=fold)
    at = now()
    going_out.check_due(release, due, at)
    if not rules.is_not_before_plan(release, due):
        raise Refused(
            "schedule",
            [Unmet("plan", guards.NOT_BEFORE_PLAN.message, guards.NOT_BEFORE_PLAN.whose_move)],
        )
    if step is steps.SCHEDULE:
        going_out.pin(release)
        _hold_to(release, shown)
    put_on_schedule(release, due=due, wall=wall, zone=zone, by=by)
    overtake(release, at)
    take(step, release, by.id, at, due=due.isoformat(), wall=release.wall_time, zone=zone)


def put_on_schedule(
    release: Release, *, due: dt.datetime, wall: dt.datetime, zone: str, by: Person
) -> None:
    """Note when a release goes out, as an instant and as the time on the wall that was meant."""
    release.actor_id = by.id
    release.due_at = release.planned_for = due
    release.wall_time = wall.isoformat(timespec="minutes")
    release.zone = zone


@action
def unschedule(release_id: uuid.UUID, *, by: Person) -> None:
    """Take a release off the schedule; it stays ready, and is not to go out earlier than agreed."""
    release = locked(release_id)
    check(steps.UNSCHEDULE, release, by)
    forget_schedule(release)
    take(steps.UNSCHEDULE, release, by.id, now())


@action
def hold(release_id: uuid.UUID, *, by: Person, reason: str) -> None:
    """Stop a release until somebody resumes it; any editor may, at once."""
    release = locked(release_id)
    check(steps.HOLD, release, by, reason=reason)
    take(steps.HOLD, release, by.id, now(), reason=clean_reason(reason))


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
    at = now()
    overtake(release, at)
    take(steps.CANCEL, release, by.id, at, reason=clean_reason(reason))


@action
def retry(release_id: uuid.UUID, *, by: Person) -> None:
    """Send a failed release back to assembling; it becomes ready again when both languages are."""
    release = locked(release_id)
    check(steps.RETRY, release, by)
    forget_schedule(release)
    release.failure = ""
    if not readiness.is_pinned(release):
        release.narrowed = False  # it was decided about texts that are others by now
    take(steps.RETRY, release, by.id, now())
    going_out.complete(release_id)
