"""Carry a release that was sent out all the way into the site tree, in the right order."""

from __future__ import annotations

import logging
import uuid

from newsroom.database import db
from newsroom.publishing import commit, queries, refreshing
from newsroom.publishing.going_out import fail
from newsroom.publishing.site import follow
from newsroom.publishing.site.tree import SiteTree
from newsroom.publishing.states import TAKES_AWAY, ReleaseKind

_log = logging.getLogger(__name__)


def carry(release_id: uuid.UUID, tree: SiteTree) -> bool:
    """Make a release public in the log; returns whether it is, so that the tree can follow.

    When an article leaves, the pages that link to it are renewed in the log right behind it: the
    tree then shows those first, so that none of them points at what is gone.
    """
    release = queries.release(release_id)
    kind, article_id = release.kind, release.article_id
    public = commit.publish(release_id, tree.objects)
    if public and kind in {ReleaseKind.WITHDRAWAL, ReleaseKind.RETRACTION}:
        _renew_linkers(article_id, tree)
    return public


def _renew_linkers(article_id: uuid.UUID, tree: SiteTree) -> None:
    """Renew what links to an article; a page in trouble keeps nothing else from leaving."""
    for linker in refreshing.linkers_of(article_id):
        try:
            release = refreshing.refresh(linker)
            if release is not None:
                commit.publish(release.id, tree.objects)
        except Exception:  # noqa: BLE001 — the reaction of the same name tries it again
            db.session.rollback()
            _log.exception("a page that links to article %s could not be renewed", article_id)


def give_up(release_id: uuid.UUID, failure: str) -> None:
    """Fail a release that cannot be published; one that takes something away is never given up."""
    if queries.release(release_id).kind in TAKES_AWAY:
        db.session.rollback()
        return
    fail(release_id, failure=failure)


def at_once(release_id: uuid.UUID, tree: SiteTree) -> bool:
    """Carry a release to readers before the reply to whoever sent it out; returns whether it is.

    Taking something away must not wait for a worker. Whatever is in the way here is tried again
    by the reaction that the same step owes.
    """
    try:
        public = carry(release_id, tree)
        if public:
            follow.follow_log(tree)
    except Exception:  # noqa: BLE001 — see above
        db.session.rollback()
        _log.exception("release %s could not be carried out at once", release_id)
        return False
    return public
