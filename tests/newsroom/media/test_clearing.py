"""What may be done with a picture is said once, ends by the clock, and hides it where it must."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import pytest

from newsroom.database import db, now
from newsroom.errors import BadInput, NotAllowed, StaleSave, TooLarge
from newsroom.events.models import Event, EventPayload
from newsroom.media import clearance, clearing, ending, queries, rules
from newsroom.media.clearance import Clearance, Obstacle
from newsroom.media.models import Picture
from newsroom.media.states import AtEnd, Consent, Licence, UsedIn
from newsroom.settings import current
from tests import make, rows
from tests.newsroom.media import taken

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]

SAID = Clearance(
    licence=Licence.PERMISSION,
    holder="Luz Marín",
    terms="Online only.",
    source="By letter.",
    consent=Consent.ORAL,
    consent_note="Asked at the door.",
)


def clear(picture: Picture, said: Clearance, people) -> Picture:
    version = queries.picture(picture.id).version
    return clearing.clear(picture.id, said, version=version, by=people.author)


def kinds(picture: Picture) -> list[str]:
    query = db.select(Event.kind).where(Event.subject_id == picture.id).order_by(Event.id)
    return list(db.session.scalars(query))[2:]


def test_rights_are_kept_and_no_event_holds_a_word_of_them(people):
    picture = taken.picture(people.author, width=701, made=False)

    clear(picture, SAID, people)
    clear(picture, SAID, people)

    assert clearance.of(queries.picture(picture.id)) == SAID
    assert kinds(picture) == ["picture_rights_changed"]
    told = db.select(EventPayload).join(Event).where(Event.subject_id == picture.id)
    assert list(db.session.scalars(told)) == []


def test_only_who_looks_after_a_picture_says_what_may_be_done_with_it(people):
    picture = taken.picture(people.author, width=702, made=False)

    for somebody in (make.person("author"), people.translator, people.admin):
        with pytest.raises(NotAllowed):
            clearing.clear(picture.id, SAID, version=picture.version, by=somebody)
        with pytest.raises(NotAllowed):
            clearing.withdraw_consent(picture.id, by=somebody)
    assert clearance.of(queries.picture(picture.id)) == Clearance()


def test_a_form_that_is_behind_overwrites_no_rights(people):
    picture = taken.picture(people.author, width=703, made=False)

    with pytest.raises(StaleSave):
        clearing.clear(picture.id, SAID, version=1, by=people.author)

    assert queries.picture(picture.id).holder == ""


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (replace(SAID, holder="a" * 301), "holder"),
        (replace(SAID, consent_note="a\x00"), "consent_note"),
        (replace(SAID, used_in=UsedIn.ONE_ARTICLE), "only_article_id"),
    ],
)
def test_what_cannot_be_said_of_rights_is_refused_by_its_field(people, said, field):
    picture = taken.picture(people.author, width=704, made=False)

    with pytest.raises((BadInput, TooLarge)) as raised:
        clear(picture, said, people)

    assert raised.value.field == field


def test_without_consent_a_picture_is_hidden_at_once_and_comes_back_with_it(people):
    picture = taken.picture(people.author, width=705, made=False)

    clearing.withdraw_consent(picture.id, by=people.editor_es)
    clearing.withdraw_consent(picture.id, by=people.editor_es)
    hidden = queries.picture(picture.id)
    assert (rules.is_shown(hidden), hidden.consent) == (False, Consent.WITHDRAWN)
    clear(picture, replace(SAID, consent=Consent.WRITTEN), people)

    assert rules.is_shown(queries.picture(picture.id))
    assert kinds(picture) == ["picture_consent_withdrawn", "picture_rights_changed"]


def test_the_last_day_ends_on_the_clocks_of_the_newsroom(monkeypatch):
    settings = replace(current(), time_zone="America/Lima")
    monkeypatch.setattr(clearing, "current", lambda: settings)
    day = dt.date(2027, 3, 31)

    end = clearing.ends_at(day)

    assert end == dt.datetime(2027, 4, 1, 5, tzinfo=dt.UTC)
    assert clearing.last_day(end) == day
    with pytest.raises(BadInput):
        clearing.ends_at(dt.date.max)


def ending_in(picture: Picture, people, at_end: AtEnd = AtEnd.TELL, **span: float) -> None:
    end = now() + dt.timedelta(**span)
    clear(picture, replace(SAID, rights_end_at=end, at_end=at_end), people)


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        (31, None),
        (29, "picture_rights_ending"),
        (6, "picture_rights_ending"),
        (-1, "picture_rights_ended"),
    ],
)
def test_whoever_is_concerned_is_told_once_of_each_stage(people, days, kind):
    picture = taken.picture(people.author, width=720 + days, made=False)
    ending_in(picture, people, days=days)

    assert (picture.id in ending.pressing(now())) == (kind is not None)
    assert ending.remind(picture.id) == (kind is not None)
    assert not ending.remind(picture.id)

    assert picture.id not in ending.pressing(now())
    assert kinds(picture)[1:] == ([kind] if kind else [])


def test_each_stage_is_told_when_its_day_comes(people):
    picture = taken.picture(people.author, width=740, made=False)
    ending_in(picture, people, days=20)
    assert ending.remind(picture.id)

    for days in (5, 0):
        rows.change(Picture, picture.id, rights_end_at=now() + dt.timedelta(days=days))
        assert ending.remind(picture.id)

    assert kinds(picture)[1:] == [
        "picture_rights_ending",
        "picture_rights_ending",
        "picture_rights_ended",
    ]


@pytest.mark.parametrize(("at_end", "is_shown"), [(AtEnd.TELL, True), (AtEnd.TAKE, False)])
def test_pages_leave_out_what_has_ended_only_where_that_was_wanted(people, at_end, is_shown):
    picture = taken.picture(people.author, width=741 + is_shown, made=False)
    ending_in(picture, people, at_end, days=1)
    rows.change(Picture, picture.id, rights_end_at=now())

    ending.remind(picture.id)

    found = queries.picture(picture.id)
    assert rules.is_shown(found) == is_shown
    assert clearance.obstacle(found, now()) is Obstacle.ENDED
    ending_in(picture, people, at_end, days=300)
    assert rules.is_shown(queries.picture(picture.id))


def test_a_picture_for_one_article_may_stand_in_no_other(people):
    picture = taken.picture(people.author, width=743, made=False)
    mine, other = uuid.uuid4(), uuid.uuid4()
    clear(picture, replace(SAID, used_in=UsedIn.ONE_ARTICLE, only_article_id=mine), people)

    found = queries.obstacles([picture.id], now(), other)

    assert found == {picture.id: Obstacle.ELSEWHERE}
    assert queries.obstacles([picture.id], now(), mine) == {}


def test_a_retired_picture_reminds_nobody(people):
    picture = taken.picture(people.author, width=744, made=False)
    ending_in(picture, people, days=-1)
    rows.change(Picture, picture.id, retired_at=now())

    assert picture.id not in ending.pressing(now())
    assert not ending.remind(picture.id)
