"""What an oracle is, and what it says when something does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Violation:
    """One thing that does not hold, and what to do about it."""

    invariant: int
    """Its number in the list of invariants; 0 for what the database itself should see to."""
    article: str
    """The public id of the article that it is about: 32 hexadecimal digits; empty for none."""
    what: str
    """A sentence that says what is wrong."""
    advice: str
    """A sentence that says what to do."""
    is_warning: bool = False
    """Whether somebody should look at it although every promise is kept."""

    @property
    def line(self) -> str:
        """All of it in one line."""
        return f"{self.invariant}  {self.article or '-'}  {self.what} {self.advice}"

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON holds it."""
        return {key: value for key, value in asdict(self).items() if key != "is_warning"}


@dataclass(frozen=True)
class Oracle:
    """One question to everything that is stored; it reads, and changes nothing."""

    invariant: int
    name: str
    title: Any
    """What should be true, in a few words."""
    look: Callable[[], Iterator[Violation]]
    is_deep: bool = False
    """Whether it takes so long that it is asked only on demand."""
