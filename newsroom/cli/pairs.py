"""``newsroom import pairs`` and ``newsroom export pairs``: approved pairs from and to elsewhere."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask_babel import gettext

from newsroom.cli.access import as_person
from newsroom.cli.importing import import_group
from newsroom.cli.progress import progress
from newsroom.people.models import Person

if TYPE_CHECKING:
    from newsroom.imports.pairs.report import Report


@import_group.command("pairs")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--live", is_flag=True, help="Make them public as well.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@as_person
def import_pairs(file: Path, *, live: bool, as_json: bool, by: Person) -> None:
    """Take in the approved pairs of a FILE of JSON lines, plain or gzipped."""
    from newsroom.imports.pairs import run  # brings parsers, for this command only

    with progress(file) as tell:
        report = run.take_in(file, by=by, live=live, tell=tell)
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        _say(report, live=live)
    if report.broken_off or not report.counts["read"]:
        sys.exit(1)


@click.group("export")
def export_group() -> None:
    """Write what the newsroom has into files."""


@export_group.command("pairs")
@click.option("--live-only", is_flag=True, help="Only what is public, as it is public.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="FILE.jsonl or .gz."
)
@as_person
def export_pairs(*, live_only: bool, output: Path | None, by: Person) -> None:
    """Write approved pairs as JSON lines, in the form that ``import pairs`` reads."""
    from newsroom.imports.pairs import export  # as above

    if output is None:
        with click.open_file("-", "wb") as out:
            written = export.write(out, by=by, live_only=live_only)
    else:
        written = export.write_file(output, by=by, live_only=live_only)
    click.echo(gettext("Pairs written: %(count)s.", count=written), err=True)


def _say(report: Report, *, live: bool) -> None:
    """Tell people what happened: first every line to look at, then the counts."""
    for remark in report.remarks:
        click.echo(remark.as_line())
    counts = report.counts
    click.echo(
        gettext(
            "Lines read: %(read)s. Pairs stored: %(stored)s, unchanged: %(unchanged)s,"
            " different: %(differs)s, refused: %(refused)s.",
            read=counts["read"],
            stored=counts["stored"],
            unchanged=counts["unchanged"],
            differs=counts["differs"],
            refused=counts["refused"],
        )
    )
    if live:
        click.echo(gettext("Pairs live: %(live)s.", live=counts["live"]))
    if report.broken_off:
        click.echo(str(report.broken_off), err=True)
    elif not counts["read"]:
        click.echo(gettext("There is no line in this file."), err=True)
