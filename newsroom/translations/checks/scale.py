"""A billion is mil millones and never a billón, which is a trillion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks import counting, tongues
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

_BILLION = re.compile(r"\bbillions?\b", re.IGNORECASE)
_BILLON = re.compile(r"\bbill(?:ón|ones)\b", re.IGNORECASE)
# In a quotation an English text may have the Spanish word itself.
_TRILLION = re.compile(r"\btrillions?\b|\bthousand billions?\b|\bbill(?:ón|ones)\b", re.IGNORECASE)
_TRILLON = re.compile(r"\btrill(?:ón|ones)\b", re.IGNORECASE)
_QUINTILLION = re.compile(r"\bquintillions?\b|\btrill(?:ón|ones)\b", re.IGNORECASE)
_EXPLAINED = (
    (_BILLION, _BILLON, _TRILLION),
    (_TRILLION, _TRILLON, _QUINTILLION),
)
"""An English word, the Spanish word that looks like it, and what that means in English."""


def _find(pair: Pair) -> Iterator[Found]:
    """Find numbers that became larger or smaller, with their figures kept, and false friends."""
    if not tongues.are_known(pair):
        return
    told: list[Span] = []
    for one, other in counting.compare(pair.source, pair.target).rescaled:
        told.append(one.span)
        yield Found(_message(one.written, other.written), source=(one.span,), target=(other.span,))
    english = pair.source if pair.source.language == "en" else pair.target
    spanish = pair.target if english is pair.source else pair.source
    for word, look_alike, meant in _EXPLAINED:
        false, friend = word.search(english.text), look_alike.search(spanish.text)
        if not false or not friend or meant.search(english.text):
            continue
        here, there = (false, friend) if english is pair.source else (friend, false)
        if any(span.start <= here.start() < span.end for span in told):
            continue
        yield Found(
            _message(here[0], there[0]),
            source=(Span(*here.span()),),
            target=(Span(*there.span()),),
        )


def _message(written: str, other: str) -> object:
    both = f"{written} {other}"
    if _BILLION.search(both) and _BILLON.search(both):
        return _l(
            "“%(number)s” is not “%(other)s”: a billion is mil millones, a trillion is un billón.",
            number=written,
            other=other,
        )
    return _l("“%(number)s” is not “%(other)s”.", number=written, other=other)


CHECK = Check(
    "scale",
    Severity.WARNING,
    _l("Millions and billions"),
    _l(
        "An English billion has nine zeros and is mil millones; a Spanish billón has twelve and is"
        " a trillion. The two look alike and differ a thousandfold."
    ),
    _find,
)
