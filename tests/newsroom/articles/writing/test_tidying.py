"""Drafts that nobody saved end by the clock, a week after their owner was told."""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from collections.abc import Callable, Sequence

import pytest
from flask import Flask

from newsroom.articles.models import Edition, SideDraft
from newsroom.articles.writing import drafts, tidying
from newsroom.articles.writing import lock as writing_lock
from newsroom.articles.writing.models import WritingDraft, WritingLock
from newsroom.database import db, now
from newsroom.events.models import Event
from newsroom.people.models import Notification
from newsroom.people.queries import person
from newsroom.settings import current
from tests import make, rows
from tests.crowd import PATIENCE_S, at_once
from workflows import upkeep

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

LONG_ENOUGH_S = 1.0
"""In which whoever does not wait for the other would be done."""


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def typed(people: make.Staff, edition: Edition | None = None) -> uuid.UUID:
    draft_id = uuid.uuid4()
    kept = drafts.keep({"title": ["Once"]}, by=people.author, edition=edition, draft_id=draft_id)
    return kept.id


def aside(people: make.Staff, edition: Edition) -> uuid.UUID:
    made = SideDraft(edition_id=edition.id, person_id=people.author.id, kept_at=now(), texts={})
    db.session.add(made)
    db.session.commit()
    return made.id


@pytest.fixture
def turn(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Do what upkeep does with drafts, so many days from now."""

    def done(days: int) -> None:
        at = now() + dt.timedelta(days=days)
        monkeypatch.setattr(tidying, "now", lambda: at)
        for find, work in upkeep._DUE:
            if find in {tidying.to_tell, tidying.to_forget}:
                for one in find(at):
                    work(one)

    return done


def told() -> list[uuid.UUID | None]:
    query = db.select(Event.subject_id).where(Event.kind == "draft_ending")
    return sorted(db.session.scalars(query), key=str)


def left() -> set[uuid.UUID]:
    kinds = (WritingDraft.id, SideDraft.id)
    found = {one for column in kinds for one in db.session.scalars(db.select(column))}
    db.session.rollback()
    return found


def test_the_owner_hears_a_week_before_and_then_it_is_forgotten(people, turn):
    edition = make.draft(people, make.numbered())
    ids = {typed(people), typed(people, edition), aside(people, edition)}
    turn(89)
    assert told() == []

    for days in (91, 97):
        turn(days)
    make.react()

    assert told() == sorted(ids, key=str)
    assert left() == ids
    heard = db.select(Notification.person_id).join(Event).where(Event.kind == "draft_ending")
    assert list(db.session.scalars(heard)) == [people.author.id] * 3
    turn(99)
    assert left() == set()


def test_who_types_on_begins_the_time_anew(people, turn):
    draft = typed(people)
    turn(91)
    at = now() + dt.timedelta(days=95)
    rows.change(WritingDraft, draft, kept_at=at)

    for days in (100, 180, 186, 192):
        turn(days)

    assert left() == {draft}
    assert len(told()) == 2


def test_a_draft_waits_for_as_long_as_its_article_is_saved(people, turn):
    edition = make.draft(people, make.numbered())
    draft = typed(people, edition)
    rows.change(WritingDraft, draft, kept_at=rows.ago(days=300))

    turn(80)

    assert (told(), left()) == ([], {draft})


def test_nothing_ends_where_the_newsroom_wants_to_keep_it(people, turn):
    draft = typed(people)
    object.__setattr__(current(), "drafts_days", 0)

    turn(1000)

    assert (told(), left()) == ([], {draft})


def test_a_lock_that_was_left_behind_goes_and_one_in_use_stays(people):
    first, second = (make.draft(people, make.numbered()) for _ in range(2))
    for one in (first, second):
        writing_lock.beat(one.id, tab="a", by=people.author)
    old = db.update(WritingLock).where(WritingLock.edition_id == first.id)
    db.session.execute(old.values(beat_at=rows.ago(days=2)))
    db.session.commit()

    assert list(tidying.left_locks(now())) == [first.id]
    upkeep.sweep.run()

    assert list(db.session.scalars(db.select(WritingLock.edition_id))) == [second.id]


def test_what_is_typed_while_its_draft_is_being_forgotten_stays(
    app: Flask, people: make.Staff, turn: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id, author_id = typed(people), people.author.id
    turn(91)
    at = now() + dt.timedelta(days=99)
    monkeypatch.setattr(tidying, "now", lambda: at)
    monkeypatch.setattr(drafts, "now", lambda: at)
    judged, is_typed = threading.Event(), threading.Event()
    judge = tidying.to_forget

    def slowly(moment: dt.datetime) -> Sequence[uuid.UUID]:
        found = judge(moment)
        judged.set()
        is_typed.wait(LONG_ENOUGH_S)
        return found

    monkeypatch.setattr(tidying, "to_forget", slowly)

    def acts(number: int) -> None:
        if number == 0:
            tidying.forget(draft_id)
            return
        judged.wait(PATIENCE_S)
        by = person(author_id)
        drafts.keep({"title": ["Twice"]}, by=by, draft_id=draft_id, language="en")
        is_typed.set()

    assert at_once(app, 2, acts) == [None, None]
    [kept] = db.session.scalars(db.select(WritingDraft)).all()
    assert kept.fields == {"title": ["Twice"]}
