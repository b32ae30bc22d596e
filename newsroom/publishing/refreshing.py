"""Renew live pages whose surroundings changed: links, notices, theme, the newsroom's own name."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import select, update

from newsroom.articles import locking
from newsroom.articles import queries as articles
from newsroom.articles.models import Article, Edition, Revision, RevisionTopic
from newsroom.database import action, db, now
from newsroom.publishing import link_targets, queries
from newsroom.publishing.models import Release
from newsroom.publishing.pages import inputs
from newsroom.publishing.states import ReleaseKind, ReleaseState
from newsroom.publishing.steps_after import REFRESH
from newsroom.publishing.taking_back import begin

BATCH = 200
AT_ONCE = 20
"""Of a reaction, which others wait behind: upkeep has the time for all."""
RETRY_AFTER = dt.timedelta(hours=1)


@action
def refresh(article_id: uuid.UUID) -> Release | None:
    """Send a release out that renews an article's pages; None where they are as they should be.

    Whatever is already on its way to readers renews them anyway.
    """
    article = locking.lock(article_id)
    shown = queries.numbered(article.public_number)
    if shown is None or queries.under_way(article_id):
        return None
    # Never stored: only to see what the pages would be made from now.
    trial = Release(
        article=article,
        kind=ReleaseKind.REFRESH,
        public_at=shown.public_at,
        made_at=shown.made_at,
        members=[],
    )
    if inputs.gather_many([trial], words=False)[trial.id].digest() == shown.input_digest:
        shown.surroundings = inputs.surroundings()
        return None
    return begin(REFRESH, ReleaseKind.REFRESH, article, (), None)


def refresh_all(article_ids: Iterable[uuid.UUID]) -> list[uuid.UUID]:
    """Refresh many articles, each in a transaction of its own; returns the releases."""
    made = [refresh(article_id) for article_id in article_ids]
    return [one.id for one in made if one is not None]


def linkers_of(article_id: uuid.UUID) -> Sequence[uuid.UUID]:
    """Return the articles with a live page that links to this one."""
    return link_targets.linkers_of([article_id])


def refresh_topic(key: str) -> list[uuid.UUID]:
    """Renew the live pages that name a topic; of many the first ones, upkeep does the others.

    Returns the releases of those that were renewed now.
    """
    outdate_topic(key)
    return refresh_all(outdated(most=AT_ONCE))


def refresh_pictured(picture_id: uuid.UUID) -> list[uuid.UUID]:
    """Renew the live pages that show a picture; where that fails, upkeep tries again.

    Returns the releases.
    """
    shown_by = articles.showing_picture(picture_id)
    _outdate(shown_by)
    return refresh_all(shown_by)


@action
def _outdate(article_ids: Sequence[uuid.UUID]) -> None:
    """Say of the public pages of articles that they were made in other surroundings."""
    bearing = select(Article.public_number).where(Article.id.in_(article_ids))
    db.session.execute(
        update(Release).where(Release.number.in_(bearing)).values(surroundings=""),
        execution_options={"synchronize_session": False},
    )


@action
def outdate_topic(key: str) -> None:
    """Say of every public page that names a topic that it was made in other surroundings."""
    texts = select(RevisionTopic.revision_id).where(RevisionTopic.topic_key == key)
    # From the few texts to their editions: joined, or asked for their state, SQLite begins with
    # every live edition. One that was taken away is found to be as it should be.
    editions = select(Revision.edition_id).where(Revision.id.in_(texts))
    bearing = (
        select(Article.public_number)
        .join(Edition, Edition.article_id == Article.id)
        .where(Edition.id.in_(editions), Edition.public_revision_id.in_(texts))
    )
    db.session.execute(
        update(Release).where(Release.number.in_(bearing)).values(surroundings=""),
        execution_options={"synchronize_session": False},
    )


def outdated(*, most: int = BATCH) -> Sequence[uuid.UUID]:
    """Return articles whose pages were made with another theme or for another newsroom.

    One whose refresh failed is left alone for an hour; the duty editor knows of it.
    """
    failed = select(Release.article_id).where(
        Release.kind == ReleaseKind.REFRESH,
        Release.state == ReleaseState.FAILED,
        Release.made_at > now() - RETRY_AFTER,
    )
    query = (
        select(Article.id)
        .join(Release, Release.number == Article.public_number)
        .where(
            Release.surroundings != inputs.surroundings(),
            Article.id.not_in(failed),
        )
        .order_by(Release.number)
        .limit(most)
    )
    return db.session.scalars(query).all()
