"""Readers get notes with a way back, and posts with a line to where they stood."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.articles.sanitise import clean_body
from newsroom.publishing.pages.render import render_release
from newsroom.search import texts
from tests.newsroom.publishing.reading import Element, parsed, words
from tests.newsroom.publishing.samples import RELEASE

NOTED = clean_body(
    '<p>A<sup><a href="#note-law"></a></sup> and <a href="/en/none/">B</a>'
    '<sup><a href="#note-law"></a></sup>.</p><table><tr><td>C</td></tr></table>'
    '<ol class="notes"><li id="note-law"><p>Article 4</p><p>In force.</p></li></ol>'
)
POST = clean_body(
    '<blockquote class="post" cite="https://www.social.example/p/1" lang="qu"><p>Hola</p>'
    '<footer><cite>Ana (@ana)</cite> <time datetime="2026-11-26">26/11</time></footer></blockquote>'
)


def page(body: str, language: str) -> Element:
    editions = tuple(replace(one, body=body) for one in RELEASE.editions)
    rendered = render_release(replace(RELEASE, editions=editions))
    [content] = [one.content for one in rendered if (one.role, one.language) == ("page", language)]
    return parsed(content)


@pytest.mark.parametrize(
    ("language", "heading", "name", "ways"),
    [
        ("en", "Notes", "Note 1", ["Back to the text, place 1", "Back to the text, place 2"]),
        ("es", "Notas", "Nota 1", ["Volver al texto, lugar 1", "Volver al texto, lugar 2"]),
    ],
)
def test_notes_lead_there_and_back_in_the_language_of_the_page(
    language: str, heading: str, name: str, ways: list[str]
) -> None:
    text = page(NOTED, language).find(".//div[@class='text']")

    assert text is not None
    section = text.find("section")
    assert section is not None
    assert [words(one) for one in section.findall("h2")] == [heading]
    references = text.findall(".//a[@role='doc-noteref']")
    assert [(one.get("aria-label"), words(one)) for one in references] == [(name, "1")] * 2
    back = section.findall(".//p[2]/a")
    assert [one.get("aria-label") for one in back] == ways
    assert [one.get("href") for one in back] == [f"#{one.get('id')}" for one in references]


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "Original at social.example"), ("es", "Original en social.example")],
)
def test_a_post_leads_to_its_original_in_the_language_of_the_page(language: str, line: str) -> None:
    link = page(POST, language).find(".//blockquote[@class='post']/footer/a")

    assert link is not None
    assert (words(link), link.get("lang"), link.get("rel")) == (
        line,
        language,
        "nofollow noopener noreferrer",
    )


def test_a_post_that_leads_there_already_gets_no_second_line() -> None:
    linked = POST.replace("26/11", '<a href="https://www.social.example/p/1">26/11</a>')

    assert len(page(clean_body(linked), "en").findall(".//blockquote[@class='post']//a")) == 1


def test_the_search_does_not_take_a_number_for_a_part_of_the_word_before_it() -> None:
    assert texts.plain(NOTED).split() == ["A", "and", "B.", "C", "Article", "4", "In", "force."]
