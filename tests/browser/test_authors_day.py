"""An author's whole day in the editor, from a template to the approval, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser import authors_day as day
from tests.browser.authors_day import Desk, station
from tests.browser.carrying import a_live_pair
from tests.browser.conftest import Enter, House
from tests.browser.test_comments import MARK
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUESTION = "Three days, or three letters?"
REASON = "See the question beside the text."


@pytest.mark.parametrize(("language", "width"), [("en", DESK), ("es", PHONE)])
def test_an_authors_day_from_a_template_to_the_approval(
    enter: Enter, house: House, language: str, width: int
) -> None:
    other = a_live_pair(house)
    title = f"The dams that were counted {other.id.hex[:6]}"
    desk = Desk(enter("author", language=language, width=width, editor=True))

    day.begins(desk, title)
    day.pastes(desk)
    day.shows_pictures(desk)
    day.quotes_and_refers(desk, other.title.rsplit(" ", 1)[0])
    day.loses_the_network(desk)
    desk = day.loses_the_tab(desk, title)
    day.sees_what_is_missing(desk)
    article = submits(desk.who, title)

    editor = enter("editor-en", language=language, width=width)
    review = asks_for_changes(editor, title)
    mends(desk, article)
    approves(editor, review)


def submits(author: Visitor, title: str) -> str:
    """Save and submit; returns the article's page."""
    author.press("save", within="#write")
    author.page.wait_for_url(re.compile("/articles/[0-9a-f-]{36}(#.*)?$"))
    expect(author.page.locator("h1")).to_have_text(title)
    station(author, "07-saved")
    author.press("submit")
    author.sees("with the editors")
    return author.page.url.split("#")[0]


def asks_for_changes(editor: Visitor, title: str) -> str:
    """Comment on a passage, and send the text back; returns the page of the review."""
    page = editor.page
    editor.go("/desk/")
    editor.open_link(title)
    editor.press("take review")
    panel = page.locator("#panel-comments")
    expect(panel.locator("[data-mark]")).to_be_visible()
    page.evaluate(MARK, day.ASIDE)
    page.keyboard.press("Control+Alt+KeyM")
    expect(page.locator("#comment-quote")).to_have_value(day.ASIDE)
    page.locator("#comment-text").fill(QUESTION)
    panel.locator(".comment-new .beside-buttons button").click()
    expect(page.locator("mark.commented").first).to_be_visible()
    station(editor, "08-editor-comments")
    review = page.url
    editor.press("ask for changes")
    reason = page.locator("#request_changes-reason")
    reason.fill(REASON)
    form = page.locator("form").filter(has=reason)
    form.get_by_role("button", name=editor.say("ask for changes")).click()
    expect(reason).to_have_count(0)
    return review


def mends(desk: Desk, article: str) -> None:
    """See the comment at its place, answer, write better words, and submit again."""
    who = desk.who
    who.go(f"{article}/edit")
    thread = who.page.locator("#panel-comments .comment-thread")
    expect(thread).to_contain_text(QUESTION)
    passage = desk.text.locator(".passage")
    expect(passage).to_have_text(day.ASIDE)
    passage.click()
    expect(thread).to_be_focused()
    thread.locator("[data-lead]").click()
    expect(desk.text).to_be_focused()
    assert who.page.evaluate("getSelection().toString()") == day.ASIDE
    desk.at_end_of(day.ASIDE)
    desk.type(" in three days")
    expect(passage).to_be_visible()
    station(who, "09-author-mends")
    who.press("save", within="#write")
    who.press("submit")
    who.sees("with the editors")


def approves(editor: Visitor, review: str) -> None:
    """Read the better words and approve them."""
    editor.go(review)
    expect(editor.page.locator("article[data-commented]")).to_contain_text("in three days")
    station(editor, "10-editor-approves")
    editor.press("approve")
    editor.sees("source approved")
