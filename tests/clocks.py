"""A deciding clock for tests that goes as they say; the host's is the edge of the world."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from newsroom import database

_TICK = dt.timedelta(milliseconds=1)


class Clock:
    """Stands still but for a tick at each look, so that no two moments are the same."""

    def __init__(self, at: dt.datetime) -> None:
        self.at = at

    def now(self, _zone: dt.tzinfo | None = None) -> dt.datetime:
        """Return the moment that it is."""
        self.at += _TICK
        return self.at

    def advance(self, **span: float) -> None:
        """Let time pass."""
        self.at += dt.timedelta(**span)


@contextlib.contextmanager
def deciding(clock: Clock) -> Iterator[Clock]:
    """Let ``database.now()`` on SQLite, and so the whole newsroom, go by this clock."""
    seen = SimpleNamespace(
        datetime=SimpleNamespace(now=clock.now, fromisoformat=dt.datetime.fromisoformat),
        UTC=dt.UTC,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "dt", seen)
        yield clock
