"""Every mark of the source stands once in the translation, rightly nested."""

from __future__ import annotations

from newsroom.articles import placeholders
from newsroom.errors import BrokenMarks
from newsroom.translations.checks.finding import Finding
from newsroom.translations.models import SourceSegment


def check(segment: SourceSegment, target: str) -> Finding | None:
    """Find marks that are missing, doubled, forged or wrongly nested."""
    try:
        placeholders.check(target, segment.inline_map)
    except BrokenMarks as broken:
        return Finding("marks", broken.message)
    return None
