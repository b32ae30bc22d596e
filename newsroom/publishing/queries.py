"""Ask about releases and about what is public; nothing here writes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy import func, or_, select

from newsroom.articles.models import Article, Edition
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.publishing.models import Release, ReleaseLog
from newsroom.publishing.readiness import MemberReadiness, readiness
from newsroom.publishing.states import ReleaseState

__all__ = ["MemberReadiness", "readiness"]

FINISHED = (ReleaseState.PUBLISHED, ReleaseState.CANCELLED)


def release(release_id: uuid.UUID) -> Release:
    """Return a release, or raise ``NotFound``."""
    found = db.session.get(Release, release_id)
    if found is None:
        raise NotFound
    return found


def unfinished_of(article_id: uuid.UUID) -> Release | None:
    """Return the article's release that is not published or cancelled."""
    query = select(Release).where(Release.article_id == article_id, Release.state.not_in(FINISHED))
    return db.session.scalars(query).one_or_none()


def releases(article_id: uuid.UUID) -> Sequence[Release]:
    """Return an article's releases, newest first."""
    query = select(Release).where(Release.article_id == article_id)
    return db.session.scalars(query.order_by(Release.made_at.desc())).all()


def in_states(*states: ReleaseState, most: int = 200) -> Sequence[Release]:
    """Return the releases in these states, the soonest due first."""
    query = select(Release).where(Release.state.in_(states))
    return db.session.scalars(query.order_by(Release.due_at, Release.made_at).limit(most)).all()


def due(at: dt.datetime, *, most: int = 500) -> Sequence[uuid.UUID]:
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


def next_due() -> dt.datetime | None:
    """Return when the next scheduled release is due."""
    query = select(func.min(Release.due_at)).where(Release.state == ReleaseState.SCHEDULED)
    return db.session.scalar(query)


def last_number() -> int:
    """Return the last number of the release log; 0 before the first release."""
    return db.session.scalar(select(ReleaseLog.last_number)) or 0


def published_after(number: int, *, most: int = 1_000) -> Sequence[Release]:
    """Return the log's releases after a number, in its order."""
    query = select(Release).where(Release.number > number).order_by(Release.number)
    return db.session.scalars(query.limit(most)).all()


def live_editions(*, most: int = 1_000_000) -> Sequence[Edition]:
    """Return every live edition."""
    query = select(Edition).where(Edition.public_state == PublicState.LIVE).limit(most)
    return db.session.scalars(query).all()


def live_urls(article: Article) -> dict[str, str]:
    """Return the paths of an article's live editions by language."""
    return {
        one.language: f"/{one.language}/{one.public_revision.slug}/"
        for one in article.editions
        if one.public_state is PublicState.LIVE and one.public_revision is not None
    }
