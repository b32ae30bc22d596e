"""No word of an author is lost: not to a dead network, a crash, an old sign-in or somebody else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Locator, Page, expect

from newsroom.articles.writing import drafts
from newsroom.database import db
from newsroom.people import queries as people
from tests.browser.carrying import Carried, a_draft
from tests.browser.conftest import SECOND_AUTHOR, Enter, House
from tests.browser.visitor import PHONE, Visitor, crash

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TYPED = "They row long before dawn."
QUIET = {"en": "Draft kept at", "es": "Borrador de las"}
OFFLINE = {"en": "Not connected.", "es": "Sin conexión."}
SESSION = {"en": "Your sign-in has ended.", "es": "Su sesión terminó."}


def body(visitor: Visitor) -> Locator:
    return visitor.page.locator("#write textarea[name=body]")


def state(visitor: Visitor) -> Locator:
    return visitor.page.locator("[data-saving]")


def opened(visitor: Visitor, draft: Carried) -> None:
    visitor.go(f"{draft.path}/edit")
    is_alive(visitor.page)


def is_alive(page: Page) -> None:
    page.wait_for_function("() => window.newsroomKeeping !== undefined")


def forgive(visitor: Visitor, *words: str) -> None:
    """Take the complaints that the browser makes of what the test itself broke."""
    left = [one for one in visitor.complaints if not any(word in one for word in words)]
    visitor.complaints[:] = left


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("es", PHONE)])
def test_what_is_typed_is_a_draft_by_itself_and_stands_there_again(
    enter: Enter, house: House, language: str, width: int
) -> None:
    draft = a_draft(house)
    author = enter("author", language=language, width=width)
    opened(author, draft)

    body(author).fill(TYPED)
    expect(state(author)).to_contain_text(QUIET[language])
    again = author.another_tab()
    author.page.close()
    opened(again, draft)

    expect(body(again)).to_have_value(TYPED)
    expect(again.page.locator("#kept-draft")).to_be_visible()
    again.shot("kept-draft")
    found = Axe().run(again.page, context="#keeping", options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert [one["id"] for one in found.response["violations"]] == []


def test_without_a_network_words_wait_on_the_device_and_arrive_later(
    enter: Enter, house: House
) -> None:
    draft = a_draft(house)
    author = enter("author")
    opened(author, draft)

    author.page.context.set_offline(True)
    body(author).fill(TYPED)
    expect(state(author)).to_contain_text(OFFLINE["en"])
    author.press("save")
    expect(state(author)).to_contain_text(OFFLINE["en"])
    author.shot("writing-offline")
    author.page.context.set_offline(False)
    expect(state(author)).to_contain_text(QUIET["en"])
    author.press("save")

    author.page.wait_for_url(re.compile(rf"{draft.path}$"))
    expect(author.page.locator("main")).to_contain_text(TYPED)
    forgive(author, "ERR_INTERNET_DISCONNECTED")


@pytest.mark.parametrize("language", ["en", "es"])
def test_after_a_crash_without_network_the_device_has_the_words(
    enter: Enter, house: House, language: str
) -> None:
    draft = a_draft(house)
    author = enter("author", language=language)
    opened(author, draft)
    author.page.context.set_offline(True)
    body(author).fill(TYPED)
    expect(state(author)).to_contain_text(OFFLINE[language])
    crash(author.page)
    author.page.context.set_offline(False)
    again = author.another_tab()

    opened(again, draft)
    copy = again.page.locator("#found-copies section")
    expect(copy).to_contain_text(TYPED)
    again.shot("found-copy")
    copy.locator("[data-do=go-on]").click()

    expect(body(again)).to_have_value(TYPED)
    expect(state(again)).to_contain_text(QUIET[language])
    again.page.reload()
    expect(again.page.locator("#found-copies section")).to_have_count(0)
    expect(body(again)).to_have_value(TYPED)
    forgive(author, "ERR_INTERNET_DISCONNECTED")


def test_an_ended_sign_in_costs_no_word(enter: Enter, house: House) -> None:
    draft = a_draft(house)
    author = enter("author")
    opened(author, draft)
    kept: Any = author.page.context.cookies()
    author.page.context.clear_cookies()

    body(author).fill(TYPED)
    expect(state(author)).to_contain_text(SESSION["en"])
    expect(state(author).get_by_role("link")).to_have_attribute("href", re.compile("/login"))
    author.shot("writing-signed-out")
    author.page.context.add_cookies(kept)  # what signing in again in another tab does
    expect(state(author)).to_contain_text(QUIET["en"])
    author.press("save")

    author.page.wait_for_url(re.compile(rf"{draft.path}$"))
    expect(author.page.locator("main")).to_contain_text(TYPED)
    forgive(author, "400 (Bad Request)", "401 (Unauthorized)")


@pytest.mark.parametrize("language", ["en", "es"])
def test_whoever_is_taken_over_reads_on_and_takes_back(
    enter: Enter, house: House, language: str
) -> None:
    draft = a_draft(house)
    author, editor = enter("author", language=language), enter("editor-en", language=language)
    opened(author, draft)
    body(author).fill(TYPED)
    expect(state(author)).to_contain_text(QUIET[language])
    opened(editor, draft)
    expect(body(editor)).not_to_be_editable()
    editor.shot("somebody-writes")

    editor.page.locator("#who-writes button").click()
    expect(body(editor)).to_be_editable()
    body(author).press("End")
    body(author).press_sequentially(" And row.")
    expect(body(author)).not_to_be_editable()
    expect(author.page.locator("#who-writes [data-then]")).not_to_be_empty()
    author.shot("taken-over")
    body(editor).fill("The editor's words.")
    editor.press("save")
    editor.page.wait_for_url(re.compile(rf"{draft.path}$"))
    author.page.locator("#who-writes button").click()

    clash = author.page.locator(".clash")
    expect(clash).to_contain_text(f"{TYPED} And row.")
    expect(clash).to_contain_text("The editor's words.")
    author.shot("merge")
    found = Axe().run(author.page, options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert [one["id"] for one in found.response["violations"]] == []
    author.page.locator("#merge button[type=submit]").first.click()
    expect(body(author)).to_have_value(f"{TYPED} And row.\n\nThe editor's words.")
    author.press("save")
    author.page.wait_for_url(re.compile(rf"{draft.path}$"))


def test_an_article_that_was_never_saved_waits_on_the_desk(enter: Enter) -> None:
    author = enter("author")
    author.go("/desk/articles/new")
    is_alive(author.page)

    author.type("title", "A title that nobody saved")
    expect(state(author)).to_contain_text(QUIET["en"])
    author.go("/desk/")
    author.open_link("A title that nobody saved")

    expect(author.page.locator("#title")).to_have_value("A title that nobody saved")
    author.page.locator("#kept-draft button").click()
    author.page.wait_for_url(re.compile("/desk/$"))
    expect(author.page.get_by_text("A title that nobody saved")).to_have_count(0)


def test_whoever_may_keep_no_more_drafts_is_told_why(enter: Enter, house: House) -> None:
    author = enter(SECOND_AUTHOR)
    with house.app.app_context():
        person = people.by_email(f"{SECOND_AUTHOR}@example.org")
        assert person is not None
        for number in range(drafts.MOST_NOT_BEGUN):
            drafts.keep({"title": [f"Begun {number}"]}, by=person, language="en")
        db.session.remove()

    author.go("/desk/articles/new")
    is_alive(author.page)
    author.type("title", "One too many")

    expect(state(author)).to_contain_text("You have begun 50 articles without saving them.")
    expect(state(author)).to_contain_text("kept on this device only")
    forgive(author, "413")


def test_without_script_the_page_saves_and_says_what_happens(enter: Enter, house: House) -> None:
    draft = a_draft(house)
    author = enter("author", script=False)
    author.go(f"{draft.path}/edit")

    body(author).fill(TYPED)
    author.press("save")

    expect(author.page.locator("main")).to_contain_text(TYPED)
