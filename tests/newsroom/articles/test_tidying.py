"""Drafts that nobody saved end by the clock, a week after their owner was told."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable

import pytest

from newsroom.articles.models import Edition, SideDraft
from newsroom.articles.writing import drafts as writing_drafts
from newsroom.articles.writing import lock as writing_lock
from newsroom.articles.writing import tidying as writing_tidying
from newsroom.articles.writing.models import WritingDraft, WritingLock
from newsroom.database import db, now
from newsroom.events.models import Event
from newsroom.people.models import Notification
from newsroom.settings import current
from tests import make, rows
from workflows import upkeep

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def typed(people: make.Staff, edition: Edition | None = None) -> uuid.UUID:
    draft_id = uuid.uuid4()
    kept = writing_drafts.keep(
        {"title": ["Once"]}, by=people.author, edition=edition, draft_id=draft_id
    )
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
        monkeypatch.setattr(writing_tidying, "now", lambda: at)
        for find, work in upkeep._DUE:
            if find in {writing_tidying.to_tell, writing_tidying.to_forget}:
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

    assert list(writing_tidying.left_locks(now())) == [first.id]
    upkeep.sweep.run()

    assert list(db.session.scalars(db.select(WritingLock.edition_id))) == [second.id]
