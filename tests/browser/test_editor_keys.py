"""The keys of the writing page in a real browser: what they are called, and where they act."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.editing import written

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ON_A_MAC = """
Object.defineProperty(navigator, "platform", { get: () => "MacIntel" });
Object.defineProperty(navigator, "userAgentData", { get: () => ({ platform: "macOS" }) });
"""

MOVED_AND_ENTERED = """() => {
  getSelection().modify("move", "backward", "word");
  const pressed = { key: "Enter", keyCode: 13, bubbles: true, cancelable: true };
  document.querySelector(".editor-text").dispatchEvent(new KeyboardEvent("keydown", pressed));
}"""
"""Two keys without a pause, as a busy machine hands them over: the browser tells of the first one's
move after the second."""

MARKED_AND_PASTED = """() => {
  getSelection().modify("extend", "backward", "word");
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", "well");
  const pasted = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.querySelector(".editor-text").dispatchEvent(pasted);
}"""


@pytest.mark.parametrize(("language", "words"), [("en", "Redo"), ("es", "Rehacer")])
def test_a_mac_has_its_own_names_for_keys(enter: Enter, language: str, words: str) -> None:
    author = enter("author", language=language, editor=True)
    author.page.add_init_script(ON_A_MAC)

    written(author, "river")
    bar = author.page.locator(".tools")
    expect(bar.locator("[data-do=redo]")).to_have_attribute("title", f"{words} (⌘⇧Z)")
    expect(author.page.locator(".editor-hint")).to_contain_text("⌘/")
    author.page.keyboard.press("Meta+/")
    keys = author.page.locator("#say-keys kbd").all_text_contents()
    assert {"⌘", "⌥", "⇧"} <= set(keys)
    assert not {"Ctrl", "Alt", "Shift"} & set(keys)
    author.page.keyboard.press("Escape")
    expect(author.page.locator(".editor-text")).to_be_focused()
    author.page.keyboard.press("Meta+Shift+h")
    expect(author.page.locator("#finder-words")).to_be_focused()


def test_elsewhere_keys_are_called_as_the_newsroom_says(enter: Enter) -> None:
    author = enter("author", editor=True)

    written(author, "river")

    redo = author.page.locator(".tools [data-do=redo]")
    expect(redo).to_have_attribute("title", "Redo (Ctrl+Shift+Z)")


def test_a_key_acts_where_the_key_before_it_led(enter: Enter) -> None:
    author = enter("author", editor=True)
    written(author, "One river")

    author.page.evaluate(MOVED_AND_ENTERED)

    expect(author.page.locator(".editor-text > p")).to_have_text(["One ", "river"])


def test_what_is_pasted_takes_the_place_of_what_was_just_marked(enter: Enter) -> None:
    author = enter("author", editor=True)
    written(author, "One river")

    author.page.evaluate(MARKED_AND_PASTED)

    expect(author.page.locator(".editor-text > p")).to_have_text("One well")
