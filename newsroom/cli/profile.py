"""``newsroom profile``: what the newsroom says of itself, to and from a file."""

from __future__ import annotations

import base64
import binascii
import json
from pathlib import Path
from typing import Any

import click
from flask_babel import gettext

from newsroom.cli.access import as_person
from newsroom.database import action, reading
from newsroom.errors import BadInput, NotAllowed
from newsroom.people.models import Person
from newsroom.publishing.profiles import actions, queries, rules
from newsroom.publishing.profiles.content import as_json, of_json

_LOGO = "logo_file"
"""The logo's file itself, in Base64: so that one file sets a newsroom up."""


@click.group("profile")
def profile_group() -> None:
    """Write the newsroom's profile into a file, or set it from one."""


@profile_group.command("export")
@as_person
def export_profile(*, by: Person) -> None:
    """Print the profile that holds, as JSON."""
    if not rules.may_see(by):
        raise NotAllowed
    with reading():
        told = as_json(queries.current())
        for file in queries.logo_files(queries.current().profile).values():
            told[_LOGO] = base64.b64encode(file).decode("ascii")
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


@profile_group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
@as_person
def import_profile(context: click.Context, *, file: Path, by: Person) -> None:
    """Store the profile of FILE.json as a new version, all of it or nothing."""
    told = _read(file)
    before = queries.number()
    try:
        number = _store(told, before, by)
    except BadInput as error:
        for fault in actions.faults_of(error):
            click.echo(gettext("%(field)s: %(error)s", field=fault.field or "-", error=fault))
        context.exit(1)
    if number == before:
        click.echo(gettext("Nothing is different; nothing was stored."))
    else:
        click.echo(gettext("Version %(number)s holds.", number=number))


@action
def _store(told: dict[str, Any], seen: int, by: Person) -> int:
    file = told.pop(_LOGO, None)
    if file is not None:
        told["logo"] = actions.keep_logo(_decoded(file), by=by)
    return actions.change(of_json(told), by=by, seen=seen)


def _read(file: Path) -> dict[str, Any]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise BadInput(gettext("This file is no JSON in UTF-8.")) from None
    if not isinstance(told, dict):
        raise BadInput(gettext("This is not written in the form of a profile."))
    return told


def _decoded(file: Any) -> bytes:
    try:
        return base64.b64decode(file, validate=True)
    except (binascii.Error, TypeError, ValueError):
        message = gettext("This is not written in the form of a profile.")
        raise BadInput(message, field=_LOGO) from None
