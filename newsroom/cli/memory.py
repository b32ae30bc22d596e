"""``newsroom memory``: the translation memory from and to files, and asked at a terminal."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

import click
from flask.cli import with_appcontext
from flask_babel import gettext

from newsroom.articles import placeholders
from newsroom.cli.access import as_person, by_operator, told_errors
from newsroom.cli.progress import progress
from newsroom.database import reading
from newsroom.errors import BadInput, NotFound
from newsroom.people import queries as people
from newsroom.people.models import Person
from newsroom.settings import current


@click.group("memory")
def memory_group() -> None:
    """Ask the translation memory, bring files into it and write it out."""


_FROM = click.option("--from", "source", metavar="LANGUAGE", help="Such as en; the first here.")
_TO = click.option("--to", "target", metavar="LANGUAGE", help="Such as es; the second here.")


@memory_group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_FROM
@_TO
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@as_person
def import_memory(
    file: Path, *, source: str | None, target: str | None, as_json: bool, by: Person
) -> None:
    """Remember the pairs of a FILE.tmx, FILE.po or FILE.jsonl; run again it goes on."""
    from newsroom.imports.memory import run  # brings parsers, for this command only
    from newsroom.imports.memory.unit import Languages  # as above

    languages = Languages(*_languages(source, target))
    with progress(file) as tell:
        report = run.take_in(file, languages=languages, by=by, tell=tell)
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        return
    for place, error in report.remarks:
        click.echo(gettext("%(place)s: %(error)s", place=place, error=error))
    click.echo(
        gettext(
            "Pairs read: %(read)s, stored: %(stored)s, known already: %(known)s,"
            " refused: %(refused)s.",
            read=report.counts["read"],
            stored=report.counts["stored"],
            known=report.counts["known"],
            refused=report.counts["refused"],
        )
    )


@memory_group.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_FROM
@_TO
@as_person
def export_memory(file: Path, *, source: str | None, target: str | None, by: Person) -> None:
    """Write what any article may be shown into FILE.tmx, FILE.po or FILE.jsonl."""
    from newsroom.imports.memory import run  # as above
    from newsroom.imports.memory.unit import Languages  # as above

    with reading():
        count = run.export(file, languages=Languages(*_languages(source, target)), by=by)
    click.echo(gettext("Pairs written: %(count)s.", count=count), err=True)


@memory_group.command("lookup")
@click.argument("text")
@_FROM
@_TO
@click.option("--json", "as_json", is_flag=True, help="Print the matches as JSON.")
@by_operator
@with_appcontext
def lookup_memory(text: str, *, source: str | None, target: str | None, as_json: bool) -> None:
    """Show what is remembered for a TEXT and may be seen by anybody here."""
    from newsroom.translations.memory import looking  # brings numpy, for this command only

    with told_errors(), reading():
        asked, answered = _languages(source, target)
        found = looking.lookup(placeholders.from_typed(text), source=asked, target=answered)
    if as_json:
        click.echo(
            json.dumps([looking.as_json(one) for one in found], ensure_ascii=False, indent=2)
        )
        return
    for one in found:
        click.echo(f"{one.score}  {one.source_text}\n    {one.target_text}")
    if not found:
        click.echo(gettext("Nothing like it is remembered."), err=True)


@memory_group.command("forget")
@click.option("--article", "article_id", type=click.UUID, help="All that an article brought.")
@click.option("--person", "whose", metavar="USER", help="All that a person translated or brought.")
@as_person
def forget_memory(*, article_id: uuid.UUID | None, whose: str | None, by: Person) -> None:
    """Purge the memory, and its index, of an article's or a person's texts."""
    from newsroom.translations import memory  # as above

    if article_id is not None and whose is None:
        count = memory.forget_article(article_id, by=by)
    elif whose is not None and article_id is None:
        count = memory.forget_person(_person(whose).id, by=by)
    else:
        raise BadInput(gettext("Please name either an article or a person."))
    click.echo(gettext("Pairs forgotten: %(count)s.", count=count))


def _person(email: str) -> Person:
    person = people.by_email(email)
    if person is None:
        raise NotFound
    return person


def _languages(source: str | None, target: str | None) -> tuple[str, str]:
    """Return two languages of the newsroom; where one is named, the other is the other one."""
    known = current().languages
    asked = source or next((one for one in known if one != target), known[0])
    answered = target or next((one for one in known if one != asked), asked)
    if asked == answered or not {asked, answered} <= set(known):
        message = gettext(
            "Please name two of the newsroom's languages: %(languages)s.",
            languages=", ".join(known),
        )
        raise BadInput(message, field="--from")
    return asked, answered
