"""What the editor and the plain pages ask for while somebody writes: articles, posts, languages."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from newsroom.publishing import queries as publishing
from newsroom.search import following
from tests import make, statements
from tests.newsroom.search.stories import content, put
from tests.newsroom.web.browsing import Browser

ARTICLES = "/desk/writing/articles"
POST = "/desk/writing/post"
JSON = {"Accept": "application/json"}
TWEET = (
    '<blockquote class="twitter-tweet"><p lang="es" dir="ltr">Hoy no encontramos a nadie.</p>'
    '&mdash; Madres (@madres) <a href="https://twitter.com/madres/status/1?ref_src=x">'
    'November 8, 2017</a></blockquote> <script async src="https://platform.twitter.com/w.js">'
    "</script>"
)
QUOTE = (
    '<blockquote class="post" translate="no" lang="es" cite="https://twitter.com/madres/status/1">'
    "<p>Hoy no encontramos a nadie.</p><footer><cite>Madres (@madres)</cite> "
    '<time datetime="2017-11-08">November 8, 2017</time></footer></blockquote>'
)


def told(answer: TestResponse) -> Any:
    return json.loads(answer.text)


def test_articles_come_with_the_address_that_a_link_holds(app: Flask) -> None:
    people = make.staff()
    article = make.published(people).article
    following.follow()
    make.draft(people, replace(make.STORY, title="The defenders of the valley"))
    author = Browser(app, people.author)
    slug = publishing.live_urls(article)["en"].strip("/").rpartition("/")[2]

    answer = author.get(f"{ARTICLES}?q=defend&language=en", headers=JSON)
    by_address = author.get(f"{ARTICLES}?q=http://127.0.0.1:8000/en/{slug}/", headers=JSON)

    assert answer.headers["Cache-Control"] == "private, no-store"
    first = {
        "title": make.STORY.title,
        "language": "en",
        "href": f"/en/{slug}/",
        "phase": "live",
        "phase_label": "Live",
    }
    draft = {
        "title": "The defenders of the valley",
        "language": "en",
        "href": "/en/the-defenders-of-the-valley/",
        "phase": "drafting",
        "phase_label": "Being written",
    }
    assert told(answer) == [first, draft]
    assert told(by_address) == [first]


def test_the_language_that_is_asked_for_comes_first_and_each_article_once(app: Flask) -> None:
    people = make.staff()
    both = replace(make.STORY, title="Garzas")
    make.published(people, both)
    following.follow()
    author = Browser(app, people.author)

    found = {
        language: told(author.get(f"{ARTICLES}?q=garzas&language={language}", headers=JSON))
        for language in ("en", "es")
    }

    assert {language: [one["language"] for one in rows] for language, rows in found.items()} == {
        "en": ["en"],
        "es": ["es"],
    }


def test_a_plain_page_gives_the_line_to_copy(app: Flask) -> None:
    people = make.staff()
    make.draft(people, replace(make.STORY, title="Who [really] decides & why"))

    page = Browser(app, people.author).get(f"{ARTICLES}?q=decides").text

    assert "[Who \\[really\\] decides &amp; why](/en/who-really-decides-why/)" in page


def test_what_others_write_is_not_told(app: Flask) -> None:
    people = make.staff()
    make.draft(people)
    other, stranger = make.person("author"), make.person("admin")

    assert told(Browser(app, other).get(f"{ARTICLES}?q=defenders", headers=JSON)) == []
    assert Browser(app, stranger).get(f"{ARTICLES}?q=defenders", headers=JSON).status_code == 403
    assert Browser(app).get(f"{ARTICLES}?q=defenders", headers=JSON).status_code == 302


def test_many_articles_take_as_many_statements_as_one(app: Flask) -> None:
    people = make.staff()
    author = Browser(app, people.author)
    sent: list[int] = []
    for count in (1, 18):
        put(people.author, *(content(f"Ferry {count} {one}") for one in range(count)))
        with statements.counted() as made:
            assert len(told(author.get(f"{ARTICLES}?q=ferry", headers=JSON))) >= count
        sent.append(len(made))

    assert sent[0] == sent[1]


@pytest.mark.parametrize(
    "typed", ["", "%20", "a" * 201, "'\"<script>", "\ud83d", "%00", "http://["]
)
def test_whatever_is_typed_is_answered(app: Flask, typed: str) -> None:
    author = Browser(app, make.staff().author)

    answer = author.get(f"{ARTICLES}?q={typed}".encode("utf-8", "replace").decode(), headers=JSON)

    assert answer.status_code in {200, 422}


def test_a_pasted_embed_code_is_answered_with_the_quotation(app: Flask) -> None:
    author = Browser(app, make.staff().author)

    answer = author.post(POST, {"text": TWEET}, headers=JSON | {"Origin": "http://localhost"})
    page = author.post(POST, {"text": "https://x.com/madres/status/1"}).text

    assert told(answer) == {
        "html": QUOTE,
        "author": "Madres (@madres)",
        "date": "2017-11-08",
        "language": "es",
        "text": "Hoy no encontramos a nadie.",
        "address": "https://twitter.com/madres/status/1",
        "missing": [],
    }
    assert "when, its language, its words" in page


def test_an_empty_paste_is_refused_in_words(app: Flask) -> None:
    author = Browser(app, make.staff().author)

    refused = author.post(POST, {"text": " "})
    answer = author.post(POST, {}, headers=JSON | {"Origin": "http://localhost"})

    assert (refused.status_code, answer.status_code) == (422, 422)
    assert "Paste the text of a post" in refused.text
    assert set(told(answer)) == {"error"}


def test_a_code_in_a_text_becomes_a_quotation_and_the_author_is_told(app: Flask) -> None:
    people = make.staff()
    author = Browser(app, people.author)

    sent = author.post(
        "/desk/articles/new",
        {
            "title": "A post",
            "language": "en",
            "body": f"Before.\n\n{TWEET}\n\nAfter.",
            "body_form": "markdown",
            "byline_kind": "real",
            "byline": "Ana",
        },
    )
    page = author.get(sent.location).text

    assert "A pasted post became a quotation." in page
    assert "<p>Hoy no encontramos a nadie.</p><footer><cite>Madres (@madres)</cite>" in page


def test_languages_of_the_region_come_first_in_both_tongues(app: Flask) -> None:
    answer = told(Browser(app, make.staff().author).get("/desk/writing/languages"))

    assert [one["code"] for one in answer[:5]] == ["es", "en", "quc", "mam", "kek"][:5]
    assert answer[1] == {
        "code": "en",
        "names": {"en": "English", "es": "inglés"},
        "is_near": True,
    }
    assert len({one["code"] for one in answer}) == len(answer) > 400
