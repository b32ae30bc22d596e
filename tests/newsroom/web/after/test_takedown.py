"""A safety takedown through its pages: one confirmation, gone, searched, reviewed by another."""

from __future__ import annotations

import logging
import uuid
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import event, text

from newsroom.database import db
from newsroom.publishing import queries as publishing
from newsroom.publishing import takedowns
from newsroom.publishing.states import ReviewOutcome
from tests import make
from tests.newsroom.web import afterwards
from tests.newsroom.web.browsing import Browser
from tests.newsroom.web.journey import sign_in, words

NAME = "Ximena Quiroga"


@pytest.mark.database
@pytest.mark.parametrize(
    ("locale", "asked", "done"),
    [
        ("en", "Take down for safety?", "no reader gets it any more"),
        ("es", "¿Retirar por seguridad?", "ya no llega a nadie que lea"),
    ],
)
def test_one_editor_takes_an_article_down_and_the_next_request_finds_nothing(
    at_rest: Flask, people: make.Staff, locale: str, asked: str, done: str
) -> None:
    withdrawn = afterwards.live(people)
    away = afterwards.paths(withdrawn)
    article_id = afterwards.live(people)
    paths = afterwards.paths(article_id)
    page = afterwards.page(article_id)
    desk = sign_in(at_rest, people.editor_es, locale=locale)
    other = f"{afterwards.page(withdrawn)}/withdraw"
    token = desk.form(desk.page(afterwards.page(withdrawn)), other)
    desk.client.post(other, data=token | {"languages": ["en", "es"], "reason": "Something else."})

    confirm = desk.page(f"{page}/take-down")
    before = afterwards.read(at_rest, paths["en"]).status_code
    reply = desk.press(f"{page}/take-down", f"{page}/take-down")

    assert asked in confirm
    assert before == 200
    assert reply.location == f"{page}/takedown"
    assert done in words(desk.open(reply.location))
    answers = [afterwards.read(at_rest, path) for path in (*paths.values(), *away.values())]
    assert {one.status_code for one in answers} == {410}
    assert len({one.data for one in answers}) == 1


def test_a_takedown_waits_for_another_editor_who_may_let_it_return(
    at_rest: Flask, people: make.Staff
) -> None:
    article_id = afterwards.live(people)
    page = afterwards.page(article_id)
    opener = sign_in(at_rest, people.editor_en)
    reviewer = sign_in(at_rest, people.editor_es)
    opener.press(f"{page}/take-down", f"{page}/take-down")

    own = words(opener.open(f"{page}/takedown"))
    refused = opener.send(f"{page}/takedown/review", outcome="may_return", reason="Mine.")
    early = reviewer.send(f"{page}/reinstate", languages="en", reason="Too early.")
    waiting = reviewer.page("/desk/")
    allowed = reviewer.press(
        f"{page}/takedown", f"{page}/takedown/review", outcome="may_return", reason="Safe now."
    )
    token = reviewer.form(reviewer.page(page), f"{page}/reinstate")
    back = reviewer.client.post(
        f"{page}/reinstate", data=token | {"languages": ["en", "es"], "reason": "Safe now."}
    )

    assert "The last search" not in own
    assert "You took it down, so somebody else has to review that." in own
    assert refused.status_code == 409
    assert early.status_code == 409
    assert f"{page}/takedown" in waiting.split('id="takedowns"')[1].split("</section>")[0]
    assert (allowed.status_code, back.status_code) == (302, 302)
    assert afterwards.states(article_id) == {"en": "live", "es": "live"}
    assert f"{page}/takedown" not in reviewer.page("/desk/")


@pytest.mark.parametrize(
    ("fields", "field", "complaint"),
    [
        ({"outcome": ""}, "outcome", "Choose whether it stays away or may return."),
        ({"reason": ""}, "review-reason", "Please give a reason."),
    ],
)
def test_a_review_that_lacks_something_keeps_the_page(
    at_rest: Flask, people: make.Staff, fields: dict[str, str], field: str, complaint: str
) -> None:
    article_id = afterwards.live(people)
    takedowns.take_down(article_id, by=people.editor_en)
    page = f"{afterwards.page(article_id)}/takedown"
    desk = sign_in(at_rest, people.duty)
    typed = {"outcome": "stays_away", "reason": "Still in danger."} | fields

    reply = desk.press(page, f"{page}/review", **typed)

    assert reply.status_code == 422
    assert complaint in words(reply)
    assert f'id="{field}-error"' in reply.text
    assert desk.form(reply.text, f"{page}/review")["reason"].strip() == typed["reason"]
    found = publishing.newest_takedown(article_id)
    assert found is not None
    assert found.reviewed_at is None


def test_what_may_return_is_not_decided_a_second_time(at_rest: Flask, people: make.Staff) -> None:
    article_id = afterwards.live(people)
    takedown = takedowns.take_down(article_id, by=people.editor_en)
    takedowns.review(
        takedown.id, outcome=ReviewOutcome.MAY_RETURN, reason="Safe.", by=people.editor_es
    )
    page = f"{afterwards.page(article_id)}/takedown"

    reply = sign_in(at_rest, people.duty).send(
        f"{page}/review", outcome="stays_away", reason="Really?"
    )

    assert reply.status_code == 409
    assert "This takedown was reviewed already." in words(reply)


def test_a_second_click_is_the_same_takedown(at_rest: Flask, people: make.Staff) -> None:
    article_id = afterwards.live(people)
    page = afterwards.page(article_id)
    desk = sign_in(at_rest, people.editor_en)
    form = desk.form(desk.page(f"{page}/take-down"), f"{page}/take-down")

    replies = [desk.client.post(f"{page}/take-down", data=form) for _ in range(2)]
    again = desk.open(f"{page}/take-down")

    assert [one.location for one in replies] == [f"{page}/takedown"] * 2
    assert again.location == f"{page}/takedown"
    waiting = [one for one in publishing.takedowns_to_review() if one.article_id == article_id]
    assert len(waiting) == 1


def test_what_was_never_public_is_stopped(at_rest: Flask, people: make.Staff) -> None:
    release = make.ready(people, make.numbered())
    page = afterwards.page(release.article_id)
    desk = sign_in(at_rest, people.editor_es)

    desk.press(f"{page}/take-down", f"{page}/take-down")

    assert "Nothing of it was public." in words(desk.open(f"{page}/takedown"))
    assert publishing.unfinished_of(release.article_id) is None


@pytest.mark.database
def test_names_that_are_searched_for_are_kept_nowhere(
    at_rest: Flask, people: make.Staff, caplog: pytest.LogCaptureFixture
) -> None:
    story = replace(
        make.numbered(), title=f"{NAME} wins her case", body=f"<p>{NAME.upper()} spoke.</p>"
    )
    named = make.draft(people, story)
    article_id = afterwards.live(people)
    takedown = takedowns.take_down(article_id, by=people.editor_en)
    page = f"{afterwards.page(article_id)}/takedown"
    desk = sign_in(at_rest, people.editor_es)
    typed = "xiména quirogá"

    with caplog.at_level(logging.DEBUG):
        reply = desk.press(page, f"{page}/search", names=typed)

    assert reply.status_code == 200
    assert reply.headers["Cache-Control"] == "private, no-store"
    assert f"/desk/revisions/{named.id}/1" in reply.text
    assert typed not in reply.text
    assert typed not in caplog.text
    with desk.client.session_transaction() as session:
        assert typed not in str(dict(session))
    found = publishing.newest_takedown(article_id)
    assert found is not None
    assert found.id == takedown.id
    assert "quiroga" not in str(found.findings).casefold()
    assert not _kept_anywhere(typed)
    again = desk.page(page)
    assert f"/desk/revisions/{named.id}/1" in again
    assert typed not in again


def _kept_anywhere(words_typed: str) -> bool:
    """Tell whether any row of the database holds these words."""
    for table in db.metadata.sorted_tables:
        rows = db.session.execute(text(f'SELECT * FROM "{table.name}"'))
        if any(words_typed in str(tuple(row)) for row in rows):
            return True
    return False


@pytest.mark.parametrize(
    ("names", "complaint"),
    [
        (" \n ", "Type at least one name."),
        ("Al", "A name of less than three letters cannot be searched for."),
        ("\n".join(f"Name {number}" for number in range(21)), "Search for 20 names at a time."),
    ],
)
def test_a_search_that_is_refused_keeps_the_names_on_the_page(
    at_rest: Flask, people: make.Staff, names: str, complaint: str
) -> None:
    article_id = afterwards.live(people)
    takedowns.take_down(article_id, by=people.editor_en)
    page = f"{afterwards.page(article_id)}/takedown"
    desk = sign_in(at_rest, people.editor_es)

    reply = desk.press(page, f"{page}/search", names=names)

    assert reply.status_code == 422
    assert complaint in words(reply)
    assert 'id="names-error"' in reply.text
    assert desk.form(reply.text, f"{page}/search")["names"].strip() == names.strip()


def test_the_result_says_what_is_out_of_reach(at_rest: Flask, people: make.Staff) -> None:
    article_id = afterwards.live(people)
    takedowns.take_down(article_id, by=people.editor_en)
    make.react()
    page = f"{afterwards.page(article_id)}/takedown"

    said = words(sign_in(at_rest, people.duty).open(page))

    assert [one for one in takedowns.OUT_OF_REACH if str(one) not in said] == []
    assert "Nobody has searched yet." in said
    assert "This newsroom shows nothing of it to readers any more" in said


def test_a_takedown_that_is_not_carried_out_yet_does_not_claim_to_be(
    at_rest: Flask, people: make.Staff
) -> None:
    article_id = afterwards.live(people)
    takedowns.take_down(article_id, by=people.editor_en)
    page = f"{afterwards.page(article_id)}/takedown"

    said = words(sign_in(at_rest, people.duty).open(page))

    assert "readers may still see the article" in said
    assert "shows nothing of it" not in said
    make.react()


@pytest.mark.parametrize("who", ["author", "translator", "admin"])
@pytest.mark.parametrize("step", ["take-down", "takedown/search", "takedown/review"])
def test_only_editors_take_down(at_rest: Flask, people: make.Staff, who: str, step: str) -> None:
    browser = Browser(at_rest, getattr(people, who))

    assert browser.post(f"{afterwards.page(uuid.uuid4())}/{step}").status_code == 403


@pytest.mark.parametrize("step", ["take-down", "takedown"])
def test_only_editors_see_the_pages_of_a_takedown(
    at_rest: Flask, people: make.Staff, step: str
) -> None:
    page = f"{afterwards.page(uuid.uuid4())}/{step}"

    codes = [
        Browser(at_rest, one).get(page).status_code
        for one in (people.author, people.translator, people.admin, people.duty)
    ]

    assert codes == [403, 403, 403, 404]


def test_the_desk_asks_the_database_as_often_for_three_takedowns_as_for_one(
    at_rest: Flask, people: make.Staff
) -> None:
    browser = Browser(at_rest, people.duty)
    takedowns.take_down(afterwards.live(people), by=people.editor_en)
    _questions_of(browser)
    for_one = _questions_of(browser)
    for _ in range(2):
        takedowns.take_down(afterwards.live(people), by=people.editor_en)

    assert _questions_of(browser) == for_one


def _questions_of(browser: Browser) -> int:
    """Return how many statements the desk's first page takes."""
    asked: list[int] = []

    def count(*_given: object) -> None:
        asked.append(1)

    event.listen(db.engine, "before_cursor_execute", count)
    try:
        assert browser.get("/desk/").status_code == 200
    finally:
        event.remove(db.engine, "before_cursor_execute", count)
    return len(asked)
