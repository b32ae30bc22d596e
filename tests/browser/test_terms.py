"""Terms in a real browser: looked up, suggested from the translator's page, decided, put by key."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, expect

from newsroom.demo import accounts
from newsroom.glossary import actions
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.glossary.states import ConceptKind, Usage
from tests.browser.bench import BOTH_WIDTHS, a_bench, box, look, saved, segment
from tests.browser.conftest import Enter, House
from tests.browser.test_pages import LOOK
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BODY = (
    "<p>The <strong>water tribunal</strong> met twice. A seed keeper spoke.</p>"
    "<p>Nobody answered the seed keeper.</p>"
)
_numbers = itertools.count(1)
_FORMS = (
    (("en", "water tribunal"), ("es", "tribunal de aguas"), ("es", "corte del agua", "forbidden")),
    (("en", "seed keeper"), ("es", "persona guardiana de semillas"), ("es", "guardasemillas")),
)
_known: set[str] = set()


@contextmanager
def terms(house: House) -> Iterator[None]:
    """Register the terms of the text, once for all tests."""
    with house.app.app_context():
        editor = accounts.cast()["editor-en"]
        for forms in _FORMS:
            if forms[0][1] not in _known:
                actions.propose(entry_of(*forms), by=editor)
                _known.add(forms[0][1])
    yield


def entry_of(*forms: tuple[str, ...]) -> Entry:
    """Return an entry; the first form of a language is its preferred one."""
    seen: set[str] = set()
    made = []
    for language, text, *usage in forms:
        best = Usage.ALLOWED if language in seen else Usage.PREFERRED
        made.append(FormEntry(language, text, Usage(usage[0]) if usage else best))
        seen.add(language)
    return Entry(tuple(made), note="Heard in the valley.")


def offered(translator: Visitor) -> Locator:
    """Return the terms that stand beside the segment in work."""
    return translator.page.locator(".segment-beside .term-put")


@BOTH_WIDTHS
def test_a_translator_puts_terms_by_key_and_by_click(
    enter: Enter, house: House, width: int, language: str
) -> None:
    with terms(house), a_bench(house, body=BODY) as bench:
        translator = enter("translator", width=width, language=language)
        translator.go(bench.path)
        keys = translator.page.keyboard
        line = segment(translator, "met twice")
        expect(line.locator(".source-text .term")).to_have_text(["water tribunal", "seed keeper"])
        expect(line.locator(".source-text .term").first).to_have_attribute(
            "title", "→ tribunal de aguas"
        )

        box(translator, "met twice").click()
        expect(offered(translator)).to_have_count(2)
        expect(translator.page.locator(".term-about .not s")).to_have_text("corte del agua")
        keys.type("El ")
        keys.press("Alt+t")
        expect(translator.page.locator(".terms-how")).to_be_visible()
        look(translator, "terms")
        keys.press("1")
        keys.type(" se reunió dos veces. Habló una ")
        offered(translator).nth(1).click()
        keys.type(".")

        written = (
            "El tribunal de aguas se reunió dos veces. Habló una persona guardiana de semillas."
        )
        expect(box(translator, "met twice")).to_have_text(written)
        box(translator, "Nobody answered").click()
        keys.type("Nadie respondió a la ")
        keys.press("Alt+t")
        keys.press("1")
        answered = "Nadie respondió a la persona guardiana de semillas"
        expect(box(translator, "Nobody answered")).to_have_value(answered)
        saved(translator)
        assert bench.said("Nobody answered") == [answered]


def test_waiting_for_a_number_ends_with_any_other_key(enter: Enter, house: House) -> None:
    with terms(house), a_bench(house, body=BODY) as bench:
        translator = enter("translator")
        translator.go(bench.path)
        keys = translator.page.keyboard
        box(translator, "Nobody answered").click()
        expect(offered(translator)).to_have_count(1)

        for ending in ("Escape", "x"):
            keys.press("Alt+t")
            expect(translator.page.locator(".terms-how")).to_be_visible()
            keys.press(ending)
            expect(translator.page.locator(".terms-how")).to_be_hidden()
        keys.type("1")

        expect(box(translator, "Nobody answered")).to_have_value("x1")
        keys.press("Control+z")
        expect(box(translator, "Nobody answered")).to_have_value("")


def test_selected_words_are_suggested_and_an_editor_accepts_them(
    enter: Enter, house: House
) -> None:
    number = next(_numbers)
    body = f"<p>They asked the moon council {number} again.</p>"
    with a_bench(house, body=body) as bench:
        translator = enter("translator")
        translator.go(bench.path)
        box(translator, "They asked").click()
        expect(translator.page.locator(".suggest-term")).to_be_visible()
        translator.page.keyboard.type("consejo lunar")
        translator.page.evaluate(SELECT, "moon council")
        with translator.page.expect_popup() as opened:
            translator.page.locator(".suggest-term").click()
        form = Visitor(opened.value, translator.home, translator.width)
        expect(form.page.locator("input[name='en.0.text']")).to_have_value("moon council")
        assert "moon" not in form.page.url
        form.page.locator("input[name='es.0.text']").fill("consejo lunar")
        form.press("send suggestion")
        form.sees("suggestion is with the editors")

        editor = enter("editor-es", language="es")
        editor.go("/terms/suggestions")
        editor.open_link("consejo lunar")
        editor.press("accept it")
        editor.sees("entry is in use")

        translator.go(bench.path)
        expect(segment(translator, "They asked").locator(".term")).to_have_text("moon council")


SELECT = """(words) => {
  const has = (one) => one.textContent.includes(words);
  const node = [...[...document.querySelectorAll(".source-text")].find(has).childNodes].find(has);
  const range = document.createRange();
  const from = node.data.indexOf(words);
  range.setStart(node, from);
  range.setEnd(node, from + words.length);
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
}"""


@BOTH_WIDTHS
def test_the_pages_of_terms_are_whole_on_both_widths(
    enter: Enter, house: House, width: int, language: str
) -> None:
    with terms(house):
        name = register_names(house)
        editor = enter("duty", width=width, language=language)
        for path, picture in (
            ("/terms/", "list"),
            ("/terms/names", "names"),
            ("/terms/suggestions", "suggestions"),
            ("/terms/new", "new"),
        ):
            assert editor.go(path) == 200
            editor.shot(f"terms-{picture}")
            assert editor.page.evaluate(LOOK, language) == []
        editor.go("/terms/names")
        editor.open_link(name)
        editor.shot("terms-secret")
        assert editor.page.evaluate(LOOK, language) == []
        editor.go("/terms/")
        editor.page.locator("#find-words").fill("GUARDIANA")
        expect(editor.page.locator(".list-title")).to_have_count(1)
        assert "GUARDIANA" not in editor.page.url.upper()
        editor.page.locator(".list-title").click()
        editor.shot("terms-entry")
        assert editor.page.evaluate(LOOK, language) == []
        editor.page.locator(".decisions a").click()
        editor.shot("terms-edit")
        assert editor.page.evaluate(LOOK, language) == []

        translator = enter("translator", width=width, language=language)
        translator.go("/terms/names")
        translator.shot("terms-told")
        expect(translator.page.locator("main")).not_to_contain_text("Domitila")
        assert translator.page.evaluate(LOOK, language) == []


def register_names(house: House) -> str:
    """Register an organisation, and a name that is never published, once; returns the latter."""
    name = "Domitila Condori"
    with house.app.app_context():
        duty = accounts.cast()["duty"]
        if name in _known:
            return name
        _known.add(name)
        forms = (FormEntry("es", name), FormEntry("en", name))
        rule = "A person at risk: write “a neighbour of the valley”."
        actions.propose(
            Entry(forms, ConceptKind.PERSON, secret=True, rule=rule, pseudonym="Luz Marina"),
            by=duty,
        )
        office = (FormEntry("en", "Front Line Defenders"),)
        actions.propose(Entry(office, ConceptKind.ORGANISATION, keeps=True), by=duty)
    return name


def test_terms_are_found_and_suggested_without_a_script(enter: Enter, house: House) -> None:
    with terms(house), a_bench(house, body=BODY) as bench:
        translator = enter("translator", script=False)
        translator.go("/terms/")
        translator.page.locator("#find-words").fill("tribunal")
        translator.press("search")
        expect(translator.page.locator(".list-title")).to_have_text("water tribunal")
        assert "tribunal" not in translator.page.url

        translator.go(bench.path)
        segment(translator, "met twice").locator(".aside-link").click()
        expect(translator.page.locator(".term-put b").first).to_have_text("tribunal de aguas")
        translator.open_link("Suggest a term")
        translator.page.locator("input[name='en.0.text']").fill("rain school")
        translator.press("another form")
        expect(translator.page.locator("input[name='en.1.text']")).to_be_visible()
        translator.press("send suggestion")

        translator.sees("suggestion is with the editors")
