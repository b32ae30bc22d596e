from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.publishing.pages import heads
from newsroom.publishing.pages.render import render_release
from newsroom.publishing.pages.values import ReleaseInputs
from tests.newsroom.publishing.reading import Element, linked_data, parsed, properties
from tests.newsroom.publishing.samples import RELEASE, SITE

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "]]>&lt;b&gt; %(name)s {{ 7*7 }} \u2028",
)


def pages(release: ReleaseInputs) -> dict[str, Element]:
    return {one.language: parsed(one.content) for one in render_release(release)}


def with_everywhere(payload: str) -> ReleaseInputs:
    """Return the release with one text in every field that a person fills in."""
    editions = tuple(
        replace(
            one,
            title=payload,
            standfirst=payload,
            photo_credit=payload,
            byline=payload,
            translator=payload,
            reviewer=payload,
            countries=(payload,),
        )
        for one in RELEASE.editions
    )
    return replace(RELEASE, editions=editions, site=replace(SITE, name=payload))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_any_field_stays_text_in_every_place(payload):
    shown = " ".join(payload.split())

    for page in pages(with_everywhere(payload)).values():
        assert linked_data(page)["headline"] == payload
        assert linked_data(page)["author"]["name"] == payload
        assert properties(page)["og:title"].replace("\u2028", " ").split() == shown.split()
        assert [" ".join("".join(one.itertext()).split()) for one in page.iter("h1")] == [shown]
        assert not list(page.iter("img"))
        assert not [name for one in page.iter() for name in one.attrib if name.startswith("on")]


def test_no_text_can_end_the_script_that_holds_it():
    told = heads.script_safe({"headline": "</script><!-- & \u2029"})

    assert told == '{"headline":"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2029"}'


def test_an_article_without_standfirst_is_summed_up_by_its_opening():
    bare = replace(RELEASE, editions=tuple(replace(one, standfirst="") for one in RELEASE.editions))

    told = properties(pages(bare)["en"])["og:description"]

    assert told.startswith("The community of Aguas Claras has kept watch over its river")
    assert told.endswith("…")
    assert len(told) <= heads.SUMMARY_LIMIT


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ("<h2>Not this</h2><p>One &amp; <b>two</b>.</p><p>Three.</p>", "One & two."),
        ("<p> </p><p>After an empty one.</p>", "After an empty one."),
        ("", ""),
    ],
)
def test_the_opening_is_the_first_paragraph_that_says_something(body, summary):
    assert heads.opening(body) == summary
