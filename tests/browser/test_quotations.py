"""A quotation that was said in Spanish: typed by its author, restored, and told to readers."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.article import Titles, of_this_attempt
from tests.browser.bench import box, look, saved, segment, write
from tests.browser.conftest import Enter, House
from tests.browser.test_journey import approves_source, opens_review
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BODY = """\
On Tuesday Rosa Quispe said [we are not leaving]{es: no nos vamos a ir} and sat down again.

> [The river was here first.]{es: El río estaba aquí primero.}
>
> Rosa Quispe, farmer
"""
TITLES = {
    "en": Titles("The bench by the river", "El banco junto al río", "the-bench-by-the-river", ""),
    "es": Titles("A seat at the table", "Un lugar en la mesa", "a-seat-at-the-table", ""),
}
HELP = {
    "en": "A quotation that was said in another language",
    "es": "Una cita que se dijo en otra lengua",
}
KEPT = {
    "en": "Said in Spanish: these are the original words",
    "es": "Dicho en español: estas son las palabras originales",
}


@pytest.mark.parametrize(("language", "width"), [("en", DESK), ("es", PHONE)])
def test_original_words_go_from_their_author_to_readers(
    enter: Enter, house: House, language: str, width: int
) -> None:
    titles = of_this_attempt(TITLES[language])

    article = _writes(enter("author", width=width, language=language), titles)
    approves_source(enter("editor-en", width=width, language=language), titles)
    _translates(enter("translator", width=width, language=language), titles)
    editor = enter("editor-es", width=width, language=language)
    _reviews(editor, titles)
    _publishes(editor, article)

    _reads(enter(width=width, language=language), house.url, titles)


def _writes(author: Visitor, titles: Titles) -> str:
    author.go("/desk/articles/new")
    author.page.locator("#language").select_option("en")
    author.page.locator("summary", has_text=HELP[author.language]).click()
    author.type("title", titles.english)
    author.type("text", BODY)
    author.type("byline", "Ana Robles")
    look(author, "quotation-typed")
    author.press("save")
    note = author.page.locator("article .said-in").first
    expect(note).to_have_text("(translated from Spanish: no nos vamos a ir)")
    look(author, "quotation-saved")
    author.press("submit")
    return author.page.url


def _translates(translator: Visitor, titles: Titles) -> None:
    page = translator.page
    translator.go("/translate/")
    waiting = page.locator(".list-row").filter(has_text=titles.english)
    translator.wait_for(lambda: waiting.count() > 0)
    waiting.get_by_role("button", name=translator.say("claim"), exact=True).click()
    expect(page.locator("h1")).to_have_text(titles.english)

    for words in ("no nos vamos a ir", "El río estaba aquí primero."):
        locked = page.locator("li.segment.is-locked").filter(has_text=words)
        expect(locked.locator(".segment-target")).to_contain_text(KEPT[translator.language])
        expect(locked.locator(".segment-target .segment-text")).to_have_attribute("lang", "es")
        expect(locked.locator("textarea")).to_have_count(0)
    write(segment(translator, titles.english), titles.spanish)
    write(segment(translator, "Rosa Quispe, farmer"), "Rosa Quispe, agricultora")
    box(translator, "On Tuesday").click()
    keys = page.keyboard
    keys.type("El martes Rosa Quispe dijo ")
    keys.press("Alt+1")
    keys.type(" y volvió a sentarse.")
    saved(translator)
    look(translator, "quotation-locked")
    translator.press("hand in")
    translator.sees("translation handed in")


def _reviews(editor: Visitor, titles: Titles) -> None:
    opens_review(editor, titles)
    restored = editor.page.locator("li.segment.is-locked").filter(has_text="primero.")
    expect(restored.locator(".segment-head").last).to_contain_text(KEPT[editor.language])
    look(editor, "quotation-review")
    editor.press("approve translation")
    editor.sees("translation approved")


def _publishes(editor: Visitor, article: str) -> None:
    editor.go(article)
    editor.wait_for(lambda: editor.badge("ready").count() > 0)
    editor.press("publish now", within="#release")
    editor.sees("on their way")
    live = editor.page.locator(".edition .state", has_text=editor.say("live"))
    editor.wait_for(lambda: live.count() == len(TITLES))


def _reads(reader: Visitor, url: str, titles: Titles) -> None:
    page = reader.page
    english = f"{url}/en/{titles.english_slug}/"
    reader.wait_for(lambda: page.request.get(english).status == 200)
    reader.go(english)
    expect(page.locator("p q")).to_have_text("we are not leaving")
    expect(page.locator(".said-in")).to_have_text(["(translated from Spanish)"] * 2)
    expect(page.locator("blockquote p").first).to_contain_text("The river was here first.")
    reader.shot("quotation-english")
    assert page.evaluate(LOOK, "en") == []
    page.locator('main a[href*="/es/"]').first.click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator("p q")).to_have_text("no nos vamos a ir")
    expect(page.locator("blockquote p").first).to_have_text("El río estaba aquí primero.")
    expect(page.locator(".said-in")).to_have_count(0)
    reader.shot("quotation-spanish")
    assert page.evaluate(LOOK, "es") == []
