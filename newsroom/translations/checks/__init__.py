"""Checks of one translated segment: one file each, listed here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

from newsroom.translations.checks import marks, untranslated
from newsroom.translations.checks.finding import Finding
from newsroom.translations.models import SourceSegment

CHECKS: tuple[Callable[[SourceSegment, str], Finding | None], ...] = (
    marks.check,
    untranslated.check,
)


def errors(segment: SourceSegment, target: str) -> list[Finding]:
    """Return what blocks a hand-in, in the order of the table; empty when the text is clean."""
    found = (check(segment, target) for check in CHECKS)
    return [one for one in found if one is not None]
