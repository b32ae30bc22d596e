"""Mend, merge and take out single pairs of the memory, as an editor decides."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.articles import placeholders
from newsroom.characters import plain
from newsroom.database import action, db, insert_missing, now
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused, Unmet
from newsroom.events.actions import record
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.translations.limits import SEGMENT_LIMIT
from newsroom.translations.memory import sentences, storing
from newsroom.translations.memory.models import MemoryOrigin, MemoryRefused, MemoryUnit
from newsroom.translations.memory.storing import Pair

_CHANGED = _l("Somebody changed or deleted this pair after you opened it. Read it again first.")
_UNLIKE = _l("Only pairs with the very same text in one language can be merged.")
_MOST_SENTENCES = 100
"""A segment of more sentences keeps the rest of them; approvals cut no segment as long as that."""


def digest(source: str, target: str) -> str:
    """Return what tells whether a pair still says what somebody read."""
    return _digest(source, target).hex()


@action
def mend(unit_id: int, source: str, target: str, *, seen: str, by: Person) -> int:
    """Give a pair other texts, in placeholder form; returns its new number.

    It keeps its place in its article or file, so it is shown to no more people than before.
    ``seen`` is the digest of what the person read.

    Raises:
        BadInput: a text is empty or has other marks than it had.
        Refused: somebody changed the pair meanwhile.
    """
    unit, origin = _unit(unit_id, by, seen=seen)
    _require_same_marks(unit.source_text, source, "source")
    _require_same_marks(unit.target_text, target, "target")
    pairs = _pairs(unit, origin, source, target)
    _take_out(unit, origin)
    number = storing.store(origin, pairs)
    _record("memory_mended", origin, by, units=[unit.id, number])
    return number


@action
def take_out(unit_id: int, *, seen: str, by: Person) -> None:
    """Forget one pair with the sentences that were cut from it; it is not learned again.

    Raises:
        Refused: somebody changed it meanwhile.
    """
    unit, origin = _unit(unit_id, by, seen=seen)
    _take_out(unit, origin)
    _record("memory_taken_out", origin, by, units=[unit.id])


@action
def merge(unit_id: int, others: Sequence[int], *, seen: str, by: Person) -> int:
    """Keep one of several pairs that share a text, and forget the others; returns how many.

    Raises:
        BadInput: none was chosen, or one has no text in common with the one that stays.
        Refused: somebody changed the pair that stays.
    """
    kept, kept_origin = _unit(unit_id, by, seen=seen)
    chosen = [_unit(one, by) for one in sorted(set(others) - {unit_id})]
    if not chosen:
        raise BadInput(_l("Choose what the pair takes the place of."), field="others")
    texts = _texts(kept, kept_origin)
    if not all(_texts(unit, origin).items() & texts.items() for unit, origin in chosen):
        raise BadInput(_UNLIKE, field="others")
    for unit, origin in chosen:
        _take_out(unit, origin)
    _record("memory_merged", kept_origin, by, units=[unit_id, *(unit.id for unit, _ in chosen)])
    return len(chosen)


def _unit(unit_id: int, by: Person, seen: str = "") -> tuple[MemoryUnit, MemoryOrigin]:
    """Return a pair that the person may change, under the memory's lock."""
    storing.lock()
    unit = db.session.get(MemoryUnit, unit_id, populate_existing=True)
    if unit is None:
        if seen:
            raise Refused("mend", [Unmet("current", _CHANGED, _l("you"))])
        raise NotFound
    origin = db.session.get_one(MemoryOrigin, unit.origin_id)
    if not may_curate(by, origin.source_language, origin.target_language):
        raise NotAllowed
    if seen and seen != digest(unit.source_text, unit.target_text):
        raise Refused("mend", [Unmet("current", _CHANGED, _l("you"))])
    return unit, origin


def may_curate(person: Person, *languages: str) -> bool:
    """Tell whether the person may change pairs of these languages: an editor of either."""
    return any(rights.is_editor(person, language) for language in languages)


def _require_same_marks(old: str, new: str, field: str) -> None:
    plain(placeholders.plain_text(new), limit=SEGMENT_LIMIT, field=field, multiline=True)
    if not placeholders.plain_text(new).strip():
        raise BadInput(_l("This cannot be empty."), field=field)
    if sorted(placeholders.marks(old)) != sorted(placeholders.marks(new)):
        raise BadInput(_l("Keep the marks that the text had: each one once."), field=field)


def _pairs(unit: MemoryUnit, origin: MemoryOrigin, source: str, target: str) -> list[Pair]:
    """Return what takes a pair's place: the whole, then its sentences."""
    around = (unit.source_around or 0, unit.target_around or 0)
    whole = Pair(source, target, unit.key, *around, unit.is_sentence)
    if unit.is_sentence:
        return [whole]
    cut = sentences.aligned(source, target, origin.source_language, origin.target_language)
    return [whole, *(Pair(*texts, key=unit.key, is_sentence=True) for texts in cut)]


def _take_out(unit: MemoryUnit, origin: MemoryOrigin) -> None:
    gone = [unit, *_sentences(unit)]
    if origin.edition_id is not None:
        rows = [
            {"edition_id": origin.edition_id, "digest": _digest(one.source_text, one.target_text)}
            for one in gone
        ]
        db.session.execute(insert_missing(MemoryRefused), rows)
    storing.take_out([one.id for one in gone])


def _sentences(unit: MemoryUnit) -> list[MemoryUnit]:
    """Return the sentences that were cut from a whole segment; they have the numbers after it."""
    if unit.is_sentence:
        return []
    query = (
        select(MemoryUnit)
        .where(
            MemoryUnit.id > unit.id,
            MemoryUnit.id <= unit.id + _MOST_SENTENCES,
            MemoryUnit.origin_id == unit.origin_id,
            MemoryUnit.key == unit.key,
            MemoryUnit.is_sentence.is_(True),
        )
        .order_by(MemoryUnit.id)
    )
    return [one for one in db.session.scalars(query) if one.source_text in unit.source_text]


def _texts(unit: MemoryUnit, origin: MemoryOrigin) -> dict[str, str]:
    return {
        origin.source_language: unit.source_text.strip(),
        origin.target_language: unit.target_text.strip(),
    }


def _digest(source: str, target: str) -> bytes:
    return hashlib.sha256(f"{source}\x1f{target}".encode()).digest()


def refused(edition_id: uuid.UUID) -> set[str]:
    """Return the digests of the pairs that an editor took out of an edition's share."""
    query = select(MemoryRefused.digest).where(MemoryRefused.edition_id == edition_id)
    return {one.hex() for one in db.session.scalars(query)}


def _record(kind: str, origin: MemoryOrigin, by: Person, **payload: Any) -> None:
    record(
        kind,
        at=now(),
        actor_id=by.id,
        subject_id=origin.article_id or origin.person_id,
        payload={"languages": [origin.source_language, origin.target_language], **payload},
    )
