"""The one way to the database: engine settings, base class, clock, and how writes are begun."""

from __future__ import annotations

import contextlib
import datetime as dt
import enum
import functools
import random
import time
import uuid
import weakref
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from flask import Flask, current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Dialect, Engine, Enum, MetaData, Text, event, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.types import TypeDecorator

from newsroom import paths
from newsroom.errors import Busy, NewsroomError
from newsroom.settings import Settings

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[dt.datetime]):
    """A moment in UTC with microseconds; aware in Python on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """Keep SQLite's instants as text that sorts as the moments do."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Text())
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        """Refuse a naive moment: nobody knows when it is."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "an instant needs a time zone"
            raise ValueError(message)
        moment = value.astimezone(dt.UTC)
        if dialect.name == "sqlite":
            return moment.isoformat(sep=" ", timespec="microseconds")
        return moment

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 — the signature is SQLAlchemy's
        """Return the moment in UTC."""
        if value is None:
            return None
        moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
        return moment.astimezone(dt.UTC)


class Base(DeclarativeBase):
    """The base of every row."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMING),
        type_annotation_map={dt.datetime: Instant, str: Text},
    )


SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    # Without it INSERT OR REPLACE deletes rows of the history past the trigger that forbids it.
    "recursive_triggers=ON",
)

db = SQLAlchemy(model_class=Base)

_reading: ContextVar[bool] = ContextVar("reading", default=False)


def init_app(app: Flask, settings: Settings) -> None:
    """Bind the database to an application, with the engine settings that each one needs."""
    url = make_url(settings.database_url)
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = _engine_options(url)
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)


def _engine_options(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        if url.database and url.database != ":memory:":
            # Unpublished words are for their owner only; SQLite's side files take after this one.
            Path(url.database).touch(mode=0o600)
        # A waiting writer is let in by the busy handler; 15 s is longer than any action of ours.
        return {"hide_parameters": True, "connect_args": {"timeout": 15}}
    return {
        # An error names its statement in the log; the words of a draft stay out of it.
        "hide_parameters": True,
        "pool_pre_ping": True,
        "pool_size": 8,
        "max_overflow": 8,
        "pool_timeout": 10,
        # Without these a cut cable hangs psycopg for ever; with them it fails in three seconds.
        "connect_args": {
            "connect_timeout": 5,
            "keepalives": 1,
            "keepalives_idle": 5,
            "keepalives_interval": 1,
            "keepalives_count": 3,
            "tcp_user_timeout": 3000,
        },
    }


def prepare_engine(engine: Engine) -> None:
    """Give an SQLite engine durable, concurrent and honest transactions."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def _connect(dbapi_connection: Any, _record: Any) -> None:
        dbapi_connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in SQLITE_PRAGMAS:
            dbapi_connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A deferred transaction that writes after reading fails at once with "database is
        # locked", whatever the timeout; so whoever may write takes the lock at the beginning.
        connection.exec_driver_sql("BEGIN" if _reading.get() else "BEGIN IMMEDIATE")


@contextlib.contextmanager
def reading(*, only: bool = True) -> Iterator[None]:
    """Promise that nothing is written inside, or take that back: readers never wait for writers."""
    token = _reading.set(only)
    try:
        yield
    finally:
        _reading.reset(token)


def promise_reading(*, only: bool) -> None:
    """Say for the rest of this request whether it only reads."""
    _reading.set(only)


_ASK_CLOCK_AGAIN_S = 10.0
"""Two quartz clocks part by half a millisecond in this time, at worst."""
_HOST_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
_clocks: weakref.WeakKeyDictionary[Engine, tuple[float, dt.datetime]] = weakref.WeakKeyDictionary()


def now() -> dt.datetime:
    """Return the deciding clock: the database server's, and the host's on SQLite.

    The server is asked every few seconds. In between its time is counted on by a clock of the host
    that nobody can set, from when its answer was here: so it is late by the way of the answer,
    never early, and all hosts agree however wrong their own time is.
    """
    engine = db.engine
    if engine.dialect.name == "sqlite":
        return dt.datetime.now(dt.UTC)
    heard = _clocks.get(engine)
    host = time.clock_gettime(_HOST_CLOCK)
    if heard is None or not 0 <= host - heard[0] < _ASK_CLOCK_AGAIN_S:
        moment: dt.datetime = db.session.execute(select(func.clock_timestamp())).scalar_one()
        host = time.clock_gettime(_HOST_CLOCK)
        heard = _clocks[engine] = (host, moment.astimezone(dt.UTC))
    return heard[1] + dt.timedelta(seconds=host - heard[0])


def inserting(into: Any) -> Any:
    """Return an INSERT into a table or model that can say what becomes of a row already there."""
    return (sqlite if db.engine.dialect.name == "sqlite" else postgresql).insert(into)


def insert_missing(model: type[Base]) -> Any:
    """Return an INSERT that leaves alone what is there already; ``rowcount`` tells which it was."""
    added = inserting(model.__table__).on_conflict_do_nothing()
    # Without this option a driver may not say it of an INSERT.
    return added.execution_options(preserve_rowcount=True)


def stored_as_text(kind: type[enum.StrEnum]) -> Enum:
    """Store an enumeration by its values, as text that a person can read in the database."""
    return Enum(
        kind, native_enum=False, length=32, values_callable=lambda one: [str(v.value) for v in one]
    )


def new_id() -> uuid.UUID:
    """Return a random id; nothing about order or number can be read from it."""
    return uuid.uuid4()


def is_reachable() -> bool:
    """Tell whether the database answers."""
    try:
        with db.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except Exception:  # noqa: BLE001 — whatever the driver raises, the answer is no
        return False
    return True


P = ParamSpec("P")
R = TypeVar("R")

_depth: ContextVar[int] = ContextVar("depth", default=0)
_TRIES = 4


def action(work: Callable[P, R]) -> Callable[P, R]:
    """Make a function one transaction: committed whole before it returns, or not at all.

    An action called by another joins its transaction. When the database asks for it (deadlock,
    serialization failure, lock timeout, busy) the whole outermost action is run again, up to four
    times; then ``Busy`` is raised. An error marked ``keeps_work`` commits before it travels on.
    """

    @functools.wraps(work)
    def whole(*args: P.args, **kwargs: P.kwargs) -> R:
        if _depth.get():
            return work(*args, **kwargs)
        token = _depth.set(1)
        try:
            return _tried(lambda: work(*args, **kwargs))
        finally:
            _depth.reset(token)

    return whole


def _tried(work: Callable[[], R]) -> R:
    for attempt in range(1, _TRIES + 1):
        try:
            result = work()
            db.session.commit()
        except NewsroomError as error:
            if getattr(error, "keeps_work", False):
                db.session.commit()
            else:
                db.session.rollback()
            raise
        except DBAPIError as error:
            db.session.rollback()
            if not _is_worth_another_try(error):
                raise
            time.sleep(0.02 * attempt * (1 + random.random()))  # noqa: S311 — jitter, no secret
        except BaseException:
            db.session.rollback()
            raise
        else:
            return result
    raise Busy


def _is_worth_another_try(error: DBAPIError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return state in {"40001", "40P01", "55P03"}
    return "database is locked" in str(error.orig) or "database is busy" in str(error.orig)


def migrations(app: Flask) -> Any:
    """Return Flask-Migrate, set up for the application.

    Only commands need it: it brings Alembic, which costs every process half a second.
    """
    import flask_migrate  # see above

    if "migrate" not in app.extensions:
        flask_migrate.Migrate(app, db, directory=str(paths.MIGRATIONS), render_as_batch=True)
    return flask_migrate


def upgrade() -> None:
    """Run the migrations that the database lacks."""
    migrations(current_app).upgrade(directory=str(paths.MIGRATIONS))


def empty() -> None:
    """Take every table out again, back to an empty database."""
    migrations(current_app).downgrade(directory=str(paths.MIGRATIONS), revision="base")
