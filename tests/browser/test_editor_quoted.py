"""A quotation inside the line whose words are typed in its dialog, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.editing import body, done, mark_last, opened, press, written, wrong
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAID = {
    "en": ("The quotation", "Write the words of the quotation."),
    "es": ("La cita", "Escriba las palabras de la cita."),
}


@pytest.mark.parametrize(("language", "width"), [("en", DESK), ("es", PHONE)])
def test_without_marked_words_the_dialog_takes_those_of_the_quotation(
    enter: Enter, language: str, width: int
) -> None:
    author = enter("author", language=language, width=width, editor=True)
    label, refused = SAID[language]
    field = author.page.locator("#say-quoted-quotation")
    written(author, "She said ")

    press(author, "q")
    expect(field).to_be_focused()
    expect(author.page.get_by_label(label, exact=True)).to_have_count(1)
    done(author, "quoted", quotation="  ", language="quc", words="Kab")
    expect(author.page.locator("#say-quoted [data-refused=none]")).to_have_text(refused)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert wrong(author) == []
    assert author.page.evaluate(LOOK, language) == []
    author.shot("editor-quoted")
    field.fill(" we stay ")
    author.page.keyboard.press("Enter")
    expect(author.page.locator(".editor-text")).to_be_focused()
    author.page.keyboard.type(" and left.")

    said = '<q data-said="Kab" data-said-in="quc">we stay</q>'
    assert body(author) == f"<p>She said {said} and left.</p>"


def test_a_typed_quotation_takes_the_form_of_the_words_around_it(enter: Enter) -> None:
    author = enter("author", editor=True)
    written(author, "Said ")
    author.page.keyboard.press("Control+b")
    author.page.keyboard.type("loudly: ")

    press(author, "q")
    done(author, "quoted", quotation="no")
    author.page.keyboard.type("!")
    assert body(author) == "<p>Said <strong>loudly: <q>no</q>!</strong></p>"


def test_marked_words_and_a_quotation_that_is_there_are_not_asked_for_again(enter: Enter) -> None:
    author = enter("author", editor=True)
    field = author.page.locator("#say-quoted-quotation")
    written(author, "She said we stay")
    mark_last(author, 7)

    press(author, "q")
    expect(author.page.locator("#say-quoted-language")).to_be_visible()
    expect(field).to_be_hidden()
    done(author, "quoted")
    assert body(author) == "<p>She said <q>we stay</q></p>"
    press(author, "q")
    expect(author.page.locator("#say-quoted button[value=remove]")).to_be_visible()
    expect(field).to_be_hidden()
    done(author, "quoted", language="es", words="nos quedamos")

    said = '<q data-said="nos quedamos" data-said-in="es">we stay</q>'
    assert body(author) == f"<p>She said {said}</p>"


def test_leaving_the_dialog_puts_nothing_into_the_text(enter: Enter) -> None:
    author = enter("author", editor=True)
    opened(author).focus()
    press(author, "q")
    author.page.locator("#say-quoted-quotation").fill("we stay")
    author.page.keyboard.press("Escape")

    author.page.keyboard.type("She left.")

    assert body(author) == "<p>She left.</p>"
