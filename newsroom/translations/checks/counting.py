"""The numbers of two texts against each other."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from newsroom.translations.checks import addresses, clock, days, figures
from newsroom.translations.checks.figures import Figure
from newsroom.translations.checks.pair import Side

_HALF_DAY, _HOUR = 12, 60
_SHORTEST_PHONE = 7
"""So many figures in the same order are one number that was grouped otherwise."""


@dataclass(frozen=True)
class Compared:
    """What the two texts do not have in common."""

    missing: tuple[Figure, ...] = ()
    """Only in the source."""
    added: tuple[Figure, ...] = ()
    """Only in the translation."""
    rescaled: tuple[tuple[Figure, Figure], ...] = ()
    """The same figures with other words of scale."""


def compare(source: Side, target: Side) -> Compared:
    """Return which numbers of the two texts do not meet."""
    return _compared(source.text, source.language, target.text, target.language)


@lru_cache(maxsize=8)  # two checks ask for one segment
def _compared(source: str, language: str, target: str, other: str) -> Compared:
    numeric = days.has_numeric(source) or days.has_numeric(target)
    here = _numbers(source, language, with_months=numeric)
    there = _numbers(target, other, with_months=numeric)
    missing, left = _unmatched([one for one in here if one.is_certain], there)
    added, _ = _unmatched(
        [one for one in left if one.is_certain], [one for one in here if not one.is_certain]
    )
    missing = [one for one in missing if not _stands_in(one, target)]
    added = [one for one in added if not _stands_in(one, source)]
    rescaled = []
    for one in [*missing]:
        same = next((two for two in added if _differ_in_scale(one, two)), None)
        if same is not None:
            rescaled.append((one, same))
            missing.remove(one)
            added.remove(same)
    figures_here = _digits(missing)
    if len(figures_here) >= _SHORTEST_PHONE and figures_here == _digits(added):
        missing, added = _in_words(missing), _in_words(added)
    return Compared(tuple(missing), tuple(added), tuple(rescaled))


def _numbers(text: str, language: str, *, with_months: bool) -> list[Figure]:
    """Return the numbers of a text outside its addresses, hours in either way of telling them."""
    outside = [one.span for one in addresses.all_of(text)]
    moments = clock.read(text, language)
    found = []
    for one in figures.read(text, language):
        if any(span.start <= one.span.start < span.end for span in outside):
            continue
        found.append(_as_time(one, moments))
    if with_months:
        found.extend(
            Figure(one.written, one.span, frozenset({Decimal(one.number)}), is_certain=False)
            for one in days.months(text, language)
        )
    return found


def _as_time(one: Figure, moments: Collection[clock.Moment]) -> Figure:
    """Return a number as what it is in a time of the day: another check compares those."""
    moment = next((at for at in moments if at.span.start <= one.span.start < at.span.end), None)
    if moment is None:
        return one
    hours = {Decimal(minutes // _HOUR) for minutes in moment.minutes}
    hours |= {hour + _HALF_DAY for hour in hours} | {hour - _HALF_DAY for hour in hours}
    return replace(
        one,
        readings=one.readings | hours,
        is_certain=one.is_certain and not moment.is_certain,
    )


def _unmatched(these: list[Figure], those: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Return which of these have no match among those, and which of those are left."""
    left, alone = sorted(those, key=lambda one: not one.is_certain), []
    for one in these:
        same = next((other for other in left if one.readings & other.readings), None)
        if same is None:
            alone.append(one)
        else:
            left.remove(same)
    return alone, left


def _differ_in_scale(one: Figure, other: Figure) -> bool:
    if one.scale == other.scale == 1:
        return False
    return bool((one.bare or one.readings) & (other.bare or other.readings))


def _stands_in(one: Figure, text: str) -> bool:
    """Tell whether a number in words was kept as it is, with the words around it."""
    return one.is_word and one.written.casefold() in text.casefold()


def _in_words(those: list[Figure]) -> list[Figure]:
    return [one for one in those if one.is_word]


def _digits(those: list[Figure]) -> str:
    return "".join(letter for one in those for letter in one.written if letter.isdecimal())
