"""``newsroom search``: the index that readers search in."""

from __future__ import annotations

import sys

import click
from flask.cli import with_appcontext
from flask_babel import gettext

from newsroom.cli.access import by_operator, told_errors
from newsroom.database import reading
from newsroom.publishing import release_log


@click.group("search")
def search_group() -> None:
    """Look after the index that readers search in."""


@search_group.command("rebuild")
@by_operator
@with_appcontext
def rebuild() -> None:
    """Empty the index and fill it anew from what is public, while the newsroom runs."""
    from newsroom.search import following  # brings the stemmers, for this command only

    with told_errors(), reading():
        count = release_log.article_count()
    with (
        told_errors(),
        click.progressbar(
            length=count, label=gettext("Articles"), file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar,
    ):
        done = following.rebuild(bar.update)
    click.echo(gettext("Articles looked at for the search: %(count)s.", count=done))
