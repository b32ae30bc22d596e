"""Weekday, month and day of a date are the same on both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks import days, tongues
from newsroom.translations.checks.days import Date, Named
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair, Side


def _find(pair: Pair) -> Iterator[Found]:
    """Find days and months that became others, and dates that are read the other way round."""
    if not tongues.are_known(pair):
        return
    here, there = (days.dates(side.text, side.language) for side in (pair.source, pair.target))
    told = list(_dated(here, there))
    for read in (days.weekdays, days.months):
        missing = _only(pair.source, pair.target, read, there)
        added = _only(pair.target, pair.source, read, here)
        yield from _named(
            _outside(missing, [span for one in told for span in one.source]),
            _outside(added, [span for one in told for span in one.target]),
        )
    yield from told


def _only(
    side: Side,
    other: Side,
    read: Callable[[str, str], tuple[Named, ...]],
    dates: Sequence[Date],
) -> list[Named]:
    """Return what one side names and the other neither names nor has as a number."""
    certain = [one for one in read(side.text, side.language) if one.is_certain]
    if not certain:
        return []
    known = {one.number for one in read(other.text, other.language)}
    if read is days.months:
        known |= {month for date in dates for month, _ in date.readings}
        known |= days.numeric_months(other.text)
    text = other.text.casefold()
    return [
        one for one in certain if one.number not in known and one.written.casefold() not in text
    ]


def _outside(names: Sequence[Named], told: Sequence[Span]) -> list[Named]:
    return [
        one for one in names if not any(span.start <= one.span.start < span.end for span in told)
    ]


def _named(missing: Sequence[Named], added: Sequence[Named]) -> Iterator[Found]:
    for one, other in zip(missing, added, strict=False):
        message = _l("“%(day)s” became “%(other)s”.", day=one.written, other=other.written)
        yield Found(message, source=(one.span,), target=(other.span,))
    for one in missing[len(added) :]:
        message = _l("“%(day)s” of the source is missing.", day=one.written)
        yield Found(message, source=(one.span,))
    for one in added[len(missing) :]:
        message = _l("The source does not have “%(day)s”.", day=one.written)
        yield Found(message, target=(one.span,))


def _dated(here: Sequence[Date], there: Sequence[Date]) -> Iterator[Found]:
    """Find dates of the source for which the translation has another one."""
    for one in here:
        if any(_are_one(one, other) for other in there):
            continue
        for other in there:
            if _are_rivals(one, other) and not any(_are_one(third, other) for third in here):
                message = _l(
                    "“%(date)s” is not “%(other)s”.", date=one.written, other=other.written
                )
                yield Found(message, source=(one.span,), target=(other.span,))
                break


def _are_one(one: Date, other: Date) -> bool:
    """Tell whether both can be the same day; two dates in figures are read as each language does.

    05/03 is the fifth of March in Spanish; who reads English takes it for the third of May.
    """
    if one.usual and other.usual:
        return bool(one.usual & other.usual)
    return bool(one.readings & other.readings)


def _are_rivals(one: Date, other: Date) -> bool:
    """Tell whether both share a month, or a day and a month in the other order."""
    turned = {(day, month) for month, day in other.readings}
    months = {month for month, _ in one.readings} & {month for month, _ in other.readings}
    return bool(months or one.readings & turned)


CHECK = Check(
    "dates",
    Severity.WARNING,
    _l("Dates"),
    _l(
        "Weekday, day and month are the same in both languages. 05/03 is the fifth of March in"
        " Spanish and may be the third of May in English: with the month in words nobody has to"
        " guess."
    ),
    _find,
)
