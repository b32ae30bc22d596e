"""What takes two editors, and what one decides about an update, on the article's page."""

from __future__ import annotations

import datetime as dt

import pytest
from flask import Flask

from newsroom.articles import actions as writing
from newsroom.articles import queries as articles
from newsroom.database import db, now
from newsroom.publishing import actions, queries
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseKind, ReleaseState
from tests import make
from tests.newsroom.web import updates
from tests.newsroom.web.journey import sign_in, words

WALL = dt.datetime(2035, 5, 2, 9, 30)  # noqa: DTZ001 — on the wall of a zone named beside it
EARLIER = {"day": "2035-05-01", "time": "08:00", "zone": "UTC"}


def page_of(release: Release) -> str:
    return f"/desk/articles/{release.article_id}"


def scheduled(people: make.Staff) -> Release:
    release = make.ready(people)
    actions.schedule(release.id, wall=WALL, zone="Europe/Madrid", by=people.editor_en)
    return release


def test_an_earlier_time_waits_for_a_second_editor(app: Flask) -> None:
    people = make.staff()
    release = scheduled(people)
    page = page_of(release)
    first, second = sign_in(app, people.editor_en), sign_in(app, people.editor_es)

    first.press(page, f"/desk/releases/{release.id}/earlier", **EARLIER)
    wish = queries.open_proposals(release.article_id)[0]
    before = queries.release(release.id).due_at
    own = words(first.open(page))
    theirs = second.press(page, f"/desk/proposals/{wish.id}/confirm")

    assert before == dt.datetime(2035, 5, 2, 7, 30, tzinfo=dt.UTC)
    assert "Proposed by Emma" in own
    assert "You proposed it yourself, so a second editor has to confirm it." in own
    assert theirs.status_code == 302
    assert queries.release(release.id).due_at == dt.datetime(2035, 5, 1, 8, tzinfo=dt.UTC)


def test_nobody_confirms_their_own_wish(app: Flask) -> None:
    people = make.staff()
    release = scheduled(people)
    desk = sign_in(app, people.editor_en)
    desk.press(page_of(release), f"/desk/releases/{release.id}/earlier", at_once="1")
    wish = queries.open_proposals(release.article_id)[0]

    reply = desk.send(f"/desk/proposals/{wish.id}/confirm")

    assert reply.status_code == 409
    assert "a second editor has to confirm it" in words(reply)
    assert queries.release(release.id).state is ReleaseState.SCHEDULED


def test_a_wish_is_declined_and_nothing_moves(app: Flask) -> None:
    people = make.staff()
    release = scheduled(people)
    page = page_of(release)
    sign_in(app, people.editor_en).press(page, f"/desk/releases/{release.id}/earlier", **EARLIER)
    wish = queries.open_proposals(release.article_id)[0]

    sign_in(app, people.duty).press(page, f"/desk/proposals/{wish.id}/decline")

    assert queries.open_proposals(release.article_id) == []
    assert queries.release(release.id).due_at == dt.datetime(2035, 5, 2, 7, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"day": "2035-06-01"}, "This is not earlier than agreed"),
        ({"day": "2020-01-01"}, "This time is already over."),
        ({"day": ""}, "Choose a day."),
        ({"zone": "Mars/Base"}, "“Mars/Base” is not a time zone."),
    ],
)
def test_a_wish_that_makes_no_sense_comes_back_with_words(
    app: Flask, fields: dict[str, str], complaint: str
) -> None:
    people = make.staff()
    release = scheduled(people)
    form = f"/desk/releases/{release.id}/earlier"

    reply = sign_in(app, people.editor_en).press(page_of(release), form, **(EARLIER | fields))

    assert reply.status_code == 422
    assert complaint in words(reply)
    assert queries.open_proposals(release.article_id) == []


def test_a_scheduled_release_is_moved_later_by_one_editor(app: Flask) -> None:
    people = make.staff()
    release = scheduled(people)
    form = f"/desk/releases/{release.id}/schedule"
    later = {"day": "2035-06-01", "time": "08:00", "zone": "UTC"}

    sign_in(app, people.editor_es).press(page_of(release), form, **later)

    assert queries.release(release.id).due_at == dt.datetime(2035, 6, 1, 8, tzinfo=dt.UTC)


def test_the_hour_stands_in_every_zone_that_matters(app: Flask) -> None:
    people = make.staff()
    release = scheduled(people)
    people.editor_en.time_zone = "America/Lima"
    db.session.commit()

    said = words(sign_in(app, people.editor_en).open(page_of(release)))

    assert "Europe/Madrid Wed 2 May 2035, 09:30" in said
    assert "You · America/Lima Wed 2 May 2035, 02:30" in said
    assert "Newsroom · UTC Wed 2 May 2035, 07:30" in said


def test_texts_that_changed_since_the_page_was_opened_are_not_published(app: Flask) -> None:
    people = make.staff()
    release = updates.begun(people)
    actions.let_go_first(release.id, language="en", by=people.editor_en, reason="It is urgent.")
    desk = sign_in(app, people.duty)
    form = f"/desk/releases/{release.id}/steps/publish"
    opened = desk.form(desk.page(page_of(release)), form)
    source = articles.edition(release.article.source.id)
    updates.rewrite(people, source, make.numbered())
    again = queries.unfinished_of(release.article_id)
    assert again is not None
    actions.let_go_first(again.id, language="en", by=people.editor_en, reason="It is urgent.")

    reply = desk.client.post(form, data=opened)

    assert reply.status_code == 409
    assert "A text was changed after you opened this page. Look at it again first." in words(reply)
    assert queries.release(release.id).state is ReleaseState.READY


def test_a_decision_that_names_no_text_is_refused(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)

    reply = sign_in(app, people.editor_es).send(f"/desk/releases/{release.id}/steps/publish")

    assert reply.status_code == 409
    assert queries.release(release.id).state is ReleaseState.READY


def test_one_language_of_an_update_goes_first_with_a_reason(app: Flask) -> None:
    people = make.staff()
    release = updates.begun(people)
    desk, page = sign_in(app, people.editor_en), page_of(release)
    form = f"/desk/releases/{release.id}/steps/let_go_first"

    without = desk.press(page, form, language="en")
    desk.press(page, form, language="en", reason="The hearing is today.")

    assert without.status_code == 422
    assert "Please give a reason." in words(without)
    found = queries.release(release.id)
    assert (found.state, [one.language for one in found.members]) == (ReleaseState.READY, ["en"])
    assert "The hearing is today." in words(desk.open(page))


def test_a_minor_fix_is_called_so_unless_a_number_changed(app: Flask) -> None:
    people = make.staff()
    body = make.STORY.body.replace("in a full room", "in a crowded room")
    small = updates.begun(people, make.numbered(), body=body)
    large = updates.begun(people, make.numbered())
    desk = sign_in(app, people.editor_en)

    desk.press(page_of(small), f"/desk/releases/{small.id}/steps/call_minor", language="en")
    said = words(desk.open(page_of(large)))

    assert queries.release(small.id).kind is ReleaseKind.MINOR_FIX
    assert "so this is no minor fix" in said


def test_the_first_publication_offers_nothing_that_is_meant_for_updates(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)

    said = words(sign_in(app, people.editor_en).open(f"/desk/articles/{task.article_id}"))

    assert "Let one language go first" not in said
    assert "This is a minor fix" not in said


def test_an_embargo_ends_earlier_only_when_two_editors_agree(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)
    writing.set_embargo(
        release.article_id, now() + dt.timedelta(days=9_000), by=people.author, reason="Agreed."
    )
    page = page_of(release)
    first, second = sign_in(app, people.editor_en), sign_in(app, people.editor_es)

    first.press(page, f"{page}/embargo", **EARLIER)
    held = articles.article(release.article_id).embargo_until
    wish = queries.open_proposals(release.article_id)[0]
    second.press(page, f"/desk/proposals/{wish.id}/confirm")

    assert held is not None
    assert held > dt.datetime(2035, 5, 1, 8, tzinfo=dt.UTC)
    found = articles.article(release.article_id)
    assert found.embargo_until == dt.datetime(2035, 5, 1, 8, tzinfo=dt.UTC)


def test_an_author_is_told_that_an_earlier_embargo_takes_editors(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)
    page = page_of(release)
    until = now() + dt.timedelta(days=9_000)
    writing.set_embargo(release.article_id, until, by=people.author, reason="Agreed.")

    reply = sign_in(app, people.author).press(page, f"{page}/embargo", **EARLIER)

    assert reply.status_code == 409
    assert "Bringing an embargo forward takes two editors." in words(reply)


@pytest.mark.parametrize(("who", "status"), [("author", 403), ("translator", 403), ("admin", 403)])
def test_who_is_no_editor_decides_nothing(app: Flask, who: str, status: int) -> None:
    people = make.staff()
    release = scheduled(people)
    sign_in(app, people.editor_en).press(
        page_of(release), f"/desk/releases/{release.id}/earlier", **EARLIER
    )
    wish = queries.open_proposals(release.article_id)[0]
    person = getattr(people, who)
    home = "/admin/people/" if who == "admin" else "/desk/"
    desk = sign_in(app, person)
    token = desk.page(home).split('name="csrf_token" value="')[1].split('"')[0]
    page = page_of(release)

    statuses = {
        desk.client.post(url, data={"csrf_token": token}).status_code
        for url in (
            f"/desk/releases/{release.id}/earlier",
            f"/desk/releases/{release.id}/steps/call_minor",
            f"/desk/releases/{release.id}/schedule",
            f"/desk/proposals/{wish.id}/confirm",
            f"/desk/proposals/{wish.id}/decline",
            f"{page}/policy/together",
            f"{page}/policy/single",
            f"{page}/embargo/lift",
        )
    }

    assert statuses == {status}


@pytest.mark.parametrize("locale", ["en", "es"])
def test_the_release_panel_speaks_the_persons_language(app: Flask, locale: str) -> None:
    people = make.staff()
    release = updates.begun(people)

    said = words(sign_in(app, people.editor_en, locale=locale).open(page_of(release)))

    expected = {
        "en": ("Update", "Let one language go first", "Both languages go out together."),
        "es": (
            "Actualización",
            "Dejar que un idioma salga primero",
            "Los dos idiomas salen juntos.",
        ),
    }
    assert all(one in said for one in expected[locale])
