"""The editor together with what stands around it: the lock, files that are brought, comments."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.carrying import a_draft
from tests.browser.conftest import Enter, House
from tests.browser.editing import body, opened
from tests.browser.test_bringing import BUTTON
from tests.browser.test_writing_keep import QUIET, is_alive, state

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TYPED = "They row long before dawn."
PICTURE = {"id": "x", "credit": "Ana", "alt": {}, "caption": {}, "usable": False, "why": "Ended."}


def test_the_editor_is_for_reading_while_somebody_else_writes(enter: Enter, house: House) -> None:
    draft = a_draft(house)
    author, other = enter("author", editor=True), enter("editor-en", editor=True)
    for one in (author, other):
        one.go(f"{draft.path}/edit")
        is_alive(one.page)
    text, others = author.page.locator(".editor-text"), other.page.locator(".editor-text")
    text.press("Control+End")
    author.page.keyboard.type(TYPED)
    expect(state(author)).to_contain_text(QUIET["en"])

    other.page.reload()
    expect(others).to_have_attribute("contenteditable", "false")
    expect(other.page.locator(".tools [data-do=strong]")).to_be_disabled()
    before = body(other)
    others.click()
    other.page.keyboard.type("not here")
    other.page.keyboard.press("Control+k")
    expect(other.page.locator("dialog[open]")).to_have_count(0)
    assert body(other) == before

    other.page.locator("#who-writes button").click()
    expect(others).to_have_attribute("contenteditable", "true")
    expect(other.page.locator(".tools [data-do=strong]")).to_be_enabled()
    text.press("Control+End")
    author.page.keyboard.type(" And row.")
    expect(text).to_have_attribute("contenteditable", "false")
    expect(text).to_contain_text(TYPED)

    author.page.locator("#who-writes button").click()
    expect(text).to_have_attribute("contenteditable", "true")


def test_the_lock_gives_back_what_it_took_and_no_more(enter: Enter, house: House) -> None:
    draft = a_draft(house)
    author = enter("author", editor=True)
    answer = {"pictures": [{**PICTURE, "card": "/static/icon.svg"}], "more": False}
    author.page.route("**/writing/pictures?*", lambda route: route.fulfill(json=answer))
    author.go(f"{draft.path}/edit")
    is_alive(author.page)

    author.unfold("pictures")
    author.page.locator("#panel-pictures summary", has_text="Choose from").click()
    unusable = author.page.locator(".picture-found button")
    expect(unusable).to_be_disabled()
    author.page.locator("#title").fill("Another title")
    expect(state(author)).to_contain_text(QUIET["en"])

    expect(unusable).to_be_disabled()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_file_comes_into_the_editor(enter: Enter, language: str) -> None:
    author = enter("author", language=language, editor=True)
    opened(author)
    content = b"# The road\n\nIt is **closed**.\n\n- Since May.\n"

    page = author.page
    page.set_input_files(
        "#bring-file", {"name": "road.md", "mimeType": "text/markdown", "buffer": content}
    )
    author.unfold("bring")
    page.get_by_role("button", name=BUTTON[language]).click()

    text = page.locator(".editor-text")
    expect(text.locator("strong")).to_have_text("closed")
    expect(text.locator("ul li")).to_have_text(["Since May."])
    expect(page.locator("#title")).to_have_value("The road")


def test_a_marked_title_is_commented_on(enter: Enter, house: House) -> None:
    draft = a_draft(house)
    author = enter("author", editor=True)
    author.go(f"{draft.path}/edit")
    is_alive(author.page)

    author.page.locator("#title").select_text()
    author.page.keyboard.press("Control+Alt+KeyM")

    expect(author.page.locator("#comment-quote")).to_have_value(draft.title)
    expect(author.page.locator("#comment-about")).to_have_value("title")
