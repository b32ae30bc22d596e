"""``newsroom import``: texts from elsewhere become drafts."""

from __future__ import annotations

import json
from pathlib import Path

import click
from flask_babel import gettext

from newsroom.articles import actions, topics
from newsroom.articles.content import Content
from newsroom.articles.models import Edition
from newsroom.articles.states import BylineKind
from newsroom.cli.access import as_person
from newsroom.errors import BadInput
from newsroom.imports.decisions import ImportedArticle
from newsroom.people.models import Person
from newsroom.settings import current


@click.group("import")
def import_group() -> None:
    """Make drafts from files."""


@import_group.command("markdown")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--language", required=True, help="Language of the text, such as en.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
@as_person
def import_markdown(file: Path, language: str, *, as_json: bool, by: Person) -> None:
    """Turn a Markdown FILE into a draft and report what was decided on the way."""
    from newsroom.imports import markdown, topic_names  # a grammar of Markdown, for this command

    languages = current().languages
    if language not in languages:
        message = gettext(
            "The newsroom publishes in: %(languages)s.", languages=", ".join(languages)
        )
        raise BadInput(message, field="--language")
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(gettext("The file is not UTF-8 text."), field=file.name) from error
    known = topic_names.known_now()
    made = markdown.read(text, language=language, languages=languages, topics=known)
    content = Content(
        title=made.title,
        standfirst=made.standfirst,
        body=made.body,
        byline=by.desk_name,
        byline_kind=BylineKind.REAL,
        photo_credit=made.photo_credit,
        dateline=made.dateline,
        countries=made.countries,
        topics=made.topics,
        kind=made.kind,
    )
    edition = actions.start(content, language=language, by=by)
    _report(made, edition, as_json=as_json)


def _report(made: ImportedArticle, edition: Edition, *, as_json: bool) -> None:
    """Say what was made and what was decided on the way."""
    if as_json:
        report = {
            "article": str(edition.article_id),
            "path": f"/desk/articles/{edition.article_id}",
            "language": edition.language,
            "state": str(edition.state),
            "slug": edition.current_revision.slug if edition.current_revision else "",
            "topics": topics.names(made.topics, edition.language),
        } | made.as_json()
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    click.echo(gettext("Draft made: “%(title)s”", title=made.title))
    click.echo(f"/desk/articles/{edition.article_id}")
    for decision in made.decisions:
        sign = "!" if decision.warning else "-"
        click.echo(
            f"{sign} {decision.message}" + (f" {decision.detail}" if decision.detail else "")
        )
