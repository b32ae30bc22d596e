"""``newsroom up`` and ``newsroom upgrade``: run the newsroom, and bring its database up to date."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from newsroom import database, supervisor
from newsroom.cli.access import by_operator, told_errors
from newsroom.settings import current


@click.command("up")
@by_operator
@with_appcontext
def up() -> None:
    """Run the web server and the worker until Ctrl-C; each is started again when it dies."""
    with told_errors():
        supervisor.become(current())


@click.command("upgrade")
@by_operator
@with_appcontext
def upgrade() -> None:
    """Bring the database to this version; safe to run again."""
    database.upgrade()
    click.echo("The database is up to date.")
