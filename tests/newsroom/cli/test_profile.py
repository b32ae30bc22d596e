"""The profile at a terminal: out into a file, and in from one."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.publishing.profiles import actions, queries
from newsroom.publishing.profiles.content import as_json
from tests import make
from tests.newsroom.publishing.profiles.pngs import png
from tests.newsroom.publishing.profiles.test_actions import TOLD, told


@pytest.fixture
def people(app: Flask) -> make.Staff:
    assert app.testing
    return make.staff()


@dataclass(frozen=True)
class Emails:
    admin: str
    editor: str
    author: str


@pytest.fixture
def emails(people: make.Staff) -> Emails:
    """Addresses outlive the session that a command ends."""
    return Emails(people.admin.email, people.editor_es.email, people.author.email)


def run(app: Flask, *arguments: str, by: str):
    db.session.remove()
    return app.test_cli_runner().invoke(args=["profile", *arguments, "--as", by])


def brought(app: Flask, folder: Path, form: object, by: str):
    file = folder / "profile.json"
    file.write_text(json.dumps(form), encoding="utf-8")
    return run(app, "import", str(file), by=by)


def test_what_is_exported_sets_up_another_newsroom_with_its_logo(app, people, emails, tmp_path):
    path = actions.keep_logo(png(beside=((b"tEXt", b"Author\x00Rosa"),)), by=people.admin)
    actions.change(told(logo=path), by=people.admin, seen=0)
    exported = run(app, "export", by=emails.editor)
    form = json.loads(exported.stdout)
    assert b"Rosa" not in base64.b64decode(form["logo_file"])
    kept = queries.current()
    brought(app, tmp_path, {"name": "Another"}, emails.admin)

    result = brought(app, tmp_path, form, emails.admin)

    assert (result.exit_code, result.stdout) == (0, "Version 3 holds.\n")
    assert queries.current() == kept
    again = brought(app, tmp_path, form, emails.admin)
    assert again.stdout == "Nothing is different; nothing was stored.\n"


def test_every_field_that_cannot_be_accepted_has_its_line(app, emails, tmp_path):
    form = as_json(told(accent="red", contact="ftp://x.example"))

    result = brought(app, tmp_path, form, emails.admin)

    assert result.exit_code == 1
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == ["accent", "contact"]
    assert queries.number() == 0


@pytest.mark.parametrize(
    "form", [[], "x", {"nmae": "x"}, {"logo_file": "%%"}, {"logo_file": 3}, {"logo_file": "AAAA"}]
)
def test_what_is_no_profile_is_refused_in_one_line(app, emails, tmp_path, form):
    result = brought(app, tmp_path, form, emails.admin)

    assert result.exit_code == 1
    assert len(result.output.splitlines()) == 1
    assert "Traceback" not in result.output


def test_only_administrators_set_it_and_only_editors_and_they_print_it(
    app, people, emails, tmp_path
):
    actions.change(TOLD, by=people.admin, seen=0)

    assert brought(app, tmp_path, {"name": "Mine"}, emails.editor).exit_code == 1
    assert run(app, "export", by=emails.author).exit_code == 1
    assert queries.current() == TOLD
