"""``newsroom task``: a translation travels to other programs and back."""

from __future__ import annotations

import json
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask_babel import gettext

from newsroom.cli.access import as_person
from newsroom.errors import BadInput
from newsroom.people.models import Person

if TYPE_CHECKING:
    from newsroom.translations.exchange.report import Report
    from newsroom.translations.exchange.sheet import Format

_FORMAT_HELP = "Kind of file, such as po."


@click.group("task")
def task_group() -> None:
    """Take translations along as files, and bring them back."""


@task_group.command("export")
@click.argument("article", type=click.UUID)
@click.option("--language", required=True, help="Language of the translation, such as es.")
@click.option("--format", "format_name", default="po", show_default=True, help=_FORMAT_HELP)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write."
)
@as_person
def export_task(
    article: uuid.UUID, language: str, *, format_name: str, output: Path | None, by: Person
) -> None:
    """Write the translation of an ARTICLE as a file for Poedit, OmegaT and their like."""
    from newsroom.translations.exchange import finding, outgoing  # brings polib, for this alone

    form = _format(format_name)
    data = outgoing.file_of(finding.task_into(article, language, by=by), form)
    if output is None:
        with click.open_file("-", "wb") as out:
            out.write(data)
    else:
        try:
            output.write_bytes(data)
        except OSError as error:
            message = gettext("The file cannot be written.")
            raise BadInput(message, field=str(output)) from error


@task_group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "format_name", default="", help=f"{_FORMAT_HELP} Else by FILE's name.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@as_person
def import_task(file: Path, *, format_name: str, as_json: bool, by: Person) -> None:
    """Bring a translated FILE back: all of it or nothing, with a report by line."""
    from newsroom.translations.exchange import (  # as above
        finding,
        for_file,
        incoming,
    )
    from newsroom.translations.exchange.decoding import FILE_BYTES
    from newsroom.translations.exchange.report import Report
    from newsroom.translations.exchange.sheet import Unreadable

    form = _format(format_name) if format_name else for_file(file.name)
    with file.open("rb") as opened:
        data = opened.read(FILE_BYTES + 1)
    try:
        sheet = form.read(data)
    except Unreadable as error:
        report = Report(broken=error.message, broken_line=error.line)
    else:
        report = incoming.take_in(finding.task_of(sheet, by=by).id, sheet, by=by)
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        _say(report)
    if not report.stored:
        sys.exit(1)


def _format(name: str) -> Format:
    from newsroom.translations.exchange import FORMATS, by_name  # as above

    found = by_name(name)
    if found is None:
        names = ", ".join(one.name for one in FORMATS)
        raise BadInput(gettext("The formats are: %(names)s.", names=names), field="--format")
    return found


def _say(report: Report) -> None:
    """Tell people what happened: every line to look at, the counts, and what follows from them."""
    from newsroom.translations.exchange.report import Fate  # as above

    for one in report.of(Fate.REFUSED, Fate.CONFLICT, Fate.UNKNOWN, Fate.FUZZY):
        click.echo(one.as_line())
    if report.broken:
        line = f"{report.broken_line}: " if report.broken_line else ""
        click.echo(f"{line}{report.broken}", err=True)
        return
    counts = ", ".join(f"{label}: {count}" for label, count in report.counted)
    click.echo(gettext("Entries read: %(count)s.", count=len(report.outcomes)))
    click.echo(counts)
    for remark in report.remarks:
        click.echo(str(remark), err=True)
