from __future__ import annotations

import gzip
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from newsroom.publishing.pages.render import render_release
from newsroom.publishing.pages.values import ReleaseInputs
from tests.newsroom.publishing import samples
from tests.newsroom.publishing.reading import (
    Element,
    alternates,
    canonical,
    linked_data,
    parsed,
    properties,
    words,
)
from tests.newsroom.publishing.samples import ENGLISH, RELEASE, SITE, SPANISH

IN_OTHER_PROCESS = """
import hashlib
from newsroom.publishing.pages.values import ReleaseInputs
from newsroom.publishing.pages.render import render_release
from tests.newsroom.publishing.samples import RELEASE
print(*(hashlib.sha256(one.content).hexdigest() for one in render_release(RELEASE)))
"""


def pages(release: ReleaseInputs = RELEASE) -> dict[str, Element]:
    return {
        one.language: parsed(one.content) for one in render_release(release) if one.role == "page"
    }


def test_both_pages_name_both_languages_and_the_source_as_default():
    found = pages()

    expected = {
        "en": f"{SITE.public_url}/en/{ENGLISH.slug}/",
        "es": f"{SITE.public_url}/es/{SPANISH.slug}/",
        "x-default": f"{SITE.public_url}/en/{ENGLISH.slug}/",
    }
    assert {code: alternates(page) for code, page in found.items()} == {
        "en": expected,
        "es": expected,
    }
    assert canonical(found["en"]) == expected["en"]
    assert canonical(found["es"]) == expected["es"]


def test_a_spanish_source_is_the_default_version():
    release = replace(RELEASE, source_language="es", editions=(SPANISH, ENGLISH))

    default = {alternates(page)["x-default"] for page in pages(release).values()}

    assert default == {f"{SITE.public_url}/es/{SPANISH.slug}/"}


def test_an_edition_that_is_live_alone_names_no_other_language():
    [page] = pages(replace(RELEASE, editions=(ENGLISH,))).values()

    own = f"{SITE.public_url}/en/{ENGLISH.slug}/"
    assert alternates(page) == {"en": own, "x-default": own}
    assert [one.get("href") for one in page.iter("a") if one.get("hreflang") == "es"] == ["/es/"]
    assert "og:locale:alternate" not in properties(page)
    assert "workTranslation" not in linked_data(page)


@pytest.mark.parametrize(
    ("language", "other", "line", "path"),
    [
        ("en", "es", "Lea el artículo en español", f"/es/{SPANISH.slug}/"),
        ("es", "en", "Read the article in English", f"/en/{ENGLISH.slug}/"),
    ],
)
def test_a_line_in_the_other_language_stands_under_the_headline(language, other, line, path):
    header = pages()[language].find(".//article/header")
    assert header is not None

    tags = [one.get("class") or one.tag for one in header]
    link = header.find("p[@class='invitation']/a")

    assert link is not None
    assert tags[tags.index("h1") + 1] == "invitation"
    assert link.text == line
    assert {name: link.get(name) for name in ("lang", "hreflang", "href")} == {
        "lang": other,
        "hreflang": other,
        "href": path,
    }


def test_a_page_declares_its_language_everywhere_a_machine_looks():
    page = pages()["es"]

    facts = properties(page)
    assert page.get("lang") == "es"
    assert facts["og:locale"] == "es_ES"
    assert facts["og:locale:alternate"] == "en_US"
    assert linked_data(page)["inLanguage"] == "es"


def test_linked_data_ties_the_translation_to_its_source():
    found = pages()

    source, translation = linked_data(found["en"]), linked_data(found["es"])

    assert source["workTranslation"][0]["@id"] == translation["@id"]
    assert translation["translationOfWork"]["@id"] == source["@id"]
    assert translation["translator"]["name"] == "Joaquín Ferrer"
    assert translation["author"]["name"] == "Teresa Alvarado"
    assert translation["datePublished"] == "2017-11-08"
    assert translation["dateModified"] == "2026-11-23T10:40:00+00:00"
    assert "translator" not in source


def test_the_translation_says_who_made_it_and_from_what():
    text = words(pages()["es"])

    assert "Texto original de Teresa Alvarado." in text
    assert "Traducido de la versión en inglés del 8 de noviembre de 2017 ." in text
    assert "Traducción de Joaquín Ferrer." in text
    assert "Revisión de Lucía Montes." in text


def test_the_date_of_the_text_and_the_date_of_publication_are_both_told():
    text = words(pages()["en"])

    assert "By Teresa Alvarado 8 November 2017" in text
    assert "Published here on 23 November 2026" in text
    assert "Last updated" not in text


def test_a_later_release_says_when_it_changed_the_page():
    later = replace(RELEASE, public_at="2026-12-01T08:00:00+00:00")

    assert "Last updated on 1 December 2026" in words(pages(later)["en"])


def test_without_a_date_of_its_own_an_article_shows_when_it_went_public():
    undated = replace(
        RELEASE, editions=tuple(replace(one, dateline="") for one in RELEASE.editions)
    )

    found = pages(undated)

    assert "versión en inglés del 23 de noviembre de 2026" in words(found["es"])
    assert linked_data(found["en"])["datePublished"] == "2026-11-23T10:40:00+00:00"


def test_countries_are_named_in_the_language_of_the_page():
    found = pages()

    named = {
        code: [(one.text, one.get("href")) for one in page.findall(".//article/header/p/span/a")]
        for code, page in found.items()
    }
    assert named == {
        "en": [("Peru", "/en/-/countries/pe/"), ("Bolivia", "/en/-/countries/bo/")],
        "es": [("Perú", "/es/-/countries/pe/"), ("Bolivia", "/es/-/countries/bo/")],
    }


def test_a_withheld_name_is_nowhere_on_either_page():
    kept_back = replace(
        RELEASE,
        editions=tuple(replace(one, byline="", is_withheld=True) for one in RELEASE.editions),
    )

    found = pages(kept_back)

    assert "author" not in linked_data(found["en"])
    assert "author" not in linked_data(found["es"])
    assert all(b"Alvarado" not in one.content for one in render_release(kept_back))
    assert "se mantiene en reserva" in words(found["es"])
    assert "is withheld" in words(found["en"])


def test_a_name_withheld_in_one_edition_is_not_told_by_its_page():
    spanish_page = replace(SPANISH, byline="", is_withheld=True)
    one_kept_back = replace(RELEASE, editions=(ENGLISH, spanish_page))

    [spanish] = [one for one in render_release(one_kept_back) if one.language == "es"]

    assert b"Alvarado" not in spanish.content


def test_a_page_that_names_nobody_claims_nothing_about_names():
    nobody = tuple(replace(one, byline="", translator="", reviewer="") for one in RELEASE.editions)

    found = pages(replace(RELEASE, editions=nobody))

    assert "withheld" not in words(found["en"])
    assert "Reviewed by" not in words(found["en"])
    assert "Traducido por" not in words(found["es"])


def test_passages_in_another_language_keep_it():
    page = pages()["en"]

    post = page.find(".//blockquote[@class='post']")
    name = page.find(".//div[@class='text']//i")

    assert post is not None
    assert name is not None
    assert (post.get("lang"), name.get("lang")) == ("es", "es")


def test_a_page_loads_nothing_but_the_theme():
    for page in pages().values():
        loaded = [
            one.attrib["href"]
            for one in page.iter("link")
            if one.get("rel") in {"stylesheet", "icon", "preload"}
        ]
        assert len(loaded) == 3
        assert all(one.startswith("/-/theme/") for one in loaded)
        assert not [one for one in page.iter() if one.get("src") or one.get("style")]
        assert not list(page.iter("style"))


def test_the_same_inputs_give_the_same_bytes_in_another_process_and_zone():
    prints = {
        subprocess.run(
            [sys.executable, "-c", IN_OTHER_PROCESS],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": "es_PE.UTF-8"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    }

    assert len(prints) == 1
    assert len(prints.pop().split()) == 2


def test_an_address_that_was_public_once_leads_to_the_new_one():
    renamed = replace(ENGLISH, former_slugs=("first-slug", "second-slug", ENGLISH.slug))

    rendered = render_release(replace(RELEASE, editions=(renamed, SPANISH)))

    location = f"/en/{ENGLISH.slug}/"
    assert [(one.role, one.language, one.slug, one.location) for one in rendered] == [
        ("page", "en", ENGLISH.slug, ""),
        ("moved", "en", "first-slug", location),
        ("moved", "en", "second-slug", location),
        ("page", "es", SPANISH.slug, ""),
    ]
    assert canonical(parsed(rendered[1].content)) == SITE.public_url + location


def test_a_long_article_stays_light_on_the_wire():
    long = replace(ENGLISH, body=samples.BODY_EN * 8)

    [page] = render_release(replace(RELEASE, editions=(long,)))

    assert len(gzip.compress(page.content)) <= 20_000
    [usual, _] = render_release(RELEASE)
    assert len(gzip.compress(usual.content)) <= 4_000
