"""Fixtures of the memory's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import event

from newsroom.database import db


@pytest.fixture
def statements(app: Flask) -> Iterator[list[str]]:
    """Every statement that goes to the database from now on."""
    assert app.testing
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield seen
    event.remove(db.engine, "before_cursor_execute", note)
