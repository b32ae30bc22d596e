"""The glossary at a terminal, for a person and for a program."""

from __future__ import annotations

import json

import pytest
from flask import Flask

from newsroom.database import db
from tests import make

GOOD = "concept,language,text\nupr,en,UPR\nupr,es,EPU\n"


def run(app: Flask, *arguments: str):
    db.session.remove()
    return app.test_cli_runner().invoke(args=["terms", *arguments])


@pytest.fixture(autouse=True)
def elena(app: Flask) -> None:
    assert app.testing
    make.person("editor:es", email="elena@example.org")


def brought(app: Flask, tmp_path, text: str = GOOD, *more: str):
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    return run(app, "import", str(path), "--as", "elena@example.org", *more)


def test_a_file_is_taken_in_and_its_terms_are_found(app, tmp_path):
    result = brought(app, tmp_path)

    found = run(app, "find", "before the UPR", "--language", "en", "--json")
    [row] = json.loads(found.stdout)
    assert result.stdout == "Concepts read: 1, added: 1, changed: 0, known already: 0.\n"
    assert (row["start"], row["end"], row["words"], row["form"]) == (11, 14, "UPR", "UPR")
    assert {one["text"] for one in row["forms"]} == {"UPR", "EPU"}


def test_what_cannot_be_taken_in_is_named_by_its_line_and_ends_with_an_error(app, tmp_path):
    result = brought(app, tmp_path, GOOD + "x,fr,EPU\n")

    assert result.exit_code == 1
    assert result.stdout == (
        "4: language: “fr” is no language of the newsroom.\n"
        "Nothing was taken in: 1 of 2 concepts have to be mended first.\n"
    )


def test_the_report_is_one_json_document(app, tmp_path):
    report = json.loads(brought(app, tmp_path, GOOD, "--json").stdout)

    assert report == {
        "read": 1,
        "added": 1,
        "changed": 0,
        "known": 0,
        "refused": 0,
        "remarks": [],
    }


def test_either_a_file_or_the_starter_set_is_named(app, tmp_path):
    neither = run(app, "import", "--as", "elena@example.org")
    both = brought(app, tmp_path, GOOD, "--starter")

    assert (neither.exit_code, both.exit_code) == (1, 1)
    assert "Please name either a file or --starter." in neither.stderr


def test_the_glossary_is_written_into_a_file(app, tmp_path):
    brought(app, tmp_path)
    path = tmp_path / "out.tbx"

    result = run(app, "export", str(path), "--as", "elena@example.org")

    assert result.exit_code == 0
    assert "<term>EPU</term>" in path.read_text(encoding="utf-8")


def test_a_text_without_terms_says_so(app):
    result = run(app, "find", "Nothing of it", "--language", "en")

    assert (result.stdout, result.exit_code) == ("", 0)
    assert "No term of the glossary" in result.stderr
