"""Quotations in the editor, the languages that they were said in, and the way out of things."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.editing import body, done, press, written

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OF_THE_REGION = {"en": ("K\u02bciche\u02bc", "Q’eqchi’"), "es": ("quiché", "q’eqchi’")}

CALLED_AS_THEIR_CODES = {"fon", "mam", "tiv", "yao"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_languages_have_names_and_those_of_the_region_come_first(
    enter: Enter, language: str
) -> None:
    author = enter("author", language=language, editor=True)
    with author.page.expect_response("**/writing/languages"):
        written(author, "We stay.")

    press(author, "blockquote")
    choices = author.page.locator("#say-quotation-language option")
    told = {one.get_attribute("value"): one.text_content() for one in choices.all()}
    names = [name for code, name in told.items() if code]
    first, later = OF_THE_REGION[language]
    assert [told["quc"], told["kek"]] == [first, later]
    assert {first, later} < set(names[:8])
    assert {code for code, name in told.items() if code == name} <= CALLED_AS_THEIR_CODES
    done(author, "quotation", speaker="Rosa", language="kek", words="Sa")
    assert 'data-said-in="kek"' in body(author)


def test_without_the_newsrooms_list_the_browsers_own_names_do(enter: Enter) -> None:
    author = enter("author", editor=True)
    author.page.route("**/writing/languages", lambda route: route.abort())
    written(author, "We stay.")

    press(author, "blockquote")
    done(author, "quotation", language="es", words="Nos quedamos")

    assert 'data-said-in="es"' in body(author)
    author.complaints[:] = [one for one in author.complaints if "ERR_FAILED" not in one]


def test_enter_on_an_empty_line_leads_out_of_a_quotation_and_its_speaker_stays(
    enter: Enter,
) -> None:
    author = enter("author", editor=True)
    keyboard = author.page.keyboard
    written(author, "We stay.")
    press(author, "blockquote")
    done(author, "quotation", speaker="Rosa Quispe")
    expect(author.page.locator(".editor-text")).to_be_focused()

    keyboard.press("Enter")
    keyboard.type("Here.")
    keyboard.press("Enter")
    keyboard.press("Enter")
    keyboard.type("She sat down.")
    quoted = "<blockquote><p>We stay.</p><p>Here.</p><footer>Rosa Quispe</footer></blockquote>"
    assert body(author) == f"{quoted}<p>She sat down.</p>"

    author.page.locator(".editor-text footer").click()
    keyboard.press("End")
    keyboard.press("Enter")
    keyboard.type("Then it rained.")
    assert body(author) == f"{quoted}<p>Then it rained.</p><p>She sat down.</p>"


@pytest.mark.parametrize("has_note", [True, False])
def test_the_arrow_leads_out_of_a_table_at_the_end_and_not_into_the_notes(
    enter: Enter, *, has_note: bool
) -> None:
    author = enter("author", editor=True)
    keyboard = author.page.keyboard
    written(author, "Counted.")
    if has_note:
        press(author, "note")
        keyboard.type("By hand.")
        press(author, "note")
    keyboard.press("Enter")
    press(author, "table")
    keyboard.type("Dams")
    for _each_row in range(3):
        keyboard.press("ArrowDown")
    keyboard.type("Behind it.")

    sent = body(author)
    assert "</table><p>Behind it.</p>" in sent
    assert ("By hand." in sent) is has_note
