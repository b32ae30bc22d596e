"""From a footnote back to each place that refers to it, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.editing import body, press, written, wrong
from tests.browser.visitor import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BACK = {"en": "Back to place b", "es": "Volver a la llamada b"}
BEFORE = """() => {
  const at = document.getSelection().getRangeAt(0);
  const before = document.createRange();
  before.selectNodeContents(document.querySelector(".editor-text > p"));
  before.setEnd(at.startContainer, at.startOffset);
  return before.toString();
}"""


@pytest.mark.parametrize(("language", "width"), [("en", DESK), ("es", PHONE)])
def test_a_note_leads_back_to_each_of_its_places(enter: Enter, language: str, width: int) -> None:
    author = enter("author", language=language, width=width, editor=True)
    written(author, "One two")
    press(author, "note")
    author.page.keyboard.type("The law")
    expect(author.page.locator(".notes-back")).to_have_count(0)
    press(author, "note")
    author.page.keyboard.type(" three")
    press(author, "again")
    author.page.locator("#say-again .result").click()
    ways = author.page.locator(".editor-text ol.notes li button")
    expect(ways).to_have_count(2)
    sent = body(author)

    ways.last.click()
    assert author.page.evaluate(BEFORE) == "One two1 three1"
    ways.first.click()
    assert author.page.evaluate(BEFORE) == "One two1"
    expect(author.page.get_by_label(BACK[language])).to_have_count(1)
    assert wrong(author) == []

    author.settle()
    for place in ("One two1 three1", "One two1"):
        author.page.keyboard.press("Control+Alt+f")
        author.settle()
        author.page.keyboard.press("Control+Alt+f")
        author.settle()
        assert author.page.evaluate(BEFORE) == place
    assert body(author) == sent
