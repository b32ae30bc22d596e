"""What the clock does with a correction whose languages have waited for each other long enough."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy import select

from newsroom.articles import locking
from newsroom.database import action, db, now
from newsroom.events import queries as events
from newsroom.people import queries as people
from newsroom.publishing import going_out, queries, readiness, rules, steps
from newsroom.publishing.corrections import tell_history
from newsroom.publishing.journal import take
from newsroom.publishing.models import Correction, Release
from newsroom.publishing.states import ReleaseState


@action
def let_go_when_over(correction_id: uuid.UUID) -> uuid.UUID | None:
    """Send out, after the window, the language that is corrected; run again it changes nothing.

    Who opened the correction decided this, or who approved its notes where the language is
    theirs; rights are asked again at the commit. Returns the release that goes, or None where
    none can: then the duty editor is told, once.
    """
    article_id = db.session.scalar(
        select(Correction.article_id).where(Correction.id == correction_id)
    )
    if article_id is None:
        return None
    locking.lock(article_id)
    correction = db.session.get_one(Correction, correction_id)
    at = now()
    if correction.closed_at or correction.cancelled_at or correction.window_until > at:
        return None
    going_out.assemble(article_id)
    release = queries.unfinished_of(article_id)
    if release is None or release.correction_id != correction.id:
        return None
    ready = _goes_alone(release)
    if not ready:
        return None
    _send_alone(release, ready, correction, at)
    return release.id


def _goes_alone(release: Release) -> list[str]:
    """Return the corrected languages that can go although the other is not ready."""
    if release.state not in {ReleaseState.ASSEMBLING, ReleaseState.READY}:
        return []
    if not rules.notes_are_approved(release) or not rules.is_not_embargoed(release):
        return []
    if not rules.touches_nothing_away(release) or not rules.is_not_before_plan(release):
        return []
    ready = [one.language for one in readiness.readiness(release) if one.ready]
    # Something else that happens to be ready is for a person to send out.
    return ready if set(ready) & set(release.correction.scope if release.correction else ()) else []


def _send_alone(
    release: Release, languages: Sequence[str], correction: Correction, at: dt.datetime
) -> None:
    """Narrow a release to what is ready and publish it in the name of who agreed to it."""
    if release.state is ReleaseState.ASSEMBLING:
        left = {member.language for member in release.members} - set(languages)
        for member in [one for one in release.members if one.language in left]:
            release.members.remove(member)
        release.narrowed = bool(left)
        if left:
            take(steps.LET_GO_FIRST, release, None, at, language=" ".join(languages))
        going_out.complete(release.id)
    if release.state is not ReleaseState.READY:
        return
    going_out.pin(release)
    release.actor_id = _who_sends(release, correction)
    release.public_at = at
    take(steps.PUBLISH, release, None, at)


def _who_sends(release: Release, correction: Correction) -> uuid.UUID:
    """Return who of the two that agreed to a correction may send these languages out."""
    for person_id in (correction.opened_by, correction.notes_approved_by):
        if person_id is None:
            continue
        person = people.person(person_id)
        if rules.may_send_out(release, person, wrote=not rules.is_not_author(release, person)):
            return person_id
    return correction.opened_by


@action
def tell_that_over(correction_id: uuid.UUID) -> None:
    """Record, once, that a window ended with no language ready; the duty editor is told by it."""
    correction = db.session.get_one(Correction, correction_id)
    locking.lock(correction.article_id)
    if any(one.published_at or one.interim_at for one in correction.notes):
        return
    if not events.has_happened(correction.article_id, "correction_window_over", correction_id):
        tell_history("correction_window_over", correction, now(), None)


def over(at: dt.datetime) -> Sequence[uuid.UUID]:
    """Return the open corrections whose window is over."""
    query = select(Correction.id).where(
        Correction.closed_at.is_(None),
        Correction.cancelled_at.is_(None),
        Correction.window_until <= at,
    )
    return db.session.scalars(query).all()
