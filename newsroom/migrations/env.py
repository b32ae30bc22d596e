"""How Alembic reaches the newsroom's database."""

from alembic import context
from flask import current_app
from sqlalchemy import Connection

import newsroom.people.models
import newsroom.publishing.models
import newsroom.publishing.targets.models
import newsroom.translations.models  # noqa: F401 — with the three above, every row there is
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


with db.engine.connect() as the_connection:
    _migrate(the_connection)
