"""What a document says, before anybody judged it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

_MOST_ALTS = 10
_ALT_LENGTH = 120


@dataclass
class Found:
    """The text of a document as HTML that nobody has cleaned, and what stayed outside."""

    html: str = ""
    title: str = ""
    """Empty where the document does not set it apart from its text."""
    standfirst: str = ""
    left: Counter[str] = field(default_factory=Counter)
    """Kinds of ``report.LEFT`` and how many of each."""
    alts: list[str] = field(default_factory=list)
    """What pictures that stayed outside are said to show; see ``add_alt``."""

    def as_json(self) -> dict[str, Any]:
        """Return it for the way from one process to another."""
        return vars(self) | {"left": dict(self.left)}


def add_alt(alts: list[str], said: str | None) -> bool:
    """Add what a picture is said to show, while there are few; tells whether it says anything."""
    alt = " ".join((said or "").split())[:_ALT_LENGTH]
    if alt and len(alts) < _MOST_ALTS:
        alts.append(alt)
    return bool(alt)


def from_json(said: dict[str, Any]) -> Found:
    """Return what ``as_json`` made of it."""
    return Found(**{**said, "left": Counter(said["left"])})
