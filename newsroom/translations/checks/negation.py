"""What one text denies, the other does not affirm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks import denials, tongues
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair, Side

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\s”»\"’)]+(?=[A-ZÁÉÍÓÚÑ¿¡«“\"‘—(])")


LOPSIDED = 1.8
"""So many times as long as the other, a sentence holds more than what the other one says."""
SLACK = 15
"""Characters by which short sentences differ freely."""


def _find(pair: Pair) -> Iterator[Found]:
    """Find a sentence with a negation whose counterpart has none; whole texts if they differ."""
    if not tongues.are_known(pair):
        return
    here, there = _sentences(pair.source), _sentences(pair.target)
    if not _run_parallel(here, there):
        here, there = [Span(0, len(pair.source.text))], [Span(0, len(pair.target.text))]
    for one, other in zip(here, there, strict=True):
        denied = _denied(pair.source, one)
        answered = _denied(pair.target, other)
        if denied and not answered and not _may_deny(pair.target, other):
            message = _l(
                "The source says “%(word)s”; the translation denies nothing here.",
                word=pair.source.text[denied.start : denied.end],
            )
            yield Found(message, source=(denied,), target=(other,))
        elif answered and not denied and not _may_deny(pair.source, one):
            message = _l(
                "The translation says “%(word)s”; the source denies nothing here.",
                word=pair.target.text[answered.start : answered.end],
            )
            yield Found(message, source=(one,), target=(answered,))


def _sentences(side: Side) -> list[Span]:
    ends = [found.span() for found in _SENTENCE_END.finditer(side.text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(side.text)]
    return [Span(*both) for both in zip(starts, stops, strict=True)]


def _run_parallel(here: list[Span], there: list[Span]) -> bool:
    """Tell whether the sentences of both texts seem to answer each other one by one."""
    return len(here) == len(there) and all(
        one.end - one.start < LOPSIDED * (other.end - other.start + SLACK)
        and other.end - other.start < LOPSIDED * (one.end - one.start + SLACK)
        for one, other in zip(here, there, strict=True)
    )


def _denied(side: Side, sentence: Span) -> Span | None:
    """Return the first word that denies something; an idiom denies nothing."""
    within = (sentence.start, sentence.end)
    idioms = [one.span() for one in denials.IDIOMS[side.language].finditer(side.text, *within)]
    for found in denials.PLAIN[side.language].finditer(side.text, *within):
        if not any(start <= found.start() < end for start, end in idioms):
            return Span(*found.span())
    return None


def _may_deny(side: Side, sentence: Span) -> bool:
    """Tell whether a sentence denies in another way; kept words of the other language count."""
    words = denials.HIDDEN[side.language], denials.IDIOMS[side.language], *denials.PLAIN.values()
    return any(one.search(side.text, sentence.start, sentence.end) for one in words)


CHECK = Check(
    "negation",
    Severity.WARNING,
    _l("Negation"),
    _l(
        "A “not” that is lost or gained turns a sentence into its contrary. Where one text denies"
        " something, the other does so as well, in its own words."
    ),
    _find,
)
