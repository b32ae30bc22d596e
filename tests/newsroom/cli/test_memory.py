"""The memory at a terminal, for a person and for a program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask

from newsroom.database import db
from tests import make
from tests.newsroom.translations.memory.remembered import TESTIGO, WITNESS, put, texts


def run(app: Flask, *arguments: str):
    db.session.remove()
    return app.test_cli_runner().invoke(args=["memory", *arguments])


@pytest.fixture(autouse=True)
def elena(app: Flask) -> None:
    assert app.testing
    make.person("editor:es", email="elena@example.org")


def written(tmp_path: Path) -> str:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"en": WITNESS, "es": TESTIGO}) + "\n{}\n", encoding="utf-8")
    return str(path)


def test_a_file_is_taken_in_and_reported_as_one_json_document(app, tmp_path):
    result = run(app, "import", written(tmp_path), "--as", "elena@example.org", "--json")

    report = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (report["read"], report["stored"], report["refused"]) == (2, 1, 1)
    assert texts() == {(WITNESS, TESTIGO)}


def test_a_person_reads_what_became_of_a_file(app, tmp_path):
    result = run(app, "import", written(tmp_path), "--as", "elena@example.org")

    assert "2: There is no text in “en”." in result.stdout
    assert "Pairs read: 2, stored: 1, known already: 0, refused: 1." in result.stdout


def test_a_lookup_is_one_json_document(app):
    put((WITNESS, TESTIGO))

    result = run(app, "lookup", WITNESS, "--from", "en", "--to", "es", "--json")

    [match] = json.loads(result.stdout)
    assert (match["score"], match["target"]) == (100, TESTIGO)
    assert match["origin"]["file"] == "old.tmx"


def test_a_lookup_that_finds_nothing_is_an_empty_list(app):
    result = run(app, "lookup", "Nothing of it", "--from", "en", "--to", "es", "--json")

    assert json.loads(result.stdout) == []


def test_a_lookup_never_shows_what_readers_cannot_see(app):
    make.ready(make.staff())

    result = run(app, "lookup", "What the court said", "--from", "en", "--to", "es", "--json")

    assert json.loads(result.stdout) == []


def test_the_memory_is_written_into_a_file(app, tmp_path):
    put((WITNESS, TESTIGO))
    path = tmp_path / "out.tmx"

    result = run(app, "export", str(path), "--as", "elena@example.org")

    assert result.exit_code == 0
    assert TESTIGO in path.read_text(encoding="utf-8")


def test_an_article_is_forgotten(app):
    release = make.published(make.staff())

    result = run(app, "forget", "--article", str(release.article_id), "--as", "elena@example.org")

    assert result.exit_code == 0
    assert texts() == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("lookup", "Text", "--from", "en", "--to", "en"),
        ("lookup", "Text", "--from", "fr"),
        ("forget", "--as", "elena@example.org"),
        ("forget", "--person", "nobody@example.org", "--as", "elena@example.org"),
    ],
)
def test_what_makes_no_sense_is_told_in_one_line(app, arguments):
    result = run(app, *arguments)

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")


def test_only_editors_purge(app):
    make.person("translator:en>es", email="tomas@example.org")
    person = ("--person", "elena@example.org")

    result = run(app, "forget", *person, "--as", "tomas@example.org")

    assert result.exit_code == 1
