"""Writing in the editor, in a real browser and with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Enter
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def opened(author: Visitor) -> Locator:
    """Open a new article; returns the place of its text."""
    author.go("/desk/articles/new")
    text = author.page.locator(".editor-text")
    expect(text).to_be_visible()
    return text


def body(author: Visitor) -> str:
    """Return what the form would send."""
    sent = author.page.evaluate("new FormData(document.getElementById('write')).get('body')")
    return str(sent)


@pytest.mark.parametrize(("language", "width"), [("en", DESK), ("es", PHONE)])
def test_a_text_is_written_with_the_keyboard_alone(enter: Enter, language: str, width: int) -> None:
    author = enter("author", language=language, width=width, editor=True)
    opened(author)
    keys = author.page.keyboard
    author.page.locator("#title").focus()

    keys.type("A river without a name")
    keys.press("Enter")
    keys.type("Nobody asked.")
    author.page.locator(".editor-text").focus()
    keys.type("## The river")
    keys.press("Enter")
    keys.type("It was ")
    keys.press("Control+b")
    keys.type("here")
    keys.press("Control+b")
    keys.type(" first.")
    keys.press("Enter")
    keys.type("- one")
    keys.press("Enter")
    keys.type("two")
    keys.press("Enter")
    keys.press("Enter")
    keys.type("The end.")

    assert body(author) == (
        "<h2>The river</h2><p>It was <strong>here</strong> first.</p>"
        "<ul><li>one</li><li>two</li></ul><p>The end.</p>"
    )
    assert author.page.evaluate(LOOK, language) == []
    author.shot("editor-written")
