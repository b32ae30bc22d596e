"""Make imported pairs public: a batch in one commit, the site tree and the lists after them."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Collection, Sequence

from sqlalchemy import select

from newsroom.articles.models import Edition
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.errors import NotAllowed, Refused
from newsroom.people import queries as people
from newsroom.publishing import actions, commit, preparing, queries
from newsroom.publishing.models import Release
from newsroom.publishing.site import follow
from newsroom.publishing.site.tree import SiteTree
from newsroom.publishing.states import ReleaseKind, ReleaseState


def publish(release_ids: Sequence[uuid.UUID], tree: SiteTree) -> None:
    """Carry releases in state publishing to readers; run again, it goes on where it stopped."""
    preparing.prepare_many(release_ids, tree.objects)
    public = set(commit.publish_prepared(release_ids, tree.objects))
    for release_id in release_ids:
        if release_id not in public:
            commit.publish(release_id, tree.objects)
    follow.follow_log(tree)


def send_out(article_ids: Collection[uuid.UUID], *, by_id: uuid.UUID) -> list[uuid.UUID]:
    """Return the first releases of articles that are on their way, sending out those that wait."""
    query = (
        select(Release.id, Release.state)
        .where(
            Release.article_id.in_(article_ids),
            Release.kind == ReleaseKind.FIRST,
            Release.state.in_([ReleaseState.READY, ReleaseState.PUBLISHING]),
        )
        .order_by(Release.made_at)
    )
    found = db.session.execute(query).all()
    for waiting in (one.id for one in found if one.state is ReleaseState.READY):
        # Another text may have been approved here meanwhile: then it is not ours to send.
        with contextlib.suppress(Refused, NotAllowed):
            actions.publish(waiting, by=people.person(by_id))
    db.session.rollback()
    return [one.id for one in found]


def not_public(article_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the articles that are not live in every language, each with what failed, as names."""
    editions = (Edition.article_id.in_(article_ids), Edition.public_state != PublicState.LIVE)
    found = dict.fromkeys(db.session.scalars(select(Edition.article_id).where(*editions)), "")
    unfinished = select(Release.article_id, Release.failure).where(
        Release.article_id.in_(found), Release.state.not_in(queries.FINISHED)
    )
    found |= {one.article_id: one.failure for one in db.session.execute(unfinished)}
    db.session.rollback()
    return found


def rewrite_lists(tree: SiteTree) -> None:
    """Write front pages, archives, feeds and sitemaps anew, once for everything."""
    follow.rewrite_lists(tree)
