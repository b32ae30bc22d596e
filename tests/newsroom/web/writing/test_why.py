"""“Why can’t I submit?”: one function answers page, buttons, refusals and programs alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from newsroom.articles import actions, queries
from newsroom.articles.comments import actions as comments
from newsroom.articles.models import Edition
from newsroom.articles.states import EditionState
from newsroom.articles.steps import EDITION_STEPS
from newsroom.media import clearing
from newsroom.people.models import Person
from tests import make
from tests.newsroom.media import taken
from tests.newsroom.web import glossary
from tests.newsroom.web.journey import Desk, sign_in, words

JSON = {"Accept": "application/json"}
GONE = '<figure><img src="picture:00000000000000000000000000000000" alt="A well"></figure>'
BROKEN = {
    "title": replace(make.STORY, title=""),
    "body": replace(make.STORY, body=""),
    "byline": replace(make.STORY, byline=""),
    "pictures_described": replace(make.STORY, body=make.STORY.body + GONE),
    "prompts": replace(make.STORY, body=make.STORY.body + "<p>{✎ Who speaks?}</p>"),
}


def post(desk: Desk, url: str, **fields: str) -> TestResponse:
    token = desk.form(desk.page("/account/notifications"), "/account/language")["csrf_token"]
    return desk.client.post(url, data={"csrf_token": token, **fields}, headers=JSON)


def as_json(desk: Desk, edition: Edition) -> list[dict[str, object]]:
    told = desk.client.get(f"/desk/articles/{edition.article_id}/steps", headers=JSON).get_json()
    [submit] = [one for one in told["steps"] if one["name"] == "submit"]
    assert submit["possible"] is False
    return list(submit["unmet"])


@pytest.mark.parametrize("guard", BROKEN)
@pytest.mark.parametrize("locale", ["en", "es"])
def test_button_panel_refusal_and_json_say_the_same(app: Flask, guard: str, locale: str) -> None:
    people = make.staff()
    edition = make.draft(people, BROKEN[guard])
    url = f"/desk/articles/{edition.article_id}"
    desk = sign_in(app, people.author, locale=locale)

    [told] = as_json(desk, edition)
    refused = post(desk, f"{url}/steps/submit")
    refusal = desk.send(f"{url}/steps/submit")

    assert told["name"] == guard
    message = str(told["message"])
    assert refused.status_code == 409
    assert refused.mimetype == "application/problem+json"
    assert refused.get_json()["unmet"] == [told]
    assert refused.get_json()["detail"] == message
    for page in (desk.open(url), desk.open(f"{url}/edit"), refusal):
        assert message in words(page)
        assert str(told["where"]).partition("#")[2] in page.text
    assert f'href="{told["where"]}"' in refusal.text
    assert f'href="{told["where"]}"' in desk.page(url)


Situation = Callable[[make.Staff], tuple[Edition, Person]]


def _four_eyes(people: make.Staff) -> tuple[Edition, Person]:
    edition = make.draft(people)
    mine = replace(make.STORY, title="The editor's title")
    actions.save(edition.id, mine, version=1, by=people.editor_en)
    actions.submit(edition.id, by=people.author)
    return edition, people.editor_en


def _nothing_secret(people: make.Staff) -> tuple[Edition, Person]:
    edition = make.draft(people, replace(make.STORY, body=f"<p>{glossary.SECRET} spoke.</p>"))
    glossary.secret(people.editor_en)
    return edition, people.author


def _pictures_cleared(people: make.Staff) -> tuple[Edition, Person]:
    picture = taken.picture(people.author)
    shown = f'<figure><img src="picture:{picture.id.hex}" alt="A well"></figure>'
    edition = make.draft(people, replace(make.STORY, body=make.STORY.body + shown))
    clearing.withdraw_consent(picture.id, by=people.author)
    return edition, people.author


def _comments(people: make.Staff) -> tuple[Edition, Person]:
    edition = make.draft(people)
    actions.submit(edition.id, by=people.author)
    comments.say(edition.id, comments.Said("Who says so?", blocks=True), by=people.editor_en)
    return edition, people.editor_en


def _broken(guard: str) -> Situation:
    return lambda people: (make.draft(people, BROKEN[guard]), people.author)


SITUATIONS: dict[str, tuple[str, Situation]] = {
    **{guard: ("submit", _broken(guard)) for guard in BROKEN},
    "four_eyes": ("take_review", _four_eyes),
    "nothing_secret": ("submit", _nothing_secret),
    "pictures_cleared": ("submit", _pictures_cleared),
    "comments": ("approve", _comments),
}
"""For each guard of a source text a step that it stops, and whose."""


def test_there_is_a_situation_for_each_guard() -> None:
    guards = {guard.name for step in EDITION_STEPS for guard in step.guards}

    assert set(SITUATIONS) == guards - {"never_public"}


def test_a_step_that_can_never_come_is_not_offered_and_whoever_asks_is_told_why(app: Flask) -> None:
    people = make.staff()
    article = make.published(people).article
    url = f"/desk/articles/{article.id}"
    desk = sign_in(app, people.editor_en)

    offered = desk.client.get(f"{url}/steps", headers=JSON).get_json()["steps"]
    refused = post(desk, f"{url}/steps/spike", reason="Too late.")
    refusal = desk.send(f"{url}/steps/spike", reason="Too late.")

    assert "spike" not in [one["name"] for one in offered]
    [told] = refused.get_json()["unmet"]
    assert told["name"] == "never_public"
    assert told["message"] in words(refusal)


@pytest.mark.parametrize("guard", SITUATIONS)
def test_each_guard_says_the_same_to_programs_and_to_people(app: Flask, guard: str) -> None:
    step, situation = SITUATIONS[guard]
    edition, person = situation(make.staff())
    url = f"/desk/articles/{edition.article_id}"
    desk = sign_in(app, person)

    offered = desk.client.get(f"{url}/steps", headers=JSON).get_json()["steps"]
    [told] = [one["unmet"] for one in offered if one["name"] == step]
    read = {"revision": str(edition.current_revision_id)}
    refused = post(desk, f"{url}/steps/{step}", **read)
    refusal = desk.send(f"{url}/steps/{step}", **read)

    assert [one["name"] for one in told] == [guard]
    assert refused.get_json()["unmet"] == told
    for page in (desk.open(url), refusal):
        assert told[0]["message"] in words(page)
        assert told[0]["where"] is None or f'href="{told[0]["where"]}"' in page.text


def test_what_is_typed_is_judged_before_it_is_stored(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people, replace(make.STORY, title=""))
    desk = sign_in(app, people.author)
    page = f"/desk/articles/{edition.article_id}/edit"
    typed = desk.form(desk.page(page), "")
    why = f"/desk/articles/{edition.article_id}/why"

    still = desk.client.post(why, data=typed)
    mended = desk.client.post(why, data=typed | {"title": "The well"})

    assert "The article has no title yet." in words(still)
    assert "The article has no title yet." not in words(mended)
    assert "Nothing is missing" in words(mended)
    assert queries.edition(edition.id).version == 1


def test_a_secret_name_leads_to_the_field_that_holds_it(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people, replace(make.STORY, photo_credit=f"Photo: {glossary.SECRET}"))
    glossary.secret(people.editor_en)
    desk = sign_in(app, people.author)

    [told] = as_json(desk, edition)

    assert told["name"] == "nothing_secret"
    assert str(told["where"]).endswith("/edit#photo_credit")


def test_the_first_form_says_what_an_article_needs(app: Flask) -> None:
    desk = sign_in(app, make.staff().author)

    said = words(desk.open("/desk/articles/new"))

    assert "Before it can be submitted" in said
    assert "The article has no title yet." in said


def test_a_text_that_nobody_can_read_is_said_to_be_so(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)
    typed = desk.form(desk.page(f"/desk/articles/{edition.article_id}/edit"), "")

    reply = desk.client.post(
        f"/desk/articles/{edition.article_id}/why", data=typed | {"countries": "Nowhereland"}
    )

    assert reply.status_code == 200
    assert "There is no country “Nowhereland”." in words(reply)


def test_nobody_else_asks_what_is_missing(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    other = sign_in(app, make.person("author"))

    assert other.open(f"/desk/articles/{edition.article_id}/steps").status_code == 404
    assert other.send(f"/desk/articles/{edition.article_id}/why").status_code == 404


def test_a_step_that_a_program_takes_answers_with_what_comes_next(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)

    reply = post(desk, f"/desk/articles/{edition.article_id}/steps/submit")

    assert reply.status_code == 200
    assert reply.get_json()["state"] == "submitted"
    assert queries.edition(edition.id).state is EditionState.SUBMITTED
    assert reply.headers["Cache-Control"] == "private, no-store"


def test_a_program_approves_the_text_that_it_was_told_of(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    actions.submit(edition.id, by=people.author)
    desk = sign_in(app, people.editor_en)
    url = f"/desk/articles/{edition.article_id}"
    told = desk.client.get(f"{url}/steps", headers=JSON).get_json()

    reply = post(desk, f"{url}/steps/approve", revision=told["revision"])

    assert reply.get_json()["state"] == "approved"


def test_a_browser_gets_pages_and_not_problems(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people, BROKEN["title"])
    desk = sign_in(app, people.author)

    reply = desk.send(f"/desk/articles/{edition.article_id}/steps/submit")

    assert reply.mimetype == "text/html"


def test_a_byline_that_is_filled_in_is_not_missing(app: Flask) -> None:
    people = make.staff()
    make.draft(people)
    desk = sign_in(app, people.author)

    page = desk.open("/desk/articles/new")

    assert f'value="{make.STORY.byline}"' in page.text
    assert "Give a byline, or say that it is withheld." not in words(page)


def test_a_picture_without_words_leads_to_itself_in_the_text(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people, BROKEN["pictures_described"])
    desk = sign_in(app, people.author)

    [told] = as_json(desk, edition)
    page = desk.page(f"/desk/articles/{edition.article_id}/edit")

    assert str(told["where"]).endswith("/edit#picture_in_text")
    assert f'href="#picture_in_text" data-picture="{"0" * 32}"' in page
    assert 'id="picture_in_text"' in page
