"""How Alembic reaches the newsroom's database."""

import contextlib
from collections.abc import Iterator
from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection

import newsroom.articles.sources.models
import newsroom.articles.writing.models
import newsroom.glossary.models
import newsroom.media.models
import newsroom.people.models
import newsroom.profile.models
import newsroom.publishing.models
import newsroom.publishing.targets.models
import newsroom.search.models
import newsroom.translations.memory.models
import newsroom.translations.models  # noqa: F401 — with those above, every row there is
from newsroom.database import Base, db

# Two processes that start at once must not migrate at once; any fixed number of our own serves.
_MIGRATION_LOCK = 7_031_892


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_lock({_MIGRATION_LOCK})")
        connection.commit()
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        **current_app.extensions["migrate"].configure_args,
    )
    with context.begin_transaction():
        context.run_migrations()


@contextlib.contextmanager
def _tables_may_be_copied(connection: Connection) -> Iterator[None]:
    """Let SQLite replace a table that others refer to, which it can only change by copying it.

    The switch has no effect inside a transaction, so it is turned before the first one begins.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    sqlite: Any = connection.connection.driver_connection
    sqlite.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
        broken = sqlite.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        connection.rollback()  # whatever was only read meanwhile; the switch needs it to be over
        sqlite.execute("PRAGMA foreign_keys=ON")
    if broken:
        message = f"the migration left rows that refer to nothing: {broken[:5]}"
        raise RuntimeError(message)


with db.engine.connect() as the_connection, _tables_may_be_copied(the_connection):
    _migrate(the_connection)
