"""Shorthands of the memory's tests."""

from __future__ import annotations

from newsroom.database import action, db, now
from newsroom.translations.memory import following, storing
from newsroom.translations.memory.models import MemoryOrigin, MemoryUnit
from newsroom.translations.memory.storing import Pair
from newsroom.translations.memory.terms import BITS

WITNESS = "The witness asked the court for protection before the hearing."
TESTIGO = "La testigo pidió protección al tribunal antes de la audiencia."


@action
def put(*pairs: tuple[str, str] | Pair, source: str = "en", target: str = "es") -> None:
    """Put pairs into the memory as a file would."""
    origin = MemoryOrigin(source_language=source, target_language=target, name="old.tmx", at=now())
    storing.store(origin, [one if isinstance(one, Pair) else Pair(*one) for one in pairs])


def texts() -> set[tuple[str, str]]:
    """Return all that is remembered of whole segments."""
    query = db.select(MemoryUnit).where(MemoryUnit.is_sentence.is_(False))
    found = {(one.source_text, one.target_text) for one in db.session.scalars(query)}
    db.session.rollback()
    return found


def indexed() -> set[int]:
    """Return every pair that this process or the files of this machine have anything of."""
    held = following.known()
    with held.lock:
        following.catch_up(held, following.state(), None)
        db.session.rollback()
        every = [*held.shelf.read(()), *held.kept, *held.tail]
    return {
        number
        for stretch in every
        for side in stretch.sides.values()
        for number in (
            *(side.digest_places + side.first).tolist(),
            *side.postings(0, 1 << BITS)[1].tolist(),
            *(side.lengths.nonzero()[0] + side.first).tolist(),
        )
    }
