"""Counts what each action of many equal lives costs; knows neither us nor a peer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

# A transaction's frame costs no round of thought; every system has it.
_FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


@dataclass(frozen=True)
class Spent:
    """What was spent in one action, or in a whole life."""

    statements: int
    cpu_ms: float
    wall_ms: float


@dataclass
class Lives:
    """The actions of many lives, noted one after another."""

    actions: dict[str, list[Spent]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    """The statements of the last life, by action."""
    _statements: list[str] | None = None

    def note(self, statement: str) -> None:
        """Count a statement that goes to the database now."""
        if self._statements is not None and not statement.lstrip().upper().startswith(_FRAME):
            self._statements.append(statement)

    @contextmanager
    def action(self, name: str) -> Iterator[None]:
        """Measure the block; what happens between two actions is not counted."""
        statements: list[str] = []
        self._statements = statements
        cpu, wall = time.process_time(), time.perf_counter()
        yield
        spent = Spent(
            len(statements),
            (time.process_time() - cpu) * 1_000,
            (time.perf_counter() - wall) * 1_000,
        )
        self._statements = None
        self.actions.setdefault(name, []).append(spent)
        self.texts[name] = statements

    def forget(self) -> None:
        """Begin again, after the warm-up."""
        self.actions.clear()

    def whole(self) -> list[Spent]:
        """Return what each life cost from its first action to its last."""
        return [
            Spent(
                sum(one.statements for one in life),
                sum(one.cpu_ms for one in life),
                sum(one.wall_ms for one in life),
            )
            for life in zip(*self.actions.values(), strict=True)
        ]
