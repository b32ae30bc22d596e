"""A text that was written elsewhere comes into the form, is looked at, and is stored only then."""

from __future__ import annotations

import io
import uuid

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from newsroom.articles import queries
from newsroom.articles.models import Article, Edition
from newsroom.database import db
from newsroom.imports.written import limits as written_limits
from newsroom.people.models import Person
from tests import make
from tests.newsroom.imports.documents import docx, p, r
from tests.newsroom.web.browsing import Browser

pytestmark = [pytest.mark.usefixtures("at_rest", "_unlimited")]

NEW = "/desk/articles/new"
TYPED = {"byline_kind": "real", "language": "en", "bring": "1", "body_form": "markdown"}
WORDS = docx(
    p("A <b>title", style="Title") + p("The river ", r("is", "b"), r("SECRET", "vanish"), " dry.")
)


@pytest.fixture
def _unlimited(shared_app, monkeypatch):
    for limiter in shared_app.extensions["limiter"]:
        monkeypatch.setattr(limiter, "enabled", False)


def send(
    app: Flask, person: Person, path: str, content: bytes = WORDS, name: str = "a.docx",
    **typed: str,
) -> TestResponse:  # fmt: skip
    sent = {**TYPED, **typed, "document": (io.BytesIO(content), name)}
    return Browser(app, person).post(path, sent, content_type="multipart/form-data")


def kept(edition_id: uuid.UUID, person: Person) -> list[dict[str, str]]:
    db.session.rollback()
    return [one.texts for one in queries.side_drafts(edition_id, person.id)]


def articles() -> int:
    db.session.rollback()
    return db.session.scalar(db.select(db.func.count()).select_from(Article)) or 0


def test_a_file_fills_the_form_of_a_new_article_and_nothing_is_stored(shared_app, people):
    before = articles()

    page = send(shared_app, people.author, NEW)

    assert page.status_code == 200
    assert ">A &lt;b&gt;title</textarea>" in page.text
    assert "The river **is** dry." in page.text
    assert "1 hidden passage was left out." in page.text
    assert "SECRET" not in page.text
    assert articles() == before


def test_the_kind_that_a_file_names_is_chosen_unless_somebody_chose_another(shared_app, people):
    words = b"---\ntitle: Water\nkind: informe\n---\n\nThey met.\n"

    fresh = send(shared_app, people.author, NEW, words, "a.md", kind="news")
    chosen = send(shared_app, people.author, NEW, words, "a.md", kind="event")

    assert '<option selected value="report">' in fresh.text
    assert '<option selected value="event">' in chosen.text
    assert "The file says there:" in chosen.text


def test_what_was_typed_before_stays(shared_app, people):
    page = send(shared_app, people.author, NEW, title="Mine", body="My words.")

    assert ">Mine</textarea>" in page.text
    assert page.text.index("My words.") < page.text.index("The river **is** dry.")
    assert "The file says there:" in page.text


def test_a_text_in_an_article_is_replaced_for_a_look_and_what_was_typed_is_kept_aside(
    shared_app, people
):
    edition = make.draft(people)
    edition_id, path = edition.id, f"/desk/articles/{edition.article_id}/edit"
    stored, title = make.current_of(edition).body, make.current_of(edition).title

    page = send(shared_app, people.author, path, title=title, body="Typed, not saved.")

    assert page.status_code == 200
    assert "The river **is** dry." in page.text
    assert "What you had written is kept aside for you." in page.text
    [aside] = kept(edition_id, people.author)
    assert aside["body"].strip() == "<p>Typed, not saved.</p>"
    db.session.rollback()
    assert make.current_of(db.session.get_one(Edition, edition_id)).body == stored


@pytest.mark.parametrize(
    ("content", "name", "status", "words"),
    [
        (b"x" * 300_001, "a.docx", 413, "5 MB"),
        (b"%PDF", "a.pdf", 415, "Only .docx, .odt, .md and .txt"),
        (b"PK\x03\x04", "a.docx", 422, "damaged"),
        (WORDS, "", 422, "choose a file"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_words_and_what_was_typed_stays(
    shared_app, people, monkeypatch, content, name, status, words
):
    # The test's own client would write a larger file to the disk.
    monkeypatch.setattr(written_limits, "FILE_BYTES", 300_000)
    edition = make.draft(people)
    edition_id, path = edition.id, f"/desk/articles/{edition.article_id}/edit"

    page = send(shared_app, people.author, path, content, name, title="Mine", body="My words.")

    assert page.status_code == status
    assert words in page.text
    assert "My words." in page.text
    assert kept(edition_id, people.author) == []


def test_nobody_brings_a_text_into_an_article_of_others(shared_app, people):
    path = f"/desk/articles/{make.draft(people).article_id}/edit"

    assert send(shared_app, people.translator, path).status_code == 404


def test_files_are_counted_and_nothing_else_is(shared_app, people, monkeypatch):
    for limiter in shared_app.extensions["limiter"]:
        monkeypatch.setattr(limiter, "enabled", True)
        limiter.reset()
    browser = Browser(shared_app, people.author)
    bring = {**TYPED, "title": "x"}
    preview = {"byline_kind": "real", "language": "en", "preview": "1", "title": "x", "body": "y"}

    statuses = [browser.post(NEW, bring).status_code for _ in range(21)]

    assert statuses == [422] * 20 + [429]
    assert browser.post(NEW, preview).status_code == 200


def test_a_file_beside_a_choice_that_no_browser_sends_is_refused_in_words(shared_app, people):
    page = send(shared_app, people.author, NEW, byline_kind="9223372036854775808")

    assert page.status_code == 422
    assert "A <b>title" not in page.text
