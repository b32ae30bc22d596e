"""Times of the day in running text, in every way in which English and Spanish write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.translations.checks import numerals
from newsroom.translations.checks.finding import Span

_DAY = 24 * 60
_NOON = 12
_GAP = r"[ \u00a0\u202f]"
_HOURS = {
    language: {word: int(value) for word, value in table.items() if value <= _NOON}
    for language, table in numerals.CARDINALS.items()
}


def _hours(language: str) -> str:
    return "|".join(sorted(_HOURS[language], key=len, reverse=True))


_PART = {
    "en": rf"(?P<half>[ap]){_GAP}?\.?{_GAP}?m\b\.?"
    r"|in[ ]the[ ](?P<part>morning|afternoon|evening)|at[ ](?P<night>night)",
    "es": rf"(?P<half>[ap]){_GAP}?\.?{_GAP}?m\b\.?"
    r"|de[ ]la[ ](?P<part>mañana|madrugada|tarde|noche)"
    r"|del[ ](?P<night>mediodía|día(?![ ]siguiente))",
}
_PATTERNS = {
    "en": re.compile(
        rf"(?<![\w.,:])(?:(?P<past>half|quarter|a[ ]quarter)[ ](?P<side>past|to)[ ])?"
        rf"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d))?|(?P<word>{_hours('en')}))"
        rf"(?![\d:]|[.,]\d)(?P<clock>{_GAP}?(?:o['’]clock|h(?:rs|ours)?\b))?"
        rf"(?:{_GAP}?(?:{_PART['en']}))?(?!\w)"
        r"|\b(?P<name>noon|midday|midnight)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        rf"(?<![\w.,:])(?P<las>las?{_GAP})?"
        rf"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d))?|(?P<word>{_hours('es')}))"
        rf"(?![\d:]|[.,]\d)(?:{_GAP}(?P<side>y|menos)[ ](?P<past>media|cuarto))?"
        rf"(?P<clock>{_GAP}?(?:h(?:s|oras)?\b\.?)|{_GAP}en[ ]punto)?"
        rf"(?:{_GAP}?(?:{_PART['es']}))?(?!\w)"
        r"|\b(?P<name>mediodía|medianoche)\b",
        re.IGNORECASE,
    ),
}
_ZONE = re.compile(
    r"(?: hours?| horas)?[ \u00a0]\(?(?:GMT|UTC|CET|E[SD]T|P[SD]T|local time|hora local)\b"
)
_MILITARY = re.compile(
    rf"(?<![\w.,:])(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?={_ZONE.pattern}| hours\b)"
)
_EARLY = frozenset({"a", "morning", "mañana", "madrugada"})
_LATE = frozenset({"p", "afternoon", "evening", "tarde"})
_NIGHT = frozenset({"night", "noche"})
_MIDDAY = frozenset({"mediodía", "día", "noon", "midday"})
_FIRST_OF_EVENING = 5
_MINUTES = {"half": 30, "media": 30, "quarter": 15, "a quarter": 15, "cuarto": 15}


@dataclass(frozen=True)
class Moment:
    """One time of the day."""

    written: str
    span: Span
    minutes: frozenset[int]
    """Every minute of the day that it can mean."""
    is_certain: bool = True
    """It is a time and nothing else; "at 3" and "a las 3" may be one."""


def read(text: str, language: str) -> tuple[Moment, ...]:
    """Return the times of a text in reading order."""
    return tuple(_moments(text, language))


def _moments(text: str, language: str) -> Iterator[Moment]:
    for found in _MILITARY.finditer(text):
        minute = int(found["hour"]) * 60 + int(found["minute"])
        yield Moment(found[0], Span(*found.span()), frozenset({minute}))
    for found in _PATTERNS[language].finditer(text):
        span, written = Span(*found.span()), found[0]
        if found["name"]:
            at = _NOON * 60 if found["name"].casefold() in _MIDDAY else 0
            # "mediodía" is a part of the day as well, from twelve to three.
            yield Moment(written, span, frozenset({at}), found["name"].casefold() == "midnight")
            continue
        marked = found["half"] or found["part"] or _late_part(found)
        exact = found["minute"] and (found["clock"] or found["half"] or _is_exact(found, text))
        sure = bool(exact or marked or (found["clock"] and _is_o_clock(found)) or found["past"])
        if sure or _may_be(found, text):
            yield Moment(written, span, _minutes(found, (marked or "").casefold()), sure)


def _late_part(found: re.Match[str]) -> str:
    """Return "noche", "night" or "mediodía"; "del día" says something of twelve o'clock only."""
    part = found["night"] or ""
    return "" if part.casefold() == "día" and _hour(found) != _NOON else part


def _is_exact(found: re.Match[str], text: str) -> bool:
    """Tell 15:30 and 15h30 from 15.30, which may be a sum."""
    return text[found.start("minute") - 1] != "." or bool(_ZONE.match(text, found.end()))


def _is_o_clock(found: re.Match[str]) -> bool:
    """Tell a time from a duration: "15 horas" lasts, "las 15 horas" strikes."""
    clock = found["clock"].strip().casefold()
    is_whole_day = found["hour"] == "24" and not found["minute"]
    return not clock.startswith("h") or bool(found.groupdict().get("las") and not is_whole_day)


def _may_be(found: re.Match[str], text: str) -> bool:
    if "las" in found.re.groupindex:
        return bool(found["las"])
    return text[: found.start()].casefold().endswith(("at ", "from ", "until ", "to ", "by "))


def _minutes(found: re.Match[str], part: str) -> frozenset[int]:
    hour = _hour(found)
    minute = int(found["minute"] or 0)
    if found["past"]:
        away = _MINUTES[found["past"].casefold()]
        minute = -away if found["side"].casefold() in {"to", "menos"} else away
    # In figures a Spanish hour counts to twenty-four, unless it says which half of the day it is.
    is_whole = "las" in found.re.groupindex and bool(found["minute"]) and not part
    hours = (hour,) if is_whole else _hours_meant(hour, part)
    return frozenset((one * 60 + minute) % _DAY for one in hours)


def _hour(found: re.Match[str]) -> int:
    language = "es" if "las" in found.re.groupindex else "en"
    return int(found["hour"]) if found["hour"] else _HOURS[language][found["word"].casefold()]


def _hours_meant(hour: int, part: str) -> tuple[int, ...]:
    """Return the hours of the day that an hour can mean in a part of the day."""
    if hour > _NOON or not hour:
        return (hour,)
    after = hour % _NOON + _NOON
    if part in _EARLY:
        return (hour % _NOON,)
    if part in _LATE or part in _MIDDAY:
        return (after,)
    if part in _NIGHT:
        return (after,) if _FIRST_OF_EVENING <= hour < _NOON else (hour % _NOON,)
    return (hour % _NOON, after)
