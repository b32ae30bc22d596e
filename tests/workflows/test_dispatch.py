"""The loop that rings what waits, and does without its broker."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from celery import Task
from kombu.exceptions import OperationalError

from newsroom import database
from newsroom.articles import actions as articles
from newsroom.database import action, db
from newsroom.events.actions import record
from newsroom.events.models import Delivery
from newsroom.publishing import actions, going_out, queries
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState
from tests import make, rows
from tests.crowd import at_once
from workflows import dispatch
from workflows.dispatch import RING_AGAIN_S, RING_LATEST_S, Dispatcher

pytestmark = pytest.mark.usefixtures("app")


class Broker:
    """Stands for the broker at the edge of the world: it notes what is rung, or is away."""

    def __init__(self) -> None:
        self.rung: list[int] = []
        self.away = False

    def apply_async(self, _task: object, args: tuple[int], **_: Any) -> None:
        if self.away:
            raise OperationalError
        self.rung.append(args[0])


@pytest.fixture
def broker(monkeypatch: pytest.MonkeyPatch) -> Broker:
    made = Broker()
    monkeypatch.setattr(Task, "apply_async", lambda task, args, **_: made.apply_async(task, args))
    return made


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """The loop's clock, which can be put forward."""
    ahead = {"seconds": 0.0}
    monkeypatch.setattr(
        dispatch, "now", lambda: database.now() + dt.timedelta(seconds=ahead["seconds"])
    )
    return ahead


def owed(**values: Any) -> int:
    """Store one delivery that waits, with these columns; return its id."""

    @action
    def happened() -> int:
        return record("review_taken", at=database.now(), actor_id=None)

    delivery = Delivery(event_id=happened(), reaction="tell_author", **values)
    db.session.add(delivery)
    db.session.commit()
    return delivery.id


def waiting(**columns: Any) -> list[int]:
    query = db.select(Delivery.id).filter_by(**columns).order_by(Delivery.id)
    return list(db.session.scalars(query))


def submitted(people: make.Staff) -> None:
    edition = make.draft(people, make.numbered())
    articles.submit(edition.id, by=people.author)


@pytest.mark.database
def test_what_was_never_sent_is_rung_once(broker):
    submitted(make.staff())
    dispatcher = Dispatcher()

    assert [dispatcher.turn() for _ in range(3)] == [1, 0, 0]

    assert broker.rung == waiting()
    assert waiting(sent_at=None) == []


@pytest.mark.database
@pytest.mark.parametrize(
    ("attempts", "sent_s_ago", "rung"),
    [
        (0, RING_AGAIN_S - 5, False),
        (0, RING_AGAIN_S + 5, True),
        (1, RING_AGAIN_S + 5, False),
        (1, 2 * RING_AGAIN_S + 5, True),
        (3, 8 * RING_AGAIN_S - 5, False),
        (3, 8 * RING_AGAIN_S + 5, True),
        (6, 64 * RING_AGAIN_S + 5, True),
        (7, RING_LATEST_S - 5, False),
        (7, RING_LATEST_S + 5, True),
        (99, RING_LATEST_S - 5, False),
        (99, RING_LATEST_S + 5, True),
    ],
)
def test_what_was_sent_and_not_done_is_rung_again_later_and_later(
    broker, attempts, sent_s_ago, rung
):
    dispatcher = Dispatcher()
    dispatcher.turn()

    delivery_id = owed(attempts=attempts, sent_at=rows.ago(seconds=sent_s_ago))
    dispatcher.turn()

    assert broker.rung == ([delivery_id] if rung else [])


def test_after_a_start_nobody_knows_what_died_so_everything_undone_is_rung(broker):
    sent = owed(attempts=0, sent_at=rows.ago(seconds=1))
    failing = owed(attempts=3, sent_at=rows.ago(seconds=1))
    done = owed(attempts=0, sent_at=rows.ago(seconds=60), done_at=rows.ago(seconds=50))

    Dispatcher().turn()

    assert broker.rung == [sent]
    assert {failing, done}.isdisjoint(broker.rung)


def test_hundreds_of_failures_that_wait_for_their_time_keep_nothing_else_waiting(
    broker, monkeypatch
):
    monkeypatch.setattr(dispatch, "BATCH", 5)
    dispatcher = Dispatcher()
    dispatcher.turn()
    for _ in range(6):
        owed(attempts=5, sent_at=rows.ago(seconds=2 * RING_AGAIN_S))
    new = owed()

    dispatcher.turn()

    assert broker.rung == [new]


@pytest.mark.database
def test_of_two_dispatchers_each_delivery_is_taken_by_one(app, broker):
    people = make.staff()
    dispatchers = [Dispatcher() for _ in range(4)]
    for one in dispatchers:
        one.turn()
    for _ in range(20):
        submitted(people)

    outcomes = at_once(app, 4, lambda number: dispatchers[number].turn())

    assert sorted(broker.rung) == waiting()
    assert (len(broker.rung), sum(outcomes)) == (20, 20)


def test_without_a_broker_people_work_on_and_the_rest_waits_for_it(broker, later):
    people = make.staff()
    broker.away = True
    dispatcher = Dispatcher()
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)
    articles.approve(edition.id, make.current_of(edition).id, by=people.editor_en)

    dispatcher.turn()

    release = queries.unfinished_of(edition.article_id)
    assert release is not None
    assert release.state is ReleaseState.ASSEMBLING
    kept = waiting(done_at=None)
    assert kept == waiting(done_at=None, sent_at=None)
    assert dispatcher.turn() == 0  # the broker is left alone for a moment
    broker.away = False
    later["seconds"] = dispatch.BROKER_PAUSE_S + 1
    dispatcher.turn()
    assert broker.rung == kept


def test_a_scheduled_pair_goes_out_without_a_broker(broker):
    people = make.staff()
    release = make.ready(people)
    tomorrow = dt.datetime.now(dt.UTC).replace(tzinfo=None) + dt.timedelta(days=1)
    actions.schedule(release.id, wall=tomorrow, zone="UTC", by=people.editor_es)
    rows.change(Release, release.id, due_at=rows.ago(seconds=1))
    broker.away = True
    dispatcher = Dispatcher()

    for _ in range(4):
        dispatcher.turn()

    assert release.state is ReleaseState.PUBLISHED
    assert make.site_bytes("en", "river-defenders-win-their-case")
    assert make.site_bytes("es", "traducido-river-defenders-win-their-case")
    assert broker.rung == []


@pytest.mark.parametrize("broker_away", [False, True])
def test_one_release_in_trouble_keeps_no_other_from_its_time(broker, monkeypatch, broker_away):
    people = make.staff()
    releases = [make.ready(people, make.numbered()) for _ in range(2)]
    tomorrow = dt.datetime.now(dt.UTC).replace(tzinfo=None) + dt.timedelta(days=1)
    for release in releases:
        actions.schedule(release.id, wall=tomorrow, zone="UTC", by=people.editor_es)
    rows.change(Release, releases[0].id, due_at=rows.ago(seconds=2))
    rows.change(Release, releases[1].id, due_at=rows.ago(seconds=1))
    stands = going_out.still_stands

    def sometimes(release: Release) -> bool:
        if release.id == releases[0].id:
            raise ArithmeticError
        return stands(release)

    monkeypatch.setattr(going_out, "still_stands", sometimes)
    broker.away = broker_away

    Dispatcher().turn()

    assert releases[0].state is ReleaseState.SCHEDULED
    assert releases[1].state is not ReleaseState.SCHEDULED


def test_a_delivery_that_poisons_its_task_keeps_the_others_going(broker, monkeypatch):
    people = make.staff()
    broker.away = True
    poisoned = make.draft(people)
    sound = make.draft(people, make.numbered())
    assemble = going_out.assemble

    def sometimes(article_id: Any, **kwargs: Any) -> Release | None:
        if article_id == poisoned.article_id:
            message = "poison"
            raise ArithmeticError(message)
        return assemble(article_id, **kwargs)

    monkeypatch.setattr(going_out, "assemble", sometimes)
    for edition in (poisoned, sound):
        articles.submit(edition.id, by=people.author)
        articles.approve(edition.id, make.current_of(edition).id, by=people.editor_en)

    Dispatcher().turn()

    assert queries.unfinished_of(poisoned.article_id) is None
    assert queries.unfinished_of(sound.article_id) is not None
    failed = db.session.scalars(db.select(Delivery).where(Delivery.attempts > 0)).one()
    assert failed.last_error == "ArithmeticError: poison"
    assert failed.done_at is None
    assert failed.sent_at is not None
