from __future__ import annotations

import copy
from typing import Any

import pytest

from newsroom.languages import LANGUAGES
from newsroom.publishing.pages.render import render_release
from tests import structured_data, validators
from tests.newsroom.publishing.page_kinds import every_page
from tests.newsroom.publishing.reading import linked_data, parsed, properties
from tests.newsroom.publishing.samples import RELEASE, SITE

BROKEN = b"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title></head>
<body><p id="a">one<p id="a"><img src="x.png"></body></html>"""
ARTICLES = [one for one in every_page() if one[0].endswith("(page)")]


def data(content: bytes) -> dict[str, Any]:
    return linked_data(parsed(content))


def test_every_kind_of_page_is_valid_html():
    pages = every_page()

    found = validators.html_errors([*pages, ("broken on purpose", BROKEN)])

    assert len(pages) > 30
    assert [one for one in found if not one.startswith("broken on purpose:")] == []
    assert any("Duplicate ID" in one for one in found)


@pytest.mark.parametrize(
    ("environment", "end"), [({"CI": "true"}, pytest.fail.Exception), ({}, pytest.skip.Exception)]
)
def test_a_machine_that_cannot_check_html_says_so(monkeypatch, environment, end):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(end, match="apt install npm default-jre-headless"):
        validators.html_errors([("broken on purpose", BROKEN)])


@pytest.mark.parametrize(("name", "content"), ARTICLES, ids=[name for name, _ in ARTICLES])
def test_the_linked_data_of_an_article_says_only_what_its_vocabulary_has(name, content):
    assert structured_data.errors(data(content)) == [], name


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"headLine": "x"}, "headLine: NewsArticle has no such property"),
        ({"url": "/en/x/"}, "url: '/en/x/' will not do"),
        ({"datePublished": "2026-11-23T10:40:00"}, "datePublished: '2026-11-23T10:40:00' will"),
        ({"author": {"@type": "Country", "name": "x"}}, "author is a Country, not a"),
        ({"headline": ""}, "headline: '' will not do"),
    ],
)
def test_what_the_vocabulary_lacks_is_found(change, error):
    told = copy.deepcopy(data(render_release(RELEASE)[0].content)) | change

    [found] = structured_data.errors(told)

    assert found.startswith(error)


def test_a_missing_fact_is_found():
    told = data(render_release(RELEASE)[0].content)

    assert structured_data.errors({k: v for k, v in told.items() if k != "publisher"}) == [
        "publisher is missing"
    ]


@pytest.mark.parametrize(("name", "content"), ARTICLES, ids=[name for name, _ in ARTICLES])
def test_a_shared_article_says_what_it_is_and_in_which_languages(name, content):
    page = parsed(content)
    told, language = properties(page), page.get("lang") or ""
    cards = [one.get("content") for one in page.iter("meta") if one.get("name") == "twitter:card"]

    assert told["og:type"] == "article", name
    assert told["og:url"].startswith(f"{SITE.public_url}/{language}/")
    assert told["og:locale"] == LANGUAGES[language].og_locale
    assert told.get("og:locale:alternate") != told["og:locale"]
    assert told["og:title"].strip()
    assert told["og:description"].strip()
    assert cards == ["summary"]
