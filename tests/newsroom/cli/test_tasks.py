"""The commands that take a translation along and bring it back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from newsroom.database import db
from newsroom.people.models import Person
from newsroom.translations.models import TranslationTask
from tests import make
from tests.newsroom.web.bench_page import row

TITLE = "River defenders win their case"


def run(app: Flask, by: Person, *arguments: str) -> Result:
    email = by.email
    db.session.rollback()
    with app.app_context():
        return app.test_cli_runner().invoke(args=["task", *arguments, "--as", email])


def exported(app: Flask, by: Person, task: TranslationTask, file: Path) -> str:
    article = str(task.article_id)
    result = run(app, by, "export", article, "--language", "es", "-o", str(file))
    assert result.exit_code == 0
    return file.read_text(encoding="utf-8")


def with_title(text: str, target: str) -> str:
    return text.replace(f'msgid "{TITLE}"\nmsgstr ""', f'msgid "{TITLE}"\nmsgstr "{target}"')


@pytest.mark.database
def test_a_translation_goes_out_and_comes_back(app: Flask, tmp_path: Path) -> None:
    people = make.staff()
    task_id = make.claimed(people).id
    file = tmp_path / "work.po"
    task = db.session.get_one(TranslationTask, task_id)
    text = exported(app, people.translator, task, file)
    file.write_text(with_title(text, "Ganan"), encoding="utf-8")

    result = run(app, people.translator, "import", str(file))

    task = db.session.get_one(TranslationTask, task_id)
    assert result.exit_code == 0
    assert "accepted: 1" in result.stdout
    assert row(task, "title").text == "Ganan"


def test_without_a_file_the_export_is_written_out(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    article = str(task.article_id)

    result = run(app, people.translator, "export", article, "--language", "es", "--format", "po")

    assert result.exit_code == 0
    assert result.stdout.startswith("#\nmsgid")
    assert f'msgid "{TITLE}"' in result.stdout


def test_the_report_is_one_json_document_without_foreign_text(app: Flask, tmp_path: Path) -> None:
    people = make.staff()
    task = make.claimed(people)
    file = tmp_path / "work.po"
    text = with_title(exported(app, people.translator, task, file), "Ganan")
    alien = '\nmsgctxt "\\e[31m\x1b[31malien"\nmsgid "x"\nmsgstr "y"\n'
    file.write_text(text + alien, encoding="utf-8")

    result = run(app, people.translator, "import", str(file), "--json")

    report = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (report["accepted"], report["unknown"], report["stored"]) == (1, 1, True)
    assert report["read"] == len(report["entries"])
    assert report["entries"][-1] == {
        "line": len(text.splitlines()) + 2,
        "fate": "unknown",
        "message": "No segment of this translation has this key.",
    }
    assert "alien" not in result.stdout


@pytest.mark.parametrize("header", ["not-an-id", "00000000-0000-0000-0000-000000000000", ""])
def test_the_task_is_found_by_its_keys_where_the_header_says_nothing(
    app: Flask, tmp_path: Path, header: str
) -> None:
    people = make.staff()
    task = make.claimed(people)
    file = tmp_path / "work.po"
    text = exported(app, people.translator, task, file)
    file.write_text(text.replace(f"Task: {task.id}", f"Task: {header}"), encoding="utf-8")

    result = run(app, people.translator, "import", str(file))

    assert result.exit_code == 0
    assert "unchanged" in result.stdout


def test_a_refused_file_ends_with_exit_code_1_and_its_lines(app: Flask, tmp_path: Path) -> None:
    people = make.staff()
    task = make.claimed(people)
    file = tmp_path / "work.po"
    text = exported(app, people.translator, task, file)
    file.write_text(with_title(text, '<x id=\\"4\\"/>'), encoding="utf-8")
    line = text[: text.index(f'msgid "{TITLE}"')].count("\n")

    refused = run(app, people.translator, "import", str(file))
    file.write_text(text[:-20], encoding="utf-8")
    cut_off = run(app, people.translator, "import", str(file), "--json")

    assert refused.exit_code == cut_off.exit_code == 1
    assert f"{line}: 1. Title – refused – " in refused.stdout
    assert json.loads(cut_off.stdout)["broken"]


def test_what_a_person_may_not_see_does_not_exist_for_them(app: Flask, tmp_path: Path) -> None:
    people = make.staff()
    task = make.claimed(people)
    file = tmp_path / "work.po"
    exported(app, people.translator, task, file)
    stranger = make.person("translator:es>en")
    article = str(task.article_id)

    out = run(app, stranger, "export", article, "--language", "es")
    back = run(app, stranger, "import", str(file))
    no_right = run(app, people.editor_es, "import", str(file))

    assert out.exit_code == back.exit_code == no_right.exit_code == 1
    assert "This page does not exist." in out.stderr
    assert "This page does not exist." in back.stderr
    assert "You do not have the right to do this." in no_right.stderr


def test_an_unknown_format_is_named(app: Flask) -> None:
    people = make.staff()
    article = str(make.claimed(people).article_id)

    result = run(app, people.translator, "export", article, "--language", "es", "--format", "doc")

    assert result.exit_code == 1
    assert "The formats are: po." in result.stderr


def test_a_place_that_cannot_be_written_is_named(app: Flask, tmp_path: Path) -> None:
    people = make.staff()
    article = str(make.claimed(people).article_id)
    output = str(tmp_path / "not there" / "work.po")

    result = run(app, people.translator, "export", article, "--language", "es", "-o", output)

    assert result.exit_code == 1
    assert "The file cannot be written." in result.stderr
