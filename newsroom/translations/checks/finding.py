"""What a check has to say about a translated text."""

import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from newsroom.translations.checks.pair import Pair


class Severity(enum.StrEnum):
    """What a finding asks of people."""

    ERROR = "error"
    """It has to be mended: no reason excuses it."""
    WARNING = "warning"
    """It blocks until it is mended, or until somebody says why it may stand."""
    INFO = "info"
    """It tells, quietly, and blocks nothing."""


@dataclass(frozen=True, order=True)
class Span:
    """Characters from ``start`` up to, not including, ``end`` of a text without its marks."""

    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """What a check saw, in words, and where: in the source, in the target, in both or neither."""

    message: Any
    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Check:
    """One check: how people know it, how grave what it finds is, and how it looks."""

    name: str
    """Short and lasting: reasons are stored under it."""
    severity: Severity
    title: Any
    """What it looks at, in a few words."""
    explanation: Any
    """Why it matters and what to do, in a sentence or three."""
    find: Callable[[Pair], Iterator[Found]]


@dataclass(frozen=True)
class Finding:
    """One finding: which check, in words what is wrong, how grave it is, and where."""

    check: str
    message: Any
    severity: Severity = Severity.ERROR
    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()

    @property
    def may_stand(self) -> bool:
        """Tell whether a reason can excuse it."""
        return self.severity is Severity.WARNING

    @property
    def only_tells(self) -> bool:
        """Tell whether it blocks nothing, so that nobody has to give a reason."""
        return self.severity is Severity.INFO

    def __str__(self) -> str:
        return str(self.message)
