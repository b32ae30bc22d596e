"""The outline of a text beside it, and the way to each of its headings, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Enter
from tests.browser.editing import opened, wrong
from tests.browser.test_editor_finding import put
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LONG = "".join(f"<p>Line {number} of the river.</p>" for number in range(12))
HELD = "".join(f"<h{level}>{words}</h{level}>{LONG}" for level, words in [
    (2, "The <em>dam</em>"), (3, "Its wall"), (3, "Its lake"), (2, "The people"),
])  # fmt: skip
NAMES = ["The dam", "Its wall", "Its lake", "The people"]
WORDS = {"en": "Outline", "es": "Esquema"}


def outline(author: Visitor) -> Locator:
    """Return the list of headings."""
    return author.page.locator("#outline")


def entries(author: Visitor) -> Locator:
    """Return the headings that are listed."""
    return outline(author).locator(".outline-list button")


def unfold(author: Visitor) -> None:
    """Open the outline, from behind the button of a telephone too."""
    author.more()
    author.page.locator("[data-outline]").click()
    expect(outline(author)).to_be_visible()


def seen_clear_of_the_bars(author: Visitor, words: str) -> None:
    """Make sure that a heading stands where it is read."""
    heading = author.page.locator(".editor-text").get_by_text(words, exact=True)
    expect(heading).to_be_in_viewport()
    place, bars = heading.bounding_box(), author.page.locator(".editor-bars").bounding_box()
    assert place is not None
    assert bars is not None
    assert place["y"] >= bars["y"] + bars["height"]


def test_headings_are_listed_as_they_are_typed_once_there_are_two(enter: Enter) -> None:
    author = enter("author", editor=True)
    keyboard = author.page.keyboard
    button = author.page.locator("[data-outline]")
    opened(author).focus()

    keyboard.type("## The river")
    keyboard.press("Enter")
    author.page.wait_for_timeout(500)
    expect(button).to_be_hidden()
    keyboard.type("### Its mouth")
    expect(button).to_be_visible()
    unfold(author)
    expect(entries(author)).to_have_text(["The river", "Its mouth"])
    expect(outline(author).locator("ol ol button")).to_have_text(["Its mouth"])

    author.page.locator(".editor-text h3").click()
    keyboard.press("End")
    author.settle()
    keyboard.type(" now")
    expect(entries(author)).to_have_text(["The river", "Its mouth now"])
    for _letter in "Its mouth now":
        keyboard.press("Backspace")
    expect(outline(author)).to_be_hidden()
    expect(button).to_be_hidden()
    keyboard.type("Its end")
    expect(entries(author)).to_have_text(["The river", "Its end"])  # as it was wanted before


@pytest.mark.parametrize(("language", "width"), [("en", DESK), ("es", PHONE)])
def test_each_heading_is_led_to_and_the_current_one_is_marked(
    enter: Enter, language: str, width: int
) -> None:
    author = enter("author", language=language, width=width, editor=True)
    put(author, HELD)
    expect(author.page.locator(".outline-head")).to_be_hidden()

    unfold(author)
    expect(outline(author)).to_contain_text(WORDS[language])
    expect(entries(author)).to_have_text(NAMES)
    assert wrong(author) == []
    assert author.page.evaluate(LOOK, language) == []
    author.shot("editor-outline")
    if width == DESK:
        list_, panel = (
            outline(author).bounding_box(),
            author.page.locator("#panel-why").bounding_box(),
        )
        assert list_ is not None
        assert panel is not None
        assert panel["y"] >= list_["y"] + list_["height"]
    entries(author).nth(3).click()
    expect(author.page.locator(".editor-text")).to_be_focused()
    seen_clear_of_the_bars(author, "The people")
    expect(entries(author).nth(3)).to_have_attribute("aria-current", "true")
    assert outline(author).is_visible() is (width == DESK)

    if width == PHONE:
        unfold(author)
    expect(outline(author).locator("[aria-current]")).to_have_text("The people")
    author.page.locator("#outline [data-outline-close]").focus()
    for _each in range(2):
        author.page.keyboard.press("Tab")
    expect(entries(author).nth(1)).to_be_focused()
    author.page.keyboard.press("Enter")
    expect(author.page.locator(".editor-text")).to_be_focused()
    seen_clear_of_the_bars(author, "Its wall")
    author.page.keyboard.type("X")
    expect(author.page.locator(".editor-text h3").first).to_have_text("XIts wall")
    expect(outline(author).locator("[aria-current]")).to_have_text("XIts wall")


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_the_key_that_closes_leads_back_to_where_it_was_opened(enter: Enter, width: int) -> None:
    author = enter("author", width=width, editor=True)
    put(author, HELD)
    unfold(author)
    expect(entries(author).first).to_be_focused()

    author.page.keyboard.press("Escape")

    expect(outline(author)).to_be_hidden()
    expect(author.page.locator("[data-outline]" if width == DESK else ".bar-more")).to_be_focused()
    expect(author.page.locator("[data-outline]")).to_have_attribute("aria-expanded", "false")


def test_a_touch_beside_the_sheet_of_a_telephone_closes_it(enter: Enter) -> None:
    author = enter("author", width=PHONE, editor=True)
    put(author, HELD)
    unfold(author)

    author.page.locator(".editor-text p").first.click()

    expect(outline(author)).to_be_hidden()


def test_an_outline_that_is_open_beside_the_text_is_so_the_next_time(enter: Enter) -> None:
    author = enter("author", editor=True)
    put(author, HELD)
    unfold(author)

    put(author, HELD)

    expect(entries(author).first).to_be_visible()
    expect(author.page.locator(".editor-text")).to_be_focused()  # nobody is taken from their text
    author.page.locator("[data-outline-close]").click()
    put(author, HELD)
    expect(author.page.locator("[data-outline]")).to_be_visible()
    expect(outline(author)).to_be_hidden()


def test_the_plain_field_has_an_outline_of_its_markdown(enter: Enter) -> None:
    author = enter("author")
    page = author.page
    author.go("/desk/articles/new")
    field = page.locator("textarea[name=body]")
    filling = "A line.\n\n" * 60
    rest = "```\n## no\n```\n\n[^1]: A.\n"

    field.fill(f"{filling}# First *one*\n\n{filling}## [River](/en/r)[^1] ##\n\n{rest}")
    unfold(author)
    expect(entries(author)).to_have_text(["First one", "River"])
    expect(outline(author).locator("[aria-current]")).to_have_text("River")
    entries(author).first.click()

    expect(field).to_be_focused()
    at = field.evaluate("one => one.value.slice(one.selectionStart).split('\\n')[0]")
    assert at == "# First *one*"
    expect(outline(author).locator("[aria-current]")).to_have_text("First one")
    page.locator("[data-write=editor]").click()
    expect(page.locator(".editor-text")).to_be_visible()
    entries(author).last.click()
    expect(page.locator(".editor-text")).to_be_focused()
    seen_clear_of_the_bars(author, "River")


def test_the_outline_of_markdown_has_every_form_of_a_heading(enter: Enter) -> None:
    author = enter("author")
    author.go("/desk/articles/new")

    author.page.locator("textarea[name=body]").fill(
        "Under *it*\nand on\n===\n\n````\n```\n## no\n````\n\n"
        "Two\n---\n\n- no\n---\n\n<h3>Tag</h3>\n\n---\n"
    )
    unfold(author)

    expect(entries(author)).to_have_text(["Under it", "Two", "Tag"])


def test_the_plain_field_has_an_outline_of_its_html(enter: Enter) -> None:
    author = enter("author")
    author.go("/desk/articles/new")
    field = author.page.locator("textarea[name=body]")
    field.evaluate("one => { one.form.elements.body_form.value = 'html'; }")

    field.fill('<h2 id="a">A &amp; <em>b</em></h2><p>c</p><h4>no</h4><h3>\n C\n</h3><h2></h2>')
    unfold(author)

    expect(entries(author)).to_have_text(["A & b", "C"])
