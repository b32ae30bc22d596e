"""Who may open the page after publication, and who may act on it."""

from __future__ import annotations

import pytest
from flask import Flask

from tests import make
from tests.newsroom.web import afterwards
from tests.newsroom.web.browsing import Browser

STEPS = ("withdraw", "reinstate", "retract", "correction", "take-down", "takedown/search")


@pytest.mark.parametrize("who", ["author", "translator", "admin"])
def test_whoever_edits_nothing_gets_neither_button_nor_action(
    at_rest: Flask, people: make.Staff, who: str
) -> None:
    article_id = afterwards.live(people)
    page = afterwards.page(article_id)
    browser = Browser(at_rest, getattr(people, who))

    shown = browser.get(page, follow_redirects=True)
    replies = {step: browser.post(f"{page}/{step}").status_code for step in STEPS}

    assert f"{page}/" not in shown.text
    assert "take-down" not in shown.text
    assert replies == dict.fromkeys(STEPS, 403)
    assert afterwards.states(article_id) == {"en": "live", "es": "live"}


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("author", 200),
        ("translator", 302),
        ("editor_en", 200),
        ("editor_es", 200),
        ("duty", 200),
        ("admin", 403),
    ],
)
def test_who_may_look_at_the_page(
    at_rest: Flask, people: make.Staff, who: str, status: int
) -> None:
    page = afterwards.page(afterwards.live(people))

    assert Browser(at_rest, getattr(people, who)).get(page).status_code == status


def test_a_stranger_is_asked_to_sign_in_and_changes_nothing(
    at_rest: Flask, people: make.Staff
) -> None:
    article_id = afterwards.live(people)
    page = afterwards.page(article_id)
    browser = Browser(at_rest)

    asked = browser.get(page)
    replies = {browser.post(f"{page}/{step}").status_code for step in STEPS}

    assert asked.location.startswith("/account/login")
    assert replies == {401}
    assert afterwards.states(article_id) == {"en": "live", "es": "live"}


def test_an_author_of_another_article_does_not_learn_that_there_is_one(
    at_rest: Flask, people: make.Staff
) -> None:
    page = afterwards.page(afterwards.live(people))

    assert Browser(at_rest, make.person("author")).get(page).status_code == 404


def test_a_form_without_its_token_is_refused(at_rest: Flask, people: make.Staff) -> None:
    article_id = afterwards.live(people)
    page = afterwards.page(article_id)
    browser = Browser(at_rest, people.duty)

    replies = {
        step: browser.client.post(f"{page}/{step}", data={"reason": "Forged."}).status_code
        for step in STEPS
    }

    assert replies == dict.fromkeys(STEPS, 400)
    assert afterwards.states(article_id) == {"en": "live", "es": "live"}
