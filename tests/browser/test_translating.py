"""A translator's day in a real browser: keyboard alone, races, crashes, and nothing is lost."""

from __future__ import annotations

import contextlib
import re

import pytest
from playwright.sync_api import Dialog, Error, Route, expect

from newsroom.translations.states import TargetStatus
from tests.browser.bench import (
    BOTH_WIDTHS,
    MARKED,
    SPANISH_LINKED,
    a_bench,
    box,
    kept,
    look,
    saved,
    segment,
    type_marked,
)
from tests.browser.conftest import SECOND_TRANSLATOR, Enter, House
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_translator_finishes_an_article_by_keyboard_alone(enter: Enter, house: House) -> None:
    with a_bench(house) as bench:
        title = "El pozo de las siete calles " + bench.title.rpartition(" ")[2]
        translator = enter("translator")
        translator.go(bench.path)
        keys = translator.page.keyboard

        keys.press("Alt+ArrowDown")
        keys.type(title)
        keys.press("Control+Enter")
        expect(translator.page.locator(":focus")).to_have_class(re.compile("surface"))
        type_marked(keys, SPANISH_LINKED)
        keys.press("Control+Enter")
        keys.type("Lo que había en el cajón")
        keys.press("Control+Enter")
        keys.type("Nadie respondió.")
        keys.press("Control+Enter")
        keys.type("La carta volvió sin abrir.")
        saved(translator)
        keys.press("Control+Enter")
        keys.press("Control+Enter")  # the repeat was filled in; it only has to be confirmed
        hand_in = translator.page.locator("#hand-in button")
        expect(hand_in).to_be_enabled()
        expect(hand_in).to_be_focused()
        look(translator, "all-finished")
        keys.press("Enter")

        translator.sees("translation handed in")
        assert [text for text in bench.texts() if text] == [
            title, MARKED, "Lo que había en el cajón",
            "Nadie respondió.", "La carta volvió sin abrir.", "Nadie respondió.",
        ]  # fmt: skip


def test_handing_in_opens_although_its_answer_was_lost_once(enter: Enter, house: House) -> None:
    with a_bench(house, body="<p>Nobody answered.</p>") as bench:
        translator = enter("translator")
        translator.go(bench.path)
        lost: list[str] = []

        def lose_the_first(route: Route) -> None:
            if lost:
                route.continue_()
            else:
                lost.append(route.request.url)
                route.abort()

        translator.page.route(f"**{bench.path}/panel", lose_the_first)
        number = bench.title.rpartition(" ")[2]
        for source, words in (
            (bench.title, f"El pozo de las siete calles {number}"),
            ("Nobody", "Nadie respondió."),
        ):
            box(translator, source).fill(words)
            translator.page.keyboard.press("Control+Enter")

        expect(translator.page.locator("#hand-in button")).to_be_enabled()
        assert len(lost) == 1
    translator.complaints.clear()  # the browser's word for the answer that was lost


def test_two_translators_race_for_one_task_and_one_of_them_has_it(
    enter: Enter, house: House
) -> None:
    with a_bench(house, claimed=False) as bench:
        first, other = enter("translator"), enter(SECOND_TRANSLATOR)
        for one in (first, other):
            one.go(bench.path)

        first.press("claim")
        expect(box(first, "Nobody")).to_be_visible()
        other.press("claim")

        other.sees("already claimed")
        assert "409" in other.complaints.pop()
        other.go(bench.path)
        expect(other.page.locator("textarea")).to_have_count(0)


@BOTH_WIDTHS
def test_a_tab_that_dies_in_the_middle_of_a_sentence_loses_nothing(
    enter: Enter, house: House, width: int, language: str
) -> None:
    with a_bench(house) as bench:
        translator = enter("translator", width=width, language=language)
        translator.go(bench.path)
        translator.page.route("**/segments/*", lambda route: route.abort())
        box(translator, "They asked").click()
        translator.page.keyboard.type("Pidieron al ayun")
        box(translator, "unopened").click()
        translator.page.keyboard.type("La carta vol")
        stored = bench.texts()
        kill(translator)

        again = translator.another_tab()
        again.go(bench.path)

        assert not any(stored)
        expect(box(again, "They asked")).to_have_text("Pidieron al ayun")
        expect(box(again, "unopened")).to_have_value("La carta vol")
        expect(again.page.locator("#messages")).to_contain_text(again.say("came back"))
        saved(again)
        assert [text for text in bench.texts() if text] == ["Pidieron al ayun", "La carta vol"]
        assert kept(again) == []
        look(again, "came-back")
    translator.complaints.clear()


def test_the_source_changes_under_the_translator(enter: Enter, house: House) -> None:
    with a_bench(house) as bench:
        translator = enter("translator")
        translator.go(bench.path)
        box(translator, bench.title).fill("El pozo de las siete calles")
        translator.page.keyboard.press("Control+Enter")
        saved(translator)
        bench.rename(bench.title.replace("well", "old well"))

        box(translator, bench.title).fill("El pozo de las calles")
        saved(translator)
        moved = translator.page.locator("#moved")
        expect(moved).to_contain_text(translator.say("source changed"))
        waiting = bench.rows()[0].status
        moved.get_by_role("link").click()

        changed = segment(translator, "old well")
        expect(changed.locator("ins")).to_contain_text("old")
        expect(box(translator, "old well")).to_have_value("El pozo de las calles")
        look(translator, "source-changed")
        box(translator, "old well").focus()
        translator.page.keyboard.press("Alt+v")
        saved(translator)
        assert (waiting, bench.rows()[0].status) == (TargetStatus.FUZZY, TargetStatus.CONFIRMED)


@BOTH_WIDTHS
def test_what_is_typed_offline_is_saved_when_the_connection_is_back(
    enter: Enter, house: House, width: int, language: str
) -> None:
    with a_bench(house) as bench:
        translator = enter("translator", width=width, language=language)
        translator.go(bench.path)
        translator.page.context.set_offline(True)
        box(translator, "unopened").fill("La carta volvió.")
        keeping = translator.page.locator("#keeping")
        expect(keeping).to_have_attribute("data-state", "offline")
        look(translator, "offline")
        assert len(kept(translator)) == 1

        translator.page.context.set_offline(False)

        saved(translator)
        assert "La carta volvió." in bench.texts()
        assert kept(translator) == []
    translator.complaints.clear()


@BOTH_WIDTHS
def test_of_two_tabs_the_second_sees_three_texts_and_decides(
    enter: Enter, house: House, width: int, language: str
) -> None:
    with a_bench(house) as bench:
        first = enter("translator", width=width, language=language)
        first.go(bench.path)
        box(first, "unopened").fill("Lo primero")
        saved(first)
        second = first.another_tab()
        second.go(bench.path)
        box(first, "unopened").fill("Lo de la primera pestaña")
        saved(first)

        box(second, "unopened").fill("Lo de la segunda pestaña")
        panel = second.page.locator(".clash-panel")
        expect(panel.locator(".text-kept")).to_have_text(
            ["Lo primero", "Lo de la primera pestaña", "Lo de la segunda pestaña"]
        )
        expect(panel).to_contain_text(second.say("what you opened"))
        look(second, "three-texts")
        panel.get_by_role("button", name=second.say("keep your text")).click()
        saved(second)

        assert "Lo de la segunda pestaña" in bench.texts()
        expect(panel).to_have_count(0)
        second.go(bench.path)
        expect(second.page.locator(".kept-aside")).to_contain_text("Lo de la segunda pestaña")
    assert "409" in second.complaints.pop()


def test_signing_out_leaves_nothing_on_the_device(enter: Enter, house: House) -> None:
    with a_bench(house) as bench:
        translator = enter("translator")
        translator.go(bench.path)
        translator.page.route("**/segments/*", lambda route: route.abort())
        box(translator, "unopened").fill("Una fuente en peligro")
        expect(translator.page.locator("#keeping")).to_have_attribute("data-state", "offline")
        device = translator.page.evaluate("Object.values(localStorage).join()")
        asked: list[str] = []

        def agree(question: Dialog) -> None:
            asked.append(question.message)
            question.accept()

        translator.page.on("dialog", agree)

        translator.page.locator(".menu summary").click()
        translator.page.locator("form[data-leaving] button").click()
        translator.page.wait_for_url(lambda url: "/translate/" not in url)

        assert "sealed" in device
        assert "fuente" not in device
        assert len(asked) == 1
        assert kept(translator) == []
    translator.complaints.clear()
    house.signed_in.pop("translator")


def kill(visitor: Visitor) -> None:
    """End a tab as a crash does: no event of the page runs any more."""
    with contextlib.suppress(Error):
        visitor.page.goto("chrome://crash", timeout=2_000)
