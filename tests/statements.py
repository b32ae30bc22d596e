"""How many statements something takes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import event

from newsroom.database import db


@contextlib.contextmanager
def counted() -> Iterator[list[str]]:
    """Gather the statements that are sent meanwhile; the transaction has begun before."""
    sent: list[str] = []
    db.session.connection()

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
