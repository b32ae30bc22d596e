"""Somebody begins before the scripts of a page came over a slow line: nothing of it is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.bench import a_bench, kept, saved
from tests.browser.carrying import a_draft
from tests.browser.conftest import Enter, House
from tests.browser.editing import body as body_sent
from tests.browser.holding import HeldUp, hold_up
from tests.browser.test_editor_quotations import empty_a_quotation
from tests.browser.test_writing_keep import TYPED, body, state
from tests.browser.visitor import Visitor, crash

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NEVER_SEEN = "window.IntersectionObserver = class { observe() {} unobserve() {} };"
"""As it is for whoever is quicker than a browser that tells late what came into sight."""


SCRIPTS = "**/*.js*"


def held_up(visitor: Visitor, path: str) -> HeldUp:
    """Open a page whose scripts do not come yet."""
    scripts = hold_up(visitor.page, SCRIPTS)
    visitor.page.goto(visitor.home + path, wait_until="commit")
    return scripts


def segment(visitor: Visitor, source: str) -> Locator:
    """Return a segment as it stands, without waiting for scripts."""
    held = visitor.page.locator(".source-text", has_text=source)
    return visitor.page.locator("li.segment").filter(has=held).first


def test_a_translation_that_was_begun_before_is_saved(enter: Enter, house: House) -> None:
    with a_bench(house) as bench:
        translator = enter("translator")
        scripts = held_up(translator, bench.path)
        segment(translator, bench.title).locator("textarea").fill("El pozo")
        segment(translator, "The letter").locator("textarea").fill("La carta volvió.")

        scripts.release()

        saved(translator)
        assert "El pozo" in bench.texts()
        assert bench.said("The letter") == ["La carta volvió."]
        translator.page.keyboard.press("Control+Enter")  # it acts where somebody had begun
        saved(translator)
        expect(segment(translator, "The letter")).to_have_attribute("data-status", "confirmed")


def test_whoever_typed_where_marks_are_goes_on_there(enter: Enter, house: House) -> None:
    with a_bench(house) as bench:
        translator = enter("translator")
        scripts = held_up(translator, bench.path)
        field = segment(translator, "the accounts").locator("textarea")
        field.fill("Pidieron en mayo.")
        for _ in "en mayo.":
            field.press("ArrowLeft")

        scripts.release()

        expect(segment(translator, "the accounts").locator(".surface")).to_be_focused()
        translator.page.keyboard.type("las cuentas ")
        saved(translator)
        assert bench.said("the accounts") == ["Pidieron las cuentas en mayo."]


def test_a_field_becomes_one_with_marks_under_the_hand_that_takes_it(
    enter: Enter, house: House
) -> None:
    with a_bench(house) as bench:
        translator = enter("translator")
        translator.page.add_init_script(NEVER_SEEN)
        translator.go(bench.path)

        segment(translator, "the accounts").locator("textarea").click()
        translator.page.keyboard.type("Pidieron las cuentas.")

        saved(translator)
        assert bench.said("the accounts") == ["Pidieron las cuentas."]


def test_a_text_that_was_begun_before_is_kept(enter: Enter, house: House) -> None:
    draft = a_draft(house)
    author = enter("author")
    scripts = held_up(author, f"{draft.path}/edit")
    body(author).fill(TYPED)

    scripts.release()

    expect(state(author)).to_have_attribute("data-state", "kept")
    again = author.another_tab()
    again.go(f"{draft.path}/edit")
    expect(body(again)).to_have_value(TYPED)


def test_a_page_that_nobody_touched_keeps_nothing(enter: Enter, house: House) -> None:
    draft = a_draft(house)
    author = enter("author")

    held_up(author, f"{draft.path}/edit").release()

    author.page.wait_for_function("() => window.newsroomKeeping !== undefined")
    assert author.page.evaluate("window.newsroomKeeping.isChanged") is False
    expect(state(author)).to_be_empty()


def test_what_a_dead_tab_left_is_one_step_behind_what_was_begun_since(
    enter: Enter, house: House
) -> None:
    with a_bench(house) as bench:
        translator = enter("translator")
        translator.go(bench.path)
        translator.page.route("**/segments/*", lambda route: route.abort())
        segment(translator, "The letter").locator("textarea").fill("Lo de antes")
        segment(translator, "The letter").locator("input[type=checkbox]").check()
        translator.wait_for(lambda: len(kept(translator)) == 1, reload=False)
        again = translator.another_tab()
        crash(translator.page)
        translator.complaints.clear()
        scripts = held_up(again, bench.path)
        field = segment(again, "The letter").locator("textarea")
        field.fill("Lo de ahora")

        scripts.release()

        saved(again)
        assert bench.said("The letter") == ["Lo de ahora"]
        expect(segment(again, "The letter")).to_have_attribute("data-status", "draft")
        field.press("Control+z")
        expect(field).to_have_value("Lo de antes")


def test_the_editor_opens_under_the_hands_of_whoever_began_in_the_field(enter: Enter) -> None:
    author = enter("author", editor=True)
    scripts = held_up(author, "/desk/articles/new")
    field = author.page.locator("#write textarea[name=body]")
    field.fill("They row before dawn.")
    field.evaluate("one => one.setSelectionRange(9, 9)")

    scripts.release()

    text = author.page.locator(".editor-text")
    expect(text).to_be_focused()
    author.page.keyboard.type("long ")
    expect(text).to_have_text(TYPED)
    expect(state(author)).to_have_attribute("data-state", "kept")


def test_whoever_goes_into_the_title_after_a_save_is_not_led_back(enter: Enter) -> None:
    author = enter("author")
    author.go("/desk/articles/new")
    author.page.evaluate("sessionStorage.setItem('newsroom.writing.at', '0')")
    scripts = held_up(author, "/desk/articles/new")
    author.page.locator("#title").click()

    scripts.release()

    author.page.wait_for_function("() => window.newsroomKeeping !== undefined")
    expect(author.page.locator("#title")).to_be_focused()


SEALED_ANEW = """async () => {
  const Drafts = window.newsroomWork.drafts.constructor;
  const [before, now] = ["00", "11"].map((byte) => new Drafts("one", "text", byte.repeat(32)));
  await before.keep("line", { text: "before" });
  await Promise.all([now.all(), now.keep("line", { text: "now" })]);
  return (await now.all()).get("line")?.text;
}"""


def test_what_cannot_be_opened_any_more_takes_nothing_new_along(enter: Enter, house: House) -> None:
    with a_bench(house) as bench:
        translator = enter("translator")
        translator.go(bench.path)

        assert translator.page.evaluate(SEALED_ANEW) == "now"


def test_a_link_to_what_keeps_a_text_from_being_saved_leads_there_all_the_same(
    enter: Enter,
) -> None:
    author = enter("author", editor=True)
    empty_a_quotation(author)
    scripts = hold_up(author.page, SCRIPTS)
    author.page.locator("button[name=stay]").click(no_wait_after=True)
    author.page.locator(".notice-bad").first.get_by_role("link").click(no_wait_after=True)

    scripts.release()

    expect(author.page.locator(".editor-text")).to_be_focused()
    author.page.keyboard.type("We go.")
    assert '<p data-said="Kab" data-said-in="quc">We go.</p>' in body_sent(author)
    author.complaints[:] = [one for one in author.complaints if "422" not in one]
