"""Newsrooms of a bench's own, on either database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryDirectory

import psycopg
from flask import Flask
from psycopg import sql

from newsroom import database, settings
from newsroom.app import create_app
from tests import databases

SQLITE = "SQLite"
POSTGRESQL = "PostgreSQL"


@contextmanager
def newsroom(kind: str, **given: str) -> Iterator[Flask]:
    """Make a migrated, empty newsroom and open its context; ``given`` are further settings."""
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="newsroom-bench-"))
        environ = {"NEWSROOM_DATA": folder, "NEWSROOM_LOG_LEVEL": "WARNING", **given}
        if kind == POSTGRESQL:
            url = stack.enter_context(databases.fresh_database("pgserver"))
            environ["NEWSROOM_DATABASE_URL"] = url
        app = create_app(settings.load(environ))
        with app.app_context():
            database.upgrade()
            yield app
            database.db.session.remove()
            database.db.engine.dispose()


@contextmanager
def bare_database() -> Iterator[str]:
    """Give an empty PostgreSQL database, on the server that the newsrooms use too."""
    server = databases.server_url("pgserver").set(drivername="postgresql")
    name = f"bench_peer_{os.getpid()}"
    with psycopg.connect(server.render_as_string(hide_password=False), autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield server.set(database=name).render_as_string(hide_password=False)
        finally:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)")
            admin.execute(drop.format(sql.Identifier(name)))
