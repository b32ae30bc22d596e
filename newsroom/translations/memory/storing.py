"""Put pairs into the memory and take them out, with the index in the same transaction."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update

from newsroom.database import db
from newsroom.translations.memory import forms
from newsroom.translations.memory.models import MemoryIndex, MemoryOrigin, MemoryTail, MemoryUnit
from newsroom.translations.memory.terms import terms

_STEP = 500
"""Numbers in one IN; SQLite takes 32,766 parameters, but long lists are compiled slowly."""


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


def store(origin: MemoryOrigin, pairs: Sequence[Pair]) -> None:
    """Add pairs to the memory and its index; the caller's transaction makes it whole.

    A new origin is added with its first pairs.
    """
    if not pairs:
        return
    first = _numbers(len(pairs))
    origin.first_unit = origin.first_unit or first
    origin.last_unit = first + len(pairs) - 1
    db.session.add(origin)
    db.session.flush()
    rows: list[dict[str, Any]] = []
    lists: tuple[list[tuple[int, set[int]]], list[tuple[int, set[int]]]] = ([], [])
    source, target = origin.source_language, origin.target_language
    for number, pair in enumerate(pairs, first):
        of_source, of_target = forms.comparable(pair.source), forms.comparable(pair.target)
        rows.append(
            {
                "id": number,
                "origin_id": origin.id,
                "is_sentence": pair.is_sentence,
                "source_digest": forms.digest(of_source, source),
                "target_digest": forms.digest(of_target, target),
                "source_around": pair.source_around,
                "target_around": pair.target_around,
                "key": pair.key,
                "source_text": pair.source,
                "target_text": pair.target,
            }
        )
        lists[0].append((number, terms(of_source)))
        lists[1].append((number, terms(of_target)))
    db.session.execute(insert(MemoryUnit.__table__), rows)  # type: ignore[arg-type]  # a Table
    tails = [
        _tail(side(source, target), lists[0]),
        _tail(side(target, source), lists[1]),
    ]
    db.session.execute(insert(MemoryTail), tails)


def take_out(unit_ids: Sequence[int]) -> None:
    """Delete pairs; the index forgets their numbers when it is merged next."""
    if not unit_ids:
        return
    lock()
    sides: dict[str, list[int]] = {}
    for start in range(0, len(unit_ids), _STEP):
        step = unit_ids[start : start + _STEP]
        query = (
            select(MemoryUnit.id, MemoryOrigin.source_language, MemoryOrigin.target_language)
            .join(MemoryOrigin, MemoryOrigin.id == MemoryUnit.origin_id)
            .where(MemoryUnit.id.in_(step))
        )
        for number, source, target in db.session.execute(query):
            sides.setdefault(side(source, target), []).append(number)
            sides.setdefault(side(target, source), []).append(number)
        db.session.execute(delete(MemoryUnit).where(MemoryUnit.id.in_(step)))
    rows = [_gone(name, numbers) for name, numbers in sides.items()]
    if rows:
        db.session.execute(insert(MemoryTail), rows)


def digest_of(text: str, language: str) -> int:
    """Return the digest that a text in placeholder form is stored with."""
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
    taken = (
        update(MemoryIndex)
        .values(last_unit=MemoryIndex.last_unit + count)
        .returning(MemoryIndex.last_unit)
    )
    last: int = db.session.execute(taken).scalar_one()
    return last - count + 1


def _tail(name: str, lists: Sequence[tuple[int, set[int]]]) -> dict[str, Any]:
    every: list[int] = []
    numbers: list[int] = []
    for number, found in lists:
        every += found
        numbers += [number] * len(found)
    return {
        "side": name,
        "units": len(lists),
        "terms": struct.pack(f"<{len(every)}I", *every),
        "unit_ids": struct.pack(f"<{len(numbers)}I", *numbers),
        "gone": b"",
    }


def _gone(name: str, numbers: Sequence[int]) -> dict[str, Any]:
    return {
        "side": name,
        "units": len(numbers),
        "terms": b"",
        "unit_ids": b"",
        "gone": struct.pack(f"<{len(numbers)}I", *numbers),
    }
