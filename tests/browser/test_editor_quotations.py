"""Quotations in the editor, the languages that they were said in, and the way out of things."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.editing import body, done, opened, press, written, wrong
from tests.browser.holding import hold_up
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OF_THE_REGION = {"en": ("K\u02bciche\u02bc", "Q’eqchi’"), "es": ("quiché", "q’eqchi’")}

CALLED_AS_THEIR_CODES = {"fon", "mam", "tiv", "yao"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_languages_have_names_and_those_of_the_region_come_first(
    enter: Enter, language: str
) -> None:
    author = enter("author", language=language, editor=True)
    first, later = OF_THE_REGION[language]
    written(author, "We stay.")
    author.wait_for(lambda: names_offered(author)["quc"] == first, reload=False)
    told = names_offered(author)
    names = [name for code, name in told.items() if code]
    assert [told["quc"], told["kek"]] == [first, later]
    assert {first, later} < set(names[:8])
    assert {code for code, name in told.items() if code == name} <= CALLED_AS_THEIR_CODES
    done(author, "quotation", speaker="Rosa", language="kek", words="Sa")
    assert 'data-said-in="kek"' in body(author)


def names_offered(author: Visitor) -> dict[str, str]:
    """Open the dialog anew, as a person does for whom a language has no name yet."""
    author.page.keyboard.press("Escape")
    press(author, "blockquote")
    choices = author.page.locator("#say-quotation-language option")
    told: dict[str, str] = choices.evaluate_all(
        "all => Object.fromEntries(all.map((one) => [one.value, one.textContent]))"
    )
    return told


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


REFUSED = {
    "en": ("Write the quotation itself into the text first", "no words of its own"),
    "es": ("Escriba primero la cita en el texto", "ninguna palabra propia"),
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_original_words_without_a_quotation_are_refused_beside_their_field(
    enter: Enter, language: str
) -> None:
    author = enter("author", language=language, editor=True)
    page = author.page
    opened(author).focus()

    press(author, "blockquote")
    done(author, "quotation", speaker="Rosa Quispe", language="quc", words="Kab")

    told = page.locator("#say-quotation [data-refused=empty]")
    field = page.locator("#say-quotation-words")
    expect(told).to_contain_text(REFUSED[language][0])
    expect(field).to_be_focused()
    expect(field).to_have_value("Kab")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert wrong(author) == []
    done(author, "quotation", language="", words="Kab")
    expect(page.locator("#say-quotation-language")).to_be_focused()
    done(author, "quotation", words="")
    expect(page.locator("#say-quotation")).to_be_hidden()
    expect(page.locator(".editor-text footer")).to_have_text("Rosa Quispe")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_quotation_that_was_emptied_is_named_and_led_to(enter: Enter, language: str) -> None:
    author = enter("author", language=language, editor=True)
    page = author.page
    empty_a_quotation(author)
    author.press("save")

    notice = page.locator(".notice-bad").first
    expect(notice).to_be_focused()
    expect(notice).to_contain_text(REFUSED[language][1])
    expect(notice).to_contain_text("Rosa Quispe")
    notice.get_by_role("link").click()
    expect(page.locator(".editor-text")).to_be_focused()
    page.keyboard.type("We go.")
    assert '<p data-said="Kab" data-said-in="quc">We go.</p>' in body(author)
    author.complaints[:] = [one for one in author.complaints if "422" not in one]


def test_a_link_that_is_pressed_while_the_editor_comes_leads_into_the_editor(enter: Enter) -> None:
    author = enter("author", editor=True)
    page = author.page
    empty_a_quotation(author)
    held = hold_up(page, "**/editor.js*").routes
    author.press("save")
    author.wait_for(lambda: bool(held), reload=False)

    page.locator(".notice-bad").get_by_role("link").click()
    held[0].continue_()

    expect(page.locator(".editor-text")).to_be_focused()
    page.keyboard.type("We go.")
    assert '<p data-said="Kab" data-said-in="quc">We go.</p>' in body(author)
    author.complaints[:] = [one for one in author.complaints if "422" not in one]


def empty_a_quotation(author: Visitor) -> None:
    """Set a quotation below a paragraph and take its words away again."""
    keyboard = author.page.keyboard
    written(author, "Before.")
    keyboard.press("Enter")
    keyboard.type("We stay.")
    press(author, "blockquote")
    done(author, "quotation", speaker="Rosa Quispe", language="quc", words="Kab")
    author.page.locator(".editor-text blockquote p").click()
    keyboard.press("End")
    for _letter in "We stay.":
        keyboard.press("Backspace")
