"""How one delivery is carried out: once, whole or not at all, and its trouble noted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from newsroom.articles import actions as articles
from newsroom.database import action, db, now
from newsroom.errors import NotFound
from newsroom.events.actions import record
from newsroom.events.models import Delivery, Event
from newsroom.people.models import Person
from newsroom.telemetry import ERROR_LIMIT
from tests import make, rows
from tests.crowd import at_once
from tests.workflows import busy
from workflows import task_session
from workflows.reactions import REACTIONS
from workflows.task_session import event_article, event_subject

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def owed(reaction: str) -> int:
    """Store an event of nothing in particular that owes one reaction; return the delivery."""

    @action
    def happened() -> int:
        return record("person_changed", at=now(), actor_id=None)

    delivery = Delivery(event_id=happened(), reaction=reaction)
    db.session.add(delivery)
    db.session.flush()
    delivery_id = delivery.id
    db.session.commit()
    return delivery_id


def reaction(work: Callable[[Event], None], *, whole: bool) -> Any:
    """Make a reaction that the table does not hold."""
    work.__name__ = f"test_{id(work)}"
    return task_session.reaction(whole=whole)(work)


@pytest.mark.parametrize("whole", [True, False])
def test_a_delivery_is_carried_out_once(whole):
    seen: list[int] = []
    task = reaction(lambda event: seen.append(event.id), whole=whole)
    delivery_id = owed("tell_author")

    for _ in range(3):
        task.run(delivery_id)

    delivery = db.session.get_one(Delivery, delivery_id)
    assert seen == [delivery.event_id]
    assert delivery.done_at is not None


def test_what_fails_leaves_nothing_but_a_note_and_can_come_again():
    troubles = ["x" * 2_000, ""]

    def work(_event: Event) -> None:
        make_person()
        trouble = troubles.pop(0)
        if trouble:
            raise ArithmeticError(trouble)

    def make_person() -> None:
        db.session.add(Person(desk_name="Half", email="half@example.org", created_at=now()))
        db.session.flush()

    task = reaction(work, whole=True)
    delivery_id = owed("tell_author")

    with pytest.raises(ArithmeticError):
        task.run(delivery_id)
    delivery = db.session.get_one(Delivery, delivery_id)
    assert db.session.scalars(db.select(Person)).all() == []
    assert (delivery.attempts, delivery.done_at) == (1, None)
    assert delivery.last_error.startswith("ArithmeticError: xxx")
    assert len(delivery.last_error) == ERROR_LIMIT

    task.run(delivery_id)
    assert (delivery.last_error, delivery.attempts) == ("", 1)
    assert delivery.done_at is not None


def test_a_delivery_that_is_not_there_is_nothing_to_do():
    before = rows.snapshot()

    REACTIONS["open_task"].run(4_711)

    assert rows.snapshot() == before


def test_of_several_who_carry_out_one_delivery_at_once_one_does(app):
    people = make.staff()
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)
    articles.approve(edition.id, make.current_of(edition).id, by=people.editor_en)
    article = edition.article
    (delivery_id,) = busy.undo("open_task")

    outcomes = at_once(app, 5, lambda _: REACTIONS["open_task"].run(delivery_id))

    assert outcomes == [None] * 5
    assert make.task_of(article).fence == 0
    assert len(rows.snapshot()["translation_task"]) == 1


def test_a_task_enters_the_newsroom_by_itself(app, monkeypatch):
    delivery_id = owed("tell_author")
    task = reaction(lambda _event: None, whole=True)
    monkeypatch.setattr(task.app, "flask_app", app, raising=False)

    task(delivery_id)

    assert db.session.get_one(Delivery, delivery_id).done_at is not None


@pytest.mark.parametrize(
    ("ask", "message"), [(event_article, "is about no article"), (event_subject, "about nothing")]
)
def test_an_event_that_is_about_nothing_says_so(ask, message):
    event = db.session.get_one(Delivery, owed("tell_author")).event_id

    with pytest.raises(ValueError, match=message):
        ask(db.session.get_one(Event, event))


def test_a_reaction_to_what_is_gone_is_noted_and_not_hidden():
    delivery_id = owed("tell_editors")
    event_id = db.session.get_one(Delivery, delivery_id).event_id

    with pytest.raises((ValueError, NotFound)):
        REACTIONS["tell_editors"].run(delivery_id)

    delivery = db.session.get_one(Delivery, delivery_id)
    assert (delivery.event_id, delivery.attempts) == (event_id, 1)
    assert "is about no article" in delivery.last_error
