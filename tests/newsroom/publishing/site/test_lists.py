from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from newsroom import catalogues, paths
from newsroom.publishing.listing.making import GONE, NOT_FOUND
from newsroom.publishing.listing.pages import FRONT_PAGE_LENGTH
from newsroom.publishing.pages.render import render_release
from newsroom.publishing.pages.values import ListEntry, SiteFacts
from newsroom.publishing.site import layout as site_layout
from tests.newsroom.publishing.listed import render_lists
from tests.newsroom.publishing.reading import alternates, canonical, parsed, words
from tests.newsroom.publishing.samples import (
    ENGLISH,
    PAIR,
    RELEASE,
    SITE,
    SPANISH,
    entry_of,
    numbered,
)

UPDATED = "2026-11-23T10:40:00.000000+00:00"
NOW = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
PAYLOAD = "\"><script>alert('1')</script>]]>&lt;b\x00\x0b"


def rendered(entries: Sequence[ListEntry] = PAIR, site: SiteFacts = SITE) -> dict[str, bytes]:
    return render_lists(site, entries, updated=UPDATED, now=NOW)


def titles(content: bytes) -> list[str | None]:
    return [one.text for one in parsed(content).findall(".//article/h2/a")]


def many(count: int) -> list[ListEntry]:
    """Return pairs of one month a day each, oldest first."""
    made: list[ListEntry] = []
    for number in range(count):
        day = f"2026-{number // 28 + 1:02}-{number % 28 + 1:02}"
        made.extend(replace(one, title=day, dateline=day) for one in numbered(number + 1))
    return made


def test_lists_hold_every_page_that_readers_may_ask_for():
    found = rendered()

    theme = {one for one in found if one.startswith("-/theme/")}
    of_each = {
        "index.html",
        "-/archive/index.html",
        "-/archive/2017-11/index.html",
        "-/authors/index.html",
        "-/authors/teresa-alvarado/index.html",
        "-/corrections/index.html",
        "-/countries/index.html",
        "-/countries/bo/index.html",
        "-/countries/pe/index.html",
        "-/topics/index.html",
        "-/feed.atom",
        "-/feed.rss",
        "-/feed.json",
        "-/opensearch.xml",
    }
    of_all = {
        "sitemap.xml",
        "sitemap-pages.xml",
        *(f"sitemap-pages-{number}.xml" for number in (2, 3, 6, 7, 8, 9)),
        "sitemap-en-2017-11.xml",
        "sitemap-es-2017-11.xml",
        "sitemap-news-en.xml",
        "sitemap-news-es.xml",
        "robots.txt",
        "404.html",
        "410.html",
    }
    assert found.keys() - theme == of_all | {
        f"{code}/{one}" for code in ("en", "es") for one in of_each
    }
    site_layout.check_listed(found)


def test_the_files_that_pages_load_are_among_the_lists():
    found = rendered()
    pages = [one.content for one in render_release(RELEASE)]
    pages += [content for path, content in found.items() if path.endswith(".html")]

    named = {one.decode() for page in pages for one in re.findall(rb'"/(-/theme/[^"]+)"', page)}

    assert named == {one for one in found if one.startswith("-/theme/")}


def test_every_list_page_and_its_twin_name_each_other():
    found = rendered()

    for path in ("index.html", "-/archive/2017-11/index.html"):
        english, spanish = parsed(found[f"en/{path}"]), parsed(found[f"es/{path}"])
        versions = alternates(english)
        assert alternates(spanish) == versions
        assert versions == {
            "en": canonical(english),
            "es": canonical(spanish),
            "x-default": f"{SITE.public_url}/",
        }


@pytest.mark.parametrize(
    ("language", "other", "line"),
    [("en", "es", "Leer en español"), ("es", "en", "Read in English")],
)
def test_every_list_page_has_a_line_in_the_other_language(language, other, line):
    found = rendered()

    for path in ("index.html", "-/archive/2017-11/index.html"):
        link = parsed(found[f"{language}/{path}"]).find(".//header/p[@class='invitation']/a")
        assert link is not None
        assert (link.text, link.get("lang"), link.get("hreflang")) == (line, other, other)
        assert link.get("href") == f"/{other}/{path.removesuffix('index.html')}"


def test_a_month_that_the_other_language_lacks_leads_to_its_front_page():
    alone = replace(entry_of(ENGLISH), alternates=())

    page = parsed(rendered([alone])["en/-/archive/2017-11/index.html"])

    assert alternates(page).keys() == {"en", "x-default"}
    link = page.find(".//header/p[@class='invitation']/a")
    assert link is not None
    assert link.get("href") == "/es/"


def test_an_entry_leads_to_its_other_language():
    page = parsed(rendered()["en/index.html"])

    link = page.find(".//article//a[@hreflang]")

    assert link is not None
    assert (link.get("href"), link.get("lang")) == (f"/es/{SPANISH.slug}/", "es")


def test_an_entry_in_one_language_says_so():
    alone = replace(entry_of(SPANISH), alternates=())

    found = rendered([alone])

    assert "Solo en español" in words(parsed(found["es/index.html"]))
    assert not parsed(found["es/index.html"]).findall(".//article//a[@hreflang]")
    assert SPANISH.slug.encode() not in found["en/index.html"]


def test_entries_stand_newest_first_by_the_date_they_bear():
    undated = [
        replace(one, title="undated", dateline="", first_public_at="2018-01-01T00:00:00+00:00")
        for one in numbered(1)
    ]
    old = [replace(one, title="old", dateline="2011-05-05") for one in numbered(2)]

    shown = titles(rendered([*old, *PAIR, *undated])["en/index.html"])

    assert shown == ["undated", ENGLISH.title, "old"]


def test_the_order_of_the_entries_does_not_matter():
    entries = many(40)
    shuffled = random.Random(7).sample(entries, len(entries))

    assert rendered(shuffled) == rendered(entries)


def test_the_front_page_ends_and_the_archive_holds_the_rest():
    entries = many(FRONT_PAGE_LENGTH + 5)

    found = rendered(entries)

    shown = titles(found["en/index.html"])
    assert len(shown) == FRONT_PAGE_LENGTH
    assert shown[0] == "2026-02-07"
    months = [one.attrib["href"] for one in parsed(found["en/index.html"]).findall(".//nav//dd/a")]
    assert months == ["/en/-/archive/2026-02/", "/en/-/archive/2026-01/"]
    archived = [titles(found[f"{one.strip('/')}/index.html"]) for one in months]
    assert [len(one) for one in archived] == [7, 28]


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_empty_newsroom_greets_its_readers(language):
    page = parsed(rendered([])[f"{language}/index.html"])

    greeting = {"en": "Thank you for coming by.", "es": "Gracias por su visita."}
    assert greeting[language] in words(page)
    assert not page.findall(".//nav[@class='archive']")


@pytest.mark.parametrize("name", [NOT_FOUND, GONE])
def test_what_is_not_there_is_told_in_both_languages_and_names_nothing(name):
    found = rendered()

    page = parsed(found[name])

    assert [one.get("lang") for one in page.iter("section")] == ["en", "es"]
    assert found[name] == rendered([])[name]
    assert {one.get("href") for one in page.iter("a")} == {
        "/",
        "/en/",
        "/es/",
        "/en/-/search",
        "/es/-/search",
    }
    assert not alternates(page)


def test_markup_in_any_field_stays_text_on_every_list():
    entries = [
        replace(one, title=PAYLOAD, standfirst=PAYLOAD, byline=PAYLOAD, countries=(PAYLOAD,))
        for one in PAIR
    ]

    found = rendered(entries, replace(SITE, name=PAYLOAD))

    for path, content in found.items():
        if path.startswith("-/theme/"):
            continue
        assert b"<script>" not in content, path
        if path.endswith((".xml", ".atom", ".rss")):
            ET.fromstring(content)
    shown = words(
        parsed(rendered([replace(one, title="<b> & co.") for one in PAIR])["es/index.html"])
    )
    assert "<b> & co." in shown


def english_pieces() -> Iterator[str]:
    """Return the words of the public pages that have other words in Spanish."""
    spanish = catalogues.translations("es")
    called = re.compile(r'_\("([^"]+)"')
    for path in (paths.shipped("templates") / "readers").rglob("*.html"):
        for message in called.findall(path.read_text()):
            assert spanish.gettext(message) != message, message
            yield from (one for one in re.split(r"%\(\w+\)s|\.", message) if one.strip())


def test_a_spanish_page_speaks_spanish_only():
    alone = replace(numbered(3)[1], alternates=())
    found = rendered([*PAIR, alone])
    renamed = replace(SPANISH, byline="", former_slugs=("antes",))
    later = replace(RELEASE, public_at=UPDATED.replace("11-23", "12-01"))
    objects = render_release(replace(later, editions=(ENGLISH, renamed))) + render_release(RELEASE)
    pages = [one.content for one in objects if one.language == "es"]
    pages += [
        found["es/index.html"],
        found["es/-/archive/2017-11/index.html"],
        rendered([])["es/index.html"],
    ]

    read = [words(parsed(one), outside="en").replace(SITE.name, "") for one in pages]
    read += [
        words(section)
        for name in (NOT_FOUND, GONE)
        for section in parsed(found[name]).iter("section")
        if section.get("lang") == "es"
    ]

    foreign = {
        piece
        for piece in english_pieces()
        for text in read
        if re.search(rf"\b{re.escape(piece.strip())}\b", text)
    }
    assert foreign == set()


def test_a_newsroom_that_never_published_has_lists_all_the_same():
    found = render_lists(SITE, (), updated="", now=NOW)

    assert b"lastmod" not in found["sitemap.xml"]
    assert b"<updated>1970-01-01" in found["es/-/feed.atom"]


def test_robots_are_told_where_the_sitemap_is():
    told = rendered()["robots.txt"].decode()

    assert f"Sitemap: {SITE.public_url}/sitemap.xml" in told
    assert "Disallow: /desk/" in told
