"""What a document says, before anybody judged it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


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
    """What pictures that stayed outside are said to show."""

    def as_json(self) -> dict[str, Any]:
        """Return it for the way from one process to another."""
        return vars(self) | {"left": dict(self.left)}


def from_json(said: dict[str, Any]) -> Found:
    """Return what ``as_json`` made of it."""
    return Found(**{**said, "left": Counter(said["left"])})
