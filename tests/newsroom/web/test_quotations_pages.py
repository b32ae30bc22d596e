"""What the desk says of quotations: to who types them, who translates and who reviews."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import queries
from newsroom.translations import claims
from tests import make
from tests.newsroom.web.journey import sign_in, words
from tests.newsroom.web.keeping import written_by

BODY = (
    '<p>She said <q data-said="no &amp; nunca" data-said-in="es">no, never</q>.</p>'
    '<blockquote><p data-said="Utz" data-said-in="quc">It is well.</p></blockquote>'
)
QUOTED = replace(make.STORY, body=BODY)


@pytest.mark.parametrize(
    ("locale", "typed", "complaint"),
    [
        ("en", "[a]{xx: b}", "“xx” is not the code of a language"),
        ("es", "[a]{xx: b}", "«xx» no es el código de una lengua"),
        ("en", "[a]{es: }", "Write the original words of the quotation after “es:”."),
        ("es", '<p data-said="a" data-said-in="es">b</p>', "Una cita no puede conservar aquí"),
    ],
)
@pytest.mark.parametrize("preview", ["", "1"])
def test_a_quotation_that_cannot_be_read_comes_back_as_it_was_typed(
    app: Flask, locale: str, typed: str, complaint: str, preview: str
) -> None:
    people = make.staff()
    desk = sign_in(app, people.author, locale=locale)
    more = {"preview": preview} if preview else {}

    reply = desk.press("/desk/articles/new", "", title="Kept", body=typed, **more)

    assert reply.status_code == 422
    assert complaint in words(reply)
    assert desk.form(reply.text, "")["body"] == typed
    assert not written_by(people.author)


def test_an_editor_reads_the_original_words_and_an_untouched_text_keeps_them(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people, QUOTED)
    before = edition.current_revision_id
    article = f"/desk/articles/{edition.article_id}"
    author = sign_in(app, people.author)

    shown = author.page(article)
    author.press(f"{article}/edit", "")

    assert '(translated from Spanish: <span lang="es">no &amp; nunca</span>)' in shown
    assert "translated from Kʼicheʼ: " in shown  # noqa: RUF001 — as CLDR writes it
    assert queries.edition(edition.id).current_revision_id == before


@pytest.mark.parametrize(
    ("locale", "restored", "said"),
    [
        ("en", "Said in Spanish: these are the original words", "The original words: Utz"),
        (
            "es",
            "Dicho en español: estas son las palabras originales",
            "Las palabras originales: Utz",
        ),
    ],
)
def test_the_translators_page_says_why_nobody_translates_a_quotation(
    app: Flask, locale: str, restored: str, said: str
) -> None:
    people = make.staff()
    task = make.task_of(make.approved(people, QUOTED).article)
    claims.claim(task.id, by=people.translator)

    reply = sign_in(app, people.translator, locale=locale).open(f"/translate/{task.id}")

    assert restored in words(reply)
    assert said in words(reply)
    assert '<div class="segment-text" lang="es">no &amp; nunca</div>' in reply.text


def test_the_preview_of_a_translation_holds_original_words_and_tells_of_others(app: Flask) -> None:
    people = make.staff()
    task = make.task_of(make.approved(people, QUOTED).article)
    claims.claim(task.id, by=people.translator)

    shown = sign_in(app, people.translator).page(f"/translate/{task.id}/preview")

    assert "<q>no &amp; nunca</q>" in shown
    assert "traducido del quiché" in shown
    assert "data-said" not in shown


def test_a_review_shows_original_words_beside_the_authors(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people, QUOTED)

    reply = sign_in(app, people.editor_es).open(f"/review/{task.id}")

    assert "Said in Spanish: these are the original words" in words(reply)
    assert (
        '<div class="segment-text" lang="es" data-words="target">no &amp; nunca</div>' in reply.text
    )
