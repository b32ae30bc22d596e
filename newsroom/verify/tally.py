"""Counts what the oracles look at, and lets whoever waits see how far they are."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass

Listener = Callable[[int, int], None]
"""Called with how many were looked at just now, and how many there are in all (0: unknown)."""


def _nobody(_passed: int, _total: int) -> None:
    """Nobody waits."""


@dataclass
class Tally:
    """How many things one oracle has looked at."""

    listener: Listener = _nobody
    total: int = 0
    count: int = 0


_tally: ContextVar[Tally | None] = ContextVar("tally", default=None)


@contextlib.contextmanager
def counting(listener: Listener | None = None) -> Iterator[Tally]:
    """Count what is looked at inside."""
    tally = Tally(listener or _nobody)
    token = _tally.set(tally)
    try:
        yield tally
    finally:
        _tally.reset(token)


def expect(total: int) -> None:
    """Say how many things there will be."""
    tally = _tally.get()
    if tally is not None:
        tally.total += total
        tally.listener(0, tally.total)


def passed(count: int = 1) -> None:
    """Say that so many more were looked at."""
    tally = _tally.get()
    if tally is not None:
        tally.count += count
        tally.listener(count, tally.total)
