"""What the newsroom does by itself with a release until it goes out."""

from __future__ import annotations

import datetime as dt
import uuid

from flask_babel import lazy_gettext as _l

from newsroom.articles import locking
from newsroom.articles.models import Article
from newsroom.articles.states import PublicState
from newsroom.database import action, db, new_id, now
from newsroom.errors import BadInput
from newsroom.events.actions import record_many
from newsroom.lifecycle import unmet
from newsroom.publishing import members, queries, readiness, rules, steps
from newsroom.publishing.journal import moved, take
from newsroom.publishing.models import Release
from newsroom.publishing.states import BRINGS_TEXT, ReleaseKind, ReleaseState


@action
def assemble(article_id: uuid.UUID, *, actor_id: uuid.UUID | None = None) -> Release | None:
    """Begin the release of what an article has new for readers; run again it changes nothing.

    A release that is being put together already follows what the article needs now. Either is
    found ready when every member is. Returns it, or None where there is nothing new.
    """
    article = locking.lock(article_id)
    latest = queries.newest_with_text(article_id)
    if latest is not None and latest.state not in queries.FINISHED:
        _complete(latest)
        return latest
    if not members.wanted(article):
        return None
    at = now()
    release = Release(
        id=new_id(),
        article_id=article_id,
        article=article,
        kind=ReleaseKind.FIRST,
        state=ReleaseState.ASSEMBLING,
        policy=article.pair_policy,
        made_at=at,
        planned_for=queries.still_planned_for(latest, at),
        narrowed=False,
        members=[],
    )
    _follow(release)
    facts = [moved(steps.ASSEMBLE, release, actor_id)]
    if not unmet(steps.COMPLETE, release, None):
        pin(release)
        facts.append(moved(steps.COMPLETE, release, None))
    db.session.add(release)
    record_many(facts, at=at)
    return release


def _follow(release: Release) -> None:
    """Bring members, kind and policy of a release up to what its article is now."""
    members.follow(release)
    article = release.article
    release.policy = article.pair_policy
    if release.narrowed:
        return
    release.correction = queries.open_correction(article.id) if article.first_public_at else None
    release.kind = _kind(release, article)


def _kind(release: Release, article: Article) -> ReleaseKind:
    editions = [article.edition(member.language) for member in release.members]
    if all(one is None or one.public_state is PublicState.NEVER for one in editions):
        return ReleaseKind.FIRST
    return ReleaseKind.CORRECTION if release.correction else ReleaseKind.UPDATE


@action
def complete(release_id: uuid.UUID) -> bool:
    """Find a release ready when every member is; returns whether it became so just now."""
    return _complete(queries.locked_one(release_id))


def _complete(release: Release) -> bool:
    if release.state is not ReleaseState.ASSEMBLING:
        return False
    _follow(release)
    if unmet(steps.COMPLETE, release, None):
        return False
    pin(release)
    take(steps.COMPLETE, release, None, now())
    return True


def check_due(release: Release, due: dt.datetime, at: dt.datetime) -> None:
    """Let pass an instant at which a release can go out.

    Raises:
        BadInput: it is over, or the embargo is not by then.
    """
    if due <= at:
        raise BadInput(_l("This time is already over."), field="wall")
    if not rules.is_not_embargoed(release, due):
        raise BadInput(_l("The embargo is not over at this time."), field="wall")


def pin(release: Release) -> None:
    """Name the exact revisions, by id and digest, that this release makes public."""
    for member in release.members:
        edition = release.article.edition(member.language)
        if edition is None or edition.current_revision is None:
            continue
        member.edition_id, member.edition = edition.id, edition
        member.revision_id, member.revision = edition.current_revision.id, edition.current_revision
        member.digest = edition.current_revision.digest


@action
def void(article_id: uuid.UUID) -> None:
    """Take a release back whose members are no longer those that it was made ready with.

    When the news of it comes so late that new texts are approved already, it is ready again, but
    no longer scheduled: nobody has decided when these texts go out.
    """
    locking.lock(article_id)
    release = queries.unfinished_of(article_id)
    if release is None or release.state not in steps.VOID.sources or still_stands(release):
        return
    _void(release, now())
    _complete(release)


def still_stands(release: Release) -> bool:
    """Tell whether a release still names the texts that are current, all of them ready."""
    return readiness.is_ready(release) and readiness.is_pinned(release)


def _void(release: Release, at: dt.datetime) -> None:
    """Forget what was decided about texts that are no longer the ones it was decided about.

    When people agreed to go out at the earliest stays: an edit is no way around it.
    """
    forget_schedule(release)
    release.narrowed = False
    take(steps.VOID, release, None, at)


def forget_schedule(release: Release) -> None:
    """Clear when it was to go out; what was agreed as the earliest time stays."""
    release.due_at = release.public_at = None
    release.wall_time = release.zone = ""


@action
def go_when_due(release_id: uuid.UUID) -> bool:
    """Send a scheduled release out whose time has come; returns whether it goes.

    The guards are judged anew. What was changed since is taken back, and what is later than the
    grace allows is held for a person to decide.
    """
    release = queries.locked_one(release_id)
    at = now()
    due = rules.effective_due(release)
    if release.state is not ReleaseState.SCHEDULED or due is None or due > at:
        return False
    if goes_now(release, at):
        release.public_at = due
        take(steps.DUE, release, None, at)
        return True
    if still_stands(release):
        take(steps.MISSED, release, None, at, due=due.isoformat())
    else:
        _void(release, at)
        complete(release.id)
    return False


def goes_now(release: Release, at: dt.datetime) -> bool:
    """Tell whether a scheduled release goes out at an instant: due, sound, and not too late."""
    due = rules.effective_due(release)
    return (
        release.state is ReleaseState.SCHEDULED
        and due is not None
        and due <= at
        and still_stands(release)
        and rules.is_inside_grace(release, at)
        and not unmet(steps.DUE, release, None)
    )


@action
def hold_restored() -> int:
    """Hold everything that is scheduled, as in a copy that was restored; returns how many.

    What a copy had planned may have gone out elsewhere, or been withdrawn there since.
    """
    scheduled = queries.in_states(ReleaseState.SCHEDULED, most=queries.EVERY)
    at = now()
    for release in scheduled:
        locking.lock(release.article_id)
        take(steps.HOLD_RESTORED, release, None, at)
    return len(scheduled)


@action
def remind(release_id: uuid.UUID) -> None:
    """Record, once, that an update waits long for its pair; the editors are told by it."""
    release = queries.locked_one(release_id)
    if release.state is not ReleaseState.ASSEMBLING or release.reminded_at is not None:
        return
    release.reminded_at = now()
    take(steps.WAIT, release, None, release.reminded_at)


@action
def fail(release_id: uuid.UUID, *, failure: str) -> None:
    """Give a release up that could not be published; nothing of it is public."""
    release = queries.locked_one(release_id)
    if release.state is not ReleaseState.PUBLISHING:
        return
    release.failure = failure[:1_000]
    if release.kind in BRINGS_TEXT:
        release.public_at = None
    take(steps.FAIL, release, None, now(), failure=release.failure)
