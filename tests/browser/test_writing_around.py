"""What stands around a text in a real browser: by keyboard, on a telephone, without script."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import expect

from newsroom.articles import measures
from newsroom.articles.sanitise import clean_body
from newsroom.web.body import text as body_text
from tests.browser.conftest import Enter
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NEW = "/desk/articles/new"
WORDS = {
    "en": {"remove": "Remove Peru (PE)", "suggest": "Suggest as an organisation"},
    "es": {"remove": "Quitar Perú (PE)", "suggest": "Proponer como organización"},
}
COUNTRIES = {"en": ("Peru (PE)", "Guatemala (GT)"), "es": ("Perú (PE)", "Guatemala (GT)")}
BODIES = [
    "<p>It is dry. Who knew? Mr. Bell and J. Alva did!</p><h2>The <em>coun</em>cil knew</h2>",
    "<ul><li>Uno<br>dos</li><li><p>Tres, 1,250.50 &amp; más</p></li></ul><p>«No nos vamos.»</p>",
    "<blockquote><p>Después calló… y ¿quién?</p><footer>Ana, de la av. Arce</footer></blockquote>",
    "<table><tbody><tr><td>una celda</td><td>12.5</td></tr></tbody></table><p>   </p>",
    "<p>\u02bbOkina 你好 well-known l'eau. (Fin.) —Sí</p>",
    "",
]
MEASURE = """async ([source, html, language]) => {
  const { blocks, ofBlocks } = await import(source);
  return [blocks(html), ofBlocks(blocks(html), language)];
}"""

MARKED = "getSelection().toString()"


def re_of(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words))


def look(visitor: Visitor, name: str) -> None:
    assert visitor.page.evaluate(LOOK, visitor.language) == []
    schemes: tuple[Literal["dark", "light"], ...] = ("dark", "light")
    for scheme in schemes:
        visitor.page.emulate_media(color_scheme=scheme)
        visitor.shot(f"around-{name}-{scheme}")
        told: dict[str, Any] = Axe().run(visitor.page).response
        assert [(one["id"], one["nodes"][0]["html"]) for one in told["violations"]] == []


@pytest.mark.parametrize(("width", "language"), [(PHONE, "es"), (DESK, "en"), (DESK, "es")])
def test_an_author_does_everything_around_a_text_by_keyboard(
    enter: Enter, width: int, language: str
) -> None:
    author = enter("author", width=width, language=language)
    page, words = author.page, WORDS[language]
    peru, guatemala = COUNTRIES[language]
    mark = f"{width}{language}"
    author.go(NEW)
    page.locator("#language").select_option(language)

    page.locator("#title").focus()
    page.keyboard.type(f"Una carta {mark}")
    expect(page.locator(".address-shown")).to_contain_text(f"una-carta-{mark}")
    page.locator("#kind").focus()
    page.keyboard.type("S" if language == "en" else "C")
    expect(page.locator("#kind")).to_have_value("statement")
    page.locator("[name=skeleton]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#body")).to_have_value(re_of("✎"))
    expect(page.locator("[data-count=words]")).not_to_have_text("0")

    find = page.locator("#countries-find")
    find.focus()
    for typed in ("peru", "GT"):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(2)
    page.get_by_role("button", name=words["remove"]).focus()
    look(author, "chosen")
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_text([re_of(guatemala.split(" ")[0])])
    expect(page.locator("[name=countries]")).to_have_value(guatemala)
    assert peru not in page.locator("[data-countries] .chips").inner_text()

    page.locator("#named_typed").focus()
    page.keyboard.type(f"Vigías {mark}")
    suggest = page.get_by_role("button", name=words["suggest"])
    expect(suggest).to_be_visible()
    look(author, "named")
    suggest.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label(f"Vigías {mark}")).to_be_checked()
    author.unfold("byline")
    page.locator("#byline_kind-0").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#byline_kind-2")).to_be_checked()
    if width == PHONE:
        page.locator(".bar-more").focus()
        page.keyboard.press("Enter")
    page.locator("button[name=stay]").focus()
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile(r"/edit$"))
    expect(page.locator("#named input:checked")).to_have_count(1)
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator("#kind")).to_have_value("statement")
    look(author, "saved")


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_all_works_without_script(enter: Enter, language: str) -> None:
    author = enter("author", width=PHONE, language=language, script=False)
    page = author.page
    author.go(NEW)
    page.locator("#title").fill(f"Sin guion {language}")
    page.locator("#kind").select_option("event")
    page.locator("[name=skeleton]").click()
    expect(page.locator("#body")).to_have_value(re_of("✎"))
    page.locator("#countries").fill("Perú; gt")
    author.more()
    page.locator("button[name=stay]").click()

    expect(page.locator("#countries")).to_have_value(", ".join(COUNTRIES[language]))
    expect(page.locator("#kind")).to_have_value("event")
    expect(page.locator("[data-count=words]")).not_to_have_text("0")
    expect(page.locator(".address-shown")).to_contain_text(f"sin-guion-{language}")


def test_what_is_no_country_comes_back_as_it_was_typed(enter: Enter) -> None:
    author = enter("author", width=DESK)
    page = author.page
    author.go(NEW)

    page.locator("#countries-find").fill("Atlantis")
    page.locator("button[name=stay]").click()

    expect(page.locator("#countries-error")).to_contain_text("Atlantis")
    expect(page.locator(".chip")).to_contain_text(["Atlantis"])
    assert "422" in author.complaints.pop()


def test_the_page_counts_as_the_newsroom_does(enter: Enter) -> None:
    author = enter("author")
    author.go(NEW)
    source = author.page.locator("script[src*=writing_around]").get_attribute("src")
    assert source is not None
    counts = source.replace("writing_around", "writing_counts").partition("?")[0]

    for html in BODIES:
        body = clean_body(html)
        for language in ("en", "es"):
            told = author.page.evaluate(MEASURE, [counts, str(body), language])
            assert told == [measures.blocks(body), asdict(measures.of_body(body, language))]


@pytest.mark.parametrize("html", BODIES[:2])
def test_markdown_is_counted_as_what_it_becomes(enter: Enter, html: str) -> None:
    author = enter("author")
    author.go(NEW)
    body = clean_body(html)

    author.page.locator("#body").fill(body_text.typed(body).text)

    expected = str(measures.of_body(body, "en").words)
    expect(author.page.locator("[data-count=words]")).to_have_text(expected)


@pytest.mark.parametrize(("width", "language"), [(PHONE, "es"), (DESK, "en")])
@pytest.mark.parametrize("is_rich", [True, False])
def test_a_template_is_written_into_from_its_first_prompt_on(
    enter: Enter, width: int, language: str, *, is_rich: bool
) -> None:
    author = enter("author", width=width, language=language, editor=is_rich)
    page = author.page
    author.go(NEW)
    text = page.locator(".editor-text" if is_rich else "#body")
    expect(text).to_be_visible()
    page.locator("#language").select_option(language)
    page.locator("[data-skeleton]").click()

    expect(text).to_be_focused()
    first = page.evaluate(MARKED)
    assert first.startswith("{✎")
    assert first.endswith("}")
    page.keyboard.type("It rained.")
    missing = page.locator("#panel-why a[href$='#body']")
    for _each_time in range(2):
        missing.click()
        page.wait_for_function(f"one => ![one, ''].includes({MARKED})", arg=first)
        assert page.evaluate(MARKED).startswith("{✎")
        expect(text).to_be_focused()
        page.locator("#title").focus()
