"""``newsroom terms``: the glossary from and to files, and asked at a terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext
from flask_babel import gettext

from newsroom import glossary
from newsroom.cli.access import as_person, by_operator, told_errors
from newsroom.cli.progress import progress
from newsroom.database import reading
from newsroom.errors import BadInput
from newsroom.languages import LANGUAGES
from newsroom.people.models import Person


@click.group("terms")
def terms_group() -> None:
    """Bring terms and names into the glossary, write them out, find them in a text."""


@terms_group.command("import")
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--starter", is_flag=True, help="The set that comes along; changes no term there.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.pass_context
@as_person
def import_terms(
    context: click.Context, *, file: Path | None, starter: bool, as_json: bool, by: Person
) -> None:
    """Take in the concepts of a FILE.csv or FILE.tbx, all of them or none."""
    from newsroom.imports.terms import run  # brings lxml, for this command only

    if (file is None) is not starter:
        raise BadInput(gettext("Please name either a file or --starter."))
    chosen = run.STARTER if file is None else file
    with progress(chosen) as tell:
        report = run.take_in(chosen, by=by, only_new=starter, tell=tell)
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        _tell(report)
    if not report.is_stored:
        context.exit(1)


def _tell(report: Any) -> None:
    for place, error in report.remarks:
        click.echo(gettext("%(place)s: %(error)s", place=place, error=error))
    if report.is_stored:
        line = gettext(
            "Concepts read: %(read)s, added: %(added)s, changed: %(changed)s,"
            " known already: %(known)s.",
            read=report.counts["read"],
            added=report.counts["added"],
            changed=report.counts["changed"],
            known=report.counts["known"],
        )
    else:
        line = gettext(
            "Nothing was taken in: %(refused)s of %(read)s concepts have to be mended first.",
            refused=report.counts["refused"],
            read=report.counts["read"],
        )
    click.echo(line)


@terms_group.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@as_person
def export_terms(file: Path, *, by: Person) -> None:
    """Write the approved concepts into FILE.csv or FILE.tbx."""
    from newsroom.imports.terms import run  # as above

    with reading():
        count = run.export(file, by=by)
    click.echo(gettext("Concepts written: %(count)s.", count=count), err=True)


@terms_group.command("find")
@click.argument("text")
@click.option("--language", required=True, type=click.Choice(list(LANGUAGES)))
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@by_operator
@with_appcontext
def find_terms(text: str, *, language: str, as_json: bool) -> None:
    """Show which terms a TEXT holds, where, and what they are called elsewhere."""
    with told_errors(), reading():
        found = glossary.current().find(text, language)
    if as_json:
        rows = [_as_json(one, text) for one in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one in found:
        others = "; ".join(
            f"{form.language} {form.text}"
            for form in one.concept.forms
            if form.language != language and form.usage != "forbidden"
        )
        click.echo(f"{one.start}–{one.end}  {text[one.start : one.end]}: {others}")
    if not found:
        click.echo(gettext("No term of the glossary stands in it."), err=True)


def _as_json(spotted: glossary.Spotted, text: str) -> dict[str, Any]:
    return {
        "start": spotted.start,
        "end": spotted.end,
        "words": text[spotted.start : spotted.end],
        "concept": str(spotted.concept.id),
        "kind": str(spotted.concept.kind),
        "form": spotted.form.text,
        "usage": str(spotted.form.usage),
        "forms": [
            {"language": one.language, "text": one.text, "usage": str(one.usage)}
            for one in spotted.concept.forms
        ],
    }
