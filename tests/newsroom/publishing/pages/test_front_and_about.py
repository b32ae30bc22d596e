from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import Markup

from newsroom.languages import LANGUAGES
from newsroom.publishing import addresses
from newsroom.publishing.pages import not_there, theme
from newsroom.publishing.pages.beside import TopicName
from newsroom.publishing.pages.heads import Head
from newsroom.publishing.pages.values import ListEntry, Picture, PictureFile, Profile
from tests.newsroom.publishing.listed import render_lists
from tests.newsroom.publishing.page_kinds import NOW
from tests.newsroom.publishing.reading import Element, parsed, words
from tests.newsroom.publishing.samples import PAIR, RELEASE, SITE, numbered

PICTURE = Picture(
    1200, 800, (PictureFile("/-/media/aa.jpg", 1200, "image/jpeg"),), alt="Un río & su gente"
)
WATER = TopicName("water", "Agua", "agua")


def front(entries: list[ListEntry], profile: Profile = SITE.profile) -> Element:
    pages = render_lists(
        replace(SITE, profile=profile), entries, updated=RELEASE.public_at, now=NOW
    )
    return parsed(pages["es/index.html"])


def pairs(count: int) -> list[ListEntry]:
    return [one for number in range(1, count + 1) for one in numbered(number)]


@pytest.mark.parametrize(
    ("count", "leads", "seconds", "thirds", "rows"),
    [(1, 1, 0, 0, 0), (2, 1, 1, 0, 0), (5, 1, 2, 2, 0), (9, 1, 2, 3, 3)],
)
def test_a_front_page_has_an_order_of_weight(count, leads, seconds, thirds, rows):
    page = front(pairs(count))

    assert len(page.findall(".//div[@class='front']/article[@class='lead']")) == leads
    found = [len(page.findall(f".//div[@class='{one}']/article")) for one in ("seconds", "thirds")]
    assert [*found, len(page.findall(".//div[@class='rows']/article"))] == [seconds, thirds, rows]


def test_the_article_that_leads_shows_its_picture_at_once():
    page = front([replace(PAIR[1], picture=PICTURE)])

    [image] = page.findall(".//article[@class='lead']/a[@class='picture']//img")
    assert (image.get("alt"), image.get("loading")) == ("", None)
    assert (image.get("width"), image.get("height")) == ("1200", "800")


def test_other_pictures_of_a_front_page_wait_until_somebody_comes_near():
    entries = [replace(one, picture=PICTURE) for one in pairs(8)]

    images = front(entries).findall(".//main//img")

    assert [one.get("loading") for one in images] == [None] + ["lazy"] * 7
    assert {one.get("alt") for one in images} == {""}


def test_the_picture_of_a_listed_article_leads_where_its_title_leads_and_is_not_said_twice():
    page = front([replace(PAIR[1], picture=PICTURE)])

    [picture] = page.findall(".//article/a[@class='picture']")
    [title] = page.findall(".//article/h2/a")
    assert picture.get("href") == title.get("href")
    assert (picture.get("tabindex"), picture.get("aria-hidden")) == ("-1", "true")


def test_an_article_without_a_picture_has_no_room_kept_for_one():
    assert front(pairs(8)).findall(".//*[@class='picture']") == []


@pytest.mark.parametrize("name", [not_there.NOT_FOUND, not_there.GONE])
def test_what_is_not_there_has_one_first_heading_and_a_way_on_in_each_language(name):
    page = parsed(not_there.page(SITE, name))

    assert [len(page.findall(f".//section/{one}")) for one in ("h1", "h2")] == [1, 1]
    ways = [one.get("href") for one in page.findall(".//section//a")]
    assert ways == [way for code in SITE.languages for way in (f"/{code}/", f"/{code}/-/search")]


def test_a_listed_article_names_its_first_topic_and_who_signed_it():
    other = TopicName("land", "Tierra", "tierra")
    entries = [replace(one, topics=(WATER, other)) for one in pairs(2)]

    second = front(entries).find(".//div[@class='seconds']/article")

    assert second is not None
    topics = [one.get("href") for one in second.findall("p[@class='kicker']/span/a")]
    assert topics == ["/es/-/topics/agua/", "/es/-/countries/pe/", "/es/-/countries/bo/"]
    assert words(second.findall("p")[-1]) == (
        "Teresa Alvarado 8 de noviembre de 2017 Read in English"
    )


def test_the_front_page_says_what_the_newsroom_is():
    page = front(pairs(1), Profile(taglines=(("es", "En dos idiomas & juntas"),)))

    assert [words(one) for one in page.findall(".//header/p[@class='tagline']")] == [
        "En dos idiomas & juntas"
    ]


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("mailto:a@example.org", "Escríbanos: a@example.org"),
        ("https://x.org/", "Cómo ponerse en contacto"),
    ],
)
def test_the_page_about_the_newsroom_says_what_it_holds_to_and_where_to_write(contact, told):
    path = addresses.about_path("es")
    page = parsed(
        theme.template("about.html", "es")
        .render(
            site=SITE,
            head=Head("", "", path, addresses.of_lists(SITE.languages, {"es": path})),
            about=Markup("<p>Somos catorce personas.</p>"),
            tagline="En dos idiomas",
            contact=contact,
            others=[(LANGUAGES["en"], "/en/")],
            is_alone=True,
        )
        .encode()
    )

    links = {one.get("href"): words(one) for one in page.findall(".//main//a")}
    assert links == {"/es/-/corrections/": "Todas las correcciones", contact: told}
    assert words(page.findall(".//main//div[@class='text']")[0]) == "Somos catorce personas."
    assert "solo existe en este idioma" in words(page)
