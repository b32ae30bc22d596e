"""The editor and the sanitiser speak of the same text, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser, Page

from newsroom.articles import body_schema, markup
from newsroom.articles.body_schema import Role
from newsroom.articles.sanitise import clean_body
from newsroom.errors import BadInput, TooLarge
from tests.browser.editor_bodies import BEYOND, BODIES
from tests.browser.modules import page_of_modules
from tests.newsroom.articles import bodies

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PASSED = "async (html) => (await import('/editor.js')).passed(html)"
HOLDS = "async (html) => (await import('/editor.js')).holds(html)"
KNOWN = "async () => (await import('/editor.js')).known()"
OWN = {"doc", "text", "line", "frame", "picture", "noteref"}
"""What the editor has of its own: each is written as elements of the policy."""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """Open a page that has nothing but the editor's module."""
    yield from page_of_modules(chromium)


@pytest.mark.parametrize("html", BODIES)
def test_a_body_comes_out_of_the_editor_as_it_went_in(page: Page, html: str) -> None:
    body = clean_body(html)

    passed = page.evaluate(PASSED, body)

    assert body == html
    assert clean_body(passed) == body
    assert page.evaluate(HOLDS, body) is True


@pytest.mark.parametrize("html", BEYOND)
def test_a_body_that_the_editor_cannot_hold_is_known_for_it(page: Page, html: str) -> None:
    assert page.evaluate(HOLDS, clean_body(html)) is False


@settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(html=bodies.written())
def test_whatever_the_editor_says_it_holds_comes_out_whole(page: Page, html: str) -> None:
    try:
        body = clean_body(html)
    except (BadInput, TooLarge):
        return

    passed = page.evaluate(PASSED, body)

    if page.evaluate(HOLDS, body):
        assert told(clean_body(passed)) == told(body)


def test_white_space_between_blocks_says_nothing(page: Page) -> None:
    body = clean_body("<p>a\nb</p>\n<ul>\n<li>c</li>\n</ul>\n<p>d <br>\ne</p>\n")

    assert page.evaluate(HOLDS, body) is True
    assert page.evaluate(PASSED, body) == "<p>a b</p><ul><li>c</li></ul><p>d <br>e</p>"


def test_the_editor_knows_the_elements_and_attributes_of_the_policy_and_no_others(
    page: Page,
) -> None:
    known: dict[str, Any] = page.evaluate(KNOWN)

    assert set(known) - OWN == set(body_schema.ELEMENTS)
    for tag, kind in body_schema.ELEMENTS.items():
        if tag in {"thead", "tbody"}:  # rows know which of the two they stand in
            continue
        wanted = {*kind.attributes, *body_schema.EVERYWHERE}
        assert set(known[tag]["attributes"]) - {"order", "section", "colwidth"} == wanted
        assert known[tag]["kind"] == ("mark" if kind.role is Role.MARK else "node")


def told(body: str) -> list[Any]:
    """Return the elements with what they say, and the words without white space, in order."""
    root = markup.read(body)
    elements = [
        (one.tag, sorted(one.attributes.items()), words([one]))
        for one in markup.elements(root.children)
    ]
    return [words(root.children), *elements]


def words(nodes: list[markup.Node]) -> str:
    return re.sub(r"[ \t\n]+", "", markup.text_of(nodes))
