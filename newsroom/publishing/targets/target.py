"""What the newsroom asks of a place that published pages, or the news of them, go to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from newsroom.errors import NewsroomError


class Overtaken(NewsroomError):
    """Another process has taken this target over meanwhile; it does the rest."""


class Target(Protocol):
    """A follower of the release log; it may be fed again from any earlier number at any time."""

    @property
    def name(self) -> str:
        """Under which its place in the log is kept: never two for one thing, no secret in it."""

    @property
    def synchronous(self) -> bool:
        """Whether whoever reads there can never see one language of a release without the other."""

    def begins_after(self, last_number: int) -> int:
        """Return the number behind which a target begins that was never fed before."""

    def feed(self, after: int, reached: Callable[[int], None]) -> None:
        """Bring the target up to the log, which it has behind ``after``.

        ``reached`` is called with a number whenever everything up to it has arrived for good,
        and at least every half a minute. Any error means: try again later, from the last number.
        """
