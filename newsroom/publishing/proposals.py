"""Going earlier than agreed takes two editors: one proposes, another one confirms or declines."""

from __future__ import annotations

import datetime as dt
import uuid

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update

from newsroom.articles import actions as writing
from newsroom.articles import locking
from newsroom.database import action, db, now
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused, Unmet
from newsroom.events import queries as events
from newsroom.events.actions import record
from newsroom.lifecycle import check
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.publishing import going_out, guards, queries, rules, steps, wall_time
from newsroom.publishing.journal import take
from newsroom.publishing.models import Proposal, Release

SECOND = Unmet(
    "second",
    _l("You proposed it yourself, so a second editor has to confirm it."),
    _l("another editor"),
)
"""What stands between the person who proposed and the step."""


def _locked_release(release_id: uuid.UUID) -> Release:
    locking.lock(queries.release(release_id).article_id)
    return queries.release(release_id)


@action
def propose_release(
    release_id: uuid.UUID,
    *,
    wall: dt.datetime | None,
    zone: str,
    by: Person,
    fold: int | None = None,
) -> Proposal:
    """Wish that a release goes out earlier than agreed; ``wall`` None is as soon as confirmed.

    A newer wish takes the place of the one before.

    Raises:
        UnclearTime: the clocks are changed just then.
        BadInput: the time is over, not earlier, or before the embargo ends.
    """
    release = _locked_release(release_id)
    check(steps.PROPOSE_EARLIER, release, by)
    at = now()
    due = wall_time.instant(wall, zone, fold=fold) if wall is not None else None
    if due is not None:
        _check_earlier(release, due, at)
    overtake(release, at)
    proposal = Proposal(
        article_id=release.article_id,
        release_id=release.id,
        until=due,
        wall_time=wall.isoformat(timespec="minutes") if wall else "",
        zone=zone if wall else "",
        proposed_by=by.id,
        proposed_at=at,
    )
    db.session.add(proposal)
    take(
        steps.PROPOSE_EARLIER,
        release,
        by.id,
        at,
        due=due.isoformat() if due else "",
        wall=proposal.wall_time,
        zone=proposal.zone,
    )
    return proposal


def _check_earlier(release: Release, due: dt.datetime, at: dt.datetime) -> None:
    going_out.check_due(release, due, at)
    if rules.is_not_before_plan(release, due):
        message = _l("This is not earlier than agreed; it can simply be scheduled.")
        raise BadInput(message, field="wall")


@action
def propose_embargo(article_id: uuid.UUID, until: dt.datetime | None, *, by: Person) -> Proposal:
    """Wish that an embargo ends earlier, or (``until`` None) that there is none any more."""
    article = locking.lock(article_id)
    if not rights.is_any_editor(by):
        raise NotAllowed
    ends = article.embargo_until
    if ends is None or (until is not None and until >= ends):
        message = _l("This is not earlier than agreed; the embargo can simply be set.")
        raise BadInput(message, field="wall")
    at = now()
    _close(Proposal.article_id == article_id, Proposal.release_id.is_(None), at=at)
    proposal = Proposal(article_id=article_id, until=until, proposed_by=by.id, proposed_at=at)
    db.session.add(proposal)
    record(
        "earlier_proposed",
        at=at,
        actor_id=by.id,
        article_id=article_id,
        subject_id=article_id,
        payload={"until": until.isoformat() if until else ""},
    )
    return proposal


@action
def confirm(proposal_id: uuid.UUID, *, by: Person) -> None:
    """Agree to go earlier, as a second editor: it holds at once."""
    proposal = _locked(proposal_id)
    _check_second(proposal, by)
    at = now()
    if proposal.release_id is None:
        _check_unmoved(proposal)
        writing.set_embargo(
            proposal.article_id, proposal.until, by=by, proposed_by=proposal.proposed_by
        )
    else:
        _confirm_release(proposal, queries.release(proposal.release_id), by, at)
    proposal.decided_by, proposal.decided_at, proposal.confirmed = by.id, at, True


def _check_unmoved(proposal: Proposal) -> None:
    """An embargo that was moved after somebody wished it earlier wins over the wish."""
    moved = events.newest(proposal.article_id, "embargo_set")
    if moved is not None and moved.at > proposal.proposed_at:
        message = _l("The embargo was changed after this was proposed; propose it anew.")
        raise Refused("confirm_earlier", [Unmet("unmoved", message, _l("an editor"))])


def _confirm_release(proposal: Proposal, release: Release, by: Person, at: dt.datetime) -> None:
    check(steps.CONFIRM_EARLIER, release, by)
    due = proposal.until or at
    if not rules.is_not_embargoed(release, due):
        raise Refused(
            "confirm_earlier",
            [Unmet("not_embargoed", guards.NOT_EMBARGOED.message, guards.NOT_EMBARGOED.whose_move)],
        )
    going_out.pin(release)
    release.actor_id = by.id
    # What was proposed for a moment that has passed meanwhile goes out now.
    release.due_at = release.planned_for = max(due, at)
    release.wall_time, release.zone = proposal.wall_time, proposal.zone
    take(
        steps.CONFIRM_EARLIER,
        release,
        by.id,
        at,
        due=release.due_at.isoformat(),
        proposed_by=str(proposal.proposed_by),
    )


@action
def decline(proposal_id: uuid.UUID, *, by: Person) -> None:
    """Leave the time as it was agreed; whoever proposed may take the wish back this way too."""
    proposal = _locked(proposal_id)
    if not rights.is_any_editor(by):
        raise NotAllowed
    at = now()
    proposal.decided_by, proposal.decided_at = by.id, at
    record(
        "earlier_declined",
        at=at,
        actor_id=by.id,
        article_id=proposal.article_id,
        subject_id=proposal.release_id or proposal.article_id,
        payload={"proposed_by": str(proposal.proposed_by)},
    )


def overtake(release: Release, at: dt.datetime) -> None:
    """Close the wishes about a release that something else has been decided about."""
    _close(Proposal.release_id == release.id, at=at)


def _close(*which: object, at: dt.datetime) -> None:
    db.session.execute(
        update(Proposal)
        .where(Proposal.decided_at.is_(None), *which)  # type: ignore[arg-type]  # conditions
        .values(decided_at=at)
    )


def _locked(proposal_id: uuid.UUID) -> Proposal:
    article_id = db.session.scalar(select(Proposal.article_id).where(Proposal.id == proposal_id))
    if article_id is None:
        raise NotFound
    locking.lock(article_id)
    proposal = db.session.get_one(Proposal, proposal_id, populate_existing=True)
    if proposal.decided_at is not None:
        message = _l("This wish has been decided on already.")
        raise Refused("confirm_earlier", [Unmet("open", message)])
    return proposal


def _check_second(proposal: Proposal, by: Person) -> None:
    if not rights.is_any_editor(by):
        raise NotAllowed
    if proposal.proposed_by == by.id:
        raise Refused("confirm_earlier", [SECOND])
