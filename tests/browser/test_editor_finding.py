"""Find and replace in the text of the editor, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.editing import body, opened, press, written, wrong
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HELD = (
    '<p>The r<strong>ive</strong>r rose. <q data-said="el río" data-said-in="es">A river</q> is a'
    ' river<sup><a href="#note-x1" id="noteref-x1">1</a></sup>bank, riverside.</p>'
    '<blockquote class="post" cite="https://example.org/p/1" lang="en"><p>River!</p>'
    "<footer><cite>Ana</cite></footer></blockquote>"
    "<figure><blockquote><p>a</p></blockquote><figcaption>The River</figcaption></figure>"
    '<ol class="notes"><li id="note-x1">On the river.</li></ol>'
)


def put(author: Visitor, html: str) -> None:
    """Open a new article that holds a text, as if it had been written in the editor."""
    opened(author)
    author.page.evaluate(
        """async (html) => {
          const field = document.querySelector("#write [name=body]");
          document.querySelector("[data-write=plain]").click();
          field.value = html;
          field.form.elements.body_form.value = "html";
          document.querySelector("[data-write=editor]").click();
        }""",
        html,
    )
    expect(author.page.locator(".editor-text")).to_be_visible()
    expect(author.page.locator(".editor-text")).not_to_be_empty()


def look_for(author: Visitor, words: str, count: str) -> None:
    """Type what is looked for, and see where in how many places that leads."""
    author.page.locator("#finder-words").fill(words)
    expect(author.page.locator(".finder-count")).to_have_text(count)


def found(author: Visitor) -> list[str]:
    """Return what is shown as found, and the one in turn."""
    shown = author.page.locator(".editor-text .found").all_text_contents()
    return [*shown, "now:", *author.page.locator(".editor-text .found-now").all_text_contents()]


def test_words_are_found_across_marks_and_gone_through_by_keys(enter: Enter) -> None:
    author = enter("author", editor=True)
    count = author.page.locator(".finder-count")
    put(author, HELD)

    author.page.locator(".editor-text > p").first.click()
    author.page.keyboard.press("Control+Home")
    author.settle()
    author.page.keyboard.press("Control+Shift+h")
    expect(author.page.locator("#finder-words")).to_be_focused()
    look_for(author, "river", "1 of 7")
    author.page.keyboard.press("Enter")
    expect(count).to_have_text("2 of 7")
    author.page.keyboard.press("Shift+Enter")
    author.page.keyboard.press("Shift+Enter")
    expect(count).to_have_text("7 of 7")
    author.page.locator("#finder-whole").check()
    expect(count).to_have_text("6 of 6")
    author.page.locator("#finder-cased").check()
    expect(count).to_have_text("4 of 4")
    look_for(author, "River", "1 of 2")
    look_for(author, "riverbank", "Not in the text")

    look_for(author, "river rose", "1 of 1")
    assert found(author) == ["r", "ive", "r rose", "now:", "r", "ive", "r rose"]
    author.page.keyboard.press("Escape")
    expect(author.page.locator(".finder")).to_be_hidden()
    expect(author.page.locator(".editor-text")).to_be_focused()
    assert author.page.evaluate("getSelection().toString()") == "river rose"
    assert found(author) == ["now:"]


def test_accents_count_where_they_are_typed(enter: Enter) -> None:
    author = enter("author", editor=True)
    put(author, "<p>El e\N{COMBINING ACUTE ACCENT}l ÉL Núñez\N{NO-BREAK SPACE}2 “a” a’s</p>")
    press(author, "find")

    for words, count in [
        ("el", "1 of 3"), ("él", "1 of 2"), ("nunez 2", "1 of 1"), ("ñ", "1 of 1"),
        ("ü", "Not in the text"), ('"a"', "1 of 1"), ("”", "1 of 1"), ("a's", "1 of 1"),
    ]:  # fmt: skip
        look_for(author, words, count)


def test_everything_is_replaced_at_once_and_undone_at_once(enter: Enter) -> None:
    author = enter("author", editor=True)
    put(author, HELD)
    author.page.locator(".editor-text > p").first.click()
    author.page.keyboard.press("Control+Home")
    author.page.keyboard.type("x ")
    before = body(author)

    press(author, "find")
    look_for(author, "river", "1 of 7")
    author.page.locator("#finder-others").fill("stream")
    author.page.locator("[data-find=all]").click()
    told = author.page.locator(".finder-told")
    expect(told).to_have_text("Replaced: 6. Left as it was said in a post: 1.")
    after = body(author)
    assert after.startswith(
        '<p>x The stream rose. <q data-said="el río" data-said-in="es">A stream</q> is a stream'
    )
    assert "</sup>bank, streamside.</p>" in after
    assert "<p>River!</p>" in after
    assert "<figcaption>The stream</figcaption>" in after
    assert '<li id="note-x1">On the stream.</li>' in after

    author.page.keyboard.press("Control+z")
    assert body(author) == before


def test_one_place_is_replaced_and_the_next_comes_up(enter: Enter) -> None:
    author = enter("author", editor=True)
    written(author, "one two one two one")
    author.page.keyboard.press("Control+Home")
    press(author, "find")
    look_for(author, "one", "1 of 3")

    others = author.page.locator("#finder-others")
    others.fill("one or none")
    others.press("Enter")
    expect(author.page.locator(".finder-count")).to_have_text("3 of 4")
    others.fill("")
    others.press("Enter")
    assert body(author) == "<p>one or none two  two one</p>"
    press(author, "undo")
    assert body(author) == "<p>one or none two one two one</p>"


def test_what_is_looked_for_is_no_change_of_the_article(enter: Enter) -> None:
    author = enter("author", editor=True)
    opened(author)
    press(author, "find")

    with author.page.expect_request("**/why", timeout=60_000) as asked:
        author.page.locator("#finder-words").fill("secret")
        author.page.wait_for_timeout(1500)
        author.page.locator("#title").fill("A title")

    assert "A title" in (asked.value.post_data or "")
    assert "secret" not in (asked.value.post_data or "")


@pytest.mark.parametrize(("language", "width"), [("en", PHONE), ("es", DESK)])
def test_the_search_is_open_to_everybody(enter: Enter, language: str, width: int) -> None:
    author = enter("author", language=language, width=width, editor=True)
    put(author, "<p>agua</p>" * 40 + "<p>río</p>")
    press(author, "find")
    author.page.locator("#finder-words").fill("rio")

    expect(author.page.locator(".found-now")).to_be_in_viewport()
    bars = author.page.locator(".editor-bars").bounding_box()
    place = author.page.locator(".found-now").bounding_box()
    assert bars is not None
    assert place is not None
    assert place["y"] >= bars["y"] + bars["height"]
    assert wrong(author) == []
    assert author.page.evaluate(LOOK, language) == []
    author.shot("editor-finding")
