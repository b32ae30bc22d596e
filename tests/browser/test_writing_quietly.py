"""What somebody does beside a text: what it changes, and what it may not."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from newsroom.articles import queries
from newsroom.articles.comments import actions as comments
from newsroom.articles.comments.actions import Said
from newsroom.articles.comments.anchoring import Anchor
from newsroom.articles.states import About
from newsroom.articles.writing import lock as writing_lock
from newsroom.demo import accounts
from tests.browser.carrying import Carried, a_draft
from tests.browser.conftest import Enter, House
from tests.browser.editing import opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_searching_the_pictures_is_no_change_of_the_text(enter: Enter, house: House) -> None:
    draft = a_draft(house)
    author = enter("author", editor=True)
    author.go(f"{draft.path}/edit")
    author.page.wait_for_function("() => window.newsroomKeeping !== undefined")
    asked: list[str] = []
    author.page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))

    author.unfold("pictures")
    author.page.locator("#panel-pictures .picture-choice summary").click()
    author.page.locator("#writing-picture-words").fill("river")
    expect(author.page.locator("#panel-pictures [data-told]")).not_to_be_empty()
    author.page.wait_for_timeout(400)

    assert [one for one in asked if one.startswith("POST")] == []
    assert author.page.evaluate("window.newsroomKeeping.isChanged") is False
    author.page.locator("#standfirst").fill("Before dawn.")
    assert author.page.evaluate("window.newsroomKeeping.isChanged") is True


def proposed(house: House, draft: Carried) -> None:
    with house.app.app_context():
        edition = queries.article(draft.id).source
        words = Anchor("before dawn", "", "")
        quoted = Said("Sooner.", About.BODY, words, proposed="long before dawn")
        comments.say(edition.id, quoted, by=accounts.cast()["editor-en"])


def test_proposed_words_are_not_taken_while_somebody_else_writes(
    enter: Enter, house: House
) -> None:
    draft = a_draft(house)
    proposed(house, draft)
    author = enter("author")
    author.go(f"{draft.path}/edit")
    author.page.wait_for_function("() => window.newsroomKeeping !== undefined")
    with house.app.app_context():
        edition_id = queries.article(draft.id).source.id
        writing_lock.beat(edition_id, tab="other", by=accounts.cast()["editor-en"])
    before = author.page.locator("textarea[name=body]").input_value()
    author.unfold("comments")

    author.page.locator("#panel-comments [data-take]").click()

    told = author.page.locator(".comment-notice")
    expect(told).to_contain_text("Nothing was changed")
    expect(author.page.locator("textarea[name=body]")).to_have_value(before)
    author.page.locator("#who-writes [data-do=take]").click()
    expect(author.page.locator("#who-writes")).to_be_hidden()
    author.page.locator("#panel-comments [data-take]").click()
    expect(author.page.locator("textarea[name=body]")).to_have_value(re.compile("long before dawn"))


def test_the_key_for_saving_saves_and_stays_where_one_writes(enter: Enter) -> None:
    author = enter("author", editor=True)
    opened(author).focus()
    author.page.locator("#title").fill("A text that a key saves")
    author.page.locator(".editor-text").focus()
    author.page.keyboard.type("Kept by a key.")
    author.page.keyboard.press("ArrowLeft")

    author.page.keyboard.press("Control+s")

    author.page.wait_for_url("**/edit")
    expect(author.page.locator(".editor-text")).to_be_focused()
    author.page.keyboard.type(", and no word lost")
    expect(author.page.locator(".editor-text")).to_have_text("Kept by a key, and no word lost.")
