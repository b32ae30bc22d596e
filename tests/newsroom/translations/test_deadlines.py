"""Due dates: set by editors of the language, and everybody reminded once."""

from __future__ import annotations

import datetime as dt

import pytest

from newsroom.database import db, now
from newsroom.errors import BadInput, NotAllowed, Refused
from newsroom.events.models import Event
from newsroom.translations import actions, deadlines
from newsroom.translations.deadlines import Pressure, pressure
from newsroom.translations.models import TranslationTask
from tests import make, rows
from workflows import upkeep

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

TOLD = ("task_due_soon", "task_overdue")


def told() -> list[str]:
    db.session.rollback()
    query = db.select(Event.kind).where(Event.kind.in_(TOLD)).order_by(Event.id)
    return list(db.session.scalars(query))


def due(people: make.Staff, *, hours: float) -> TranslationTask:
    """Return a claimed task that is due in so many hours, of which nobody was reminded yet."""
    task = make.claimed(people, make.numbered())
    rows.change(TranslationTask, task.id, due_at=rows.ago(hours=-hours))
    return task


@pytest.mark.parametrize(
    ("hours", "found"),
    [(25, Pressure.NONE), (23, Pressure.SOON), (1, Pressure.SOON), (-1, Pressure.OVERDUE)],
)
def test_a_translation_presses_more_the_nearer_its_due_date_is(hours, found):
    task = due(make.staff(), hours=hours)

    assert pressure(task, now()) is found
    assert (task.id in deadlines.pressing(now())) is (found is not Pressure.NONE)


def test_holder_and_editors_are_reminded_once_of_each():
    people = make.staff()
    task = due(people, hours=3)

    upkeep.sweep.run()
    upkeep.sweep.run()
    assert told() == ["task_due_soon"]
    rows.change(TranslationTask, task.id, due_at=rows.ago(minutes=1))
    upkeep.sweep.run()
    upkeep.sweep.run()

    assert told() == ["task_due_soon", "task_overdue"]


def test_what_was_overdue_before_anybody_looked_is_one_reminder():
    task = due(make.staff(), hours=-5)

    assert deadlines.remind(task.id)
    assert not deadlines.remind(task.id)

    assert told() == ["task_overdue"]


def test_nobody_is_reminded_of_what_is_with_an_editor():
    task = make.handed_in(make.staff())
    rows.change(TranslationTask, task.id, due_at=rows.ago(hours=1))

    assert not deadlines.remind(task.id)
    assert deadlines.pressing(now()) == []
    assert pressure(task, now()) is Pressure.NONE


def test_a_new_date_is_reminded_of_anew():
    people = make.staff()
    task = due(people, hours=3)
    assert deadlines.remind(task.id)

    deadlines.set_due(task.id, rows.ago(hours=-48), by=people.editor_es, zone="America/Lima")

    assert (task.due_soon_told_at, task.due_zone) == (None, "America/Lima")
    rows.change(TranslationTask, task.id, due_at=rows.ago(hours=-2))
    assert deadlines.remind(task.id)


def test_whoever_hears_of_a_date_within_a_day_is_not_told_twice():
    people = make.staff()
    task = make.claimed(people)

    deadlines.set_due(task.id, rows.ago(hours=-5), by=people.editor_es)

    assert not deadlines.remind(task.id)


def test_a_date_is_lifted_again():
    people = make.staff()
    task = due(people, hours=3)

    deadlines.set_due(task.id, None, by=people.editor_es, zone="America/Lima")

    assert (task.due_at, task.due_zone) == (None, None)
    assert not deadlines.remind(task.id)


def test_a_date_that_is_over_is_refused():
    people = make.staff()
    task = make.claimed(people)
    before = rows.snapshot()

    with pytest.raises(BadInput) as refused:
        deadlines.set_due(task.id, now() - dt.timedelta(seconds=1), by=people.editor_es)

    assert refused.value.field == "wall"
    assert rows.snapshot() == before


@pytest.mark.parametrize("by", ["translator", "author", "editor_en", "admin"])
def test_nobody_but_editors_of_the_target_language_sets_a_date(by):
    people = make.staff()
    task = make.claimed(people)

    with pytest.raises(NotAllowed):
        deadlines.set_due(task.id, rows.ago(hours=-48), by=getattr(people, by))


def test_a_task_that_is_over_has_no_date_to_set():
    people = make.staff()
    task = make.claimed(people)
    actions.cancel(task.id, by=people.editor_es, reason="Not needed.")

    with pytest.raises(Refused):
        deadlines.set_due(task.id, rows.ago(hours=-48), by=people.editor_es)
