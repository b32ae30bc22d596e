from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from newsroom.publishing.feeds import FEED_LENGTH, atom
from newsroom.publishing.pages import ListEntry
from tests.newsroom.publishing.reading import XML_LANG, Element
from tests.newsroom.publishing.samples import ENGLISH, PAIR, SITE, SPANISH, entry_of, numbered

UPDATED = "2026-11-23T10:40:00.000000+00:00"
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(language: str = "en", entries: Sequence[ListEntry] = PAIR) -> Element:
    return ET.fromstring(atom(SITE, language, entries, UPDATED))


def versions(element: Element) -> dict[str, str]:
    return {
        one.attrib["hreflang"]: one.attrib["href"]
        for one in element.findall(f"{ATOM}link")
        if "hreflang" in one.attrib
    }


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_entry_leads_to_the_article_in_both_languages(language):
    root = feed(language)

    [entry] = root.findall(f"{ATOM}entry")

    assert root.get(XML_LANG) == language
    assert versions(entry) == {
        "en": f"{SITE.public_url}/en/{ENGLISH.slug}/",
        "es": f"{SITE.public_url}/es/{SPANISH.slug}/",
    }
    own = entry.find(f"{ATOM}link")
    assert own is not None
    assert own.get("href") == versions(entry)[language]


def test_an_entry_keeps_its_id_when_its_title_and_slug_change():
    renamed = [replace(one, title="Other", slug="other", public_at=UPDATED) for one in PAIR]

    ids = {feed(entries=entries).findtext(f"{ATOM}entry/{ATOM}id") for entries in (PAIR, renamed)}

    assert len(ids) == 1
    assert ids.pop() != feed("es").findtext(f"{ATOM}entry/{ATOM}id")


def test_an_empty_feed_is_dated_by_its_release_and_not_by_the_clock():
    root = feed(entries=())

    assert root.findtext(f"{ATOM}updated") == "2026-11-23T10:40:00+00:00"
    assert not root.findall(f"{ATOM}entry")


def test_a_summary_is_text_that_no_reader_decodes_twice():
    payload = "<script>alert(1)</script> & <b>"
    entries = [replace(one, title=payload, standfirst=payload, byline=payload) for one in PAIR]

    [entry] = feed(entries=entries).findall(f"{ATOM}entry")

    summary = entry.find(f"{ATOM}summary")
    assert summary is not None
    assert (summary.get("type"), summary.text) == ("text", payload)
    assert entry.findtext(f"{ATOM}title") == payload
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == payload


def test_characters_that_xml_cannot_hold_are_left_out():
    entries = [replace(one, title="one\x00\x0btwo\ufffe", countries=("\x01",)) for one in PAIR]

    assert feed(entries=entries).findtext(f"{ATOM}entry/{ATOM}title") == "onetwo"


def test_an_entry_without_a_name_tells_none():
    unsigned = replace(entry_of(ENGLISH), byline="", standfirst="")

    root = feed(entries=[unsigned])

    assert root.find(f"{ATOM}entry/{ATOM}author") is None
    assert root.find(f"{ATOM}entry/{ATOM}summary") is None
    assert root.findtext(f"{ATOM}author/{ATOM}name") == SITE.name


def test_countries_are_categories_in_the_language_of_the_feed():
    found = [(one.get("term"), one.get("label")) for one in feed("es").iter(f"{ATOM}category")]

    assert found == [("PE", "Perú"), ("BO", "Bolivia")]


def test_the_feed_holds_what_was_released_last():
    entries = [
        replace(one, title=str(number), public_at=f"2026-01-01T00:{number:02}:00+00:00")
        for number in range(FEED_LENGTH + 3)
        for one in numbered(number + 1)
    ]

    shown = [one.findtext(f"{ATOM}title") for one in feed(entries=entries).iter(f"{ATOM}entry")]

    assert len(shown) == FEED_LENGTH
    assert shown[:2] == [str(FEED_LENGTH + 2), str(FEED_LENGTH + 1)]
