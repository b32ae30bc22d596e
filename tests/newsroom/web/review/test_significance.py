"""Whoever submits or approves a changed source says on the form what the change means."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions as articles
from newsroom.articles.content import Content
from newsroom.articles.models import Edition
from newsroom.articles.states import EditionState
from newsroom.database import db
from newsroom.translations.models import SourceChange
from newsroom.translations.states import Significance
from tests import make
from tests.newsroom.web.journey import Desk, sign_in, words

COMMA = replace(make.STORY, body=make.STORY.body.replace("morning in", "morning, in"))
NEGATED = replace(make.STORY, body=make.STORY.body.replace("has to leave", "has not to leave"))


def rewritten(people: make.Staff, content: Content = COMMA) -> Edition:
    """Return a source that was changed after it was translated, still a draft."""
    source = make.handed_in(people).article.source
    articles.save(source.id, content, version=source.version, by=people.author)
    return source


def submitted(app: Flask, people: make.Staff, content: Content) -> tuple[Edition, Desk, str]:
    source = rewritten(people, content)
    articles.submit(source.id, by=people.author)
    return source, sign_in(app, people.editor_en), f"/desk/review/{source.id}"


def said() -> list[tuple[Significance, object]]:
    rows = db.session.scalars(db.select(SourceChange)).all()
    return [(one.significance, one.said_by) for one in rows]


def test_the_author_proposes_and_the_editor_finds_it_proposed(app: Flask):
    people = make.staff()
    source = rewritten(people)
    author = sign_in(app, people.author)
    page = f"/desk/articles/{source.article_id}"

    author.press(page, f"{page}/steps/submit", significance="typo")

    assert said() == [(Significance.TYPO, people.author.id)]
    url = f"/desk/review/{source.id}"
    editor = sign_in(app, people.editor_en)
    assert editor.form(editor.page(url), f"{url}/approve")["significance"] == "typo"


def test_the_editor_decides_with_the_approval(app: Flask):
    people = make.staff()
    source, editor, url = submitted(app, people, COMMA)

    reply = editor.press(url, f"{url}/approve", significance="legal")

    assert reply.status_code == 302
    assert said() == [(Significance.LEGAL, people.editor_en.id)]
    db.session.refresh(source)
    assert source.state is EditionState.APPROVED


@pytest.mark.parametrize(
    ("chosen", "why"),
    [("typo", "a negation was changed"), ("grave", "Choose what the change means")],
)
def test_what_cannot_be_said_is_refused_and_nothing_is_approved(app: Flask, chosen, why):
    people = make.staff()
    source, editor, url = submitted(app, people, NEGATED)

    reply = editor.press(url, f"{url}/approve", significance=chosen)

    assert reply.status_code == 422
    assert why in words(reply)
    db.session.refresh(source)
    assert (source.state, said()) == (EditionState.SUBMITTED, [])


def test_nobody_is_asked_where_there_is_no_translation(app: Flask):
    people = make.staff()
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)
    url = f"/desk/review/{edition.id}"

    assert 'name="significance"' not in sign_in(app, people.editor_en).page(url)


def test_it_is_asked_in_spanish_too(app: Flask):
    people = make.staff()
    source = rewritten(people)
    articles.submit(source.id, by=people.author)

    page = sign_in(app, people.editor_en, locale="es").page(f"/desk/review/{source.id}")

    assert "Qué significa el cambio para la traducción" in page
