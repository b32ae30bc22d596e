from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from newsroom.publishing.feeds import files as feeds_files
from newsroom.publishing.feeds.contents import FEED_LENGTH
from newsroom.publishing.pages.beside import TopicName
from newsroom.publishing.pages.values import (
    ListEntry,
    Picture,
    PictureFile,
    Profile,
    SiteFacts,
)
from tests.newsroom.publishing.reading import XML_LANG, Element
from tests.newsroom.publishing.samples import ENGLISH, PAIR, SITE, SPANISH, entry_of, numbered

UPDATED = "2026-11-23T10:40:00.000000+00:00"
ATOM = "{http://www.w3.org/2005/Atom}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
MEDIA = "{http://search.yahoo.com/mrss/}"
WATER = {
    "en": TopicName("water", "Water & land", "water-and-land"),
    "es": TopicName("water", "Agua y tierra", "agua-y-tierra"),
}
PICTURE = Picture(
    1600,
    900,
    (
        PictureFile("/-/media/a.avif", 1200, "image/avif"),
        PictureFile("/-/media/b.jpg", 800, "image/jpeg"),
        PictureFile("/-/media/c.jpg", 1200, "image/jpeg"),
        PictureFile("/-/media/d.jpg", 1600, "image/jpeg"),
    ),
    alt="A river between hills",
    credit="Teresa Alvarado",
)
RICH = tuple(replace(one, topics=(WATER[one.language],), picture=PICTURE) for one in PAIR)


def atom(
    language: str = "en", entries: Sequence[ListEntry] = PAIR, site: SiteFacts = SITE
) -> Element:
    return ET.fromstring(feeds_files.atom(site, language, entries, UPDATED))


def rss(
    language: str = "en", entries: Sequence[ListEntry] = PAIR, site: SiteFacts = SITE
) -> Element:
    channel = ET.fromstring(feeds_files.rss(site, language, entries, UPDATED)).find("channel")
    assert channel is not None
    return channel


def json_feed(
    language: str = "en", entries: Sequence[ListEntry] = PAIR, site: SiteFacts = SITE
) -> Any:
    return json.loads(feeds_files.json_feed(site, language, entries, UPDATED))


def links(element: Element, media_type: str = "text/html") -> dict[str, str]:
    return {
        one.attrib["hreflang"]: one.attrib["href"]
        for one in element.findall(f"{ATOM}link")
        if "hreflang" in one.attrib and one.get("type") == media_type
    }


def told_links(told: Any, media_type: str = "text/html") -> dict[str, str]:
    return {
        one["hreflang"]: one["url"]
        for one in told["_newsroom"]["alternates"]
        if one["type"] == media_type
    }


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_entry_leads_to_the_article_in_both_languages(language):
    [entry] = atom(language).findall(f"{ATOM}entry")
    [item] = rss(language).findall("item")
    [told] = json_feed(language)["items"]

    versions = {
        "en": f"{SITE.public_url}/en/{ENGLISH.slug}/",
        "es": f"{SITE.public_url}/es/{SPANISH.slug}/",
    }
    assert links(entry) == links(item) == told_links(told) == versions
    own = entry.find(f"{ATOM}link")
    assert own is not None
    assert own.get("href") == item.findtext("link") == told["url"] == versions[language]


@pytest.mark.parametrize(("language", "other"), [("en", "es"), ("es", "en")])
@pytest.mark.parametrize("topic", [None, WATER])
def test_a_feed_names_itself_its_page_and_both_in_the_other_language(language, other, topic):
    def page(code: str) -> str:
        return f"{SITE.public_url}/{code}/" + (f"-/topics/{topic[code].slug}/" if topic else "")

    def own(code: str, form: str) -> str:
        return f"{page(code)}{'' if topic else '-/'}feed.{form}"

    root = ET.fromstring(feeds_files.atom(SITE, language, RICH, UPDATED, topic))
    channel = ET.fromstring(feeds_files.rss(SITE, language, RICH, UPDATED, topic)).find("channel")
    told = json.loads(feeds_files.json_feed(SITE, language, RICH, UPDATED, topic))

    assert channel is not None
    assert root.get(XML_LANG) == channel.findtext("language") == told["language"] == language
    selves = [
        one.get("href")
        for each in (root, channel)
        for one in each.findall(f"{ATOM}link")
        if one.get("rel") == "self"
    ]
    assert [*selves, told["feed_url"]] == [own(language, form) for form in ("atom", "rss", "json")]
    assert channel.findtext("link") == told["home_page_url"] == page(language)
    assert links(root) == links(channel) == told_links(told) == {other: page(other)}
    assert [
        links(root, "application/atom+xml"),
        links(channel, "application/rss+xml"),
        told_links(told, "application/feed+json"),
    ] == [{other: own(other, form)} for form in ("atom", "rss", "json")]


def test_the_feed_of_a_topic_holds_what_bears_it_and_is_called_after_it():
    other = replace(numbered(1)[0], title="About something else")

    root = ET.fromstring(feeds_files.atom(SITE, "en", [*RICH, other], UPDATED, WATER))

    assert root.findtext(f"{ATOM}title") == "Water & land · The River Desk"
    assert [one.findtext(f"{ATOM}title") for one in root.iter(f"{ATOM}entry")] == [ENGLISH.title]


def test_a_topic_that_one_language_lacks_has_no_feed_to_lead_to():
    alone = {"en": WATER["en"]}

    root = ET.fromstring(feeds_files.atom(SITE, "en", RICH, UPDATED, alone))

    assert links(root) == links(root, "application/atom+xml") == {}


def test_an_entry_keeps_its_id_when_its_title_and_slug_change():
    renamed = [replace(one, title="Other", slug="other", public_at=UPDATED) for one in PAIR]

    ids = {atom(entries=entries).findtext(f"{ATOM}entry/{ATOM}id") for entries in (PAIR, renamed)}

    assert len(ids) == 1
    assert atom("es").findtext(f"{ATOM}entry/{ATOM}id") not in ids
    guid = rss().find("item/guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "false"
    assert {guid.text, json_feed()["items"][0]["id"]} == ids


def test_an_empty_feed_is_dated_by_its_release_and_not_by_the_clock():
    assert atom(entries=()).findtext(f"{ATOM}updated") == "2026-11-23T10:40:00+00:00"
    assert rss(entries=()).findtext("lastBuildDate") == "Mon, 23 Nov 2026 10:40:00 +0000"
    assert not atom(entries=()).findall(f"{ATOM}entry")
    assert json_feed(entries=())["items"] == []


def test_a_summary_is_text_that_no_reader_decodes_twice():
    payload = "<script>alert(1)</script> & <b>"
    entries = [replace(one, title=payload, standfirst=payload, byline=payload) for one in PAIR]

    [entry] = atom(entries=entries).findall(f"{ATOM}entry")
    [told] = json_feed(entries=entries)["items"]

    summary = entry.find(f"{ATOM}summary")
    assert summary is not None
    assert (summary.get("type"), summary.text) == ("text", payload)
    assert entry.findtext(f"{ATOM}title") == payload
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == payload
    assert (told["content_text"], told["summary"], told["title"]) == (payload,) * 3
    assert told["authors"] == [{"name": payload}]


def test_a_summary_stays_text_in_rss_whose_readers_take_it_for_html():
    payload = "<script>alert(1)</script> & <b>"

    [item] = rss(entries=[replace(one, standfirst=payload) for one in PAIR]).findall("item")

    as_html = item.findtext("description") or ""
    assert as_html == "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;"


def test_characters_that_xml_cannot_hold_are_left_out():
    entries = [replace(one, title="one\x00\x0btwo\ufffe", countries=("\x01",)) for one in PAIR]

    assert atom(entries=entries).findtext(f"{ATOM}entry/{ATOM}title") == "onetwo"
    assert rss(entries=entries).findtext("item/title") == "onetwo"
    assert json_feed(entries=entries)["items"][0]["title"] == "onetwo"


def test_an_entry_without_a_name_tells_none():
    unsigned = [replace(entry_of(ENGLISH), byline="", standfirst="")]

    root, channel = atom(entries=unsigned), rss(entries=unsigned)
    [told] = json_feed(entries=unsigned)["items"]

    assert root.find(f"{ATOM}entry/{ATOM}author") is None
    assert root.find(f"{ATOM}entry/{ATOM}summary") is None
    assert root.findtext(f"{ATOM}author/{ATOM}name") == SITE.name
    assert channel.find(f"item/{CREATOR}") is None
    assert channel.find("item/description") is None
    assert not told.keys() & {"authors", "summary"}
    assert rss().findtext(f"item/{CREATOR}") == ENGLISH.byline


def test_topics_and_countries_are_categories_in_the_language_of_the_feed():
    found = [
        (one.get("scheme"), one.get("term"), one.get("label"))
        for one in atom("es", RICH).iter(f"{ATOM}category")
    ]
    plain = [(one.get("domain"), one.text) for one in rss("es", RICH).iter("category")]

    below = f"{SITE.public_url}/es/-"
    assert found == [
        (f"{below}/topics/", "water", "Agua y tierra"),
        (f"{below}/countries/", "PE", "Perú"),
        (f"{below}/countries/", "BO", "Bolivia"),
    ]
    assert plain == [(scheme, label) for scheme, _, label in found]
    assert json_feed("es", RICH)["items"][0]["tags"] == [label for *_, label in found]


def test_a_picture_comes_as_the_file_that_most_readers_can_show_with_its_words():
    entry, item = atom(entries=RICH).find(f"{ATOM}entry"), rss(entries=RICH).find("item")
    assert entry is not None
    assert item is not None

    [attached] = [one for one in entry.findall(f"{ATOM}link") if one.get("rel") == "enclosure"]
    enclosure, content = item.find("enclosure"), item.find(f"{MEDIA}content")

    url = f"{SITE.public_url}/-/media/c.jpg"
    assert (attached.get("href"), attached.get("type")) == (url, "image/jpeg")
    assert attached.get("title") == PICTURE.alt
    assert enclosure is not None
    assert enclosure.attrib == {"url": url, "length": "0", "type": "image/jpeg"}
    assert content is not None
    assert (content.get("url"), content.get("width"), content.get("height")) == (url, "1200", "675")
    assert content.findtext(f"{MEDIA}description") == PICTURE.alt
    assert content.findtext(f"{MEDIA}credit") == PICTURE.credit
    assert json_feed(entries=RICH)["items"][0]["image"] == url


def test_a_newsroom_is_shown_by_its_tagline_and_its_logo():
    profile = Profile(
        taglines=(("en", "News of the river"), ("es", "Noticias del río")),
        logo="/-/media/logo.png",
        logo_size=(120, 40),
    )
    site = replace(SITE, profile=profile)

    root, channel = atom("es", PAIR, site), rss("es", PAIR, site)
    told = json_feed("es", PAIR, site)

    logo = f"{SITE.public_url}/-/media/logo.png"
    assert root.findtext(f"{ATOM}subtitle") == "Noticias del río"
    assert root.findtext(f"{ATOM}logo") == channel.findtext("image/url") == told["icon"] == logo
    assert channel.findtext("description") == told["description"] == "Noticias del río"
    assert (channel.findtext("image/width"), channel.findtext("image/height")) == ("120", "40")


def test_a_logo_that_rss_cannot_show_is_left_to_the_other_formats():
    site = replace(SITE, profile=Profile(logo="/-/media/logo.svg", logo_size=(900, 40)))

    assert rss(site=site).find("image") is None
    assert json_feed(site=site)["icon"] == f"{SITE.public_url}/-/media/logo.svg"


@pytest.mark.parametrize("form", feeds_files.WRITERS)
def test_the_feed_holds_what_was_released_last(form):
    entries = [
        replace(one, title=f"number {number:02}", public_at=f"2026-01-01T00:{number:02}:00+00:00")
        for number in range(FEED_LENGTH + 3)
        for one in numbered(number + 1)
    ]

    written = feeds_files.WRITERS[form](SITE, "en", entries, UPDATED).decode()

    shown = [number for number in range(FEED_LENGTH + 3) if f"number {number:02}" in written]
    assert shown == list(range(3, FEED_LENGTH + 3))
    assert written.index(f"number {FEED_LENGTH + 2}") < written.index("number 03")
