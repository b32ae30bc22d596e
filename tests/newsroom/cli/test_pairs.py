"""The two commands as a person at a terminal, or a program, meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from newsroom.articles.models import Article
from newsroom.database import db
from newsroom.people.models import Person
from tests import make
from tests.newsroom.imports.pair_files import LINE, numbered, written


@pytest.fixture(autouse=True)
def importer(app: Flask) -> None:
    assert app.testing
    make.person("importer", email="iris@example.org")


def run(app: Flask, *arguments: str) -> Result:
    db.session.remove()
    return app.test_cli_runner().invoke(args=[*arguments, "--as", "iris@example.org"])


def test_the_report_is_one_json_document_and_nothing_else(app: Flask, tmp_path: Path):
    file = written(tmp_path / "pairs.jsonl.gz", [LINE, {"id": "x"}])

    result = run(app, "import", "pairs", str(file), "--json")

    report = json.loads(result.stdout)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert (report["read"], report["stored"], report["refused"]) == (2, 1, 1)
    assert report["remarks"]["refused"] == [
        {
            "line": 2,
            "id": "x",
            "field": "source_lang",
            "message": "The newsroom does not publish in this language.",
        }
    ]


def test_the_report_is_made_for_people_in_their_language(app: Flask, tmp_path: Path):
    person = db.session.scalars(db.select(Person)).one()
    person.locale = "es"
    db.session.commit()
    file = written(tmp_path / "pairs.jsonl", [numbered(1, en={"slug": "A/B"}), {"id": "x"}])

    result = run(app, "import", "pairs", str(file), "--live")

    assert result.exit_code == 0
    assert "2: x source_lang: rechazado" in result.output
    assert "A/B → a-b" in result.output
    assert "Pares almacenados: 1" in result.output
    assert "Pares públicos: 1" in result.output
    assert "1 par está público" in result.output or "pares públicos: 1" in result.output.lower()


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x1f\x8bno gzip at all"])
def test_a_file_with_nothing_to_read_ends_with_an_error(app: Flask, tmp_path: Path, content: bytes):
    file = tmp_path / "pairs.jsonl"
    file.write_bytes(content)

    result = run(app, "import", "pairs", str(file))

    assert result.exit_code == 1
    assert "Traceback" not in result.output


def test_without_the_right_nothing_is_stored(app: Flask, tmp_path: Path):
    make.person("duty", email="dora@example.org")
    file = written(tmp_path / "pairs.jsonl", [LINE])
    db.session.remove()

    runner = app.test_cli_runner()
    result = runner.invoke(args=["import", "pairs", str(file), "--as", "dora@example.org"])

    assert result.exit_code == 1
    assert "do not have the right" in result.output
    assert db.session.scalars(db.select(Article)).all() == []


def test_export_writes_lines_that_import_knows(app: Flask, tmp_path: Path):
    run(app, "import", "pairs", str(written(tmp_path / "in.jsonl", [LINE])), "--live")
    out = tmp_path / "out.jsonl"

    printed = run(app, "export", "pairs", "--live-only")
    filed = run(app, "export", "pairs", "-o", str(out))
    again = run(app, "import", "pairs", str(out), "--json")

    assert (printed.exit_code, filed.exit_code) == (0, 0)
    assert printed.stdout == out.read_text()
    assert json.loads(printed.stdout)["id"] == "springs-1"
    assert json.loads(again.stdout)["unchanged"] == 1
