"""What a check has to say about a segment."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Finding:
    """One finding: which check, and in words what is wrong."""

    check: str
    message: Any
