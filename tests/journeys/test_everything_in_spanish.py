"""A Spanish text with everything that a body can hold, carried to two public pages alike."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from flask import Flask

from newsroom.articles import actions as articles
from newsroom.articles.content import Content
from newsroom.articles.kinds import ArticleKind
from newsroom.articles.models import Article
from newsroom.articles.states import BylineKind
from newsroom.publishing import actions as publishing
from newsroom.translations import actions, claims, queries
from newsroom.translations.saving import Entry, save_segments
from newsroom.web.body import text as body_text
from newsroom.web.body.text import HTML, Typed
from tests import make
from tests.newsroom.publishing import asking
from tests.newsroom.publishing.reading import Element, parsed, words

pytestmark = pytest.mark.database

BODY = """\
<h2>La resolución</h2>
<p>La corte habló el lunes<sup><a href="#note-corte">1</a></sup> y las familias hablaron el martes\
<sup><a href="#note-familias">2</a></sup>. El <strong>acuerdo</strong> se leyó en la sala\
<sup><a href="#note-corte">1</a></sup>.</p>
<p>La palabra <span lang="quc">tinamit</span> quiere decir pueblo, y el perito dijo \
<q data-said="no way" data-said-in="en">de ninguna manera</q> al salir.</p>
<blockquote><p data-said="We stay here." data-said-in="en-GB">Nos quedamos aquí.</p>\
<footer>Ruth Hale, observadora</footer></blockquote>
<blockquote><p data-said="Utz qak'u'x." data-said-in="quc">Estamos bien.</p>\
<footer>Rosa Quispe, agricultora</footer></blockquote>
<blockquote class="post" translate="no" lang="qu" cite="https://social.example/@ana/1098765">\
<p>Manam ripusaqkuchu.</p><footer><cite>Ana (@ana)</cite> \
<time datetime="2026-11-02">2/11/2026</time></footer></blockquote>
<p lang="quc">Are ri qatinamit, are ri qulew.</p>
<ul><li>El agua del valle</li><li>La tierra <em>de todas</em></li></ul>
<table><caption>Casas por aldea</caption><thead><tr><th scope="col">Aldea</th>\
<th scope="col">Casas</th></tr></thead><tbody><tr><th scope="row">Arriba</th><td>12</td></tr>\
<tr><th scope="row">Abajo</th><td>30</td></tr></tbody></table>
<dl><dt>Vega</dt><dd>Una huerta junto al río</dd></dl>
<ol class="notes"><li id="note-corte"><p>Sentencia de la corte, leída en la sala.</p>\
<p>Está en el expediente.</p></li>\
<li id="note-familias"><p>Treinta familias estaban allí.</p></li></ol>
"""
"""As the writing page sends it."""
ENGLISH = {
    "El acuerdo de la vega": "The agreement of the meadow",
    "Lo que se leyó en la sala": "What was read in the room",
    "Foto: Ana Robles": "Photo: Ana Robles",
    "La resolución": "The ruling",
    'La corte habló el lunes<x id="1"/> y las familias hablaron el martes<x id="2"/>. El '
    '<g id="3">acuerdo</g> se leyó en la sala<x id="4"/>.': 'The court spoke on Monday<x id="1"/> '
    'and the families spoke on Tuesday<x id="2"/>. The <g id="3">agreement</g> was read in the '
    'room<x id="4"/>.',
    'La palabra <g id="1">tinamit</g> quiere decir pueblo, y el perito dijo <x id="2"/> al '
    "salir.": (
        'The word <g id="1">tinamit</g> means people, and the expert said <x id="2"/> as he left.'
    ),
    "Ruth Hale, observadora": "Ruth Hale, observer",
    "Estamos bien.": "We are well.",
    "Rosa Quispe, agricultora": "Rosa Quispe, farmer",
    "El agua del valle": "The water of the valley",
    'La tierra <g id="1">de todas</g>': 'The land <g id="1">of all</g>',
    "Casas por aldea": "Houses in each village",
    "Aldea": "Village",
    "Casas": "Houses",
    "Arriba": "Upper",
    "Abajo": "Lower",
    "Vega": "Meadow",
    "Una huerta junto al río": "A garden beside the river",
    "Sentencia de la corte, leída en la sala.": "Judgment of the court, read in the room.",
    "Está en el expediente.": "It is in the file.",
    "Treinta familias estaban allí.": "Thirty families were there.",
}


def story() -> Content:
    return Content(
        title="El acuerdo de la vega",
        standfirst="Lo que se leyó en la sala",
        body=body_text.stored(Typed(BODY, HTML)),
        byline="Ana Robles",
        byline_kind=BylineKind.REAL,
        photo_credit="Foto: Ana Robles",
        countries=("GT",),
        kind=ArticleKind.REPORT,
    )


@dataclass(frozen=True)
class Pages:
    """What readers get of one article."""

    es: Element
    en: Element


def live(people: make.Staff) -> Article:
    """Carry the text through every hand to two live pages."""
    edition = articles.start(story(), language="es", by=people.author)
    articles.submit(edition.id, by=people.author)
    articles.approve(edition.id, make.current_of(edition).id, by=people.editor_es)
    make.react()
    task = claims.claim(make.task_of(edition.article, "en").id, by=people.translator)
    entries = [
        Entry(row.segment.key, ENGLISH[row.segment.text], row.version, confirmed=True)
        for row in queries.rows(task)
        if not row.locked and not row.is_optional
    ]
    save_segments(task.id, entries, fence=task.fence, by=people.translator)
    actions.hand_in(task.id, by=people.translator)
    actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_en)
    make.react()
    publishing.publish(make.waiting_release(edition.article).id, by=people.editor_en)
    make.react()
    return edition.article


def text_of(article: Article, language: str) -> Element:
    found = parsed(asking.page(article, language).body).find(".//div[@class='text']")
    assert found is not None
    return found


@pytest.fixture
def pages(app: Flask) -> Pages:
    assert app.testing
    article = live(make.staff())
    return Pages(text_of(article, "es"), text_of(article, "en"))


def shape(page: Element) -> list[tuple[str, ...]]:
    """Return the elements of a text in reading order, with everything that no language changes."""
    kept = ("class", "id", "href", "cite", "role", "datetime", "scope", "translate", "rel")
    return [
        (str(one.tag), *(f"{name}={one.get(name)}" for name in kept if one.get(name)))
        for one in page.iter()
    ]


def without_notes_on_language(found: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [one for one in found if "class=said-in" not in one]


def test_both_pages_have_one_shape_with_the_same_notes_ways_back_and_posts(pages: Pages) -> None:
    assert without_notes_on_language(shape(pages.en)) == without_notes_on_language(shape(pages.es))
    for page, names in ((pages.es, ["Nota 1", "Nota 2"]), (pages.en, ["Note 1", "Note 2"])):
        references = page.findall(".//a[@role='doc-noteref']")
        assert [words(one) for one in references] == ["1", "2", "1"]
        assert [one.get("aria-label") for one in references] == [*names, names[0]]
        back = {one.get("href") for one in page.findall(".//section//a")}
        assert back == {f"#{one.get('id')}" for one in references}


def test_words_that_were_said_stand_as_they_were_said_where_that_is_read(pages: Pages) -> None:
    spanish, english = words(pages.es), words(pages.en)

    assert "no way" in english
    assert "de ninguna manera" in spanish
    assert "We stay here." in english
    assert "Ruth Hale, observer" in english
    assert "We are well." in english
    for page in (spanish, english):
        assert "Manam ripusaqkuchu." in page
        assert "Are ri qatinamit, are ri qulew." in page
    assert "data-said" not in "".join(
        str(one.attrib) for one in [*pages.es.iter(), *pages.en.iter()]
    )


def test_the_languages_of_passages_are_named_alike_and_notes_are_of_the_page(pages: Pages) -> None:
    passages = [("span", "quc"), ("blockquote", "qu"), ("p", "quc")]
    for language, page in (("es", pages.es), ("en", pages.en)):
        named = [(str(one.tag), one.get("lang"), one.get("class")) for one in page.iter()]
        assert [one[:2] for one in named if one[1] not in {None, language}] == passages
        assert {one[2] for one in named if one[1] == language} == {"said-in", "original"}


def test_what_nobody_has_to_translate_is_no_work(app: Flask) -> None:
    assert app.testing
    people = make.staff()
    edition = articles.start(story(), language="es", by=people.author)
    articles.submit(edition.id, by=people.author)
    articles.approve(edition.id, make.current_of(edition).id, by=people.editor_es)
    make.react()

    locked = [row.text for row in queries.rows(make.task_of(edition.article, "en")) if row.locked]

    assert [one for one in locked if "id=" not in one] == [
        "no way",
        "We stay here.",
        "Manam ripusaqkuchu.",
        "Are ri qatinamit, are ri qulew.",
        "12",
        "30",
    ]
