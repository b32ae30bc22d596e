from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.publishing.pages import theme
from newsroom.publishing.pages.beside import TopicName
from newsroom.publishing.pages.render import render_release
from newsroom.publishing.pages.values import EditionPage, MenuItem, Profile
from tests.newsroom.publishing.reading import XML_LANG, Element, parsed, words
from tests.newsroom.publishing.samples import ENGLISH, RELEASE, SITE, SPANISH

WATER = TopicName("water", "Tierra & agua", "tierra-y-agua")


def page_of(edition: EditionPage, profile: Profile = SITE.profile) -> Element:
    release = replace(RELEASE, editions=(edition,), site=replace(SITE, profile=profile))
    [page] = [one for one in render_release(release) if one.role == "page"]
    return parsed(page.content)


def links(page: Element, where: str) -> list[tuple[str | None, str | None]]:
    return [(one.text, one.get("href")) for one in page.findall(f".//{where}//a")]


def test_topics_stand_before_the_countries_above_the_headline_and_at_the_end():
    page = page_of(replace(SPANISH, topics=(WATER,), countries=("PE",)))

    expected = [
        ("Tierra & agua", "/es/-/topics/tierra-y-agua/"),
        ("Perú", "/es/-/countries/pe/"),
    ]
    assert links(page, "header/p[@class='kicker']") == expected
    assert links(page, "nav[@class='about-topics']") == expected


def test_each_name_of_a_byline_leads_to_what_it_has_signed():
    page = page_of(replace(SPANISH, byline="Inés Quilca y Juan <b>Paz</b>"))

    by = page.find(".//p[@class='byline']/span")
    assert by is not None
    assert words(by) == "Por Inés Quilca y Juan <b>Paz</b>"
    assert [(one.text, one.get("href")) for one in by] == [
        ("Inés Quilca", "/es/-/authors/ines-quilca/"),
        ("Juan <b>Paz</b>", "/es/-/authors/juan-b-paz-b/"),
    ]


def test_a_withheld_name_is_said_to_be_withheld_and_leads_nowhere():
    page = page_of(replace(SPANISH, byline="", is_withheld=True))

    by = page.find(".//p[@class='byline']")
    assert by is not None
    assert words(by) == "Nombre reservado 8 de noviembre de 2017"
    assert not by.findall(".//a")


@pytest.mark.parametrize(
    ("reason", "english", "spanish"),
    [
        (
            "urgent",
            (
                "This article appeared first in English, because it could not wait. "
                "It will appear in the other language too."
            ),
            (
                "Este artículo apareció primero en inglés porque no podía esperar. "
                "También aparecerá en el otro idioma."
            ),
        ),
        (
            "one_language",
            "We publish this article in English only.",
            "Publicamos este artículo solo en inglés.",
        ),
        (
            "",
            "This article can be read in English only.",
            "Este artículo solo puede leerse en inglés.",
        ),
    ],
)
def test_a_page_without_another_language_says_why_in_both(reason, english, spanish):
    page = page_of(replace(ENGLISH, alone_reason=reason))

    told = [
        (one.get(XML_LANG) or one.get("lang"), words(one))
        for one in page.findall(".//article/header/p[@class='alone']")
    ]
    assert told == [("en", english), ("es", spanish)]


def test_a_newsroom_of_one_language_explains_no_missing_one():
    release = replace(RELEASE, editions=(ENGLISH,), site=replace(SITE, languages=("en",)))

    [page] = [parsed(one.content) for one in render_release(release)]

    assert not page.findall(".//p[@class='alone']")
    assert not page.findall(".//p[@class='invitation']")
    assert not page.findall(".//p[@class='greeting']")


def test_a_page_without_another_language_leads_to_that_languages_front_page():
    page = page_of(ENGLISH)

    [link] = page.findall(".//header/p[@class='greeting']/a")
    assert (link.text, link.get("href"), link.get("hreflang")) == ("Leer en español", "/es/", "es")
    # It is no other version of this page, and says so to nobody.
    assert link.get("rel") is None


def test_a_table_can_be_scrolled_by_the_keyboard_instead_of_its_page():
    body = "<table><tbody><tr><td>a</td></tr></tbody></table><p>b</p>"

    page = page_of(replace(SPANISH, body=body))

    text = page.find(".//div[@class='text']")
    assert text is not None
    [frame, after] = list(text)
    assert frame.attrib == {
        "class": "table",
        "role": "group",
        "tabindex": "0",
        "aria-label": "Tabla",
    }
    assert [one.tag for one in frame] == ["table"]
    assert after.tag == "p"


def test_a_menu_shows_what_has_words_and_an_address_in_the_language_of_the_page():
    both = MenuItem((("en", "Water"), ("es", "Agua")), (("en", "/en/a/"), ("es", "/es/a/")))
    nameless = MenuItem((("en", "Courts"),), (("en", "/en/c/"), ("es", "/es/c/")))
    pathless = MenuItem((("es", "Voces"),), (("en", "/en/v/"),))
    profile = Profile(main_menu=(both, nameless, pathless), foot_menu=(nameless,))

    page = page_of(SPANISH, profile)

    assert links(page, "nav[@class='menu']") == [("Agua", "/es/a/"), ("Buscar", "/es/-/search")]
    assert "Courts" not in words(page)


def test_a_logo_bears_the_name_and_keeps_its_place_while_it_loads():
    page = page_of(SPANISH, Profile(logo="/-/media/aa.png", logo_size=(180, 40)))

    [logo] = page.findall(".//header[@class='masthead']/a/img")
    assert logo.attrib == {
        "src": "/-/media/aa.png",
        "alt": SITE.name,
        "width": "180",
        "height": "40",
    }


def test_a_newsroom_that_says_nothing_of_itself_leads_to_no_page_about_it():
    told = Profile(about=(("es", "<p>Somos.</p>"),), contact="mailto:a@example.org")

    found = [links(page_of(one, told), "footer") for one in (ENGLISH, SPANISH)]

    assert [("/-/about/" in f"{one}", "mailto:a@example.org" in f"{one}") for one in found] == [
        (False, True),
        (True, True),
    ]


def test_every_page_asks_for_the_font_early_and_for_the_sheet_in_the_newsrooms_colours():
    profile = Profile(accent="#7a1f2b")

    page = page_of(SPANISH, profile)

    named = {one.get("rel"): one.attrib for one in page.iter("link")}
    assert named["preload"] == {
        "rel": "preload",
        "href": theme.font(),
        "as": "font",
        "type": "font/woff2",
        "crossorigin": "",
    }
    assert named["stylesheet"]["href"] == theme.style_sheet(profile)
    assert named["icon"]["href"] == theme.icon(profile)


def test_a_reader_can_search_from_every_page_without_a_script():
    [form] = page_of(SPANISH).findall(".//form")

    assert (form.get("action"), form.get("method", "get")) == ("/es/-/search", "get")
    assert [one.get("name") for one in form.findall(".//input")] == ["q"]
