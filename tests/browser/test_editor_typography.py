"""Quotation marks and dashes of the language while a person types, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.editing import body, opened, written, wrong
from tests.browser.test_editor_finding import put
from tests.browser.test_editor_quick import PASTE
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ENGLISH = {
    '"We stay," she said. "Here."': "“We stay,” she said. “Here.”",
    "He said: \"She told me 'no'.\"": "He said: “She told me ‘no’.”",
    "'She said \"no\", twice'": "‘She said “no”, twice’",
    '"He said "no" to us"': "“He said ‘no’ to us”",
    "It's the farmers' river, isn't it": "It’s the farmers’ river, isn’t it",
    "\"The '90s weren't ours\"": "“The ’90s weren’t ours”",
    "Since '68, and rock 'n' roll": "Since ’68, and rock ’n’ roll",
    '("Why?") -- "No--" he began': "(“Why?”) — “No—” he began",
    'A pipe of 5" at 12°34\'56"': 'A pipe of 5" at 12°34\'56"',
    "See https://example.org/it's--a\"b and": "See https://example.org/it's--a\"b and",
    '"See https://example.org/a--b"': "“See https://example.org/a--b”",
    'Write a href="x" there': 'Write a href="x" there',
}
SPANISH = {
    '"Nos quedamos", dijo.': "«Nos quedamos», dijo.",
    '¿"Quién"? ("Nadie")': "¿«Quién»? («Nadie»)",
    '"Dijo "no" y se fue"': "«Dijo “no” y se fue»",
    '"Gritó "lo llaman "agua" aquí" ayer"': "«Gritó “lo llaman ‘agua’ aquí” ayer»",
    "La palabra 'agua' y K'iche'": "La palabra ‘agua’ y K’iche’",
    "--Nadie --dijo--.": "—Nadie —dijo—.",
    'Los años \'90, "la ley".': "Los años ’90, «la ley».",
}


def lines(author: Visitor) -> list[str]:
    """Return what stands in the paragraphs of the text."""
    return author.page.locator(".editor-text > p").all_text_contents()


def typed(author: Visitor, words: list[str]) -> None:
    """Type lines, each as a paragraph of its own."""
    for index, line in enumerate(words):
        if index:
            author.page.keyboard.press("Enter")
        author.page.keyboard.type(line)


@pytest.mark.parametrize(("language", "wanted"), [("en", ENGLISH), ("es", SPANISH)])
def test_straight_signs_become_those_of_the_articles_language(
    enter: Enter, language: str, wanted: dict[str, str]
) -> None:
    author = enter("author", editor=True)
    text = opened(author)
    author.page.locator("#language").select_option(language)
    text.focus()

    typed(author, list(wanted))

    assert lines(author) == list(wanted.values())


def test_words_have_the_signs_of_the_language_that_they_are_in(enter: Enter) -> None:
    author = enter("author", editor=True)
    keyboard = author.page.keyboard
    held = (
        '<p>a <span lang="es-PE">b</span></p><blockquote lang="es"><p>c</p>'
        '<p lang="en">d <q>e</q></p></blockquote><p lang="quc">f</p><p>g</p>'
    )
    put(author, held)

    for place in ("span[lang]", "blockquote > p", "q", "[lang=quc]", "> p:last-child"):
        author.page.locator(f".editor-text {place}").first.click()
        keyboard.press("End")
        author.settle()
        keyboard.type(' "k\'i"')

    assert body(author) == (
        '<p>a <span lang="es-PE">b «k’i»</span></p><blockquote lang="es"><p>c «k’i»</p>'
        # A quotation inside the line brings the outer signs.
        '<p lang="en">d <q>e ‘k’i’</q></p></blockquote><p lang="quc">f "k\'i"</p><p>g “k’i”</p>'
    )


def test_undoing_at_once_gives_back_what_was_typed(enter: Enter) -> None:
    author = enter("author", editor=True)
    keyboard = author.page.keyboard

    written(author, 'so "')
    assert lines(author) == ["so “"]
    keyboard.press("Control+z")
    assert lines(author) == ['so "']
    keyboard.type("yes\" it'")
    assert lines(author) == ['so "yes" it’']  # what was begun straight is ended straight
    keyboard.press("Control+z")
    assert lines(author) == ['so "yes" it\'']
    keyboard.type("s --")
    keyboard.press("Control+z")
    keyboard.type(' "')
    keyboard.press("Backspace")
    assert lines(author) == ['so "yes" it\'s -- ']


def test_a_dividing_line_is_still_three_hyphens(enter: Enter) -> None:
    author = enter("author", editor=True)

    written(author, "---")
    author.page.keyboard.type("a-b ---")

    assert body(author) == "<hr><p>a-b —-</p>"


def test_code_a_post_and_what_is_pasted_keep_their_signs(enter: Enter) -> None:
    author = enter("author", editor=True)
    keyboard = author.page.keyboard
    post = (
        '<blockquote class="post" cite="https://example.org/p/1" lang="en"><p>We</p></blockquote>'
    )
    put(author, f"<pre>a</pre><p><code>b</code></p>{post}<p>c</p>")

    for place in ("pre", "code", ".post p", "> p:last-child"):
        author.page.locator(f".editor-text {place}").click()
        keyboard.press("End")
        author.settle()
        if place == "> p:last-child":
            author.page.evaluate(PASTE, {"text/plain": '"it\'s" --'})
        else:
            keyboard.type(' "it\'s" --')

    wanted = ' "it\'s" --'
    assert body(author) == (
        f"<pre>a{wanted}</pre><p><code>b{wanted}</code></p>"
        f"{post.replace('We', f'We{wanted}')}<p>c{wanted.strip()}</p>"
    )


def test_an_input_method_is_left_alone_until_it_has_ended(enter: Enter) -> None:
    author = enter("author", editor=True)
    written(author, "a ")
    method = author.page.context.new_cdp_session(author.page)

    method.send(
        "Input.imeSetComposition", {"text": "it's \"", "selectionStart": 6, "selectionEnd": 6}
    )
    author.settle()
    assert lines(author) == ["a it's \""]
    method.send("Input.insertText", {"text": "it's \""})
    author.settle()
    assert lines(author) == ["a it's \""]

    author.page.keyboard.type("b")
    # A sign that takes two keys, as on many keyboards of Latin America.
    method.send("Input.imeSetComposition", {"text": "'", "selectionStart": 1, "selectionEnd": 1})
    author.settle()
    method.send("Input.insertText", {"text": "'"})
    author.settle()
    assert lines(author) == ["a it's \"b’"]


SWITCH = {
    "en": ("Typographic quotes: on", "Typographic quotes: off"),
    "es": ("Comillas tipográficas: activadas", "Comillas tipográficas: desactivadas"),
}


@pytest.mark.parametrize(("language", "width"), [("en", PHONE), ("es", DESK)])
def test_whoever_wants_straight_signs_switches_the_others_off(
    enter: Enter, language: str, width: int
) -> None:
    author = enter("author", language=language, width=width, editor=True)
    switch = author.page.locator("[data-quotes]")
    on, off = SWITCH[language]
    text = opened(author)
    expect(switch).to_have_text(re.compile(f"^{on}"))
    expect(switch.get_by_text(on)).to_be_visible()

    switch.focus()
    author.page.keyboard.press("Enter")
    expect(switch.get_by_text(off)).to_be_visible()
    expect(switch.get_by_text(on)).to_be_hidden()
    author.settle()
    author.page.reload()
    expect(switch.get_by_text(off)).to_be_visible()
    text.focus()
    author.page.keyboard.type('"a" --')
    assert lines(author) == ['"a" --']
    assert wrong(author) == []
    assert author.page.evaluate(LOOK, language) == []
    author.shot("editor-quotes")

    author.page.locator("[data-write=plain]").click()
    expect(switch).to_be_hidden()


def test_the_plain_field_keeps_what_is_typed(enter: Enter) -> None:
    author = enter("author")
    author.go("/desk/articles/new")
    field = author.page.locator("textarea[name=body]")
    field.focus()

    author.page.keyboard.type('"it\'s" --')

    expect(field).to_have_value('"it\'s" --')
    expect(author.page.locator("[data-quotes]")).to_be_hidden()
