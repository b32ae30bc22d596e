import json
from pathlib import Path

import pytest
from flask import Flask

from newsroom.articles import queries
from newsroom.articles.models import Article
from newsroom.articles.states import EditionState
from newsroom.database import db
from tests import make

TEXT = """## [Chile | Weavers return to the square](#)

03.02.2026

Lea el artículo en español [aquí](#).

The weavers of Alto Quilén came back to the square on Monday, with their looms and their
lawyers.

Photo credit: [@quilen](#)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "weavers.md"
    path.write_text(TEXT)
    return path


def run(app: Flask, *arguments: str):
    db.session.remove()
    return app.test_cli_runner().invoke(args=["import", "markdown", *arguments])


def test_a_markdown_file_becomes_a_draft_of_the_person_who_imports_it(app: Flask, file: Path):
    author_id = make.person("author", email="ana@example.org").id

    result = run(app, str(file), "--language", "en", "--as", "ana@example.org", "--json")

    report = json.loads(result.stdout)
    article = db.session.scalars(db.select(Article)).one()
    edition = queries.article(article.id).source
    revision = edition.current_revision
    assert result.exit_code == 0
    assert revision is not None
    assert (edition.state, edition.owner_id) == (EditionState.DRAFT, author_id)
    assert (revision.title, revision.countries) == ("Weavers return to the square", ["CL"])
    assert (str(revision.dateline), revision.photo_credit) == ("2026-02-03", "@quilen")
    assert report["article"] == str(article.id)
    assert {one["kind"] for one in report["decisions"]} >= {"countries", "dateline", "invitation"}


def test_the_report_is_also_made_for_people(app: Flask, file: Path):
    make.person("author", email="ana@example.org")

    result = run(app, str(file), "--language", "en", "--as", "ana@example.org")

    assert "Draft made: “Weavers return to the square”" in result.output
    assert "Chile → CL" in result.output


@pytest.mark.parametrize(
    ("grants", "arguments", "said"),
    [
        (("author",), ("--language", "fr", "--as", "ana@example.org"), "publishes in: en, es"),
        (("author",), ("--language", "en", "--as", "eva@example.org"), "no active person"),
        (("admin",), ("--language", "en", "--as", "ana@example.org"), "do not have the right"),
    ],
)
def test_what_cannot_be_imported_is_said_and_nothing_is_stored(
    app: Flask, file: Path, grants: tuple[str, ...], arguments: tuple[str, ...], said: str
):
    make.person(*grants, email="ana@example.org")

    result = run(app, str(file), *arguments)

    assert result.exit_code == 1
    assert said in result.output
    assert db.session.scalars(db.select(Article)).all() == []


def test_a_file_that_is_no_utf_8_is_refused(app: Flask, file: Path):
    make.person("author", email="ana@example.org")
    file.write_bytes(b"# Caf\xe9\n\nText.")

    result = run(app, str(file), "--language", "en", "--as", "ana@example.org")

    assert result.exit_code == 1
    assert "not UTF-8" in result.output
