"""The glossary as a file, from its pages: out for those who read it, in for those who decide."""

from __future__ import annotations

import io

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.glossary import queries
from newsroom.people.models import Person
from tests import make
from tests.newsroom.web import glossary
from tests.newsroom.web.browsing import Browser
from tests.newsroom.web.glossary import SECRET, without_dictionary  # noqa: F401 — a fixture

pytestmark = pytest.mark.usefixtures("without_dictionary")

CSV = "concept,language,text\nimpunity,en,impunity\nimpunity,es,impunidad\n"


def bring(app: Flask, person: Person, text: str, name: str = "terms.csv") -> tuple[int, str]:
    """Upload a file; returns status and page."""
    sent = (io.BytesIO(text.encode()), name)
    reply = Browser(app, person).post(
        "/terms/import", {"file": sent}, content_type="multipart/form-data"
    )
    return reply.status_code, reply.text


def stored() -> set[str]:
    """Return every form that is stored."""
    db.session.rollback()
    return {form.text for one in queries.concepts() for form in one.forms}


def test_an_editor_brings_a_file_and_takes_it_along_again(app: Flask) -> None:
    people = make.staff()

    status, page = bring(app, people.editor_en, CSV)
    again, known = bring(app, people.editor_en, CSV)
    taken = Browser(app, people.translator).get("/terms/export/csv")
    for_tools = Browser(app, people.translator).get("/terms/export/tbx")

    assert (status, again) == (200, 200)
    assert "The whole file is taken in." in page
    assert "<dt>Known already</dt>\n        <dd>1</dd>" in known
    assert stored() == {"impunity", "impunidad"}
    assert "impunidad" in taken.text
    assert taken.headers["Content-Disposition"].startswith("attachment; filename=terms-")
    assert "impunidad" in for_tools.text


def test_of_a_file_with_a_wrong_line_nothing_is_taken_in(app: Flask) -> None:
    people = make.staff()

    status, page = bring(app, people.editor_en, CSV + "other,fr,justice\n")

    assert status == 422
    assert "Nothing was taken in." in page
    assert "<strong>Line or entry 4</strong>" in page
    assert stored() == set()


@pytest.mark.parametrize(("text", "name"), [("", ""), (CSV, "terms.exe"), ("\0\0", "t.tbx")])
def test_what_is_no_such_file_is_refused_in_words(app: Flask, text: str, name: str) -> None:
    status, page = bring(app, make.staff().editor_en, text, name)

    assert status == 422
    assert "Nothing was taken in." in page


def test_a_translator_brings_no_file(app: Flask) -> None:
    people = make.staff()

    status, _page = bring(app, people.translator, CSV)

    assert status == 403
    assert stored() == set()


def test_a_file_holds_secret_names_for_those_alone_who_may_read_them(app: Flask) -> None:
    people = make.staff()
    glossary.secret(make.person("keeper"))

    held = {
        (who, name): SECRET in Browser(app, getattr(people, who)).get(f"/terms/export/{name}").text
        for who in ("translator", "editor_en", "duty")
        for name in ("csv", "tbx")
    }

    assert {key for key, is_held in held.items() if is_held} == {("duty", "csv")}
