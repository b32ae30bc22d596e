from __future__ import annotations

import datetime as dt
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from newsroom.publishing import addresses, sitemap
from newsroom.publishing.pages.render import render_release
from newsroom.publishing.pages.values import ListEntry
from newsroom.publishing.sitemap import File, ListPage
from tests.newsroom.publishing.reading import alternates, canonical, parsed
from tests.newsroom.publishing.samples import ENGLISH, PAIR, RELEASE, SITE, SPANISH, numbered

XHTML = "{http://www.w3.org/1999/xhtml}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
NOW = dt.datetime.fromisoformat(RELEASE.public_at) + dt.timedelta(hours=1)


def sitemap_urls(content: bytes) -> dict[str | None, dict[str, str]]:
    return {
        url.findtext(f"{MAP}loc"): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall(f"{XHTML}link")
        }
        for url in ET.fromstring(content).findall(f"{MAP}url")
    }


def of_month(*entries: ListEntry) -> dict[str | None, dict[str, str]]:
    [content] = sitemap.month(SITE, entries)
    return sitemap_urls(content)


def test_the_sitemap_names_each_article_with_all_its_versions():
    found = of_month(*PAIR)

    versions = {
        "en": f"{SITE.public_url}/en/{ENGLISH.slug}/",
        "es": f"{SITE.public_url}/es/{SPANISH.slug}/",
        "x-default": f"{SITE.public_url}/en/{ENGLISH.slug}/",
    }
    assert found == {versions["en"]: versions, versions["es"]: versions}


def test_an_entry_alone_knows_which_version_is_the_default():
    spanish_first = [
        replace(one, is_source=one.language == "es", source_language="es") for one in PAIR
    ]

    defaults = {found["x-default"] for one in spanish_first for found in of_month(one).values()}

    assert defaults == {f"{SITE.public_url}/es/{SPANISH.slug}/"}


def test_a_translation_whose_source_is_away_is_its_own_default():
    alone = replace(PAIR[1], alternates=())

    [found] = of_month(alone).values()

    assert found["x-default"] == f"{SITE.public_url}/es/{SPANISH.slug}/"


def test_the_sitemap_and_the_pages_name_the_same_versions():
    found = of_month(*PAIR)

    for one in render_release(RELEASE):
        page = parsed(one.content)
        assert found[canonical(page)] == alternates(page)


def test_the_lists_are_named_with_their_versions_and_their_last_change():
    fronts = {code: addresses.front_path(code) for code in SITE.languages}
    versions = addresses.of_lists(SITE.languages, fronts)

    [content] = sitemap.pages(
        SITE, [ListPage(path, versions, RELEASE.public_at) for path in fronts.values()]
    )

    named = {code: f"{SITE.public_url}{path}" for code, path in fronts.items()}
    twins = {**named, "x-default": f"{SITE.public_url}/"}
    assert sitemap_urls(content) == dict.fromkeys(named.values(), twins)
    changed = {one.text for one in ET.fromstring(content).iter(f"{MAP}lastmod")}
    assert changed == {"2026-11-23T10:40:00+00:00"}


def test_a_large_month_is_cut_into_files_that_stay_as_they_are():
    entries = [
        replace(one, first_public_at=f"2026-11-{number + 1:02}T00:00:00+00:00")
        for number in range(7)
        for one in numbered(number + 1)[:1]
    ]

    before = sitemap.month(SITE, entries[:6], limit=3)
    after = sitemap.month(SITE, entries, limit=3)

    assert [len(sitemap_urls(one)) for one in after] == [3, 3, 1]
    assert after[:2] == before


def test_no_sitemap_is_larger_than_the_protocol_allows():
    entries = [numbered(number + 1)[0] for number in range(20)]
    [whole] = sitemap.month(SITE, entries)

    parts = sitemap.month(SITE, entries, size=len(whole) // 3)

    assert all(len(one) <= len(whole) // 3 for one in parts)
    assert sum(len(sitemap_urls(one)) for one in parts) == len(entries)


def test_the_index_leads_to_every_file_and_tells_when_it_changed():
    content = sitemap.index(
        SITE,
        [
            File(sitemap.pages_path(), ""),
            File(sitemap.month_path("en", "2026-11"), RELEASE.public_at),
            File(sitemap.month_path("en", "2026-11", 2), RELEASE.public_at),
        ],
    )

    told = [
        (one.findtext(f"{MAP}loc"), one.findtext(f"{MAP}lastmod"))
        for one in ET.fromstring(content).findall(f"{MAP}sitemap")
    ]
    at = "2026-11-23T10:40:00+00:00"
    assert told == [
        (f"{SITE.public_url}/sitemap-pages.xml", None),
        (f"{SITE.public_url}/sitemap-en-2026-11.xml", at),
        (f"{SITE.public_url}/sitemap-en-2026-11-2.xml", at),
    ]


def news_titles(entries: list[ListEntry], now: dt.datetime, language: str = "en") -> list[str]:
    root = ET.fromstring(sitemap.news(SITE, language, entries, now))
    return [one.text or "" for one in root.iter(f"{NEWS}title")]


def hours_old(hours: float, number: int = 1) -> ListEntry:
    at = (NOW - dt.timedelta(hours=hours)).isoformat()
    new = replace(numbered(number)[0], dateline="", first_public_at=at)
    return replace(new, title=f"{hours} hours old")


def test_news_are_what_went_public_in_the_last_two_days_the_newest_first():
    entries = [hours_old(hours, number + 1) for number, hours in enumerate((47.9, 3, 48, 72))]

    assert news_titles(entries, NOW) == ["3 hours old", "47.9 hours old"]


def test_news_are_told_in_their_own_language_with_the_name_of_the_newsroom():
    root = ET.fromstring(sitemap.news(SITE, "es", [replace(PAIR[1], dateline="")], NOW))

    [url] = root.findall(f"{MAP}url")
    [told] = url.findall(f"{NEWS}news")
    assert url.findtext(f"{MAP}loc") == f"{SITE.public_url}/es/{SPANISH.slug}/"
    assert told.findtext(f"{NEWS}publication/{NEWS}name") == SITE.name
    assert told.findtext(f"{NEWS}publication/{NEWS}language") == "es"
    assert told.findtext(f"{NEWS}publication_date") == "2026-11-23T10:40:00+00:00"
    assert told.findtext(f"{NEWS}title") == SPANISH.title


def test_what_is_updated_is_no_news_again():
    again = replace(hours_old(60), public_at=NOW.isoformat())

    assert news_titles([again], NOW) == []


def test_what_bears_an_old_date_is_no_news_however_lately_it_came_here():
    archived = replace(hours_old(1, 1), dateline="2026-11-20")
    lately = replace(hours_old(1, 2), title="lately", dateline="2026-11-22")
    dated_ahead = replace(hours_old(1, 3), title="ahead", dateline="2027-01-01")

    found = news_titles([archived, lately, dated_ahead], NOW)

    assert found == ["ahead", "lately"]
    too_late = dt.datetime(2026, 11, 23, tzinfo=dt.UTC) + dt.timedelta(hours=48)
    assert news_titles([lately], too_late - dt.timedelta(seconds=1)) == ["lately"]
    assert news_titles([lately], too_late) == []


def test_no_news_sitemap_names_more_than_its_readers_take(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sitemap, "NEWS_URLS", 2)
    entries = [hours_old(hours, hours) for hours in (3, 2, 1)]

    assert news_titles(entries, NOW) == ["1 hours old", "2 hours old"]


def test_the_news_change_exactly_when_the_oldest_of_them_leaves():
    entries = [hours_old(40, 1), hours_old(5, 2), hours_old(50, 3)]

    at = NOW + dt.timedelta(hours=8)

    assert news_titles(entries, at - dt.timedelta(seconds=1)) == news_titles(entries, NOW)
    assert news_titles(entries, at) == ["5 hours old"]
