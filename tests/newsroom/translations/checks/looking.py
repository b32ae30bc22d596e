"""What one check says of a pair of plain texts, and the characters that it points at."""

from __future__ import annotations

from dataclasses import replace

from newsroom.translations.checks import pair
from newsroom.translations.checks.finding import Check

EN_ES = ("en", "es")
ES_EN = ("es", "en")


def said(check: Check, source: str, target: str, languages=EN_ES, **more) -> list[str]:
    both = replace(pair.of_plain(source, target, languages=languages), **more)
    return [str(one.message) for one in check.find(both)]


def pointed(check: Check, source: str, target: str, languages=EN_ES, **more):
    """Return, for each finding, the pieces of source and of target that it points at."""
    both = replace(pair.of_plain(source, target, languages=languages), **more)
    return [
        (
            [source[span.start : span.end] for span in one.source],
            [target[span.start : span.end] for span in one.target],
        )
        for one in check.find(both)
    ]
