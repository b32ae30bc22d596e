"""The broker is a doorbell: without it people still work, and a scheduled pair still goes out."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from flask import Flask

from newsroom.articles import actions as articles
from newsroom.database import db, now
from newsroom.publishing import actions, queries
from newsroom.publishing.states import ReleaseState
from newsroom.translations import queries as tasks
from tests import brokers, make
from tests.processes import wait_until, worker
from tests.verified import assert_sound

pytestmark = [pytest.mark.database, pytest.mark.slow]


@pytest.fixture
def without_broker(environment: dict[str, str]) -> dict[str, str]:
    nobody_listens_here = f"redis://127.0.0.1:{brokers.free_port()}/0"
    environment["NEWSROOM_BROKER_URL"] = nobody_listens_here
    return environment


def test_a_scheduled_pair_goes_out_while_the_broker_is_away(
    without_broker: dict[str, str], app: Flask
) -> None:
    people = make.staff()
    release_id = make.ready(people).id
    due = now() + dt.timedelta(seconds=3)
    actions.schedule(release_id, wall=due.replace(tzinfo=None), zone="UTC", by=people.editor_en)
    db.session.remove()

    with worker(without_broker):
        wait_until(lambda: state_of(release_id) is ReleaseState.PUBLISHED)
        wait_until(lambda: bool(make.site_bytes("en", "river-defenders-win-their-case")))

    release = queries.release(release_id)
    assert app.config["TESTING"]
    assert make.site_bytes("es", "traducido-river-defenders-win-their-case")
    assert release.published_at is not None
    assert release.published_at >= due.replace(microsecond=0)
    assert_sound()


def test_what_waited_for_the_broker_is_done_when_it_is_back(
    without_broker: dict[str, str], app: Flask
) -> None:
    people = make.staff()
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)
    assert edition.current_revision_id is not None
    articles.approve(edition.id, edition.current_revision_id, by=people.editor_en)
    article_id = edition.article_id
    db.session.remove()

    with worker(without_broker):
        wait_until(lambda: release_of(article_id))
    opened_meanwhile = tasks.latest_of(article_id, "es")
    db.session.remove()
    with worker(without_broker | {"NEWSROOM_BROKER_URL": "filesystem://"}):
        wait_until(lambda: task_of(article_id))

    assert app.config["TESTING"]
    assert opened_meanwhile is None
    assert_sound()


def state_of(release_id: uuid.UUID) -> ReleaseState:
    return queries.release(release_id).state


def release_of(article_id: uuid.UUID) -> bool:
    return queries.unfinished_of(article_id) is not None


def task_of(article_id: uuid.UUID) -> bool:
    return tasks.latest_of(article_id, "es") is not None
