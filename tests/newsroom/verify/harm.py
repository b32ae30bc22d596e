"""Breaks one thing past every rule, and mends it again."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select, text, update

from newsroom.database import Base, db
from newsroom.settings import current


@contextlib.contextmanager
def changed(model: type[Base], where: ColumnElement[bool], **values: Any) -> Iterator[None]:
    """Change rows as nobody may, and put them back as they were."""
    table = _table(model)
    with _unguarded(table.name) as connection:
        kept = [dict(row._mapping) for row in connection.execute(select(table).where(where))]
        assert kept, "there is nothing to change"
        connection.execute(update(table).where(where).values(**values))
    try:
        yield
    finally:
        keys = [one.name for one in table.primary_key]
        with _unguarded(table.name) as connection:
            for row in kept:
                same = [table.c[name] == values.get(name, row[name]) for name in keys]
                former = {name: row[name] for name in values}
                connection.execute(update(table).where(*same).values(**former))


@contextlib.contextmanager
def without(model: type[Base], where: ColumnElement[bool]) -> Iterator[None]:
    """Take rows away as nobody may, and put them back."""
    table = _table(model)
    with _unguarded(table.name) as connection:
        kept = [dict(row._mapping) for row in connection.execute(select(table).where(where))]
        assert kept, "there is nothing to take away"
        connection.execute(delete(table).where(where))
    try:
        yield
    finally:
        with _unguarded(table.name) as connection:
            connection.execute(insert(table), kept)


@contextlib.contextmanager
def added(row: Any) -> Iterator[None]:
    """Add a row, and take it away again."""
    db.session.add(row)
    db.session.commit()
    try:
        yield
    finally:
        db.session.delete(row)
        db.session.commit()


def _table(model: type[Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


@contextlib.contextmanager
def _unguarded(table: str) -> Iterator[Connection]:
    """Let what a trigger or a foreign key forbids happen in one transaction."""
    db.session.rollback()
    with db.engine.connect() as connection:
        if db.engine.dialect.name != "sqlite":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            yield connection
            connection.commit()
            return
        raw = connection.connection
        raw.execute("PRAGMA foreign_keys=OFF")
        named = text("SELECT name, sql FROM sqlite_master WHERE type='trigger' AND tbl_name=:table")
        triggers = connection.execute(named, {"table": table}).all()
        for name, _ in triggers:
            connection.execute(text(f"DROP TRIGGER {name}"))
        yield connection
        for _, made_by in triggers:
            connection.exec_driver_sql(made_by)
        connection.commit()
        raw.execute("PRAGMA foreign_keys=ON")


@contextlib.contextmanager
def lost_index(name: str) -> Iterator[None]:
    """Do without a unique index, as in a database that somebody repaired by hand."""
    db.session.rollback()
    sqlite = db.engine.dialect.name == "sqlite"
    query = (
        "SELECT sql FROM sqlite_master WHERE name=:name"
        if sqlite
        else "SELECT indexdef FROM pg_indexes WHERE indexname=:name"
    )
    made_by = db.session.execute(text(query), {"name": name}).scalar_one()
    db.session.execute(text(f"DROP INDEX {name}"))
    db.session.commit()
    try:
        yield
    finally:
        db.session.rollback()
        db.session.execute(text(made_by))
        db.session.commit()


@contextlib.contextmanager
def file(path: Path, content: bytes | None = None) -> Iterator[None]:
    """Put other bytes, or nothing, under one name; other links to the file stay as they are."""
    assert path.is_file()
    kept = path.read_bytes()
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        path.write_bytes(kept)


@contextlib.contextmanager
def pointer(path: Path, target: str) -> Iterator[None]:
    """Let a symbolic link lead elsewhere, or nowhere."""
    kept = str(path.readlink()) if path.is_symlink() else ""
    path.unlink(missing_ok=True)
    if target:
        path.symlink_to(target)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        if kept:
            path.symlink_to(kept)


@contextlib.contextmanager
def folder(path: Path) -> Iterator[None]:
    """Make a folder that should not be there."""
    path.mkdir()
    try:
        yield
    finally:
        shutil.rmtree(path)


@contextlib.contextmanager
def all_of(*harms: Any) -> Iterator[None]:
    """Do several harms together."""
    with contextlib.ExitStack() as stack:
        for one in harms:
            stack.enter_context(one)
        yield


def page_of(language: str, slug: str) -> Path:
    """Return the file that readers get for an article's path."""
    found = (current().site / "public" / language / slug / "index.html").resolve()
    assert found.is_file()
    return found


def replaced(path: Path, *changes: Sequence[bytes]) -> contextlib.AbstractContextManager[None]:
    """Change words in a page."""
    content = path.read_bytes()
    for old, new in changes:
        assert old in content
        content = content.replace(old, new)
    return file(path, content)
