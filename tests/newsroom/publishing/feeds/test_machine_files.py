from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest

from newsroom.publishing import (
    content_types,
    machine_files,
    opensearch,
    robots,
    security_txt,
    sitemap,
)
from newsroom.publishing.pages.beside import TopicName
from newsroom.publishing.pages.values import ListEntry, Profile, SiteFacts
from newsroom.publishing.site import layout as site_layout
from tests.newsroom.publishing import listed
from tests.newsroom.publishing.samples import PAIR, RELEASE, SITE

NOW = dt.datetime.fromisoformat(RELEASE.public_at) + dt.timedelta(hours=1)
OPEN = "{http://a9.com/-/spec/opensearch/1.1/}"
WATER = {
    "en": TopicName("water", "Water", "water"),
    "es": TopicName("water", "Agua", "agua"),
}
TOPICAL = tuple(replace(one, topics=(WATER[one.language],)) for one in PAIR)
NEW = tuple(replace(one, dateline="") for one in PAIR)
ASKABLE = replace(SITE, profile=Profile(security_contact="security@news.example.org"))


def rendered(site: SiteFacts = SITE, entries: Sequence[ListEntry] = PAIR) -> dict[str, bytes]:
    return listed.render_lists(site, entries, updated=RELEASE.public_at, now=NOW)


def test_a_topic_has_three_feeds_in_each_language():
    found = rendered(entries=TOPICAL)

    feeds = {path for path in found.keys() - rendered().keys() if "/feed." in path}
    assert feeds == {
        f"{code}/-/topics/{WATER[code].slug}/feed.{form}"
        for code in SITE.languages
        for form in ("atom", "rss", "json")
    }


def test_every_file_can_stand_in_the_site_and_is_sent_as_what_it_is():
    found = rendered(ASKABLE, TOPICAL)

    site_layout.check_listed(found)
    sent = {path.rpartition("/")[2]: content_types.of_file(path) for path in found}
    assert sent["feed.atom"].startswith("application/atom+xml")
    assert sent["feed.rss"].startswith("application/rss+xml")
    assert sent["feed.json"].startswith("application/feed+json")
    assert sent["opensearch.xml"].startswith("application/opensearchdescription+xml")
    assert sent["sitemap.xml"].startswith("application/xml")
    assert sent["robots.txt"] == sent["security.txt"] == "text/plain; charset=utf-8"


def test_no_other_hidden_folder_can_be_published():
    for path in (".git/config.txt", "en/.well-known/security.txt", ".well-known/../x.txt"):
        with pytest.raises(ValueError, match="Not a path"):
            site_layout.check_listed([path])


def test_robots_may_read_everything_but_the_staff_areas_and_search_results():
    reader = RobotFileParser()
    reader.parse(robots.text(SITE).decode().splitlines())

    def may_read(path: str) -> bool:
        return reader.can_fetch("*", SITE.public_url + path)

    assert all(map(may_read, ("/", "/en/", "/es/-/topics/agua/", "/en/-/feed.rss", "/en/search/")))
    assert not any(map(may_read, ("/desk/", "/account/x", "/en/-/search?q=a", "/es/-/search")))
    assert reader.site_maps() == [
        f"{SITE.public_url}/sitemap.xml",
        f"{SITE.public_url}/sitemap-news-en.xml",
        f"{SITE.public_url}/sitemap-news-es.xml",
    ]


def test_every_sitemap_that_robots_and_the_index_name_is_there():
    found = rendered(entries=TOPICAL)

    named = [
        line.removeprefix("Sitemap: ")
        for line in found["robots.txt"].decode().splitlines()
        if line.startswith("Sitemap: ")
    ]
    named += [one.text or "" for one in ET.fromstring(found["sitemap.xml"]).iter() if one.text]
    paths = {
        one.removeprefix(f"{SITE.public_url}/")
        for one in named
        if one.startswith(f"{SITE.public_url}/")
    }
    assert paths == {one for one in found if one.startswith("sitemap")}


@pytest.mark.parametrize(
    ("language", "short", "told"),
    [
        ("en", "The River en", "Search the articles of The River Desk in English"),
        ("es", "The River es", "Buscar en los artículos de The River Desk en español"),
    ],
)
def test_a_browser_learns_to_search_in_each_language(language, short, told):
    root = ET.fromstring(opensearch.description(SITE, language))

    assert root.findtext(f"{OPEN}ShortName") == short
    assert root.findtext(f"{OPEN}Description") == told
    page, own = root.findall(f"{OPEN}Url")
    search = f"{SITE.public_url}/{language}/-/search?q={{searchTerms}}"
    assert (page.get("type"), page.get("template")) == ("text/html", search)
    assert own.get("template") == f"{SITE.public_url}/{language}/-/opensearch.xml"


def test_a_long_name_without_spaces_is_cut_where_the_limit_is():
    site = replace(SITE, name="Periodistasindependientes", languages=("es",))

    root = ET.fromstring(opensearch.description(site, "es"))

    assert root.findtext(f"{OPEN}ShortName") == "Periodistasindep"
    assert root.findtext(f"{OPEN}LongName") == site.name


def test_where_to_report_a_flaw_is_told_only_where_somebody_is_named():
    assert security_txt.PATH not in rendered()
    assert security_txt.PATH in rendered(ASKABLE)


def test_security_txt_has_the_fields_that_its_standard_asks_for():
    at = dt.datetime(2027, 6, 1, 2, tzinfo=dt.timezone(dt.timedelta(hours=2)))

    assert security_txt.text(ASKABLE, at).decode().splitlines() == [
        "Contact: mailto:security@news.example.org",
        "Expires: 2027-06-01T00:00:00Z",
        "Preferred-Languages: en, es",
        "Canonical: https://news.example.org/.well-known/security.txt",
    ]


def test_no_contact_can_add_a_line_of_its_own():
    forged = Profile(security_contact="https://x.example/ü \r\nPolicy: https://evil.example/")

    told = security_txt.text(replace(SITE, profile=forged), NOW).decode()

    assert told.splitlines()[0] == (
        "Contact: https://x.example/%C3%BC%20%0D%0APolicy:%20https://evil.example/"
    )
    assert len(told.splitlines()) == 4


@pytest.mark.parametrize("day", [dt.date(2026, 1, 31), dt.date(2026, 6, 1), dt.date(2026, 12, 31)])
def test_security_txt_renews_itself_long_before_it_ends(day):
    now = dt.datetime.combine(day, dt.time(12), dt.UTC)

    until = security_txt.expires(now)

    assert dt.timedelta(days=180) < until - now < dt.timedelta(days=220)
    assert security_txt.expires(now + dt.timedelta(days=32)) > until


def test_what_grows_old_by_itself_is_the_same_until_it_does():
    files = machine_files.timely(ASKABLE, NEW, NOW)

    until = dt.datetime.fromisoformat(RELEASE.public_at) + dt.timedelta(hours=48)
    assert machine_files.timely(ASKABLE, NEW, until - dt.timedelta(seconds=1)) == files
    later = machine_files.timely(ASKABLE, NEW, until)
    assert {path for path in files if later[path] != files[path]} == {
        sitemap.news_path(code) for code in SITE.languages
    }


def test_what_grows_old_needs_no_more_than_the_entries_of_two_days():
    old = [
        replace(one, article_id="1" * 32, first_public_at="2020-01-01T00:00:00+00:00")
        for one in NEW
    ]

    assert machine_files.timely(SITE, [*NEW, *old], NOW) == machine_files.timely(SITE, NEW, NOW)
