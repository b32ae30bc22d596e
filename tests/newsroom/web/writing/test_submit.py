"""“Save and submit”: one request hands a text to the editors, or says what is missing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions, queries
from newsroom.articles.models import Edition
from newsroom.articles.states import EditionState
from newsroom.database import db
from newsroom.translations.models import SourceChange
from tests import make
from tests.newsroom.web.journey import Desk, sign_in, words

NEW = "/desk/articles/new"
SUBMIT = {"to_editors": "1"}
BUTTON = 'name="to_editors"'


def page_of(edition: Edition) -> str:
    return f"/desk/articles/{edition.article_id}"


def landed(desk: Desk, location: str) -> str:
    """Return the words of the page that a reply leads to."""
    return words(desk.open(location))


def test_a_draft_is_saved_and_submitted_in_one_request(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)

    reply = desk.press(f"{page_of(edition)}/edit", "", title="The well", **SUBMIT)

    assert reply.location == page_of(edition)
    assert "The article is with the editors now." in landed(desk, reply.location)
    stored = queries.edition(edition.id)
    assert (stored.state, make.current_of(stored).title) == (EditionState.SUBMITTED, "The well")


def test_a_text_that_did_not_change_is_submitted_as_it_is(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)

    desk.press(f"{page_of(edition)}/edit", "", **SUBMIT)

    stored = queries.edition(edition.id)
    assert (stored.state, make.current_of(stored).number) == (EditionState.SUBMITTED, 1)


@pytest.mark.parametrize(
    ("locale", "told", "missing"),
    [
        (
            "en",
            "Saved as a draft, and not submitted yet. This is missing:",
            "Give a byline, or say that it is withheld.",
        ),
        (
            "es",
            "Se guardó como borrador, pero aún no se ha enviado. Falta esto:",
            "Escriba una firma o indique que se reserva.",
        ),
    ],
)
def test_what_is_missing_is_said_on_the_page_and_the_text_is_saved(
    app: Flask, locale: str, told: str, missing: str
) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author, locale=locale)

    reply = desk.press(f"{page_of(edition)}/edit", "", title="The well", byline="", **SUBMIT)

    assert reply.location == f"{page_of(edition)}/edit?missing=1#missing"
    shown = desk.page(reply.location)
    notice = re.search(r'<section[^>]* id="missing".*?</section>', shown, re.DOTALL)
    assert notice is not None
    assert told in notice[0]
    assert missing in notice[0]
    assert 'href="#byline"' in notice[0]
    stored = queries.edition(edition.id)
    assert (stored.state, make.current_of(stored).title) == (EditionState.DRAFT, "The well")


def test_the_page_says_nothing_is_missing_once_it_is_mended(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)

    assert 'id="missing"' not in desk.page(f"{page_of(edition)}/edit?missing=1")


def test_a_new_article_is_begun_and_submitted_in_one_request(app: Flask) -> None:
    desk = sign_in(app, make.staff().author)

    reply = desk.press(NEW, "", title="A well", body="It is dry.", byline="Ana Robles", **SUBMIT)

    assert "The article is with the editors now." in landed(desk, reply.location)


def test_a_new_article_that_lacks_something_is_kept_as_a_draft(app: Flask) -> None:
    desk = sign_in(app, make.staff().author)

    reply = desk.press(NEW, "", title="A well", body="", byline="Ana Robles", **SUBMIT)

    assert reply.location.endswith("/edit?missing=1#missing")
    said = landed(desk, reply.location)
    assert "The article has no text yet." in said
    assert "The article is saved as a draft." not in said


def test_what_cannot_be_saved_is_not_submitted(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)

    reply = desk.press(f"{page_of(edition)}/edit", "", countries="Nowhereland", **SUBMIT)

    assert reply.status_code == 422
    assert "There is no country “Nowhereland”." in words(reply)
    assert BUTTON in reply.text
    assert queries.edition(edition.id).state is EditionState.DRAFT


def test_whoever_was_not_the_first_to_save_brings_the_texts_together_first(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)
    typed = desk.form(desk.page(f"{page_of(edition)}/edit"), "")
    theirs = replace(make.STORY, title="The editor's title")
    actions.save(edition.id, theirs, version=1, by=people.editor_en)

    reply = desk.client.post(
        f"{page_of(edition)}/edit", data=typed | {"title": "The author's title"} | SUBMIT
    )

    assert reply.status_code == 409
    assert "The author's title" in words(reply)
    assert queries.edition(edition.id).state is EditionState.DRAFT


def test_what_a_change_means_for_a_translation_is_asked_where_it_is_answered(app: Flask) -> None:
    people = make.staff()
    article = make.claimed(people).article
    make.translate(make.task_of(article), people.translator)
    changed = replace(make.STORY, title="Another title")
    actions.save(article.source.id, changed, version=article.source.version, by=people.author)
    desk = sign_in(app, people.author)

    reply = desk.press(f"{page_of(article.source)}/edit", "", title="A third title", **SUBMIT)

    assert reply.location == f"{page_of(article.source)}#steps"
    assert "Say what your change means for the translation" in landed(desk, reply.location)
    assert queries.edition(article.source.id).state is EditionState.DRAFT
    assert db.session.scalars(db.select(SourceChange)).all() == []


def test_only_whoever_submits_the_text_next_has_the_button(app: Flask) -> None:
    people = make.staff()
    draft, agreed = make.draft(people, make.numbered()), make.approved(people, make.numbered())
    author, editor = sign_in(app, people.author), sign_in(app, people.editor_en)
    pages = [
        author.page(f"{page_of(draft)}/edit"),
        author.page(NEW),
        author.page(f"{page_of(agreed)}/edit"),
        editor.page(f"{page_of(draft)}/edit"),
    ]

    assert [BUTTON in one for one in pages] == [True, True, False, False]


def test_an_editor_who_sends_it_all_the_same_submits_nothing_of_somebody_else(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.editor_en)

    reply = desk.press(f"{page_of(edition)}/edit", "", title="The editor's title", **SUBMIT)

    assert reply.status_code == 403
    assert queries.edition(edition.id).state is EditionState.DRAFT
