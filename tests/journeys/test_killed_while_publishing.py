"""A worker that dies at any point of what it does for readers: both pages or none, then finished.

Whatever it was doing, to publish, to send out what is due, to withdraw or to take down, the next
worker finishes it without being asked.
"""

from __future__ import annotations

import datetime as dt
import signal
import time
import uuid
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from newsroom.database import db
from newsroom.events.models import Delivery
from newsroom.publishing import actions, preparing, queries, takedowns, taking_back
from newsroom.publishing.models import Release
from newsroom.publishing.site import follow
from newsroom.publishing.states import ReleaseState
from newsroom.settings import current
from tests import make, rows
from tests.journeys.any_order.world import content
from tests.newsroom.publishing.trees import ask, readers_of
from tests.processes import CRASH_POINTS, wait_until, worker
from tests.verified import assert_sound

ADDRESSES = {
    "en": "/en/river-defenders-win-their-case/",
    "es": "/es/traducido-river-defenders-win-their-case/",
}
NOBODY, EVERYBODY, GONE = {404}, {200}, {410}
BEHIND = 218
"""What ``readers_of`` says where it hands a request on."""
COMMITS = CRASH_POINTS[CRASH_POINTS.index("publish.before_commit") :]
PATIENCE_S = 180.0

pytestmark = pytest.mark.slow


def answers() -> set[int]:
    """Return the statuses with which both addresses of the article answer."""
    site = readers_of(follow.tree_of(current()))
    found = {ask(site, path).status for path in ADDRESSES.values()}
    # Before the first lists are there, the application behind answers that nothing is.
    return {404 if status == BEHIND else status for status in found}


def is_finished(release_id: uuid.UUID, expected: set[int]) -> bool:
    """Tell whether a release is in the log, the tree and the lists, and nothing is owed for it."""
    release = queries.release(release_id)
    tree, last = follow.tree_of(current()), queries.last_number()
    return (
        release.state is ReleaseState.PUBLISHED
        and (tree.applied(), tree.lists_shown()) == (last, last)
        and answers() == expected
        and not db.session.scalar(select(func.count()).where(Delivery.done_at.is_(None)))
    )


class Workers:
    """Workers that are killed one after another, and one that finishes."""

    def __init__(self, environment: dict[str, str], request: pytest.FixtureRequest) -> None:
        self._environment, self._request = environment, request

    def kill(self, step: str) -> set[int]:
        """Run a worker until it dies at a step; returns what readers get then."""
        db.session.remove()
        with worker(self._environment, crash_at=step) as killed:
            assert killed.wait(PATIENCE_S) == -signal.SIGKILL
        return answers()

    def finish(self, is_done: Callable[[], bool]) -> None:
        """Run the next worker until it has finished; how long that took is told with the result."""
        begun = time.monotonic()
        with worker(self._environment):
            wait_until(is_done, patience_s=PATIENCE_S)
            took = time.monotonic() - begun
        self._request.node.user_properties.append(("seconds_after_restart", round(took, 2)))


@pytest.fixture
def workers(environment: dict[str, str], request: pytest.FixtureRequest) -> Workers:
    return Workers(environment, request)


@pytest.mark.parametrize("step", CRASH_POINTS)
def test_a_killed_worker_leaves_both_pages_or_none(app: Flask, workers: Workers, step: str) -> None:
    people = make.staff()
    release_id = make.ready(people).id
    actions.publish(release_id, by=people.editor_es)

    after_the_kill = workers.kill(step)
    workers.finish(lambda: is_finished(release_id, EVERYBODY))

    assert after_the_kill in (NOBODY, EVERYBODY)
    assert app.config["TESTING"]
    assert make.site_bytes("en", ADDRESSES["en"][4:-1]).count(b'hreflang="es"') >= 1
    assert queries.last_number() == 1
    assert_sound()


@pytest.mark.parametrize("step", CRASH_POINTS)
def test_a_worker_killed_while_it_withdraws_leaves_both_pages_or_takes_both(
    app: Flask, workers: Workers, step: str
) -> None:
    people = make.staff()
    article_id = make.published(people).article_id
    make.published(people, content("The valley answers", "wanswerw", link=ADDRESSES["en"]))
    release_id = taking_back.withdraw(article_id, by=people.duty, reason="It was wrong.").id

    after_the_kill = workers.kill(step)
    workers.finish(lambda: is_finished(release_id, GONE) and not links_to_it())

    assert after_the_kill in (EVERYBODY, GONE)
    assert app.config["TESTING"]
    assert_sound()


def links_to_it() -> bool:
    """Tell whether the other article's page still leads to the one that is withdrawn."""
    page = make.site_bytes("es", "traducido-the-valley-answers")
    assert page
    return ADDRESSES["es"].encode() in page


def is_due(people: make.Staff) -> uuid.UUID:
    """Return a release whose time came while no worker ran; its pages name another moment."""
    release = make.ready(people)
    wall = dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0) + dt.timedelta(hours=1)
    actions.schedule(release.id, wall=wall, zone="UTC", by=people.editor_es)
    make.react()
    rows.change(Release, release.id, due_at=rows.ago(seconds=1))
    return release.id


def is_due_and_rendered(people: make.Staff) -> uuid.UUID:
    """Return such a release with its pages made ahead: the dispatch loop commits it by itself."""
    release_id = is_due(people)
    preparing.render_ahead(release_id, follow.tree_of(current()).objects)
    return release_id


def is_taken_down(people: make.Staff) -> uuid.UUID:
    """Return the release that takes a live pair down for somebody's safety."""
    takedown = takedowns.take_down(make.published(people).article_id, by=people.editor_en)
    assert takedown.release_id is not None
    return takedown.release_id


# Each of these dies at every point in turn: on the servers that is enough.
@pytest.mark.broker
@pytest.mark.database
@pytest.mark.parametrize(
    ("begin", "steps", "before", "after"),
    [
        (is_due, CRASH_POINTS, NOBODY, EVERYBODY),
        (is_due_and_rendered, COMMITS, NOBODY, EVERYBODY),
        (is_taken_down, CRASH_POINTS, EVERYBODY, GONE),
    ],
    ids=["due", "due_and_rendered", "taken_down"],
)
def test_workers_that_die_one_after_another_at_every_point_still_finish(
    app: Flask,
    workers: Workers,
    begin: Callable[[make.Staff], uuid.UUID],
    steps: tuple[str, ...],
    before: set[int],
    after: set[int],
) -> None:
    people = make.staff()
    release_id = begin(people)

    seen = [workers.kill(step) for step in steps]
    workers.finish(lambda: is_finished(release_id, after))

    assert [one for one in seen if one not in (before, after)] == []
    # Once away or there, it stays so, whatever dies then.
    assert seen == sorted(seen, key=lambda one: one == after)
    assert app.config["TESTING"]
    assert_sound()
