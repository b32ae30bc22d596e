"""The loop that turns for as long as its worker runs."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import pytest
from celery import Task
from kombu.exceptions import OperationalError
from sqlalchemy.exc import OperationalError as DatabaseAway

from newsroom import database
from newsroom.database import action, db
from newsroom.events.actions import record
from newsroom.events.models import Delivery
from newsroom.publishing.site import follow
from newsroom.settings import current
from workflows import dispatch
from workflows.dispatch import Dispatcher, DispatchStep
from workflows.reactions import REACTIONS, RELEASE_REACTIONS

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


def owed(**values: Any) -> int:
    """Store one delivery that waits, with these columns; return its id."""

    @action
    def happened() -> int:
        return record("review_taken", at=database.now(), actor_id=None)

    delivery = Delivery(event_id=happened(), reaction="tell_author", **values)
    db.session.add(delivery)
    db.session.commit()
    return delivery.id


def test_a_start_builds_the_lists_of_a_newsroom_that_has_published_nothing(broker):
    Dispatcher().turn()

    assert follow.tree_of(current()).lists_shown() == 0
    assert broker.rung == []


def test_a_damaged_tree_keeps_no_delivery_waiting(broker, monkeypatch):
    def damaged(_tree: object) -> int:
        message = "the disk cannot be read"
        raise OSError(message)

    monkeypatch.setattr(follow, "follow_log", damaged)
    delivery_id = owed()

    Dispatcher().turn()

    assert broker.rung == [delivery_id]


def test_the_loop_waits_trouble_out_and_ends_when_told(app, monkeypatch):
    stop = threading.Event()
    turns: list[str] = []

    def turn(_dispatcher: Dispatcher) -> int:
        turns.append("turn")
        if len(turns) == 1:
            raise DatabaseAway("SELECT 1", None, Exception("gone"))
        if len(turns) == 2:
            raise ArithmeticError
        if len(turns) == 3:
            return 1
        stop.set()
        return 0

    monkeypatch.setattr(dispatch, "TROUBLE_PAUSE_S", 0.01)
    monkeypatch.setattr(Dispatcher, "turn", turn)
    db.session.rollback()

    thread = threading.Thread(target=dispatch.run, args=(app, stop))
    thread.start()
    thread.join(10)

    assert not thread.is_alive()
    assert len(turns) == 4


def test_the_worker_starts_and_ends_the_loop(app, monkeypatch):
    began = threading.Event()

    def turn(_dispatcher: Dispatcher) -> int:
        began.set()
        return 0

    monkeypatch.setattr(Dispatcher, "turn", turn)
    worker = SimpleNamespace(app=SimpleNamespace(flask_app=app))
    step = DispatchStep(worker)
    step.stop(worker)
    step = DispatchStep(worker)
    db.session.rollback()

    step.start(worker)

    assert began.wait(10)
    step.stop(worker)
    assert "dispatch" not in {thread.name for thread in threading.enumerate()}
    releasing = {name for name, task in REACTIONS.items() if task.name.startswith("releasing.")}
    assert releasing | {"feed_targets"} == RELEASE_REACTIONS
