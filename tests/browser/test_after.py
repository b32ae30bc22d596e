"""After publication in a real browser: correct, retract and take down, on both widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.carrying import Carried, a_live_pair
from tests.browser.conftest import Enter, House
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BOTH_WIDTHS = pytest.mark.parametrize(("width", "language"), [(PHONE, "es"), (DESK, "en")])
NOTES = {
    "en": "We wrote that they row at noon. They row before dawn.",
    "es": "Escribimos que reman a mediodía. Reman antes del alba.",
}


@BOTH_WIDTHS
def test_one_editor_takes_a_pair_down_and_searches_for_a_name(
    enter: Enter, house: House, width: int, language: str
) -> None:
    pair = a_live_pair(house)
    editor, reader = enter("editor-es", width=width, language=language), enter()

    editor.go(pair.path)
    editor.press("take down", within="#edition-en")
    look(editor, "take-down")
    editor.press("take down now")
    editor.sees("taken down")
    answers = [status_of(reader, pair, code) for code in pair.slugs]
    editor.page.fill("#names", "Robles")
    editor.press("search names")
    editor.sees("found")
    look(editor, "takedown")

    assert answers == [410, 410]
    assert "Robles" not in editor.page.url
    expect(editor.page.locator("#names")).to_have_value("")


@BOTH_WIDTHS
def test_a_retracted_pair_leaves_its_notice_in_both_languages(
    enter: Enter, house: House, width: int, language: str
) -> None:
    pair = a_live_pair(house)
    editor = enter("editor-en", width=width, language=language)
    reader = enter(width=width, language=language)

    editor.go(f"{pair.path}/after")
    editor.press("retract", within="#acts")
    for code, note in NOTES.items():
        editor.page.fill(f"#retract-note-{code}", note)
    editor.page.fill("#retract-reason", "The rowers told us.")
    editor.page.check("input[name=sure]")
    look(editor, "retract")
    editor.page.locator("#acts form button", has_text=editor.say("retract")).last.click()
    editor.sees_state("retracted")
    look(editor, "retracted")
    status = reader.go(f"/{language}/{pair.slugs[language]}/")

    assert status == 200
    for code, note in NOTES.items():
        expect(reader.page.locator(f"section[lang={code}]")).to_contain_text(note)
    assert "before dawn.</p>" not in reader.page.content().replace(NOTES["en"], "")
    look(reader, "reader-retracted")
    assert reader.go(f"/{language}/-/corrections/") == 200
    look(reader, "reader-corrections")


@BOTH_WIDTHS
def test_a_correction_that_lacks_something_keeps_every_word(
    enter: Enter, house: House, width: int, language: str
) -> None:
    pair = a_live_pair(house)
    editor = enter("editor-en", width=width, language=language)

    editor.go(f"{pair.path}/after")
    editor.press("correct", within="#acts")
    editor.page.check("input[name=scope][value=en]")
    for code, note in NOTES.items():
        editor.page.fill(f"#correct-note-{code}", note)
    editor.press("open correction", within="#acts")
    editor.sees("how grave")
    look(editor, "correct-refused")
    assert "422" in editor.complaints.pop()
    expect(editor.page.locator("#correct-note-es")).to_have_value(NOTES["es"])
    editor.page.check("input[name=severity][value=serious]")
    editor.press("open correction", within="#acts")
    editor.sees("correction")
    look(editor, "correction")


def look(visitor: Visitor, name: str) -> None:
    """Keep a picture, and make sure that nothing is wrong with the page."""
    visitor.shot(f"after-{name}")
    assert visitor.page.evaluate(LOOK, visitor.language) == []


def status_of(reader: Visitor, pair: Carried, language: str) -> int:
    """Ask for a public page without showing it."""
    address = f"{reader.home}/{language}/{pair.slugs[language]}/"
    status: int = reader.page.request.get(address).status
    return status
