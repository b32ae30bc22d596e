"""Weekdays, months and dates in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsroom.translations.checks.finding import Span

_WEEKDAYS = {
    "en": (
        "monday tuesday wednesday thursday friday saturday sunday",
        "mon tue wed thu fri sat sun",
    ),
    "es": ("lunes martes miércoles jueves viernes sábado domingo", "lun mar mié jue vie sáb dom"),
}
_MONTHS = {
    "en": (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    ),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sep oct nov dic",
    ),
}
"""Full names and the usual short ones, in order."""
_VARIANTS = {
    "en": {"sept": 9, "tues": 2, "weds": 3, "thur": 4, "thurs": 4},
    "es": {"sept": 9, "setiembre": 9, "miercoles": 3, "sabado": 6, "mie": 3, "sab": 6},
}
_LAST_MONTH = 12
_SHORTEST_FULL_NAME = 5
_DAY = r"(?:[0-2]?\d|3[01])"


def _numbers(table: dict[str, tuple[str, str]], variants: str) -> dict[str, dict[str, int]]:
    """Return the names of each language with their numbers; ``variants`` are spelled otherwise."""
    return {
        language: {name: number for names in both for number, name in enumerate(names.split(), 1)}
        | {name: at for name, at in _VARIANTS[language].items() if name in variants.split()}
        for language, both in table.items()
    }


def _any(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_WEEKDAY_OF = _numbers(_WEEKDAYS, "tues weds thur thurs miercoles sabado mie sab")
_MONTH_OF = _numbers(_MONTHS, "sept setiembre")
_NAME = {language: f"(?P<name>{_any(names)})" for language, names in _MONTH_OF.items()}
_WEEKDAY = {
    language: re.compile(rf"\b(?P<name>{_any(names)})s?\b", re.IGNORECASE)
    for language, names in _WEEKDAY_OF.items()
}
_MONTH = {language: re.compile(rf"\b{_NAME[language]}\b", re.IGNORECASE) for language in _NAME}
_MORE = {
    "en": rf"(?:(?:[ ]?[-–,][ ]?|[ ](?:and|to|or|through)[ ]){_DAY}(?:st|nd|rd|th)?(?!\d))*",
    "es": r"(?:[ ]?[-–,][ ]?|[ ](?:y|al|a|o|u|e)[ ](?:el[ ])?)",
}
_IN_WORDS = {
    "en": (
        re.compile(
            rf"\b{_NAME['en']}\.?[ \u00a0](?P<days>{_DAY}(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
            rf"{_MORE['en']})",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<![\d.,:/])(?P<days>{_DAY}(?:st|nd|rd|th)?(?:(?:[ ]?[-–,][ ]?|[ ](?:and|to|or)[ ])"
            rf"{_DAY}(?:st|nd|rd|th)?)*)[ \u00a0](?:of[ ])?{_NAME['en']}\b",
            re.IGNORECASE,
        ),
    ),
    "es": (
        re.compile(
            rf"(?<![\d.,:/])(?P<days>{_DAY}(?:\.?º)?(?:{_MORE['es']}{_DAY}(?:\.?º)?)*)"
            rf"[ \u00a0](?:de[ \u00a0])?{_NAME['es']}\b",
            re.IGNORECASE,
        ),
    ),
}
_NUMERIC = re.compile(
    r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|(?<=/)\d{2})(?![\w/-]|\.\d)"
)
_ISO = re.compile(r"(?<![\w./-])\d{4}-(\d{2})-(\d{2})(?!\d)")
_DAY_AND_MONTH = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}(?!\d)")
_FIGURES = re.compile(r"\d+")
# "May" is a verb, "March" a walk, "April", "June" and "August" are names of people.
_DOUBTFUL = frozenset({"may", "march"})
_BEFORE_MONTH = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|of|last|this|next|since|until|till|by|early|late|mid|from|during|every|for|"
    r"between|and|to|through))[ \u00a0,-]?$",
    re.IGNORECASE,
)
_FIGURE_BEFORE = re.compile(r"\d[ \u00a0-]$")
_BEHIND_MONTH = re.compile(r"[., \u00a0]{0,2}\d")


@dataclass(frozen=True)
class Named:
    """A weekday or a month that is named."""

    written: str
    span: Span
    number: int
    """From 1."""
    is_certain: bool = True
    """It is no person, no verb and no part of the name of a place."""


@dataclass(frozen=True)
class Date:
    """Days of one month."""

    written: str
    span: Span
    readings: frozenset[tuple[int, int]]
    """Pairs of month and day; 05/03 has two."""
    usual: frozenset[tuple[int, int]] = frozenset()
    """Of a date in figures: what most people who read the language take it for."""


def has_numeric(text: str) -> bool:
    """Tell whether a text may write a month as a number."""
    return _DAY_AND_MONTH.search(text) is not None


def numeric_months(text: str) -> set[int]:
    """Return what the months may be that a text writes as 9/11."""
    return {int(one) for found in _DAY_AND_MONTH.findall(text) for one in _FIGURES.findall(found)}


def weekdays(text: str, language: str) -> tuple[Named, ...]:
    """Return the weekdays of a text; in Spanish a capital makes a name of one, as of Domingo."""
    return tuple(
        Named(
            found[0],
            Span(*found.span()),
            _WEEKDAY_OF[language][found["name"].casefold()],
            len(found["name"]) >= _SHORTEST_FULL_NAME
            and found[0][0].isupper() == (language == "en"),
        )
        for found in _WEEKDAY[language].finditer(text)
    )


def months(text: str, language: str) -> tuple[Named, ...]:
    """Return the months of a text, those in short beside figures only."""
    short = _MONTHS[language][1].split()
    return tuple(
        Named(
            found[0],
            Span(*found.span()),
            _MONTH_OF[language][found["name"].casefold()],
            _is_month(found, text, language),
        )
        for found in _MONTH[language].finditer(text)
        if found["name"].casefold() not in short[:4] + short[5:] or _is_beside_figures(found, text)
    )


def _is_beside_figures(found: re.Match[str], text: str) -> bool:
    return bool(
        _BEHIND_MONTH.match(text, found.end()) or _FIGURE_BEFORE.search(text, 0, found.start())
    )


def _is_month(found: re.Match[str], text: str, language: str) -> bool:
    is_capital = found[0][0].isupper()
    if _BEHIND_MONTH.match(text, found.end()):
        return is_capital or language == "es"
    if language == "es":
        return not is_capital
    if found["name"].casefold() not in _DOUBTFUL:
        return is_capital
    return is_capital and bool(_BEFORE_MONTH.search(text, 0, found.start()))


def dates(text: str, language: str) -> tuple[Date, ...]:
    """Return the dates of a text that name a day and a month, in reading order."""
    found = [
        Date(
            one[0],
            Span(*one.span()),
            frozenset(
                (_MONTH_OF[language][one["name"].casefold()], int(day))
                for day in _FIGURES.findall(one["days"])
            ),
        )
        for pattern in _IN_WORDS[language]
        for one in pattern.finditer(text)
    ]
    for one in _NUMERIC.finditer(text):
        readings = _readings(int(one[1]), int(one[3]), language)
        if readings:
            american = frozenset({(int(one[1]), int(one[3]))}) & readings
            found.append(Date(one[0], Span(*one.span()), readings, american or readings))
    found.extend(
        Date(one[0], Span(*one.span()), frozenset({(int(one[1]), int(one[2]))}))
        for one in _ISO.finditer(text)
    )
    return tuple(sorted(found, key=lambda one: one.span))


def _readings(first: int, second: int, language: str) -> frozenset[tuple[int, int]]:
    """Return what 05/03 can mean: in Spanish the day comes first, in English it depends."""
    readings = {(second, first)} if second <= _LAST_MONTH else set()
    if language == "en" and first <= _LAST_MONTH:
        readings.add((first, second))
    return frozenset(readings)
