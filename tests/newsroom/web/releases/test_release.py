"""The release panel: publish, schedule, hold, and the embargo."""

from __future__ import annotations

import datetime as dt

import pytest
from flask import Flask

from newsroom.articles import queries
from newsroom.publishing import queries as publishing
from newsroom.publishing.states import ReleaseState
from tests import make
from tests.newsroom.web.journey import sign_in, words

TOMORROW = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)


def test_a_release_says_whose_move_each_language_is(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)

    said = words(sign_in(app, people.editor_en).open(f"/desk/articles/{task.article_id}"))

    assert "The translation has not been handed in yet. Next move: a translator" in said


def test_a_pair_is_scheduled_in_the_zone_that_was_chosen(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)
    page, form = f"/desk/articles/{release.article_id}", f"/desk/releases/{release.id}/schedule"
    desk = sign_in(app, people.editor_es)

    reply = desk.press(page, form, day=TOMORROW.isoformat(), time="09:30", zone="America/Lima")

    assert reply.status_code == 302
    found = publishing.release(release.id)
    assert found.state is ReleaseState.SCHEDULED
    assert found.due_at == dt.datetime.combine(TOMORROW, dt.time(14, 30), dt.UTC)
    assert "09:30" in desk.page(page)
    desk.press(page, f"/desk/releases/{release.id}/steps/unschedule")
    assert publishing.release(release.id).state is ReleaseState.READY


@pytest.mark.parametrize(
    ("day", "time", "offered"),
    [("2030-03-31", "02:30", ["01:30", "03:30"]), ("2030-10-27", "02:30", ["CEST", "CET"])],
)
def test_a_time_at_which_clocks_change_is_asked_for_again(
    app: Flask, day: str, time: str, offered: list[str]
) -> None:
    people = make.staff()
    release = make.ready(people)
    page, form = f"/desk/articles/{release.article_id}", f"/desk/releases/{release.id}/schedule"
    desk = sign_in(app, people.editor_es)

    reply = desk.press(page, form, day=day, time=time, zone="Europe/Madrid")

    assert reply.status_code == 422
    said = words(reply)
    assert all(one in said for one in offered)
    choice = reply.text.split('name="choice" value="')[2].split('"')[0]
    again = desk.form(reply.text, form) | {"choice": choice}
    assert desk.client.post(form, data=again).status_code == 302
    assert publishing.release(release.id).state is ReleaseState.SCHEDULED


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"day": "2020-01-01"}, "This time is already over."),
        ({"day": ""}, "Choose a day."),
        ({"time": "noon"}, "This is not a time."),
        ({"zone": "Mars/Base"}, "“Mars/Base” is not a time zone."),
        ({"choice": "never/1"}, "This is not a time."),
    ],
)
def test_a_schedule_that_cannot_be_kept_is_refused_in_words(
    app: Flask, fields: dict[str, str], complaint: str
) -> None:
    people = make.staff()
    release = make.ready(people)
    form = f"/desk/releases/{release.id}/schedule"
    given = {"day": TOMORROW.isoformat(), "time": "09:30", "zone": "Europe/Madrid"} | fields

    reply = sign_in(app, people.editor_es).press(
        f"/desk/articles/{release.article_id}", form, **given
    )

    assert reply.status_code == 422
    assert complaint in words(reply)
    assert publishing.release(release.id).state is ReleaseState.READY


def test_a_release_is_held_resumed_and_cancelled_with_reasons(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)
    page, steps = f"/desk/articles/{release.article_id}", f"/desk/releases/{release.id}/steps"
    desk = sign_in(app, people.duty)

    states = []
    for name, reason in (("hold", "A call."), ("resume", ""), ("cancel", "No longer true.")):
        desk.press(page, f"{steps}/{name}", reason=reason)
        states.append(publishing.release(release.id).state)

    assert states == [ReleaseState.HELD, ReleaseState.READY, ReleaseState.CANCELLED]
    assert "No longer true." in words(desk.open(page))
    desk.press(page, f"{page}/release")
    assert publishing.unfinished_of(release.article_id) is not None


def test_a_hold_without_a_reason_keeps_the_page(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)
    form = f"/desk/releases/{release.id}/steps/hold"

    reply = sign_in(app, people.duty).press(f"/desk/articles/{release.article_id}", form)

    assert reply.status_code == 422
    assert "Please give a reason." in words(reply)


def test_an_embargo_is_set_shown_and_lifted_by_two_editors(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)
    page = f"/desk/articles/{release.article_id}"
    desk = sign_in(app, people.editor_en)
    moment = {"day": "2035-05-01", "time": "08:00", "zone": "UTC", "reason": "Agreed."}

    bad = desk.press(page, f"{page}/embargo", **(moment | {"zone": "Nowhere"}))
    desk.press(page, f"{page}/embargo", **moment)

    assert bad.status_code == 422
    assert queries.article(release.article_id).embargo_until == dt.datetime(
        2035, 5, 1, 8, tzinfo=dt.UTC
    )
    said = words(desk.open(page))
    assert "The article is under embargo." in said
    assert "Agreed." in said
    desk.press(page, f"{page}/embargo/lift")
    assert queries.article(release.article_id).embargo_until is not None
    wish = publishing.open_proposals(release.article_id)[0]
    sign_in(app, people.editor_es).press(page, f"/desk/proposals/{wish.id}/confirm")
    assert queries.article(release.article_id).embargo_until is None


def test_an_author_cannot_publish_their_own_article(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)
    own = sign_in(app, people.author)

    reply = own.send(f"/desk/releases/{release.id}/steps/publish")

    assert reply.status_code == 403
    assert publishing.release(release.id).state is ReleaseState.READY
