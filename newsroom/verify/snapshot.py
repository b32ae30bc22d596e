"""One moment of the database, held still while the newsroom runs on."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from flask import current_app
from flask_babel import force_locale, get_locale
from sqlalchemy import select, text

from newsroom.database import db, reading
from newsroom.publishing.models import ReleaseLog

_READ_ONLY = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


@contextlib.contextmanager
def frozen() -> Iterator[None]:
    """Read everything inside as it was at one moment; nothing can be written.

    The session is one of its own, so that whoever asks keeps the rows that they hold. On
    PostgreSQL it is a read-only transaction with ``REPEATABLE READ``, on SQLite a deferred one.
    """
    locale = str(get_locale() or "en")
    with current_app.app_context(), force_locale(locale), reading():
        sqlite = db.engine.dialect.name == "sqlite"
        try:
            if sqlite:
                db.session.execute(text("PRAGMA query_only=ON"))
            else:
                db.session.connection(execution_options=_READ_ONLY)
            # The moment is that of the first reading.
            db.session.execute(select(ReleaseLog.last_number))
            yield
        finally:
            if sqlite:
                db.session.execute(text("PRAGMA query_only=OFF"))
            db.session.remove()
