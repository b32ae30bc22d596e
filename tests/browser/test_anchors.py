"""The scripts of the pages find the words of comments where the newsroom finds them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.anchors import PLACES, WORDS
from tests.browser.modules import page_of_modules

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TYPED = """async ([typed, anchor]) => {
  const { rangeIn } = await import("/anchoring.js");
  const range = rangeIn(typed, anchor);
  return range && [[...typed.slice(0, range[0])].length, [...typed.slice(0, range[1])].length];
}"""
READ = """async (html) => {
  const { ReadText } = await import("/writing_comments_reading.js");
  const article = document.createElement("article");
  article.innerHTML = html;
  return new ReadText(article).letters("body").text;
}"""
WRITTEN = """async (html) => {
  const { open } = await import("/editor.js");
  const place = document.body.appendChild(document.createElement("div"));
  const text = open({ place, html, attributes: {} });
  text.editor.commands.selectAll();
  const { quote } = text.selection();
  text.close();
  return quote;
}"""
EDITED = """async ([paragraph, anchor]) => {
  const { open } = await import("/editor.js");
  const place = document.body.appendChild(document.createElement("div"));
  const text = open({ place, html: "<p></p>", attributes: {} });
  if (paragraph) text.editor.commands.insertContent({ type: "text", text: paragraph });
  const found = text.show([{ id: 1, ...anchor }]);
  const marked = [...place.querySelectorAll(".passage")].map((one) => one.textContent).join("");
  const before = document.createRange();
  before.selectNodeContents(place);
  if (marked) before.setEndBefore(place.querySelector(".passage"));
  const start = before.toString().length;
  text.close();
  return found.length ? [start, marked] : null;
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """Open a page that has nothing but the shipped modules."""
    yield from page_of_modules(chromium)


def asked(name: str) -> list[object]:
    """Return a case as the scripts take it."""
    case = PLACES[name]
    anchor = {"quote": case.quote, "before": case.before, "after": case.after}
    return [case.typed, anchor]


@pytest.mark.parametrize("name", PLACES)
def test_words_are_found_in_a_field_where_the_shared_cases_have_them(page: Page, name: str) -> None:
    place = PLACES[name].place

    found = page.evaluate(TYPED, asked(name))

    assert found == (list(place) if place else None)


@pytest.mark.parametrize("name", PLACES)
def test_words_are_shown_in_the_editor_where_the_shared_cases_have_them(
    page: Page, name: str
) -> None:
    case = PLACES[name]
    place = case.place

    shown = page.evaluate(EDITED, asked(name))

    if place is None:
        assert shown is None
        return
    start = len(case.typed[: place[0]].encode("utf-16-le")) // 2
    assert shown == [start, case.typed[slice(*place)]]


@pytest.mark.parametrize("script", [READ, WRITTEN], ids=["read", "written"])
@pytest.mark.parametrize("name", WORDS)
def test_a_body_reads_as_the_shared_cases_have_it(page: Page, name: str, script: str) -> None:
    case = WORDS[name]

    read = page.evaluate(script, case.body)

    assert read == case.words
