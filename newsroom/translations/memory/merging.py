"""Put what this machine knows of the index on its shelf, and take away what was forgotten."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from newsroom.database import db, reading
from newsroom.translations.memory.following import (
    FOREIGN,
    Known,
    are_of_this_database,
    catch_up,
    known,
    state,
)
from newsroom.translations.memory.models import MemoryUnit

if TYPE_CHECKING:
    from newsroom.translations.memory.packed import Numbers
    from newsroom.translations.memory.stretches import Stretch

MOST_UNITS = 1_024
"""Pairs that every process has to read by itself; more are put on the shelf."""
OVERDUE = 16_384
"""So many are put there by whoever asks for something: no upkeep is at work on this machine."""
_MANY = 4
"""Stretches that are merged when they have about one size: each pair is written some five times
until there are a million, and a question reads a dozen files."""

_log = logging.getLogger(__name__)


def tidy(*, least: int | None = None, wait: bool = False) -> None:
    """Keep lookups quick: read what is new, and put it on the shelf where it is many pairs.

    Where another process is at it already this one does without, unless it is to ``wait``; so it
    does where nothing can be written.
    """
    held = known()
    least = MOST_UNITS if least is None else least
    db.session.rollback()
    with reading():
        try:
            if not _is_something_to_do(held, least):
                return
            with held.lock, held.shelf.lock(wait=wait) as is_ours:
                if is_ours:
                    now = state()
                    catch_up(held, now, 0)
                    _start_anew_if_of_another_database(held, last_unit=now.last_unit)
                    _put_all(held, least)
        except OSError:
            _log.warning("the memory's index cannot be written", exc_info=True)
        finally:
            db.session.rollback()


def merge() -> None:
    """Put everything on the shelf now."""
    tidy(least=1, wait=True)


def put_in_passing(held: Known) -> None:
    """Put on the shelf what is overdue, and purge it, unless somebody else is at it."""
    is_behind = any(one.purged < held.purged for one in held.kept)
    if held.last - held.head < OVERDUE and not is_behind and held.stamp != FOREIGN:
        return
    try:
        with held.shelf.lock() as is_ours:
            if is_ours:
                catch_up(held, state(), 0)
                _start_anew_if_of_another_database(held)
                _put(held, OVERDUE)
                _purge(held)
    except OSError:
        _log.warning("the memory's index cannot be written", exc_info=True)


def _is_something_to_do(held: Known, least: int) -> bool:
    """Tell by numbers alone, so that a worker of a small newsroom never needs numpy."""
    last, purged = held.shelf.reach()
    now = state()
    is_known = last == 0 or (held.stamp != FOREIGN and purged >= now.purged)
    return not is_known or not last <= now.last_unit < last + least


def _start_anew_if_of_another_database(held: Known, *, last_unit: int | None = None) -> None:
    is_ahead = last_unit is not None and held.last > last_unit
    if held.stamp == FOREIGN or is_ahead or not are_of_this_database(held.kept):
        _log.warning("the memory's index is of another database; it is made again")
        if held.stamp != FOREIGN or is_ahead:
            held.tail = ()  # else it was made without those files
        held.kept = ()
        held.shelf.tidy(())
        held.stamp = held.shelf.stamp()


def _put_all(held: Known, least: int) -> None:
    is_all = False
    while not is_all:
        is_all = catch_up(held, state(), OVERDUE)
        _put(held, least)
        _purge(held)
        db.session.rollback()


def _put(held: Known, least: int) -> None:
    """Move this process's own stretches to the shelf, and merge those there that are alike."""
    if not held.tail or held.last - held.head < least:
        return
    _keep(held, _joined(held, held.tail))
    while (at := _mergeable(held.kept)) is not None:
        _keep(held, _joined(held, held.kept[at:]))


def _mergeable(kept: Sequence[Stretch]) -> int | None:
    """Return where the last stretches begin that together are worth one."""
    for at, stretch in enumerate(kept[:-1]):
        after = kept[at + 1 :]
        if len(after) >= _MANY - 1 and stretch.size <= kept[-1].size * _MANY:
            return at
        if stretch.size * _MANY < sum(one.size for one in after):
            return at
    return None


def _purge(held: Known) -> None:
    """Write those stretches anew that were made before the last purge."""
    for stretch in held.kept:
        if stretch.purged < held.purged:
            _keep(held, _joined(held, [stretch]))


def _joined(held: Known, parts: Sequence[Stretch]) -> Stretch:
    from newsroom.translations.memory.stretches import merged  # brings numpy

    return merged(parts, held.purged, _alive(parts[0].first, parts[-1].last))


def _alive(first: int, last: int) -> Numbers:
    """Return the pairs that are remembered still."""
    import numpy as np  # 25 MB of a process: only while something is merged

    query = select(MemoryUnit.id).where(MemoryUnit.id.between(first, last))
    numbers: Numbers = np.fromiter(db.session.scalars(query), np.int64)
    return numbers


def _keep(held: Known, stretch: Stretch) -> None:
    """Put a stretch on the shelf in the place of all that it reaches over."""
    held.shelf.put(stretch)
    held.kept = held.shelf.read(held.kept)
    held.tail = tuple(one for one in held.tail if one.first > held.head)
    held.shelf.tidy(held.kept)
    held.stamp = held.shelf.stamp()
