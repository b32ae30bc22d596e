"""Readers are told what was translated, and from which language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.articles.sanitise import clean_body
from newsroom.publishing import name_search
from newsroom.publishing.pages import said_in
from newsroom.publishing.pages.render import render_release
from tests import make
from tests.newsroom.publishing import asking
from tests.newsroom.publishing.reading import linked_data, parsed, properties
from tests.newsroom.publishing.samples import RELEASE

LINE = '<p>She said <q data-said="No" data-said-in="es">no</q>.</p>'
NOTE = '<span class="said-in" lang="en">(translated from Spanish)</span>'
NOTA = '<span class="said-in" lang="es">(traducido del inglés)</span>'


def block(*said: str) -> str:
    return "".join(
        f'<p data-said="a" data-said-in="{one}">b</p>' if one else "<p>b</p>" for one in said
    )


@pytest.mark.parametrize(
    ("body", "language", "shown"),
    [
        (LINE, "en", f"<p>She said <q>no</q> {NOTE}.</p>"),
        (LINE, "es", "<p>She said <q>no</q>.</p>"),
        (LINE.replace('"es"', '"es-PE"'), "es", "<p>She said <q>no</q>.</p>"),
        (LINE.replace('"es"', '"en-GB"'), "es", f"<p>She said <q>no</q> {NOTA}.</p>"),
        (
            "<p><q data-said-in='quc'>a</q></p>",
            "es",
            '<p><q>a</q> <span class="said-in" lang="es">(traducido del quiché)</span></p>',
        ),
        (
            f"<blockquote>{block('es', 'es')}<footer>c</footer></blockquote>",
            "en",
            f"<blockquote><p>b</p><p>b {NOTE}</p><footer>c</footer></blockquote>",
        ),
        (
            f"<blockquote>{block('es', '', 'es')}</blockquote>",
            "en",
            f"<blockquote><p>b {NOTE}</p><p>b</p><p>b {NOTE}</p></blockquote>",
        ),
        (
            LINE.replace("</q>.", '</q>, and <q data-said="b" data-said-in="es">b</q>.'),
            "en",
            f"<p>She said <q>no</q>, and <q>b</q> {NOTE}.</p>",
        ),
        (
            '<blockquote><p lang="en" data-said="a" data-said-in="es">b</p></blockquote>',
            "es",
            "<blockquote><p>b</p></blockquote>",
        ),
        ("<p>data-said-in</p>", "en", "<p>data-said-in</p>"),
    ],
)
def test_a_translated_quotation_says_so(body: str, language: str, shown: str) -> None:
    assert said_in.shown(clean_body(body), language) == shown


def test_the_desk_sees_the_original_words_of_each_quotation() -> None:
    body = clean_body(LINE.replace('"No"', '"No &amp; no"'))

    shown = said_in.shown(body, "en", at_desk=True)

    assert '(translated from Spanish: <span lang="es">No &amp; no</span>)' in shown


def test_a_page_without_standfirst_is_summed_up_with_the_note() -> None:
    english = replace(RELEASE.editions[0], standfirst="", body=clean_body(LINE))

    pages = render_release(replace(RELEASE, editions=(english, *RELEASE.editions[1:])))

    page = parsed(pages[0].content)
    summary = "She said “no” (translated from Spanish)."
    assert linked_data(page)["description"] == summary
    assert properties(page)["og:description"] == summary


@pytest.mark.database
@pytest.mark.usefixtures("at_rest")
def test_readers_of_a_pair_get_the_note_in_one_language_and_the_words_in_the_other(
    people: make.Staff,
) -> None:
    article = asking.live(people, replace(make.numbered(), body=LINE))

    english, spanish = (asking.page(article, one).body.decode() for one in ("en", "es"))

    assert f"<q>no</q> {NOTE}." in english
    assert "<q>No</q>." in spanish
    assert "said-in" not in spanish
    assert "data-said" not in english + spanish


@pytest.mark.database
@pytest.mark.usefixtures("at_rest")
def test_a_name_is_found_in_original_words(people: make.Staff) -> None:
    body = LINE.replace('"No"', '"No, dijo Ramona Ixchel"')
    article = make.approved(people, replace(make.numbered(), body=body)).article

    found = name_search.search(["ramona ixchel"])

    assert {(one.kind, one.article_id, one.language) for one in found} == {
        ("revision", article.id.hex, "en")
    }
