"""The numbers of a text, in figures and in words, with everything that each can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from newsroom.translations.checks import numerals, roman, spelled
from newsroom.translations.checks.finding import Span

GAP = "[ \u00a0\u2009\u202f]"
_DIGITS = re.compile(
    rf"(?:(?<![\w.,])|(?<=\d[x\u00d7])|(?<=[A-Z]\$))(?P<year>['’])?"
    rf"(?P<digits>\d{{1,3}}(?:{GAP}\d{{3}})+(?:[.,]\d+)?(?!\d)|\.?\d+(?:[.,]\d+)*)(?P<part>[½¼¾])?"
    r"(?:(?P<decade>['’]?s)\b|\.?[ºª°]|(?:st|nd|rd|th|er|ero|ra|ro|da|do|ta|to|va|vo|ma|mo|na|no)\b"
    r"|(?P<short>k|m|mm|mn|bn|b|tn|t)\b)?",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[^\W\d_])\d+")
_BEHIND = {
    "en": re.compile(
        rf"\+?(?:{GAP}|-)(hundred|thousand|[mbtr]+illions?|[mbt]n)\b"
        rf"(?:{GAP}(million|billion)\b)?",
        re.IGNORECASE,
    ),
    "es": re.compile(
        rf"\+?{GAP}(mil|(?:m|b|tr)ill(?:ón|ones))\b(?:{GAP}(millones|billones)\b)?",
        re.IGNORECASE,
    ),
}
_HALF = {
    "en": re.compile(r"(?:[ \u00a0-]\w+)?[ \u00a0-]and[ -]a[ -]half\b", re.IGNORECASE),
    "es": re.compile(r"(?:[ \u00a0]\w+)?[ \u00a0]y[ \u00a0]medi[oa]\b", re.IGNORECASE),
}
_TIMES = re.compile(
    r"[ \u00a0-](?:(?P<ten>d[eé]cad(?:e|es|a|as)|decenas?)|(?P<dozen>dozen|docenas?)"
    r"|(?P<hundred>centur(?:y|ies)|siglos?|centenares))\b",
    re.IGNORECASE,
)
_FACTORS = {"ten": Decimal(10), "dozen": Decimal(12), "hundred": Decimal(100)}
_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), None: Decimal(0)}
_BRIDGE = re.compile(
    r"(?:\W{0,3}[-–—/]|\D{0,20}[ \u00a0](?:to|or|and|a|o|u|y|hasta))[ \u00a0]?(?:US?\$?|[$€£])?[ ]?"
)
_HALF_PART = Decimal("0.5")
_GROUPED = 3
_CENTURIES = (1900, 2000)
_SHORTEST_YEAR, _YEARS_OF_A_CENTURY = 1000, 100


@dataclass(frozen=True)
class Figure:
    """One number: how it is written, where, and what it can mean."""

    written: str
    span: Span
    readings: frozenset[Decimal]
    is_certain: bool = True
    """It is a number and nothing else, so that the other side has to have it."""
    scale: Decimal = Decimal(1)
    """What its last word multiplies it with."""
    bare: frozenset[Decimal] = frozenset()
    """The numbers without that word: the 2 of 2 billion."""
    is_word: bool = False


def read(text: str, language: str) -> list[Figure]:
    """Return the numbers of a text in reading order."""
    figures = list(_in_figures(text, language))
    taken = [one.span for one in figures]
    figures.extend(
        _of_words(one, text, language)
        for one in spelled.read(text, language)
        if not any(span.start < one.span.end and one.span.start < span.end for span in taken)
    )
    figures.extend(_in_signs(text))
    figures.sort(key=lambda one: one.span)
    return list(_joined(figures, text))


def _in_figures(text: str, language: str) -> Iterator[Figure]:
    for found in _DIGITS.finditer(text):
        factor = numerals.ABBREVIATED.get((found["short"] or "").casefold(), Decimal(1))
        end, behind = _scale_behind(text, found.end(), language)
        groups = list(_values(re.sub(GAP, "", found["digits"])))
        for values in groups:
            bare = frozenset(value + _PARTS[found["part"]] for value in values)
            bare |= _as_years(found, bare, text)
            scale = behind or factor
            readings = frozenset(value * scale for value in bare)
            if scale > 1 and (found["short"] or "").casefold() in numerals.UNITS_TOO:
                readings, scale = readings | bare, Decimal(1)
            one = Figure(
                text[found.start() : end],
                Span(found.start(), end),
                readings,
                scale=scale,
                bare=bare,
            )
            yield _widened(one, text, language)


def _scale_behind(text: str, at: int, language: str) -> tuple[int, Decimal | None]:
    """Return where the words of scale behind a number end, and what they multiply it with."""
    found = _BEHIND[language].match(text, at)
    if not found:
        return at, None
    scale = Decimal(1)
    for word in filter(None, found.groups()):
        folded = word.casefold()
        scale *= numerals.SCALES[language].get(folded) or numerals.ABBREVIATED.get(
            folded, Decimal(1)
        )
    return found.end(), scale


def _values(digits: str) -> Iterator[frozenset[Decimal]]:
    """Yield each number of digits with points and commas, in every reading.

    1,250 is a count here and a fraction there. What is no number at all, such as a date or a
    version, is a number for each of its parts.
    """
    *groups, last = re.split(r"[.,]", digits.removeprefix("."))
    separators = set(re.findall(r"[.,]", digits))
    joined = all(len(group) == _GROUPED for group in groups[1:])
    if not groups:
        yield frozenset({Decimal(digits)})
    elif not joined or (len(groups) > 1 and len(separators) == 1 and len(last) != _GROUPED):
        for group in (*groups, last):
            yield frozenset({Decimal(group)})
    elif len(groups) > 1 and len(separators) == 1:
        yield frozenset({Decimal("".join([*groups, last]))})
    else:
        readings = {Decimal(f"{''.join(groups)}.{last}")}
        if len(separators) == 1 and len(last) == _GROUPED and groups[0] != "0":
            count = Decimal("".join([*groups, last]))
            # Nobody writes 12 with three empty decimal places.
            readings = {count} if last == "000" else readings | {count}
        yield frozenset(readings)


def _as_years(found: re.Match[str], values: frozenset[Decimal], text: str) -> frozenset[Decimal]:
    """Return what else a number is as a year or a decade: '68 is 1968, the 1990s are the 90s."""
    short = found["year"] or text[: found.start()].casefold().endswith(" del ")
    if not (short or found["decade"]):
        return frozenset()
    return frozenset(
        other
        for value in values
        for other in (
            (value % _YEARS_OF_A_CENTURY,)
            if value >= _SHORTEST_YEAR
            else [century + value for century in _CENTURIES]
        )
    )


def _of_words(one: spelled.Spelled, text: str, language: str) -> Figure:
    figure = Figure(
        text[one.span.start : one.span.end],
        one.span,
        one.readings,
        one.is_certain,
        one.scale,
        frozenset(value / one.scale for value in one.readings),
        is_word=True,
    )
    return _widened(figure, text, language)


def _widened(one: Figure, text: str, language: str) -> Figure:
    """Add what the words behind a number make of it: and a half, dozens, decades."""
    readings = one.readings
    if _HALF[language].match(text, one.span.end):
        readings |= {value + _HALF_PART * one.scale for value in one.readings}
    times = _TIMES.match(text, one.span.end)
    if times and times.lastgroup:
        readings |= {value * _FACTORS[times.lastgroup] for value in one.readings}
    return one if readings == one.readings else replace(one, readings=readings)


def _in_signs(text: str) -> Iterator[Figure]:
    """Yield Roman numerals, and the figures of names such as G20."""
    century = 0
    for found in roman.NUMERAL.finditer(text):
        before = text[: found.start()].casefold()
        is_century = before.endswith(("siglo ", "siglos ", "siglo\u00a0", "siglos\u00a0"))
        is_next = bool(century) and len(text[century : found.start()].split()) <= 1
        century = found.end() if is_century or is_next else 0
        value = frozenset({Decimal(roman.value(found[0]))})
        yield Figure(found[0], Span(*found.span()), value, is_certain=bool(century))
    for found in _GLUED.finditer(text):
        value = frozenset({Decimal(found[0])})
        yield Figure(found[0], Span(*found.span()), value, is_certain=False)


def _joined(figures: list[Figure], text: str) -> Iterator[Figure]:
    """Yield the numbers, those of a range in each other's light: 2 to 3 million, 2019–20."""
    last: Figure | None = None
    for one in figures:
        if last is not None:
            between = text[last.span.end : one.span.start]
            if _continues(last, between, one):
                sums = frozenset(a + b for a in last.readings for b in one.readings)
                span = Span(last.span.start, one.span.end)
                last = replace(last, readings=sums, span=span, written=text[span.start : span.end])
                continue
            if _BRIDGE.fullmatch(between):
                last, one = _as_range(last, one)  # noqa: PLW2901 - the two are read together
            yield last
        last = one
    if last is not None:
        yield last


def _continues(first: Figure, between: str, second: Figure) -> bool:
    """Tell whether both are one number: 3 mil 200, 2 millones 300 mil."""
    return (
        first.scale > 1
        and second.is_certain
        and re.fullmatch(GAP, between) is not None
        and max(second.readings) < first.scale
    )


def _as_range(first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """Return the ends of a range, where one of them is written short."""
    if second.scale > first.scale == 1:
        scaled = frozenset(value * second.scale for value in first.readings)
        first = replace(first, readings=first.readings | scaled)
    head, tail = first.written, second.written
    if head.isdecimal() and tail.isdecimal() and len(tail) < len(head):
        whole = Decimal(head[: -len(tail)] + tail)
        second = replace(second, readings=second.readings | {whole})
    return first, second
