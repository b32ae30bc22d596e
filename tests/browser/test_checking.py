"""Checks while somebody types, in a real browser: what is found stands there before it is saved."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.bench import BOTH_WIDTHS, a_bench, look, saved, segment
from tests.browser.conftest import Enter, House
from tests.browser.holding import hold_up

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BODY = "<p>😀 They were <strong>30</strong> here.</p><p>We paid 40.</p>"
CHOSEN = "document.getSelection().toString()"


def test_a_finding_comes_and_goes_while_its_text_is_typed(enter: Enter, house: House) -> None:
    with a_bench(house, body=BODY) as bench:
        translator = enter("translator")
        translator.go(bench.path)
        page = translator.page
        line = segment(translator, "We paid 40.")
        found = line.locator(".segment-findings .finding-line")
        # Nothing may be saved, so that only typing can have brought the finding.
        hold_up(page, f"**{bench.path}/segments/*")

        line.locator("textarea").first.fill("Pagamos.")
        expect(found).to_have_count(1)
        expect(line.locator("mark.found")).to_have_text("40")
        found.locator("a.place").click()
        assert page.evaluate(CHOSEN) == "40"
        line.locator("textarea").first.fill("Pagamos 40.")
        expect(found).to_have_count(0)
        expect(line.locator("mark.found")).to_have_count(0)


def test_an_answer_to_a_text_that_was_typed_over_is_dropped(enter: Enter, house: House) -> None:
    with a_bench(house, body=BODY) as bench:
        translator = enter("translator")
        translator.go(bench.path)
        line = segment(translator, "We paid 40.")
        box = line.locator("textarea").first
        late = hold_up(translator.page, "**/check").routes

        box.fill("Pagamos.")
        translator.wait_for(lambda: len(late) == 1, reload=False)
        box.fill("Pagamos 40.")
        translator.wait_for(lambda: len(late) == 2, reload=False)
        first, second = late
        with translator.page.expect_response("**/check"):
            second.continue_()
        first.abort()

        translator.page.wait_for_timeout(600)
        expect(line.locator(".segment-findings .finding-line")).to_have_count(0)


@BOTH_WIDTHS
def test_a_finding_points_into_both_texts(
    enter: Enter, house: House, width: int, language: str
) -> None:
    with a_bench(house, body=BODY) as bench:
        translator = enter("translator", width=width, language=language)
        translator.go(bench.path)
        line = segment(translator, "They were")
        line.scroll_into_view_if_needed()
        surface = line.locator(".surface")
        surface.click()
        translator.page.keyboard.type("Eran muchas.")
        place = line.locator(".segment-findings a.place")

        expect(place.first).to_have_text("“30”")
        expect(line.locator("mark.found")).to_have_text("30")
        place.first.focus()
        expect(line.locator("mark.found")).to_have_class("found found-warning is-pointed")
        saved(translator)
        expect(line.locator("mark.found")).to_have_text("30")
        look(translator, f"findings-{width}")
