"""A newsroom of its own for every test, on SQLite or on PostgreSQL."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.engine import make_url
from werkzeug.test import TestResponse

from newsroom import database, settings
from newsroom.app import create_app
from tests import databases


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One SQLite database with every table, to be copied."""
    folder = tmp_path_factory.mktemp("migrated")
    app = create_app(settings.load({"NEWSROOM_DATA": str(folder)}))
    with app.app_context():
        database.upgrade()
        database.db.engine.dispose()
    with sqlite3.connect(folder / "newsroom.db") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder / "newsroom.db"


@pytest.fixture
def environment(tmp_path: Path, migrated: Path) -> Iterator[dict[str, str]]:
    """The environment variables of a newsroom whose database is there and empty.

    ``NEWSROOM_TEST_DATABASE`` chooses: unset for SQLite, ``pgserver`` for the wheel's PostgreSQL,
    or the URL of a server.
    """
    wanted = os.environ.get("NEWSROOM_TEST_DATABASE", "")
    given = {"NEWSROOM_DATA": str(tmp_path / "data")}
    if not wanted:
        (tmp_path / "data").mkdir()
        shutil.copy(migrated, tmp_path / "data" / "newsroom.db")
        yield given
        return
    with databases.fresh_database(wanted) as url:
        yield given | {"NEWSROOM_DATABASE_URL": url}


class Browser(FlaskClient):
    """A client whose requests share nothing with the test's own context but the database."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Let go of the test's transaction, then make the request in a context of its own."""
        database.db.session.rollback()
        with self.application.app_context():
            response = super().open(*args, **kwargs)
        database.db.session.expire_all()
        return response


@pytest.fixture
def app(environment: dict[str, str]) -> Iterator[Flask]:
    """The application of this test's newsroom, with its context open."""
    made = create_app(settings.load(environment))
    made.config.update(TESTING=True)
    made.test_client_class = Browser
    with made.app_context():
        yield made
        database.db.session.remove()
        database.db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without a sign-in."""
    return app.test_client()


def is_postgresql(app: Flask) -> bool:
    """Tell whether the tests run on PostgreSQL."""
    return make_url(app.config["SQLALCHEMY_DATABASE_URI"]).get_backend_name() == "postgresql"


