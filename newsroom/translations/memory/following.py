"""Keep what this process knows of the index in step with the database, which alone is the truth.

Old pairs lie in the shelf's files, new ones in stretches of this process's own memory, made from
their texts when somebody asks. Nothing is lost with either: they are made again.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from flask import current_app
from sqlalchemy import bindparam, select

from newsroom.database import db
from newsroom.settings import current as settings
from newsroom.translations.memory import forms
from newsroom.translations.memory.models import MemoryOrigin, MemoryUnit
from newsroom.translations.memory.shelf import Shelf
from newsroom.translations.memory.storing import side

if TYPE_CHECKING:
    from newsroom.translations.memory.stretches import Stretch, Texts

FOREIGN = -1
"""The stamp of a shelf that was not looked at yet, or is of another database."""
_STEP = 2_048
_MANY = 8
"""Stretches of this process's own that are joined when they have about one size."""
_ALIKE = 4

_STATE = "SELECT last_unit, purged FROM memory_index"
_NEW = (
    select(
        MemoryUnit.id,
        MemoryUnit.source_text,
        MemoryUnit.target_text,
        MemoryOrigin.source_language,
        MemoryOrigin.target_language,
    )
    .join(MemoryOrigin, MemoryOrigin.id == MemoryUnit.origin_id)
    .where(MemoryUnit.id >= bindparam("first"), MemoryUnit.id <= bindparam("last"))
)
_NEWEST = _NEW.order_by(MemoryUnit.id.desc()).limit(1)


@dataclass
class Known:
    """What one process knows of the index."""

    shelf: Shelf
    lock: threading.RLock = field(default_factory=threading.RLock)
    stamp: int = FOREIGN
    kept: tuple[Stretch, ...] = ()
    """On the shelf."""
    tail: tuple[Stretch, ...] = ()
    """In this process alone."""
    purged: int = 0

    @property
    def head(self) -> int:
        """The last pair on the shelf."""
        return self.kept[-1].last if self.kept else 0

    @property
    def last(self) -> int:
        """The last pair that is known of at all."""
        return self.tail[-1].last if self.tail else self.head


class State(NamedTuple):
    """What the database says of itself."""

    last_unit: int
    purged: int


def known() -> Known:
    """Return what this process knows, as it is."""
    held: Known = current_app.extensions.setdefault(
        "memory_index", Known(Shelf(settings().data / "cache" / "memory"))
    )
    return held


def state() -> State:
    """Ask the database; before the lock of ``Known`` is taken, for this may wait for a writer."""
    return State(*db.session.connection().exec_driver_sql(_STATE).one())


def catch_up(held: Known, now: State, most: int | None) -> bool:
    """Read what is new; returns whether that is all.

    The database may be seen as it was a while ago, when another thread knows more already.
    """
    if held.shelf.stamp() != held.stamp:
        _look_at_shelf(held)
    if now.purged > held.purged:
        held.purged, held.tail = now.purged, ()
    until = now.last_unit if most is None else min(now.last_unit, held.last + most)
    for first in range(held.last + 1, until + 1, _STEP):
        _add(held, _read(first, min(first + _STEP - 1, until), held.purged))
    return held.last >= now.last_unit


def are_of_this_database(stretches: Iterable[Stretch]) -> bool:
    """Tell whether the newest pair of each is the one that it was made from.

    After a restored backup new pairs take the numbers of those that were lost.
    """
    return all(_is_of_this_database(one) for one in stretches)


def _add(held: Known, stretch: Stretch) -> None:
    from newsroom.translations.memory.stretches import merged  # brings numpy

    tail = [*held.tail, stretch]
    while len(tail) >= _MANY and tail[-_MANY].size <= _ALIKE * tail[-1].size:
        tail[-_MANY:] = [merged(tail[-_MANY:], held.purged)]
    held.tail = tuple(tail)


def _look_at_shelf(held: Known) -> None:
    held.stamp = held.shelf.stamp()
    found = held.shelf.read(held.kept)
    if not are_of_this_database(one for one in found if one not in held.kept):
        found, held.stamp = (), FOREIGN  # upkeep takes them away
    held.kept = found
    tail = [one for one in held.tail if one.first > held.head]
    follows = bool(tail) and tail[0].first == held.head + 1
    held.tail = tuple(tail) if follows else ()


def _is_of_this_database(stretch: Stretch) -> bool:
    import numpy as np  # 25 MB of a process: only for whoever looks something up

    reach = {"first": stretch.first, "last": stretch.last}
    found = db.session.execute(_NEWEST, reach).one_or_none()
    if found is None:
        return True
    number, source, _, one, other = found
    known_as = stretch.sides.get(side(one, other))
    digest = forms.digest(forms.comparable(source), one)
    wanted = np.array([digest]).astype(np.uint32)
    return known_as is not None and number in known_as.equal(wanted)


def _read(first: int, last: int, purged: int) -> Stretch:
    """Make a stretch from the texts of the database."""
    from newsroom.translations.memory.stretches import Texts, made  # brings numpy

    texts: dict[str, Texts] = {}
    rows = db.session.execute(_NEW.order_by(MemoryUnit.id), {"first": first, "last": last})
    for number, source, target, one, other in rows:
        for language, text, name in (
            (one, source, side(one, other)),
            (other, target, side(other, one)),
        ):
            held = texts.get(name) or texts.setdefault(name, Texts([], [], []))
            form = forms.comparable(text)
            held.units.append(number)
            held.digests.append(forms.digest(form, language))
            held.forms.append(form)
    return made(first, last, purged, texts)
