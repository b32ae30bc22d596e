"""``newsroom up`` and ``newsroom upgrade``: run the newsroom, and bring its database up to date."""

from __future__ import annotations

import os
import sys

import click
from flask.cli import with_appcontext

from newsroom import database
from newsroom.cli.access import by_operator


@click.command("up")
@by_operator
def up() -> None:
    """Run the web server and the worker until Ctrl-C; each is started again when it dies."""
    # The supervising process lives for months; it starts without the application in its memory.
    os.execv(sys.executable, [sys.executable, "-m", "newsroom.supervisor"])  # noqa: S606 — no shell


@click.command("upgrade")
@by_operator
@with_appcontext
def upgrade() -> None:
    """Bring the database to this version; safe to run again."""
    database.upgrade()
    click.echo("The database is up to date.")
