"""Put pairs into the memory and take them out; the index follows by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, bindparam, case, delete, insert, update

from newsroom.database import db
from newsroom.translations.memory import forms
from newsroom.translations.memory.models import MemoryIndex, MemoryOrigin, MemoryUnit

_STEP = 500
"""Numbers in one IN; SQLite takes 32,766 parameters, but long lists are compiled slowly."""
_COPIED_FROM = 100
_COLUMNS = (
    "id",
    "origin_id",
    "is_sentence",
    "source_around",
    "target_around",
    "key",
    "source_text",
    "target_text",
)
_INDEX, _ORIGINS, _UNITS = (
    cast("Table", one.__table__) for one in (MemoryIndex, MemoryOrigin, MemoryUnit)
)
_TAKE = (
    update(_INDEX)
    .values(last_unit=_INDEX.c.last_unit + bindparam("count"))
    .returning(_INDEX.c.last_unit)
)
_REACH = (
    update(_ORIGINS)
    .where(_ORIGINS.c.id == bindparam("origin"))
    .values(
        first_unit=case(
            (_ORIGINS.c.first_unit == 0, bindparam("first")), else_=_ORIGINS.c.first_unit
        ),
        last_unit=bindparam("last"),
    )
)
_INSERT = insert(_UNITS)
"""Put together once, and of tables, not of objects: an approval has few milliseconds for it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that mean the same, in placeholder form."""

    source: str
    target: str
    key: str = ""
    source_around: int = 0
    target_around: int = 0
    is_sentence: bool = False


def side(language: str, other: str) -> str:
    """Return the name of one side of the index."""
    return f"{language}:{other}"


def store(origin: MemoryOrigin, pairs: Sequence[Pair]) -> int:
    """Add pairs to the memory; the caller's transaction makes it whole.

    A new origin is added with its first pairs. Returns the number of the first pair, 0 for none;
    the others have the next ones.
    """
    if not pairs:
        return 0
    if origin not in db.session:
        db.session.add(origin)
        db.session.flush()
    return add(origin.id, pairs)


def add(origin_id: int, pairs: Sequence[Pair]) -> int:
    """Add pairs, one at least, to what came from somewhere already; as ``store``."""
    connection = db.session.connection()
    first = _numbers(len(pairs))
    connection.execute(
        _REACH, {"origin": origin_id, "first": first, "last": first + len(pairs) - 1}
    )
    rows = (
        (
            number,
            origin_id,
            pair.is_sentence,
            pair.source_around or None,
            pair.target_around or None,
            pair.key,
            pair.source,
            pair.target,
        )
        for number, pair in enumerate(pairs, first)
    )
    if len(pairs) >= _COPIED_FROM and connection.dialect.name == "postgresql":
        _copy(rows)
    else:
        connection.execute(_INSERT, [dict(zip(_COLUMNS, row, strict=True)) for row in rows])
    return first


def take_out(unit_ids: Sequence[int]) -> None:
    """Delete pairs; the index may name them until it is merged, but nothing is found by that."""
    if not unit_ids:
        return
    lock()
    for start in range(0, len(unit_ids), _STEP):
        step = unit_ids[start : start + _STEP]
        db.session.execute(delete(MemoryUnit).where(MemoryUnit.id.in_(step)))


def purge(unit_ids: Sequence[int]) -> None:
    """Delete pairs, and tell every copy of the index to let go of them."""
    take_out(unit_ids)
    db.session.execute(update(MemoryIndex).values(purged=MemoryIndex.purged + 1))


def digest_of(text: str, language: str) -> int:
    """Return the digest that a text in placeholder form is known by."""
    return forms.digest(forms.comparable(text), language)


def of_origin() -> ColumnElement[bool]:
    """Return the condition that joins a pair to its origin, by its number first."""
    within = MemoryUnit.id.between(MemoryOrigin.first_unit, MemoryOrigin.last_unit)
    return within & (MemoryUnit.origin_id == MemoryOrigin.id)


def lock() -> None:
    """Take the memory's lock until the transaction ends: one writer at a time."""
    _numbers(0)


def _numbers(count: int) -> int:
    """Take the next numbers for pairs, and the lock; returns the first of them."""
    last: int = db.session.connection().execute(_TAKE, {"count": count}).scalar_one()
    return last - count + 1


def _copy(rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows as PostgreSQL takes many: four times as fast as statements do."""
    cursor: Any = db.session.connection().connection.cursor()
    with cursor, cursor.copy(f"COPY memory_unit ({', '.join(_COLUMNS)}) FROM STDIN") as copying:
        for row in rows:
            copying.write_row(row)
