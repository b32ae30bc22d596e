"""What a check has to say about a segment."""

import enum
from dataclasses import dataclass
from typing import Any


class Severity(enum.StrEnum):
    """What a finding asks of people."""

    ERROR = "error"
    """It has to be mended: no reason excuses it."""
    WARNING = "warning"
    """It blocks until it is mended, or until somebody says why it may stand."""


@dataclass(frozen=True)
class Finding:
    """One finding: which check, in words what is wrong, and how grave it is."""

    check: str
    message: Any
    severity: Severity = Severity.ERROR

    @property
    def may_stand(self) -> bool:
        """Tell whether a reason can excuse it."""
        return self.severity is Severity.WARNING

    def __str__(self) -> str:
        return str(self.message)
