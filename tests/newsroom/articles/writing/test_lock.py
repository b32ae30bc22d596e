"""One tab writes at a time, whatever happens at once; and no dead lock keeps anybody out."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from newsroom.articles import queries
from newsroom.articles.writing import drafts
from newsroom.articles.writing import lock as writing_lock
from newsroom.articles.writing.models import WritingDraft, WritingLock
from newsroom.database import db
from newsroom.errors import StaleSave, TakenOver
from newsroom.people.models import Person
from tests import make, rows
from tests.crowd import at_once

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]
MANY = 8


def person(person_id: uuid.UUID) -> Person:
    return db.session.get_one(Person, person_id)


def dies(edition_id: uuid.UUID) -> None:
    """Let the lock stand as if nobody had renewed it for too long."""
    long_ago = rows.ago(seconds=writing_lock.DEAD_AFTER_S + 1)
    db.session.execute(
        db.update(WritingLock).where(WritingLock.edition_id == edition_id).values(beat_at=long_ago)
    )
    db.session.commit()


def test_of_many_who_begin_at_once_one_writes_and_all_hear_who(app: Flask) -> None:
    edition_id = make.draft(make.staff()).id
    ids = [make.person("editor:en").id for _ in range(MANY)]

    def begin(number: int) -> uuid.UUID:
        holder = writing_lock.beat(edition_id, tab=str(number), by=person(ids[number]))
        return holder.person_id

    outcomes = at_once(app, MANY, begin)

    assert len(set(outcomes)) == 1
    found = writing_lock.holder(edition_id)
    assert found is not None
    assert found.person_id == outcomes[0]


def test_of_many_who_take_over_from_one_only_the_first_does(app: Flask) -> None:
    people = make.staff()
    edition_id = make.draft(people).id
    writing_lock.beat(edition_id, tab="first", by=people.author)
    ids = [make.person("editor:en").id for _ in range(MANY)]

    def take(number: int) -> bool:
        by = person(ids[number])
        tab = f"tab {number}"
        return writing_lock.beat(edition_id, tab=tab, by=by, over="first").is_tab(by, tab)

    outcomes = at_once(app, MANY, take)

    assert [one for one in outcomes if one is not False] == [True]


def test_a_save_and_a_takeover_at_once_never_lose_a_text(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    edition_id, version = edition.id, edition.version
    writing_lock.beat(edition_id, tab="mine", by=people.author)
    author, editor = people.author.id, people.editor_en.id

    def act(number: int) -> object:
        if number:
            return writing_lock.beat(edition_id, tab="theirs", by=person(editor), over="mine")
        content = make.numbered()
        return drafts.save(
            edition_id, content, version=version, by=person(author), tab="mine"
        ).number

    saved, taken = at_once(app, 2, act)

    assert isinstance(taken, writing_lock.Holder)
    assert saved == 2 or isinstance(saved, TakenOver)


def test_a_renewed_lock_keeps_its_beginning_and_a_dead_one_counts_no_more() -> None:
    people = make.staff()
    edition = make.draft(people)
    first = writing_lock.beat(edition.id, tab="a", by=people.author)

    renewed = writing_lock.beat(edition.id, tab="a", by=people.author)
    other = writing_lock.beat(edition.id, tab="b", by=people.editor_en)
    dies(edition.id)
    nobody = writing_lock.holder(edition.id)
    taken = writing_lock.beat(edition.id, tab="b", by=people.editor_en)

    assert renewed == first
    assert other == first
    assert nobody is None
    assert (taken.name, taken.tab) == ("Emma", "b")


def test_a_save_is_refused_to_whoever_lost_the_lock_until_the_other_one_stops() -> None:
    people = make.staff()
    edition = make.draft(people)
    version, content = edition.version, make.numbered()
    writing_lock.beat(edition.id, tab="b", by=people.editor_en)

    with pytest.raises(TakenOver) as lost:
        drafts.save(edition.id, content, version=version, by=people.author, tab="a")
    dies(edition.id)
    revision = drafts.save(edition.id, content, version=version, by=people.author, tab="a")

    assert lost.value.mine["title"] == content.title
    assert revision.number == 2


def test_a_second_tab_of_one_person_is_another_one() -> None:
    people = make.staff()
    edition = make.draft(people)
    writing_lock.beat(edition.id, tab="a", by=people.author)

    second = writing_lock.beat(edition.id, tab="b", by=people.author)

    assert second.tab == "a"
    with pytest.raises(StaleSave):
        drafts.save(edition.id, make.numbered(), version=1, by=people.author, tab="b")


def test_drafts_that_arrive_at_once_stay_one_row(app: Flask) -> None:
    people = make.staff()
    edition_id = make.draft(people).id
    author = people.author.id

    def keep(number: int) -> int:
        edition = queries.edition(edition_id)
        return drafts.keep({"title": [str(number)]}, by=person(author), edition=edition).number

    numbers = at_once(app, MANY, keep)

    (row,) = db.session.scalars(db.select(WritingDraft)).all()
    assert sorted(numbers) == list(range(1, MANY + 1))
    assert row.number == MANY
