"""A newsroom of its own for every test, on SQLite or on PostgreSQL."""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy.engine import make_url
from werkzeug.test import TestResponse

from newsroom import database, settings
from newsroom.app import create_app
from tests import brokers, compiled_routes, compiled_statements, databases, make

# How long one example takes says more about what else the machine does than about the newsroom.
hypothesis.settings.register_profile("newsroom", deadline=None)
hypothesis.settings.load_profile("newsroom")
compiled_routes.keep()


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays to the end: every module, and some 7,000 tests.

    It would go through all of it again whenever tests have left enough behind.
    """
    gc.collect()
    gc.freeze()


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


@contextlib.contextmanager
def _newsroom(data: Path, migrated: Path) -> Iterator[dict[str, str]]:
    wanted = os.environ.get("NEWSROOM_TEST_DATABASE", "")
    given = {"NEWSROOM_DATA": str(data)}
    if os.environ.get("NEWSROOM_TEST_BROKER") == "redis":
        given["NEWSROOM_BROKER_URL"] = brokers.redis_url()
    if not wanted:
        data.mkdir()
        shutil.copy(migrated, data / "newsroom.db")
        yield given
        return
    with databases.fresh_database(wanted) as url:
        yield given | {"NEWSROOM_DATABASE_URL": url}


@pytest.fixture
def environment(tmp_path: Path, migrated: Path) -> Iterator[dict[str, str]]:
    """The environment variables of a newsroom whose database is there and empty.

    ``NEWSROOM_TEST_DATABASE`` chooses: unset for SQLite, ``pgserver`` for the wheel's PostgreSQL,
    or the URL of a server. ``NEWSROOM_TEST_BROKER``: unset for files, ``redis`` for Redis.
    """
    with _newsroom(tmp_path / "data", migrated) as given:
        yield given


class Browser(FlaskClient):
    """A client whose requests share nothing with the test's own context but the database."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Let go of the test's transaction, then make the request in a context of its own."""
        database.db.session.rollback()
        with self.application.app_context():
            response = super().open(*args, **kwargs)
        database.db.session.expire_all()
        return response


class _CompiledTemplates(BytecodeCache):
    """Templates compiled by an earlier test: every test has an application of its own."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give back what an equal template became."""
        if bucket.key + str(bucket.checksum) in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key + str(bucket.checksum)])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template became."""
        self._kept[bucket.key + str(bucket.checksum)] = bucket.bytecode_to_string()


_compiled_templates = _CompiledTemplates()


@contextlib.contextmanager
def _application(environment: dict[str, str]) -> Iterator[Flask]:
    made = create_app(settings.load(environment))
    made.config.update(TESTING=True)
    made.test_client_class = Browser
    made.jinja_env.bytecode_cache = _compiled_templates
    with made.app_context():
        compiled_statements.share(database.db.engine)
        yield made
        database.db.session.remove()
        database.db.engine.dispose()


@pytest.fixture
def app(environment: dict[str, str]) -> Iterator[Flask]:
    """The application of this test's newsroom, with its context open."""
    with _application(environment) as made:
        yield made


@pytest.fixture(scope="module")
def shared_app(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[Flask]:
    """One newsroom for all tests of a module: quick, for those that bear each other's rows."""
    data = tmp_path_factory.mktemp("shared") / "data"
    with _newsroom(data, migrated) as given, _application(given) as made:
        yield made


@pytest.fixture(scope="module")
def people(shared_app: Flask) -> make.Staff:
    """The staff of the module's one newsroom."""
    assert shared_app.testing
    return make.staff()


@pytest.fixture
def at_rest(shared_app: Flask) -> Iterator[Flask]:
    """The module's one newsroom; no transaction is left open, whatever a test did."""
    yield shared_app
    database.db.session.rollback()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without a sign-in."""
    return app.test_client()


def is_postgresql(app: Flask) -> bool:
    """Tell whether the tests run on PostgreSQL."""
    return make_url(app.config["SQLALCHEMY_DATABASE_URI"]).get_backend_name() == "postgresql"
