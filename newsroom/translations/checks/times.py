"""A time of the day is the same on both sides, on a clock of twelve hours or of twenty-four."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks import clock, tongues
from newsroom.translations.checks.clock import Moment
from newsroom.translations.checks.finding import Check, Found, Severity
from newsroom.translations.checks.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    """Find times of which the other side tells none, or another one."""
    if not tongues.are_known(pair):
        return
    here = clock.read(pair.source.text, pair.source.language)
    there = clock.read(pair.target.text, pair.target.language)
    missing = [one for one in here if one.is_certain and not _met(one, there)]
    added = [one for one in there if one.is_certain and not _met(one, here)]
    for one, other in zip(missing, added, strict=False):
        message = _l("“%(time)s” became “%(other)s”.", time=one.written, other=other.written)
        yield Found(message, source=(one.span,), target=(other.span,))
    for one in missing[len(added) :]:
        message = _l("The time “%(time)s” of the source is missing.", time=one.written)
        yield Found(message, source=(one.span,))
    for one in added[len(missing) :]:
        message = _l("The source does not have the time “%(time)s”.", time=one.written)
        yield Found(message, target=(one.span,))


def _met(one: Moment, others: tuple[Moment, ...]) -> bool:
    return any(one.minutes & other.minutes for other in others)


CHECK = Check(
    "times",
    Severity.WARNING,
    _l("Times"),
    _l(
        "Whoever comes to a hearing at the wrong hour misses it. 3 p.m. is las 15:00 or las tres de"
        " la tarde, noon is mediodía, midnight is medianoche."
    ),
    _find,
)
