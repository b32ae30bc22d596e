"""A sentence is not handed in word for word as it stands in the source."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from newsroom.articles import placeholders
from newsroom.translations.checks.finding import Finding
from newsroom.translations.models import SourceSegment

SHORTEST_SENTENCE_WORDS = 6
"""Shorter texts are often names, figures or places, which are the same in both languages."""
PROSE = frozenset({"paragraph", "heading", "item", "quote", "title", "standfirst"})


def check(segment: SourceSegment, target: str) -> Finding | None:
    """Find prose that was copied instead of translated."""
    if segment.kind not in PROSE or segment.language:
        return None
    source = placeholders.plain_text(segment.text).strip()
    if len(source.split()) < SHORTEST_SENTENCE_WORDS:
        return None
    if placeholders.plain_text(target).strip().casefold() != source.casefold():
        return None
    return Finding("untranslated", _l("This text still stands in the source language."))
