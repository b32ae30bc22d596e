"""Every number stands on both sides, written as each language writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks import counting, dates, tongues
from newsroom.translations.checks.figures import Figure
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    """Find numbers that only one side has, in any way of writing them."""
    if not tongues.are_known(pair):
        return
    compared = counting.compare(pair.source, pair.target)
    if not (compared.missing or compared.added):
        return
    told = list(dates.CHECK.find(pair))
    missing = _outside(compared.missing, [span for one in told for span in one.source])
    added = _outside(compared.added, [span for one in told for span in one.target])
    for one, other in zip(missing, added, strict=False):
        message = _l(
            "The number %(number)s of the source became %(other)s.",
            number=one.written,
            other=other.written,
        )
        yield Found(message, source=(one.span,), target=(other.span,))
    for one in missing[len(added) :]:
        message = _l("The number %(number)s of the source is missing.", number=one.written)
        yield Found(message, source=(one.span,))
    for one in added[len(missing) :]:
        message = _l("The source does not have the number %(number)s.", number=one.written)
        yield Found(message, target=(one.span,))


def _outside(figures: Iterable[Figure], told: list[Span]) -> list[Figure]:
    """Return the numbers that are no part of a date of which another check tells."""
    return [
        one for one in figures if not any(span.start <= one.span.start < span.end for span in told)
    ]


CHECK = Check(
    "numbers",
    Severity.WARNING,
    _l("Numbers"),
    _l(
        "Each number of one text stands in the other, in figures or in words, written as its"
        " language writes it: 1,250 is 1.250 or 1250 in Spanish."
    ),
    _find,
)
