"""Translate offline from the bench's page: download, upload, and the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import event
from werkzeug.test import TestResponse

from newsroom.articles import queries as articles
from newsroom.database import db
from newsroom.people.models import Person
from newsroom.translations import queries
from newsroom.translations.models import TranslationTask
from tests import make
from tests.newsroom.translations.exchange.sheets import exported
from tests.newsroom.web.bench_page import open_bench, row
from tests.newsroom.web.browsing import Browser

TITLE = "River defenders win their case"


def with_title(text: str, target: str) -> str:
    return text.replace(f'msgid "{TITLE}"\nmsgstr ""', f'msgid "{TITLE}"\nmsgstr "{target}"')


def send(app: Flask, task: TranslationTask, by: Person, data: bytes | None) -> TestResponse:
    file = {} if data is None else {"file": (BytesIO(data), "Mi trabajo.PO")}
    reply = Browser(app, by).post(
        f"/translate/{task.id}/exchange", file, content_type="multipart/form-data"
    )
    # The test's own copy of what was sent; a server has none.
    reply.request.environ["wsgi.input"].close()
    return reply


@pytest.mark.parametrize("locale", ["en", "es"])
def test_the_page_offers_a_file_and_takes_it_back(app: Flask, locale: str) -> None:
    _task, desk, bench = open_bench(app, make.staff(), locale=locale)

    page = desk.page(bench)

    assert f'href="{bench}/exchange/po"' in page
    assert f'action="{bench}/exchange"' in page
    assert 'enctype="multipart/form-data"' in page


def test_who_does_not_hold_the_claim_finds_the_download_alone(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)

    page = Browser(app, people.editor_es).get(f"/translate/{task.id}").text

    assert f'href="/translate/{task.id}/exchange/po"' in page
    assert f'action="/translate/{task.id}/exchange"' not in page


@pytest.mark.database
def test_the_file_comes_under_a_name_that_says_nothing(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    name = f"{task.article_id.hex[:8]}-es.po"

    reply = Browser(app, people.translator).get(f"/translate/{task.id}/exchange/po")

    assert reply.status_code == 200
    assert reply.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert reply.headers["Content-Type"] == "text/x-gettext-translation; charset=UTF-8"
    assert reply.headers["Cache-Control"] == "private, no-store"
    assert f'msgid "{TITLE}"' in reply.text


def test_whoever_may_not_see_the_page_gets_no_file(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)

    replies = [
        Browser(app, person).get(f"/translate/{task.id}/exchange/po").status_code
        for person in (people.admin, make.person("translator:es>en"), make.person("author"))
    ]
    unknown = Browser(app, people.translator).get(f"/translate/{task.id}/exchange/doc")

    assert replies == [403, 404, 404]
    assert unknown.status_code == 404


@pytest.mark.database
@pytest.mark.parametrize(
    ("locale", "said"), [("en", "1 text was stored."), ("es", "Se guardó 1 texto.")]
)
def test_an_upload_ends_on_its_report(app: Flask, locale: str, said: str) -> None:
    people = make.staff()
    people.translator.locale = locale
    task = make.claimed(people)

    reply = send(app, task, people.translator, with_title(exported(task), "Ganan").encode())

    assert reply.status_code == 200
    assert said in reply.text
    assert row(task, "title").text == "Ganan"


def test_a_refused_text_is_named_by_its_line_and_shown_as_text_only(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    text = with_title(exported(task), "<script>alert(1)</script></g>")
    line = text[: text.index(f'msgid "{TITLE}"')].count("\n")

    reply = send(app, task, people.translator, text.encode())

    assert reply.status_code == 422
    assert f"<td>{line}</td>" in reply.text
    assert "Nothing was stored." in reply.text
    assert "<script>alert" not in reply.text
    assert row(task, "title").text == ""


@pytest.mark.parametrize(
    "data",
    [None, b"", b"\x00" * 1000, b"\xff\xfe" + "PO".encode("utf-16-le"), b"PK\x03\x04" * 100],
    ids=["no file", "empty", "NUL", "UTF-16", "zip"],
)
def test_what_is_no_such_file_is_refused_in_words(app: Flask, data: bytes | None) -> None:
    people = make.staff()
    task = make.claimed(people)

    reply = send(app, task, people.translator, data)

    assert reply.status_code == 422
    assert "The file was not taken in" in reply.text


def test_a_file_that_is_too_large_is_refused_in_words(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)

    reply = send(app, task, people.translator, b"#" * (10 * 1024 * 1024 + 1))

    assert reply.status_code == 422
    assert "10 MB at most" in reply.text


def test_a_lost_claim_keeps_the_texts_aside(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    text = with_title(exported(task), "Ganan")
    other = make.another_translator()

    reply = send(app, task, other, text.encode())

    (aside,) = articles.side_drafts(task.edition_id, other.id)
    assert reply.status_code == 200
    assert "You do not hold this translation now" in reply.text
    assert list(aside.texts.values()) == ["Ganan"]
    assert row(task, "title").text == ""


def test_only_people_who_translate_in_this_direction_may_upload(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    data = with_title(exported(task), "Ganan").encode()

    editor_too = make.person("editor:es", "translator:es>en")

    assert send(app, task, people.editor_es, data).status_code == 403
    assert send(app, task, editor_too, data).status_code == 403
    assert send(app, task, make.person("translator:es>en"), data).status_code == 404


@pytest.mark.database
def test_a_larger_translation_costs_no_more_statements(app: Flask) -> None:
    people = make.staff()
    asked: list[str] = []
    counts = []
    for paragraphs in (1, 40):
        body = "".join(f"<p>Paragraph {number}</p>" for number in range(paragraphs))
        task = make.claimed(people, make.numbered(replace(make.STORY, body=body)))
        browser = Browser(app, people.translator)
        event.listen(db.engine, "before_cursor_execute", count := _keep(asked))
        text = browser.get(f"/translate/{task.id}/exchange/po").text
        event.remove(db.engine, "before_cursor_execute", count)
        counts.append(len(asked))
        asked.clear()
        assert text.count("msgctxt") == len(queries.rows(task))

    assert counts[0] == counts[1]


def _keep(asked: list[str]) -> Callable[..., None]:
    def keep(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        asked.append(statement)

    return keep
