"""What the database holds, as values that can be compared."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select, update

from newsroom.database import Base, db


def snapshot(*, without: Collection[str] = ()) -> dict[str, list[str]]:
    """Return every row of every table as text, sorted; some tables left out."""
    db.session.rollback()
    found = {
        table.name: sorted(repr(tuple(row)) for row in db.session.execute(select(table)))
        for table in Base.metadata.sorted_tables
        if table.name not in without
    }
    db.session.rollback()
    return found


def counts() -> dict[str, int]:
    """Return how many rows each table has."""
    db.session.rollback()
    found = {
        table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
    }
    db.session.rollback()
    return found


def change(model: type[Any], key: uuid.UUID | int, **values: Any) -> None:
    """Change one row past every rule, as only time or an accident could."""
    db.session.execute(update(model).where(model.id == key).values(**values))
    db.session.commit()


def ago(**span: float) -> dt.datetime:
    """Return the moment so long ago."""
    return dt.datetime.now(dt.UTC) - dt.timedelta(**span)
