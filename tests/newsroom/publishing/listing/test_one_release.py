"""One more release rewrites the lists that it touches, and no others."""

from __future__ import annotations

from typing import Any

import pytest

from newsroom.articles.states import BylineKind, PublicState
from newsroom.publishing.listing import parts, writing
from newsroom.publishing.pages import theme
from newsroom.publishing.states import Severity
from tests.newsroom.publishing.listing import shown
from tests.newsroom.publishing.listing.log import Log, Text, on, topic

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.database]

EVERY_TIME = {
    "index.html",
    "-/feed.atom",
    "-/feed.rss",
    "-/feed.json",
}
"""What names the newest article, in each language."""
OF_A_TOPIC = ("index.html", "feed.atom", "feed.rss", "feed.json")
WATER = (("en", "water"), ("es", "agua"))
LENGTH = 5
"""Of a part, so that a test needs few articles."""


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Log:
    monkeypatch.setattr(parts, "LENGTH", LENGTH)
    monkeypatch.setattr(parts, "SITEMAP_LENGTH", 2 * LENGTH)
    topic("water", {"en": "Water", "es": "Agua"})
    return Log()


def both(*paths: str) -> set[str]:
    return {f"{code}/{path}" for code in ("en", "es") for path in paths}


def maps(*names: str) -> set[str]:
    return {f"sitemap-{code}-{name}.xml" for code in ("en", "es") for name in names}


def days(count: int, *, month: str = "2024-05", **more: Any) -> list[Text]:
    return [on(f"{month}-{number + 1:02}", **more) for number in range(count)]


def test_one_more_article_rewrites_the_newest_page_of_each_of_its_lists(log: Log):
    log.publish_many(days(3 * LENGTH + 2, month="2024-04", countries=("PE",)))
    log.publish_many(days(2, countries=("BO",), byline="Luz Marín", topics=("water",)))
    before = shown.written()

    log.publish(on("2024-05-20", countries=("BO",), byline="Luz Marín", topics=("water",)))

    assert shown.differing(before, shown.written()) == both(
        *EVERY_TIME,
        "-/archive/index.html",
        "-/archive/2024-05/index.html",
        "-/countries/index.html",
        "-/countries/bo/index.html",
        "-/authors/index.html",
        "-/authors/luz-marin/index.html",
        "-/topics/index.html",
    ) | {"sitemap-en-2024-05.xml", "sitemap-es-2024-05.xml"} | {
        f"{code}/-/topics/{slug}/{file}" for code, slug in WATER for file in OF_A_TOPIC
    }


def test_a_part_that_is_full_is_written_once_and_stays(log: Log):
    log.publish_many(days(3 * LENGTH - 1))
    before = shown.written()

    log.publish(on("2024-05-28"))
    after = shown.written()
    log.publish(on("2024-05-29"))
    later = shown.written()

    lists = ("-/archive/2024-05/", "-/countries/pe/", "-/authors/teresa-alvarado/")
    numbered = {one for one in shown.differing(before, after) if one.endswith("/2/index.html")}
    assert numbered == both(*(f"{one}2/index.html" for one in lists))
    # Its older neighbour led to the list's own address until now.
    numbered = {one for one in shown.differing(before, after) if one.endswith("/1/index.html")}
    assert numbered == both(*(f"{one}1/index.html" for one in lists))
    assert not [
        one
        for one in shown.differing(after, later)
        if one.endswith(("/1/index.html", "/2/index.html"))
    ]


def test_an_old_dateline_moves_what_comes_after_it_and_nothing_before(log: Log):
    log.publish_many(days(4 * LENGTH, month="2024-05"))
    log.publish_many(days(2, month="2024-03"))
    before = shown.written()

    log.publish(on("2024-05-07", byline="", countries=()))

    archive = ("index.html", "2024-05/index.html", "2024-05/2/index.html", "2024-05/3/index.html")
    assert shown.differing(before, shown.written()) == both(
        *EVERY_TIME, *(f"-/archive/{one}" for one in archive)
    ) | {
        f"sitemap-{code}-2024-05{more}.xml" for code in ("en", "es") for more in ("", "-2", "-3")
    } | {"sitemap.xml"}


def test_a_correction_of_an_old_article_rewrites_the_part_that_names_it(log: Log):
    old = log.publish_many(days(4 * LENGTH, countries=()))[2]
    before = shown.written()

    log.correct(old, {"en": "We named the wrong river.", "es": "Nombramos otro río."})
    told = shown.written()
    log.change(old, on("2024-05-03", countries=(), words="mended"))

    feeds = {one for one in EVERY_TIME if "feed" in one}
    month = maps("2024-05")
    assert shown.differing(before, told) == both("-/corrections/index.html", *feeds) | month
    assert (
        shown.differing(told, shown.written())
        == both(
            "index.html",
            "-/corrections/index.html",
            *feeds,
            "-/archive/2024-05/1/index.html",
            "-/authors/teresa-alvarado/1/index.html",
        )
        | month
    )


def test_what_is_withdrawn_leaves_every_list_and_empty_lists_are_gone(log: Log):
    log.publish(on("2024-04-01"))
    alone = log.publish(on("2024-05-01", countries=("CL",), byline="Ana Ruiz", topics=("water",)))
    before = shown.written()

    log.withdraw(alone)
    after = shown.written()

    gone = before.keys() - after.keys()
    assert gone == both(
        "-/archive/2024-05/index.html",
        "-/countries/cl/index.html",
        "-/authors/ana-ruiz/index.html",
    ) | {f"{code}/-/topics/{slug}/{file}" for code, slug in WATER for file in OF_A_TOPIC} | {
        "sitemap-en-2024-05.xml",
        "sitemap-es-2024-05.xml",
        "sitemap-pages-4.xml",
        "sitemap-pages-5.xml",
    }
    slug = f"en-{alone.hex[:12]}".encode()
    assert not [path for path, content in shown.contents(after).items() if slug in content]


def test_a_takedown_of_one_language_lets_the_other_say_that_it_is_alone(log: Log):
    one = log.publish(on("2024-05-01", topics=("water",)))
    log.publish(on("2024-05-02", topics=("water",)))
    shown.written()

    log.change(one, on("2024-05-01", topics=("water",), languages=("en",)))
    after = shown.contents(shown.written())

    assert f"es-{one.hex[:12]}".encode() not in b"".join(after.values())
    assert b"In English only" in after["en/-/topics/water/index.html"]


def test_a_list_that_only_one_language_has_leads_to_the_other_ones_front_page(log: Log):
    log.publish(on("2024-05-01", topics=("water",), languages=("en",)))
    alone = shown.contents(shown.written())
    log.publish(on("2024-05-02", topics=("water",), languages=("es",)))
    paired = shown.contents(shown.written())

    page = "en/-/topics/water/index.html"
    assert b'href="/es/"' in alone[page]
    assert b"/es/-/topics/agua/" not in alone[page]
    assert b'href="/es/-/topics/agua/"' in paired[page]
    assert b'hreflang="es"' in paired[page]


def test_a_topic_that_is_called_something_else_renames_its_lists(log: Log):
    log.publish_many(days(3 * LENGTH, topics=("water",)))
    before = shown.written()

    topic("water", {"en": "Rivers", "es": "Agua"}, {"en": "rivers", "es": "agua"})
    log.renew(log.publish(on("2023-01-01")))
    after = shown.written()

    moved = {one for one in before.keys() - after.keys() if "/topics/" in one}
    files = ("index.html", "1/index.html", "2/index.html", "feed.atom", "feed.rss", "feed.json")
    assert moved == {f"en/-/topics/water/{one}" for one in files}
    assert {f"en/-/topics/rivers/{one}" for one in files} <= after.keys()
    assert b"/en/-/topics/rivers/" in shown.contents(after)["es/-/topics/agua/index.html"]


def test_a_name_that_is_given_later_opens_the_list_of_what_bears_the_topic(log: Log):
    topic("land", {"en": "Land"})
    log.publish(on("2024-05-01", topics=("land",)))
    before = shown.written()

    topic("land", {"en": "Land", "es": "Tierra"})
    log.publish(on("2024-05-02"))

    assert "es/-/topics/tierra/index.html" not in before
    assert "es/-/topics/tierra/index.html" in shown.written()


def test_a_retracted_article_leaves_the_lists_and_stays_in_the_log_of_corrections(log: Log):
    taken = log.publish(on("2024-05-01"))
    shown.written()

    log.correct(taken, {"en": "It was not true.", "es": "No era cierto."}, Severity.RETRACTION)
    log.withdraw(taken, PublicState.RETRACTED)
    after = shown.contents(shown.written())

    slug = f"en-{taken.hex[:12]}".encode()
    assert [path for path, content in after.items() if slug in content] == [
        "en/-/corrections/index.html"
    ]


def test_the_corrections_log_is_cut_into_parts(log: Log):
    article = log.publish()
    for number in range(2 * LENGTH + 1):
        log.correct(article, {"en": f"Mistake {number}.", "es": f"Error {number}."})

    found = shown.contents(shown.written())

    assert {one for one in found if "/-/corrections/" in one} == both(
        "-/corrections/index.html", "-/corrections/1/index.html"
    )
    first, newest = (found[f"en/-/corrections/{one}index.html"] for one in ("1/", ""))
    assert b"Mistake 0." in first
    assert b"Mistake 10." in newest
    assert b'rel="prev"' in first
    assert b'href="/en/-/corrections/1/" rel="next"' in newest


def test_nobody_who_withholds_a_name_has_a_page_and_no_desk_name_is_on_any(log: Log):
    log.publish(on("2024-05-01", byline="Secret Source", byline_kind=BylineKind.WITHHELD))
    log.publish(on("2024-05-02", byline="La Torcaza", byline_kind=BylineKind.PSEUDONYM))

    found = shown.contents(shown.written())

    authors = {one for one in found if "/-/authors/" in one}
    assert authors == both("-/authors/index.html", "-/authors/la-torcaza/index.html")
    everything = b"".join(found.values())
    assert b"Secret Source" not in everything
    assert b"Somebody At Her Desk" not in everything


def test_two_spellings_of_a_name_share_a_page_that_bears_the_newest(log: Log):
    log.publish(on("2024-05-01", byline="José Pérez Ríos"))
    first = shown.contents(shown.written())
    log.publish(on("2024-05-02", byline="Jose Perez Rios"))
    second = shown.contents(shown.written())

    page = "en/-/authors/jose-perez-rios/index.html"
    assert "Articles by José Pérez Ríos".encode() in first[page]
    assert b"Articles by Jose Perez Rios" in second[page]


def test_another_theme_makes_every_list_anew(log: Log, monkeypatch: pytest.MonkeyPatch):
    log.publish_many(days(3 * LENGTH))
    shown.written()
    made = len(shown.from_nothing())
    version = theme.version()
    monkeypatch.setattr(theme, "version", lambda: f"{version}-other")
    log.publish(on("2023-01-01"))

    delta = writing.made_since(log.number - 1, shown.tree().objects)

    assert delta.is_whole
    assert len(delta.changed) > made
