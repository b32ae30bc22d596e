"""What follows for releases: assembled, found ready, rendered, published, shown to readers."""

from __future__ import annotations

import contextlib

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from newsroom.database import db
from newsroom.errors import Busy, NewsroomError
from newsroom.events.models import Event
from newsroom.publishing import carrying, going_out, preparing, refreshing
from newsroom.publishing.site import follow
from newsroom.publishing.site import sweeping as site_sweeping
from newsroom.publishing.targets import directory
from newsroom.search import following
from newsroom.settings import current
from workflows.task_session import event_article, event_subject, reaction

_MOMENTARY = (OperationalError, InterfaceError, PoolExhausted)
"""What a database gets over by itself. A row that it will never take fails the release instead,
so that somebody is told; it would be tried for ever otherwise, and nobody could cancel it."""


@reaction(whole=True)
def assemble_release(event: Event) -> None:
    """Begin the release of an approved article, or find the one that waits for it complete."""
    going_out.assemble(event_article(event))


@reaction(whole=True)
def complete_release(event: Event) -> None:
    """Find a release ready when the last member was approved."""
    going_out.assemble(event_article(event))


@reaction(whole=True)
def void_release(event: Event) -> None:
    """Take a release back to assembling when an approval was voided."""
    going_out.void(event_article(event))


@reaction(whole=False)
def render_ahead(event: Event) -> None:
    """Render a ready or scheduled release before its time."""
    preparing.render_ahead(event_subject(event), follow.tree_of(current()).objects)


@reaction(whole=False)
def publish_release(event: Event) -> None:
    """Carry a release to readers: prepare, commit, apply. Any error leaves nothing public."""
    release_id = event_subject(event)
    tree = follow.tree_of(current())
    try:
        public = carrying.carry(release_id, tree)
    except (*_MOMENTARY, Busy):
        raise  # the database's moment, not the release's fault: it is rung again
    except Exception as error:
        db.session.rollback()
        carrying.give_up(release_id, type(error).__name__)
        raise
    if public:
        follow.follow_log(tree)


@reaction(whole=False, for_all=True)
def apply_to_site(_event: Event) -> None:
    """Bring the site tree up to the log, in case whoever published did not get that far."""
    follow.follow_log(follow.tree_of(current()))


@reaction(whole=False, for_all=True)
def rewrite_lists(_event: Event) -> None:
    """Write front pages, feeds and sitemaps anew, once for all releases that wait for it."""
    follow.rewrite_lists(follow.tree_of(current()))


@reaction(whole=False, for_all=True)
def index_for_search(_event: Event) -> None:
    """Let readers find what the site shows, and no longer what has left it."""
    # The pages first: nothing that is found may be missing. What keeps one of them out is told by
    # the reaction that applies them; the others are found all the same.
    with contextlib.suppress(NewsroomError):
        follow.follow_log(follow.tree_of(current()))
    # After an upgrade all articles are new to the index; releases must not wait for that.
    following.follow(most=following.BATCH)


@reaction(whole=True)
def refresh_linkers(event: Event) -> None:
    """Renew the pages that link to an article which came, moved or went away."""
    refreshing.refresh_all(refreshing.linkers_of(event_article(event)))


@reaction(whole=True)
def refresh_article(event: Event) -> None:
    """Renew an article's own pages when what stands around its texts changed."""
    refreshing.refresh(event_article(event))


@reaction(whole=False)
def refresh_topic(event: Event) -> None:
    """Renew the pages that name a topic which is called something else now."""
    refreshing.refresh_topic(event_subject(event).hex)


@reaction(whole=False)
def drop_erased(event: Event) -> None:
    """Take the pages that an erased article had from the disk, as far as they are not shared."""
    for tree in directory.trees(current()):
        site_sweeping.drop_earlier(tree, event_article(event).hex)
