"""Keys that come faster than a busy machine tells the editor of what those before them did."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.editing import body, opened, press, written

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AND_TYPED = """
  for (let turn = 0; turn < 99; turn++) await null;
  document.execCommand("insertText", false, words);
"""
"""Words that waited in the queue of keys: no event of the browser's own comes before them."""
DONE_AND_TYPED = f"""async ([dialog, words]) => {{
  document.querySelector(`#say-${{dialog}} [value=done]`).click();
{AND_TYPED}}}"""
CHOSEN_AND_TYPED = f"""async (words) => {{
  const pressed = {{ key: "Enter", bubbles: true, cancelable: true }};
  document.getElementById("say-insert-search").dispatchEvent(new KeyboardEvent("keydown", pressed));
{AND_TYPED}}}"""
LEFT_AND_TYPED = f"""async (words) => {{
  document.getElementById("say-insert").dispatchEvent(new Event("cancel", {{ cancelable: true }}));
{AND_TYPED}}}"""
PRESSED_AND_TYPED = """([name, words]) => {
  document.querySelector(`.tools [data-do=${name}]`).click();
  document.execCommand("insertText", false, words);
}"""


def test_what_is_typed_behind_a_dialog_stands_behind_what_it_put_in(enter: Enter) -> None:
    author = enter("author", editor=True)
    written(author, "We stay.")
    press(author, "blockquote")
    author.page.locator("#say-quotation-speaker").fill("Rosa")

    author.page.evaluate(DONE_AND_TYPED, ["quotation", " Here."])

    assert body(author) == "<blockquote><p>We stay. Here.</p><footer>Rosa</footer></blockquote>"


def test_what_is_typed_behind_a_choice_of_the_menu_goes_where_the_choice_leads(
    enter: Enter,
) -> None:
    author = enter("author", editor=True)
    written(author, "/")
    author.page.keyboard.type("tabl")

    author.page.evaluate(CHOSEN_AND_TYPED, "Year")

    expect(author.page.locator(".editor-text th").first).to_have_text("Year")


def test_what_is_typed_behind_a_menu_that_was_left_stands_behind_its_words(enter: Enter) -> None:
    author = enter("author", editor=True)
    written(author, "/")
    author.page.keyboard.type("or")

    author.page.evaluate(LEFT_AND_TYPED, " not")

    assert body(author) == "<p>/or not</p>"


def test_a_menu_that_is_opened_again_at_once_stays_open(enter: Enter) -> None:
    author = enter("author", editor=True)
    menu = author.page.locator("#say-insert")
    written(author, "")

    author.page.evaluate("""() => {
      document.querySelector(".tools [data-do=insert]").click();
      document.getElementById("say-insert").dispatchEvent(new Event("cancel"));
      document.querySelector(".tools [data-do=insert]").click();
    }""")
    author.settle()

    expect(menu).to_be_visible()
    author.page.keyboard.type("hr")
    expect(author.page.locator("#say-insert-search")).to_have_value("hr")


def test_a_button_gives_the_text_the_keys_at_once(enter: Enter) -> None:
    author = enter("author", editor=True)
    opened(author)
    author.page.locator("[name=title]").focus()

    author.page.evaluate(PRESSED_AND_TYPED, ["h2", "Dams"])

    assert body(author) == "<h2>Dams</h2>"
