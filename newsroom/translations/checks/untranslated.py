"""A sentence is not handed in word for word as it stands in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.articles import facts
from newsroom.translations.checks.finding import Check, Found, Severity
from newsroom.translations.checks.pair import Pair, Side

_LONG = 4
_MOSTLY = 0.7
_AUTHORS = re.compile(
    r"\bet al\b|\bISBN\b|\bdoi\b|(?:^|[,;] )[A-Z\u00c0-\u00dd][\w'’\-]+,? [A-Z]{1,3}[,.:;]"
)
"""Langer R, Conn H: a work is told by the surnames and initials of those who wrote it."""
SHORTEST_SENTENCE_WORDS = 6
"""Shorter texts are often names, figures or places, which are the same in both languages."""


def _find(pair: Pair) -> Iterator[Found]:
    """Find prose that was copied instead of translated."""
    source = pair.source.text.strip()
    if not pair.is_prose or len(source.split()) < SHORTEST_SENTENCE_WORDS:
        return
    if _is_said_alike_everywhere(pair.source):
        return
    if pair.target.text.strip().casefold() == source.casefold():
        yield Found(_l("This text still stands in the source language."))


def _is_said_alike_everywhere(source: Side) -> bool:
    """Tell whether it is a credit, the name of a body, or a reference to somebody's work.

    Those are cited in the language that they were written in; no reason has to be given for it,
    and none could be, for this check takes none.
    """
    is_shouted = source.text.isupper()  # a headline in capitals names nobody by them
    words = [word.group().lower() if is_shouted else word.group() for word in source.words]
    long = [word for word in words if len(word) >= _LONG]
    capitals = sum(word[0].isupper() for word in long)
    has_small_words = any(word in facts.SMALL_WORDS for word in words)
    return (
        not has_small_words
        or capitals >= _MOSTLY * len(long)
        or _AUTHORS.search(source.text) is not None
    )


CHECK = Check(
    "untranslated",
    Severity.ERROR,
    _l("Not translated"),
    _l("Whoever reads the other language would find a whole sentence that was never translated."),
    _find,
)
