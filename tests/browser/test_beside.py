"""What stands beside a segment in a real browser: findings and their reasons, by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.bench import a_bench, saved, segment
from tests.browser.conftest import Enter, House
from tests.browser.holding import hold_up

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_finding_is_reached_and_its_reason_given_by_keyboard_alone(
    enter: Enter, house: House
) -> None:
    with a_bench(house, body="<p>They were 30.</p>") as bench:
        translator = enter("translator")
        translator.go(bench.path)
        keys, hand_in = translator.page.keyboard, translator.page.locator("#hand-in")
        title = segment(translator, "The well").locator("textarea")
        title.fill("El pozo de las siete calles " + bench.title.rsplit(" ", 1)[1])
        title.press("Control+Enter")
        line = segment(translator, "They were 30.")
        line.locator("textarea").first.fill("Eran muchas personas.")
        line.locator("textarea").first.press("Control+Enter")
        saved(translator)
        stuck = hand_in.locator("a", has_text="A check found errors")
        expect(stuck).to_have_count(1)
        expect(hand_in.locator("summary")).to_be_focused()

        keys.press("Enter")
        keys.press("Tab")
        expect(stuck).to_be_focused()
        keys.press("Enter")
        expect(line.locator("textarea").first).to_be_focused()
        keys.press("Alt+r")
        expect(line.locator(".talk-unfolded textarea").first).to_be_focused()
        keys.type("She said it in another sentence.")
        line.get_by_role("button", name="Let it stand").press("Enter")

        expect(line.locator(".segment-state")).to_contain_text("May stand, says")
        expect(hand_in.locator("button")).to_be_enabled()
        expect(line.locator(".talk-unfolded textarea").first).to_be_focused()
        keys.press("Escape")
        expect(line.locator("textarea").first).to_be_focused()


def test_who_goes_on_while_the_last_text_is_saved_is_not_led_away(
    enter: Enter, house: House
) -> None:
    with a_bench(house, body="<p>They were 30.</p>") as bench:
        translator = enter("translator")
        translator.go(bench.path)
        title = segment(translator, "The well").locator("textarea")
        last = segment(translator, "They were 30.").locator("textarea").first
        title.fill("El pozo de las siete calles " + bench.title.rsplit(" ", 1)[1])
        title.press("Control+Enter")
        saved(translator)
        last.fill("Eran 30.")
        held = hold_up(translator.page, "**/segments/*", times=1).routes
        last.press("Control+Enter")
        translator.wait_for(lambda: bool(held), reload=False)

        title.click()
        held[0].continue_()

        expect(translator.page.locator("#keeping")).to_have_attribute("data-state", "all_done")
        expect(title).to_be_focused()
