"""Merge what was newly remembered or forgotten into the index's shards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from newsroom.database import action, db
from newsroom.translations.memory.models import MemoryShard, MemoryTail
from newsroom.translations.memory.storing import lock
from newsroom.translations.memory.terms import SHARDS, SUB_BITS

if TYPE_CHECKING:
    from newsroom.translations.memory.packed import Numbers

MOST_ROWS = 48
"""Tail rows that a lookup may have to read; an approved article makes one."""
MOST_UNITS = 4_096
"""Pairs that a lookup may have to look through beside the shards: about a millisecond."""
_STEP = 1_024
"""Shards in one transaction: a merge of a million pairs never holds the lock for long."""


@dataclass(frozen=True)
class _Tail:
    """All that is to be merged into one side, by term and pair, and the rows that it was in."""

    rows: list[int]
    terms: Numbers
    unit_ids: Numbers
    gone: Numbers


def tidy() -> None:
    """Keep lookups quick: join many small rows into one, and merge when there are many pairs."""
    for side, rows, units in _sizes():
        if units > MOST_UNITS:
            _merge_side(side)
        elif rows > MOST_ROWS:
            _fold(side)


def merge() -> None:
    """Merge everything now, as after an import or a purge."""
    for side, _, _ in _sizes():
        _merge_side(side)


def _sizes() -> list[tuple[str, int, int]]:
    """Return of each side with a tail how many rows and pairs that has."""
    query = select(MemoryTail.side, func.count(), func.sum(MemoryTail.units)).group_by(
        MemoryTail.side
    )
    found = [(side, int(rows), int(units)) for side, rows, units in db.session.execute(query)]
    db.session.rollback()
    return found


@action
def _fold(side: str) -> None:
    lock()
    tail = _read(side)
    from newsroom.translations.memory import packed  # brings numpy

    _forget_rows(tail.rows)
    db.session.execute(
        insert(MemoryTail).values(
            side=side,
            units=len(set(tail.unit_ids.tolist())) + len(tail.gone),
            terms=packed.as_bytes(tail.terms),
            unit_ids=packed.as_bytes(tail.unit_ids),
            gone=packed.as_bytes(tail.gone),
        )
    )


def _merge_side(side: str) -> None:
    """Merge shard by shard: stopped half-way it is begun again, for merging twice adds nothing."""
    tail = _read(side)
    db.session.rollback()
    for first in range(0, SHARDS, _STEP):
        _merge_shards(side, first, tail)
    _let_go(tail)


@action
def _let_go(tail: _Tail) -> None:
    lock()
    _forget_rows(tail.rows)


def _forget_rows(ids: list[int]) -> None:
    for start in range(0, len(ids), 500):
        db.session.execute(delete(MemoryTail).where(MemoryTail.id.in_(ids[start : start + 500])))


def _read(side: str) -> _Tail:
    import numpy as np  # 25 MB of a process: only while it is needed

    from newsroom.translations.memory import packed  # as above

    query = select(MemoryTail.id, MemoryTail.terms, MemoryTail.unit_ids, MemoryTail.gone).where(
        MemoryTail.side == side
    )
    rows = db.session.execute(query).all()
    terms = packed.as_numbers(b"".join(row.terms for row in rows))
    unit_ids = packed.as_numbers(b"".join(row.unit_ids for row in rows))
    gone = packed.as_numbers(b"".join(row.gone for row in rows))
    order = np.lexsort((unit_ids, terms))
    return _Tail([row.id for row in rows], terms[order], unit_ids[order], gone)


@action
def _merge_shards(side: str, first: int, tail: _Tail) -> None:
    import numpy as np  # as above

    from newsroom.translations.memory import packed  # as above

    lock()
    within = (
        MemoryShard.side == side,
        MemoryShard.number >= first,
        MemoryShard.number < first + _STEP,
    )
    query = select(MemoryShard.number, MemoryShard.postings).where(*within)
    rows = db.session.execute(query).all()
    parts = [packed.read_shards([(row.number, row.postings) for row in rows])] if rows else []
    begin, end = np.searchsorted(tail.terms, [first << SUB_BITS, (first + _STEP) << SUB_BITS])
    parts.append((tail.terms[begin:end], tail.unit_ids[begin:end]))
    # One number a posting sorts and finds doubles at once: a term above, a pair below.
    # (np.unique would hash them, which takes five times as long.)
    every = np.sort(np.concatenate([(terms << 32) | unit_ids for terms, unit_ids in parts]))
    every = every[np.diff(every, prepend=-1) != 0]
    unit_ids = every & 0xFFFFFFFF
    if len(tail.gone):
        kept = ~np.isin(unit_ids, tail.gone)
        every, unit_ids = every[kept], unit_ids[kept]
    shards = packed.write_shards(every >> 32, unit_ids)
    db.session.execute(delete(MemoryShard).where(*within))
    if shards:
        new = [{"side": side, "number": at, "postings": held} for at, held in shards.items()]
        db.session.execute(insert(MemoryShard.__table__), new)  # type: ignore[arg-type]  # a Table
