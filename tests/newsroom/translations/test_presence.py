"""Who is here fades when nobody renews it, and is seen by those who work in this direction."""

from __future__ import annotations

import pytest

from newsroom.database import db
from newsroom.translations import presence, queries
from newsroom.translations.models import Presence, TranslationTask
from newsroom.translations.presence import Here
from tests import make, rows
from tests.crowd import at_once
from workflows import upkeep

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def aged(task: TranslationTask, seconds: int) -> None:
    query = db.update(Presence).where(Presence.task_id == task.id)
    db.session.execute(query.values(seen_at=rows.ago(seconds=seconds)))
    db.session.commit()


def stored() -> int:
    db.session.rollback()
    return db.session.scalar(db.select(db.func.count()).select_from(Presence)) or 0


def test_each_sees_the_others_and_where_they_are():
    people = make.staff()
    task = make.claimed(people)
    third = queries.rows(task)[2].segment.key

    presence.renew(task.id, by=people.translator, key=third)
    presence.renew(task.id, by=people.editor_es)
    presence.renew(task.id, by=people.translator, key=third)

    assert presence.others(task, people.editor_es) == [Here(people.translator.id, "Tomás", 3)]
    assert presence.others(task, people.translator) == [Here(people.editor_es.id, "Elena", None)]
    assert len(presence.others(task, people.duty)) == 2


def test_a_segment_that_is_no_more_is_no_place():
    people = make.staff()
    task = make.claimed(people)

    presence.renew(task.id, by=people.translator, key="gone" * 99)

    assert presence.others(task, people.editor_es) == [Here(people.translator.id, "Tomás", None)]


def test_whoever_says_nothing_for_a_minute_is_gone_and_then_forgotten():
    people = make.staff()
    task, other = make.claimed(people), make.claimed(people, make.numbered())
    presence.renew(task.id, by=people.translator)
    presence.renew(other.id, by=people.translator)
    aged(task, 59)
    assert len(presence.others(task, people.editor_es)) == 1

    aged(task, 61)

    assert presence.others(task, people.editor_es) == []
    upkeep.sweep.run()
    assert stored() == 1
    assert len(presence.others(other, people.editor_es)) == 1


def test_two_tabs_that_speak_at_once_are_one_person(app):
    people = make.staff()
    task_id = make.claimed(people).id
    person_id, kind = people.translator.id, type(people.translator)

    def renew(number: int) -> None:
        presence.renew(task_id, by=db.session.get_one(kind, person_id), key=str(number))

    assert at_once(app, 8, renew) == [None] * 8
    assert stored() == 1


@pytest.mark.parametrize(
    ("grants", "sees"),
    [
        (("translator:en>es",), True),
        (("translator:es>en",), False),
        (("editor:en",), True),
        (("editor:es",), True),
        (("duty",), True),
        (("author",), False),
        (("admin",), False),
        ((), False),
    ],
)
def test_only_people_of_the_direction_see_and_are_seen(grants, sees):
    task = make.task_of(make.approved(make.staff()).article)

    assert presence.may_see(task, make.person(*grants)) is sees
