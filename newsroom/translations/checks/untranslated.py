"""A sentence is not handed in word for word as it stands in the source."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.articles import facts
from newsroom.translations.checks.finding import Check, Found, Severity
from newsroom.translations.checks.pair import Pair

SHORTEST_SENTENCE_WORDS = 6
"""Shorter texts are often names, figures or places, which are the same in both languages."""


def _find(pair: Pair) -> Iterator[Found]:
    """Find prose that was copied instead of translated."""
    source = pair.source.text.strip()
    if not pair.is_prose or len(source.split()) < SHORTEST_SENTENCE_WORDS:
        return
    if not any(word.group() in facts.SMALL_WORDS for word in pair.source.words):
        return  # agencies and names, as in a credit
    if pair.target.text.strip().casefold() == source.casefold():
        yield Found(_l("This text still stands in the source language."))


CHECK = Check(
    "untranslated",
    Severity.ERROR,
    _l("Not translated"),
    _l("Whoever reads the other language would find a whole sentence that was never translated."),
    _find,
)
