"""The order of open tasks: urgent first, then as editors want it, then the oldest."""

from __future__ import annotations

import uuid

import pytest

from newsroom.database import db
from newsroom.errors import NotAllowed, Refused
from newsroom.events.models import Event
from newsroom.translations import actions, boards, claims, ordering
from newsroom.translations.models import TranslationTask
from newsroom.translations.ordering import Way
from tests import make
from tests.crowd import at_once

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def opened(people: make.Staff, count: int) -> list[TranslationTask]:
    return [make.task_of(make.approved(people, make.numbered()).article) for _ in range(count)]


def order(language: str = "es") -> list[uuid.UUID]:
    db.session.rollback()
    return [one.id for one in boards.open_into(language, most=99)]


def test_the_oldest_stands_first_until_somebody_moves_something():
    people = make.staff()
    one, two, three = opened(people, 3)
    assert order() == [one.id, two.id, three.id]

    assert ordering.move(three.id, Way.UP, by=people.editor_es)
    assert order() == [one.id, three.id, two.id]
    assert ordering.move(two.id, Way.FIRST, by=people.editor_es)
    assert order() == [two.id, one.id, three.id]
    assert ordering.move(two.id, Way.DOWN, by=people.editor_es)
    assert order() == [one.id, two.id, three.id]


def test_what_is_opened_later_stands_behind_what_was_put_in_order():
    people = make.staff()
    one, two = opened(people, 2)
    ordering.move(two.id, Way.UP, by=people.editor_es)
    ordering.move(two.id, Way.DOWN, by=people.editor_es)

    [three] = opened(people, 1)

    assert order() == [one.id, two.id, three.id]


def test_every_move_of_many_is_one_place_and_touches_nobody_else():
    people = make.staff()
    ids = [one.id for one in opened(people, 6)]

    for task_id, way in [(ids[4], Way.UP), (ids[1], Way.DOWN), (ids[5], Way.FIRST)] * 3:
        expected = order()
        place = expected.index(task_id)
        aim = {Way.UP: place - 1, Way.DOWN: place + 1, Way.FIRST: 0}[way]
        if 0 <= aim < len(expected):
            expected.insert(aim, expected.pop(place))
        ordering.move(task_id, way, by=people.editor_es)
        assert order() == expected


def test_at_the_end_there_is_no_room_and_nothing_is_recorded():
    people = make.staff()
    one, two = opened(people, 2)

    assert not ordering.move(one.id, Way.UP, by=people.editor_es)
    assert not ordering.move(one.id, Way.FIRST, by=people.editor_es)
    assert not ordering.move(two.id, Way.DOWN, by=people.editor_es)

    assert db.session.scalars(db.select(Event.id).where(Event.kind == "task_moved")).all() == []


def test_nothing_is_moved_past_what_is_urgent():
    people = make.staff()
    one, two, three = opened(people, 3)
    actions.open_tasks(three.article_id, urgent=True)

    ordering.move(two.id, Way.FIRST, by=people.editor_es)

    assert order() == [three.id, two.id, one.id]
    assert not ordering.move(two.id, Way.UP, by=people.editor_es)


def test_two_editors_who_move_at_once_leave_a_whole_order(app):
    people = make.staff()
    ids = [one.id for one in opened(people, 5)]
    editor = people.editor_es.id
    kind = type(people.editor_es)

    def move(number: int) -> bool:
        way = (Way.UP, Way.DOWN, Way.FIRST)[number % 3]
        return ordering.move(ids[number % 5], way, by=db.session.get_one(kind, editor))

    outcomes = at_once(app, 10, move)

    assert [one for one in outcomes if isinstance(one, Exception)] == []
    assert sorted(order()) == sorted(ids)


@pytest.mark.parametrize("by", ["translator", "author", "editor_en", "admin"])
def test_nobody_but_editors_of_the_target_language_puts_in_order(by):
    people = make.staff()
    task, _ = opened(people, 2)

    with pytest.raises(NotAllowed):
        ordering.move(task.id, Way.DOWN, by=getattr(people, by))


def test_what_somebody_holds_has_no_place_in_the_order():
    people = make.staff()
    task, _ = opened(people, 2)
    claims.claim(task.id, by=people.translator)

    with pytest.raises(Refused):
        ordering.move(task.id, Way.DOWN, by=people.editor_es)
