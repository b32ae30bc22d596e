"""Checks of one translated segment: one file each, listed here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

from newsroom.translations.checks import marks, numbers, untranslated
from newsroom.translations.checks.finding import Finding, Severity
from newsroom.translations.models import SourceSegment

CHECKS: tuple[Callable[[SourceSegment, str], Finding | None], ...] = (
    marks.check,
    untranslated.check,
    numbers.check,
)


def findings(segment: SourceSegment, target: str) -> list[Finding]:
    """Return everything that the checks find, in the order of the table."""
    found = (check(segment, target) for check in CHECKS)
    return [one for one in found if one is not None]


def errors(segment: SourceSegment, target: str) -> list[Finding]:
    """Return what no reason excuses, in the order of the table."""
    return [one for one in findings(segment, target) if one.severity is Severity.ERROR]
