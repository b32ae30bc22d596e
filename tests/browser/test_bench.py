"""The tools of the translator's page in a real browser: chips, repeats, suggestions, finding."""

from __future__ import annotations

import contextlib
import random
import re

import pytest
from playwright.sync_api import expect

from newsroom.articles import placeholders
from newsroom.errors import BrokenMarks
from newsroom.translations import typed
from tests.browser.bench import (
    BOTH_WIDTHS,
    MARKED,
    SPANISH_LINKED,
    a_bench,
    box,
    look,
    saved,
    segment,
    write,
)
from tests.browser.conftest import Enter, House

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOVED_AND_PRESSED = """() => {
  getSelection().modify("move", "backward", "word");
  const put = document.querySelector("li.is-active .palette [data-mark='2']");
  put.focus();
  put.click();
}"""
"""A key and the mouse without a pause: the browser tells of the move after the button."""


def test_chips_can_be_put_and_moved_but_never_broken_or_forged(enter: Enter, house: House) -> None:
    with a_bench(house) as bench:
        translator = enter("translator")
        translator.go(bench.path)
        here = segment(translator, "They asked")
        write(here, SPANISH_LINKED)
        surface, typed = here.locator(".surface"), here.locator("textarea")
        keys = translator.page.keyboard
        expect(typed).to_have_value(SPANISH_LINKED)

        keys.press("Home")
        for _ in "Pidieron ":
            keys.press("ArrowRight")
        keys.press("Delete")  # one end of the link: both ends go, the words stay
        expect(typed).to_have_value("Pidieron al ayuntamiento {2}las cuentas{/2} en mayo.")
        expect(here.locator(".chip-button.is-missing")).to_have_text("1 link")
        look(translator, "mark-missing")
        keys.press("Control+z")
        expect(typed).to_have_value(SPANISH_LINKED)
        keys.press("Control+a")
        keys.press("Control+c")
        keys.press("End")
        keys.press("Control+v")  # marks stand once only, so a copy brings words alone
        expect(typed).to_have_value(
            f"{SPANISH_LINKED}Pidieron al ayuntamiento las cuentas en mayo."
        )
        keys.press("Control+z")
        keys.press("Control+a")
        keys.press("Control+x")
        expect(typed).to_have_value("")
        keys.press("Control+v")  # what was cut comes back with its marks
        expect(typed).to_have_value(SPANISH_LINKED)
        keys.press("End")
        keys.insert_text(" {1}a{/1}")
        expect(typed).to_have_value(SPANISH_LINKED + r" \{1}a\{/1}")
        surface.evaluate(
            "one => { one.append(new Image()); one.dispatchEvent(new Event('input')); }"
        )
        expect(surface.locator("img")).to_have_count(4)
        saved(translator)

        stored = bench.texts()[2]
        assert stored == MARKED + " {1}a{/1}"


def test_a_mark_goes_around_the_words_that_the_mouse_selected(enter: Enter, house: House) -> None:
    with a_bench(house) as bench:
        translator = enter("translator")
        translator.go(bench.path)
        here = segment(translator, "They asked")
        surface, typed = here.locator(".surface"), here.locator("textarea")
        surface.click()
        translator.page.keyboard.type("las cuentas")

        surface.dblclick(position={"x": 60, "y": 20})
        here.locator(".palette").get_by_role("button", name="2 bold").click()
        expect(typed).to_have_value("las {2}cuentas{/2}")
        here.locator(".source-text .mark-button").first.click()
        expect(typed).to_have_value("las {2}cuentas{1}{/1}{/2}")
        chip = surface.locator("img.chip-open").nth(1)
        where = surface.bounding_box()
        assert where is not None
        chip.drag_to(surface, target_position={"x": 6, "y": 20})

        expect(typed).to_have_value("{1}las {2}cuentas{/2}{/1}")
        saved(translator)
        assert bench.texts()[2] == '<g id="1">las <g id="2">cuentas</g></g>'


def test_a_mark_goes_where_the_last_key_led(enter: Enter, house: House) -> None:
    with a_bench(house) as bench:
        translator = enter("translator")
        translator.go(bench.path)
        box(translator, "They asked").click()
        translator.page.keyboard.type("las cuentas")
        expect(translator.page.locator("li.is-active .palette")).to_be_visible()

        translator.page.evaluate(MOVED_AND_PRESSED)

        typed = segment(translator, "They asked").locator("textarea")
        expect(typed).to_have_value("las {2}{/2}cuentas")


def test_a_repeat_is_filled_follows_and_goes_its_own_way(enter: Enter, house: House) -> None:
    with a_bench(house) as bench:
        translator = enter("translator")
        translator.go(bench.path)
        both = translator.page.locator("li.segment").filter(has_text="Nobody answered.")
        both.first.locator("textarea").fill("Nadie respondió.")
        both.first.locator("textarea").press("Control+Enter")

        expect(both.last.locator("textarea")).to_have_value("Nadie respondió.")
        look(translator, "repeat")
        both.last.locator("textarea").focus()
        translator.page.keyboard.press("Alt+d")
        saved(translator)
        both.first.locator("textarea").fill("Nadie contestó.")
        saved(translator)

        expect(both.last.locator("textarea")).to_have_value("Nadie respondió.")
        assert bench.said("Nobody answered.") == ["Nadie contestó.", "Nadie respondió."]


def test_a_suggestion_is_taken_by_its_number_and_undone(enter: Enter, house: House) -> None:
    with a_bench(house) as bench:
        translator = enter("translator")
        translator.go(bench.path)
        both = translator.page.locator("li.segment").filter(has_text="Nobody answered.")
        both.first.locator("textarea").fill("Nadie respondió.")
        saved(translator)

        both.last.locator("textarea").click()
        expect(both.last.locator(".offered")).to_contain_text("Nadie respondió.")
        look(translator, "suggestion")
        translator.page.keyboard.press("Control+1")
        expect(both.last.locator("textarea")).to_have_value("Nadie respondió.")
        translator.page.keyboard.press("Control+z")
        expect(both.last.locator("textarea")).to_have_value("")
        translator.page.keyboard.press("Control+y")
        saved(translator)
        translator.page.keyboard.press("Alt+c")
        expect(both.last.locator("textarea")).to_have_value("Nobody answered.")

        assert bench.said("Nobody answered.") == ["Nadie respondió.", "Nadie respondió."]


@BOTH_WIDTHS
def test_words_are_found_and_looked_up_and_the_keys_stand_on_a_sheet(
    enter: Enter, house: House, width: int, language: str
) -> None:
    with a_bench(house) as bench:
        translator = enter("translator", width=width, language=language)
        translator.go(bench.path)
        box(translator, "unopened").fill("La carta volvió ALLÍ.")
        keys = translator.page.keyboard

        keys.press("Control+Shift+f")
        keys.type("alli")
        expect(translator.page.locator("#find-count")).to_have_text(re.compile("^1 .* 1$"))
        expect(segment(translator, "unopened")).to_have_class(re.compile("is-found"))
        look(translator, "find")
        keys.press("Escape")
        expect(box(translator, "unopened")).to_be_focused()
        keys.press("Control+a")
        keys.press("Control+k")
        expect(translator.page.locator("#words-found li")).to_have_count(0)
        translator.page.fill("#words-asked", "nobody")
        here = translator.page.locator("#words-found [data-jump]")
        expect(here).to_have_count(2)
        look(translator, "words")
        keys.press("Escape")
        keys.press("Control+/")
        expect(translator.page.locator("#keys-panel")).to_be_visible()
        look(translator, "keys")


def test_without_script_the_page_is_a_form_that_saves(enter: Enter, house: House) -> None:
    with a_bench(house) as bench:
        plain = enter("translator", script=False)
        plain.go(bench.path)
        expect(plain.page.locator(".surface")).to_have_count(0)
        segment(plain, "They asked").locator("textarea").fill(SPANISH_LINKED)
        look(plain, "without-script")
        plain.page.locator(".work-bar").get_by_role("button", name=plain.say("save")).click()

        expect(plain.page.locator(".messages")).to_contain_text(plain.say("saved"))
        assert bench.texts()[2] == MARKED


def test_a_long_text_comes_in_parts_and_the_keys_go_through_all(enter: Enter, house: House) -> None:
    body = "".join(f"<p>Paragraph {number} of many.</p>" for number in range(450))
    with a_bench(house, body=body) as bench:
        translator = enter("translator")
        translator.go(bench.path)
        lines = translator.page.locator("li.segment")
        assert lines.count() == 200

        lines.last.scroll_into_view_if_needed()
        expect(lines).to_have_count(400)
        lines.last.locator("textarea").fill("La última de esta parte")
        lines.last.locator("textarea").press("Control+Enter")
        expect(lines).to_have_count(452)
        translator.page.keyboard.press("Control+Shift+f")
        translator.page.keyboard.type("paragraph 7 of")
        expect(segment(translator, "Paragraph 7 of")).to_have_class(re.compile("is-found"))

        saved(translator)
        assert "La última de esta parte" in bench.texts()


PIECES = (
    "{1}",
    "{/1}",
    "{2}",
    "{/2}",
    "{1/}",
    "{9}",
    "\\",
    "\\\\",
    "{",
    "}",
    "a",
    " ",
    "\n",
    "ñ",
    "&",
    "<",
)
TYPE_ALL = """([key, texts]) => {
  const segment = window.newsroomWork.segments.get(key);
  segment.attach();
  return texts.map((text) => {
    segment.surface.show(text);
    segment.surface.tell("test");
    return segment.area.value;
  });
}"""


def test_page_and_newsroom_read_typed_text_alike(enter: Enter, house: House) -> None:
    chance = random.Random(7)
    with a_bench(house) as bench:
        translator = enter("translator")
        translator.go(bench.path)
        row = bench.rows()[2]
        texts: list[str] = []
        expected: list[str] = []
        while len(texts) < 400:
            text = "".join(chance.choices(PIECES, k=chance.randint(1, 9)))
            if chance.random() < 0.6:
                text = f"{{1}}{text}{{/1}}{{2}}{text[::-1]}{{/2}}"
            with contextlib.suppress(BrokenMarks):
                stored = typed.read(text, row.segment.inline_map)
                if "<" in stored:
                    placeholders.check(stored, row.segment.inline_map)
                texts.append(text)
                expected.append(typed.show(stored))

        shown = translator.page.evaluate(TYPE_ALL, [row.segment.key, texts])

        assert shown == expected
        assert sum("{/2}" in one for one in texts) > 50


def test_a_form_beside_a_segment_is_its_own(enter: Enter, house: House) -> None:
    said = '<form action="/translate/"><textarea name="said"></textarea><button>Say</button></form>'
    with a_bench(house) as bench:
        translator = enter("translator")
        translator.page.route("**/beside?fragment", lambda route: route.fulfill(body=said))
        translator.go(bench.path)
        box(translator, "unopened").click()
        remark = translator.page.locator(".segment-beside textarea")
        remark.fill("Is it the same letter?")
        remark.press("Control+Enter")
        expect(remark).to_be_focused()
        translator.page.get_by_role("button", name="Say").click()

        expect(translator.page).to_have_url(re.compile("/translate/[?]said=Is"))
