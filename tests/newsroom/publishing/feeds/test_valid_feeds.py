from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.publishing.pages.values import ListEntry, Profile, SiteFacts
from tests import validators
from tests.newsroom.publishing import listed
from tests.newsroom.publishing.feeds.test_feeds import RICH
from tests.newsroom.publishing.page_kinds import HOSTILE, LATER, NOW, PROFILE
from tests.newsroom.publishing.samples import PAIR, SITE, numbered

GRAMMARS = {".atom": "atom", ".rss": "rss"}
LOGO = replace(PROFILE, logo="/-/media/logo.png", logo_size=(144, 40))
NEWS = tuple(replace(one, dateline="") for one in PAIR)
BROKEN = {
    "en/-/feed.atom": (b"<updated>2026-11-23T10:40:00+00:00", b"<updated>23 November 2026"),
    "en/-/feed.rss": (b' isPermaLink="false"', b' isPermaLink="no"'),
    "en/-/feed.json": (b'"content_text"', b'"content"'),
    "en/-/opensearch.xml": (b"{searchTerms}", b"{words}"),
    "sitemap.xml": (b"<loc>https://", b"<loc>/"),
    "sitemap-en-2017-11.xml": (b' hreflang="en"', b""),
    "sitemap-news-es.xml": (b"<news:language>es", b"<news:language>Spanish"),
}


def rendered(site: SiteFacts, entries: Sequence[ListEntry]) -> dict[str, bytes]:
    found = listed.render_lists(site, entries, updated=LATER if entries else "", now=NOW)
    return {
        path: content
        for path, content in found.items()
        if path.endswith((".atom", ".rss", ".json", ".xml"))
    }


def errors(path: str, content: bytes) -> list[str]:
    if path.endswith(".json"):
        return validators.json_feed_errors(content)
    if path.endswith("/opensearch.xml"):
        return validators.xml_errors("opensearch", content)
    return validators.xml_errors(GRAMMARS.get(Path(path).suffix, "sitemap"), content)


@pytest.mark.parametrize(
    ("site", "entries"),
    [
        (SITE, ()),
        (SITE, PAIR),
        (replace(SITE, profile=LOGO), RICH),
        (SITE, [replace(one, alternates=(), byline="", standfirst="") for one in PAIR]),
        (replace(SITE, languages=("es",)), PAIR[1:]),
        (SITE, NEWS),
        (replace(SITE, name=HOSTILE), [replace(one, title=HOSTILE) for one in RICH]),
    ],
    ids=[
        "empty",
        "a pair",
        "all that can be told",
        "alone and bare",
        "one language",
        "news",
        "hostile",
    ],
)
def test_all_that_programs_follow_keeps_to_its_standard(site, entries):
    found = rendered(site, entries)

    assert [
        f"{path}: {one}" for path, content in found.items() for one in errors(path, content)
    ] == []
    assert len(found) > 7


@pytest.mark.parametrize("path", BROKEN)
def test_what_breaks_its_standard_is_found(path):
    content = rendered(SITE, PAIR if "2017" in path else NEWS)[path]
    right, wrong = BROKEN[path]
    assert right in content

    assert errors(path, content.replace(right, wrong, 1)) != []


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [
        HOSTILE,
        "]]>",
        "<![CDATA[",
        "&#0;",
        "\x00",
        "\u2028",
        "\ufffe",
        "\U0010ffff",
        "👩🏽\u200d⚕️",
        "\u202e",
    ]
)


@given(title=texts, summary=texts, name=texts)
def test_no_text_breaks_what_programs_follow(title, summary, name):
    entry = replace(numbered(1)[0], title=title, standfirst=summary, byline=name, countries=(name,))
    site = replace(SITE, name=name, profile=Profile(taglines=(("en", summary),)))

    found = listed.render_lists(site, [entry], updated=LATER, now=NOW)

    for path, content in found.items():
        if path.endswith((".atom", ".rss", ".xml")):
            ET.fromstring(content)
        elif path.endswith(".json"):
            json.loads(content)
        assert b"<script" not in content.lower(), path
