"""A newer source text was read and asks for no change in the translation."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions as articles
from newsroom.articles import queries
from newsroom.translations import queries as translations
from tests import make
from tests.newsroom.web import afterwards
from tests.newsroom.web.browsing import Browser
from tests.newsroom.web.journey import sign_in, words


def _renewed(people: make.Staff) -> tuple[str, str]:
    """Approve a newer source text of a live pair; returns the page and the action."""
    release = make.published(people, make.numbered())
    source = queries.article(release.article_id).source
    text = make.current_of(source)
    newer = replace(
        make.STORY, title=text.title, slug=text.slug, standfirst="The court has ordered it."
    )
    articles.save(source.id, newer, version=source.version, by=people.author)
    articles.submit(source.id, by=people.author)
    revision_id = queries.edition(source.id).current_revision_id
    assert revision_id is not None
    articles.approve(source.id, revision_id, by=people.editor_en)
    make.react()
    page = afterwards.page(release.article_id)
    return page, f"{page}/acknowledge/es"


@pytest.mark.parametrize(
    ("who", "locale", "label", "noted"),
    [
        ("editor_es", "en", "Read it, nothing to change", "Noted: the text stays as it is."),
        ("duty", "es", "Leído, no hay nada que cambiar", "Anotado: el texto queda como está."),
    ],
)
def test_an_editor_says_that_a_newer_source_asks_for_no_change(
    at_rest: Flask, people: make.Staff, who: str, locale: str, label: str, noted: str
) -> None:
    page, action = _renewed(people)
    desk = sign_in(at_rest, getattr(people, who), locale=locale)

    shown = desk.page(page)
    desk.press(page, action)

    assert label in shown
    assert "<del>A</del>" in shown
    said = words(desk.open(page))
    assert noted in said
    assert label not in said


def test_a_translator_says_so_where_they_translate(at_rest: Flask, people: make.Staff) -> None:
    page, action = _renewed(people)
    desk = sign_in(at_rest, people.translator)
    edition = queries.article(_id_in(page)).edition("es")
    assert edition is not None
    task = translations.unfinished_of(edition.id)
    assert task is not None

    reply = desk.press(f"/translate/{task.id}", action)

    assert reply.status_code == 302
    assert len(translations.acknowledged(edition.id)) == 1
    assert "Read it, nothing to change" not in desk.page(f"/translate/{task.id}")


@pytest.mark.parametrize("who", ["author", "editor_en"])
def test_nobody_acknowledges_for_a_language_that_is_not_theirs(
    at_rest: Flask, people: make.Staff, who: str
) -> None:
    page, action = _renewed(people)
    browser = Browser(at_rest, getattr(people, who))
    source = queries.article(_id_in(page)).source

    shown = browser.get(page).text
    reply = browser.post(action, {"revision": str(source.current_revision_id)})

    assert action not in shown
    assert reply.status_code == 403


def _id_in(page: str) -> uuid.UUID:
    return uuid.UUID(page.split("/")[3])
