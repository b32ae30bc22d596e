"""Ask about releases and about what is public; nothing here writes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, lazyload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from newsroom.articles import locking
from newsroom.articles import queries as articles
from newsroom.articles.models import Article
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.profile import versions as profile
from newsroom.publishing.models import (
    Correction,
    Proposal,
    Release,
    ReleaseLog,
    ReleaseMember,
    Takedown,
)
from newsroom.publishing.readiness import MemberReadiness, readiness
from newsroom.publishing.states import BRINGS_TEXT, ReleaseKind, ReleaseState

__all__ = ["MemberReadiness", "readiness"]

FINISHED = (ReleaseState.PUBLISHED, ReleaseState.CANCELLED)


def release(release_id: uuid.UUID) -> Release:
    """Return a release, or raise ``NotFound``."""
    found = db.session.get(Release, release_id)
    if found is None:
        raise NotFound
    return found


def loaded(release_ids: Sequence[uuid.UUID], *, bodies: bool = False) -> list[Release]:
    """Return releases with all rows that judging them needs, in a fixed number of queries.

    In the order of the ids; as a rule without the bodies of their texts.
    """
    query = (
        select(Release, profile.column().label("profile"))
        .where(Release.id.in_(release_ids))
        .options(
            selectinload(Release.members).options(
                lazyload(ReleaseMember.edition), lazyload(ReleaseMember.revision)
            )
        )
    )
    found: dict[uuid.UUID, Release] = {}
    for one, told in db.session.execute(query):
        found[one.id] = one
        profile.heard(told)
    editions = [edition for one in found.values() for edition in one.article.editions]
    members = [member for one in found.values() for member in one.members]
    revisions = articles.load_revisions(
        {one.current_revision_id for one in editions}
        | {one.public_revision_id for one in editions}
        | {one.revision_id for one in members},
        bodies=bodies,
    )
    by_id = {one.id: one for one in editions}
    for edition in editions:
        _put(edition, "current_revision", revisions.get(edition.current_revision_id or edition.id))
        _put(edition, "public_revision", revisions.get(edition.public_revision_id or edition.id))
    for member in members:
        _put(member, "edition", by_id.get(member.edition_id or member.release_id))
        _put(member, "revision", revisions.get(member.revision_id or member.release_id))
    return [found[one] for one in dict.fromkeys(release_ids) if one in found]


def _put(row: Any, name: str, value: Any) -> None:
    set_committed_value(row, name, value)


def locked(release_ids: Sequence[uuid.UUID]) -> list[Release]:
    """Lock the articles of releases, then return the releases as they are now."""
    query = select(Release.article_id).where(Release.id.in_(release_ids))
    locking.lock_many(db.session.scalars(query).all())
    return loaded(release_ids)


def locked_one(release_id: uuid.UUID) -> Release:
    """Lock the article of a release, then return the release as it is now."""
    return locking.lock_with(Release, release_id, _with_members)


def whole(release_id: uuid.UUID) -> Release:
    """Return a release with its article and all texts, in one statement where it can be one."""
    return locking.read_with(Release, release_id, _with_members)


def _with_members(joined: bool) -> tuple[Any, ...]:  # noqa: FBT001 — how loader options are told
    # Who assembles a release may change its members and record nothing of it.
    members = (joinedload if joined else selectinload)(Release.members)
    return (members.options(lazyload(ReleaseMember.edition), lazyload(ReleaseMember.revision)),)


def unfinished_of(article_id: uuid.UUID) -> Release | None:
    """Return the article's release that brings texts and is not published or cancelled."""
    query = select(Release).where(
        Release.article_id == article_id,
        Release.state.not_in(FINISHED),
        Release.kind.in_(BRINGS_TEXT),
    )
    return db.session.scalars(query).one_or_none()


def newest_with_text(article_id: uuid.UUID) -> Release | None:
    """Return the article's unfinished release that brings texts, else the newest finished one."""
    query = (
        select(Release)
        .where(Release.article_id == article_id, Release.kind.in_(BRINGS_TEXT))
        .options(lazyload("*"))
        .order_by(Release.state.in_(FINISHED), Release.made_at.desc())
        .limit(1)
    )
    return db.session.scalars(query).one_or_none()


def under_way(article_id: uuid.UUID) -> Sequence[Release]:
    """Return every release of the article that is on its way to readers right now."""
    query = select(Release).where(
        Release.article_id == article_id, Release.state == ReleaseState.PUBLISHING
    )
    return db.session.scalars(query).all()


def numbered(number: int | None) -> Release | None:
    """Return the release with this number in the log."""
    if number is None:
        return None
    return db.session.scalars(select(Release).where(Release.number == number)).one_or_none()


def open_correction(article_id: uuid.UUID) -> Correction | None:
    """Return the correction of an article that has not reached every language of its scope."""
    query = select(Correction).where(
        Correction.article_id == article_id,
        Correction.closed_at.is_(None),
        Correction.cancelled_at.is_(None),
    )
    return db.session.scalars(query).one_or_none()


def open_corrections() -> Sequence[Correction]:
    """Return the corrections that are not finished, the end of the window first."""
    query = select(Correction).where(
        Correction.closed_at.is_(None), Correction.cancelled_at.is_(None)
    )
    return db.session.scalars(query.order_by(Correction.window_until)).all()


def corrections(article_id: uuid.UUID) -> Sequence[Correction]:
    """Return every correction and retraction of an article, the newest first."""
    query = select(Correction).where(Correction.article_id == article_id)
    return db.session.scalars(query.order_by(Correction.opened_at.desc())).all()


def was_retracted(article_id: uuid.UUID) -> bool:
    """Tell whether the article was retracted, whatever came after."""
    query = select(Release.id).where(
        Release.article_id == article_id,
        Release.kind == ReleaseKind.RETRACTION,
        Release.number.is_not(None),
    )
    return db.session.scalar(query.limit(1)) is not None


def open_proposals(article_id: uuid.UUID) -> Sequence[Proposal]:
    """Return the wishes to go out earlier that nobody has decided on."""
    query = select(Proposal).where(Proposal.article_id == article_id, Proposal.decided_at.is_(None))
    return db.session.scalars(query.order_by(Proposal.proposed_at)).all()


def proposal(proposal_id: uuid.UUID) -> Proposal:
    """Return a wish to go out earlier, or raise ``NotFound``."""
    found = db.session.get(Proposal, proposal_id)
    if found is None:
        raise NotFound
    return found


def newest_takedown(article_id: uuid.UUID) -> Takedown | None:
    """Return an article's newest safety takedown."""
    query = select(Takedown).where(Takedown.article_id == article_id)
    return db.session.scalars(query.order_by(Takedown.opened_at.desc()).limit(1)).one_or_none()


def takedowns_to_review() -> Sequence[Takedown]:
    """Return the safety takedowns that nobody has reviewed, the first due first."""
    query = select(Takedown).where(Takedown.reviewed_at.is_(None))
    return db.session.scalars(query.order_by(Takedown.review_due_at)).all()


def log(*, most: int = 200, before: int | None = None) -> Sequence[Release]:
    """Return the log of releases, the newest first, from before a number on."""
    query = select(Release).where(Release.number.is_not(None))
    if before is not None:
        query = query.where(Release.number < before)
    return db.session.scalars(query.order_by(Release.number.desc()).limit(most)).all()


def releases(article_id: uuid.UUID) -> Sequence[Release]:
    """Return an article's releases, newest first."""
    query = select(Release).where(Release.article_id == article_id)
    return db.session.scalars(query.order_by(Release.made_at.desc())).all()


def still_planned_for(earlier: Release | None, at: dt.datetime) -> dt.datetime | None:
    """Return the time that a cancelled release was agreed for: cancelling does not shorten it."""
    if earlier is None or earlier.state is not ReleaseState.CANCELLED:
        return None
    planned = earlier.planned_for
    return planned if planned is not None and planned > at else None


def in_states(*states: ReleaseState, most: int = 200) -> Sequence[Release]:
    """Return the releases in these states, the soonest due first."""
    query = select(Release).where(Release.state.in_(states))
    return db.session.scalars(query.order_by(Release.due_at, Release.made_at).limit(most)).all()


DUE_AT_ONCE = 500
EVERY = 1_000_000


def due(at: dt.datetime, *, most: int = DUE_AT_ONCE) -> Sequence[uuid.UUID]:
    """Return the ids of the scheduled releases whose time has come, the earliest first.

    An embargo that was moved later after scheduling wins: such a release is not due yet.
    """
    query = (
        select(Release.id)
        .join(Article, Release.article_id == Article.id)
        .where(
            Release.state == ReleaseState.SCHEDULED,
            Release.due_at <= at,
            or_(Article.embargo_until.is_(None), Article.embargo_until <= at),
        )
        .order_by(Release.due_at)
        .limit(most)
    )
    return db.session.scalars(query).all()


def stuck(before: dt.datetime) -> Sequence[uuid.UUID]:
    """Return the releases that have been on their way to readers since before an instant."""
    query = select(Release.id).where(
        Release.state == ReleaseState.PUBLISHING, Release.public_at <= before
    )
    return db.session.scalars(query.limit(DUE_AT_ONCE)).all()


def waiting_updates(before: dt.datetime) -> Sequence[uuid.UUID]:
    """Return the updates that were begun before an instant, wait, and nobody was told of."""
    query = select(Release.id).where(
        Release.state == ReleaseState.ASSEMBLING,
        Release.kind == ReleaseKind.UPDATE,
        Release.made_at <= before,
        Release.reminded_at.is_(None),
    )
    return db.session.scalars(query).all()


def next_due() -> dt.datetime | None:
    """Return when the next scheduled release is due."""
    query = select(func.min(Release.due_at)).where(Release.state == ReleaseState.SCHEDULED)
    return db.session.scalar(query)


def last_number() -> int:
    """Return the last number of the release log; 0 before the first release."""
    return db.session.scalar(select(ReleaseLog.last_number)) or 0


def live_urls(article: Article) -> dict[str, str]:
    """Return the paths of an article's live editions by language."""
    return {
        one.language: f"/{one.language}/{one.public_revision.slug}/"
        for one in article.editions
        if one.public_state is PublicState.LIVE and one.public_revision is not None
    }
