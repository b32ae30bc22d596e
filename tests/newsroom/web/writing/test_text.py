"""A text between Markdown and HTML, and what the writing page brings for its editor."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from flask import Flask

from tests import make
from tests.newsroom.web.browsing import Browser
from tests.newsroom.web.keeping import written_by

CONVERT = "/desk/writing/text"


def converted(browser: Browser, body: str, form: str, wanted: str) -> Any:
    answer = browser.post(CONVERT, {"body": body, "body_form": form, "wanted": wanted})
    return answer.status_code, answer.json


def brought(page: str) -> str | None:
    found = re.search(r'<template id="body-html">(.*?)</template>', page, re.DOTALL)
    return html.unescape(found[1]) if found else None


def test_a_text_goes_from_one_form_to_the_other_and_back(app: Flask) -> None:
    browser = Browser(app, make.staff().author)

    to_html = converted(browser, "## A\n\n- b\n- *c*", "markdown", "html")
    back = converted(browser, to_html[1]["body"], "html", "markdown")

    expected = "<h2>A</h2>\n<ul>\n<li>b</li>\n<li><em>c</em></li>\n</ul>\n"
    assert to_html == (200, {"body": expected, "body_form": "html"})
    assert back == (200, {"body": "## A\n\n- b\n- *c*", "body_form": "markdown"})


def test_what_is_turned_is_cleaned_and_a_refusal_says_why(app: Flask) -> None:
    browser = Browser(app, make.staff().author)

    hostile = converted(browser, "<p onclick=x>a<script>b</script></p>", "html", "html")
    refused = converted(browser, "[a]{xx: b}", "markdown", "html")

    assert hostile == (200, {"body": "<p>a</p>", "body_form": "html"})
    assert refused[0] == 422
    assert "xx" in refused[1]["error"]


def test_nobody_turns_a_text_without_being_of_the_staff(app: Flask) -> None:
    assert Browser(app).post(CONVERT, {"body": "a"}).status_code in {302, 401, 403}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"body": "*a* </template>", "body_form": "markdown"}, "<p><em>a</em> </p>\n"),
        ({"body": "<p>a</p>", "body_form": "html"}, None),
        ({"body": "[a]{xx: b}", "body_form": "markdown"}, None),
    ],
)
def test_a_page_that_was_refused_brings_what_was_typed_for_the_editor(
    app: Flask, given: dict[str, str], wanted: str | None
) -> None:
    browser = Browser(app, make.staff().author)

    page = browser.post("/desk/articles/new", {"title": "", "preview": "1", **given})

    assert brought(page.text) == wanted


def test_the_page_of_a_text_brings_its_html_beside_its_markdown(app: Flask) -> None:
    people = make.staff()
    browser = Browser(app, people.author)
    typed = {"title": "A title", "body": "**a**", "language": "en", "byline_kind": "real"}
    browser.post("/desk/articles/new", typed)
    [edition] = written_by(people.author)

    page = browser.get(f"/desk/articles/{edition.article_id}/edit").text

    assert brought(page) == "<p><strong>a</strong></p>\n"
    assert ">**a**</textarea>" in page.replace("\r\n", "").replace("\n", "")
