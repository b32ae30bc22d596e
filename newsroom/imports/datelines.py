"""Dates as people write them in English, Spanish and digits."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from babel import Locale

_LONGEST = 60
_YEARS = range(1900, 2101)
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?\s?m\.?)?(?:\s*(?:h|hrs|utc|gmt|z)\b)?"
_LABEL = re.compile(
    r"^(?:published(?: on)?|posted(?: on)?|date|updated|fecha|publicado(?: el)?|el)\s*:?\s+",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(rf"^{_TIME}\s*[-–—·,]?\s*", re.IGNORECASE)
_CLOCK_AFTER = re.compile(rf"(?:[t,·|–—-]|\bat\b|\ba las?\b|\s)\s*{_TIME}.*$", re.IGNORECASE)
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_DIGITS = re.compile(r"(?P<day>\d{1,2})\s?([./-])\s?(?P<month>\d{1,2})\s?\2\s?(?P<year>\d{4})")
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|º|°|ª|ro|o)?[\s-]+(?:of\s+|de\s+)?(?P<name>[^\W\d_]+)\.?,?"
    r"[\s-]+(?:del?\s+)?(?P<year>\d{4})"
)
_MONTH_FIRST = re.compile(
    r"(?P<name>[^\W\d_]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[\s-]+(?P<name>[^\W\d_]+)\.?[\s-]+(?P<day>\d{1,2})")


def read_date(text: str, languages: tuple[str, ...]) -> date | None:
    """Return the date that the text is, or ``None`` when it is anything more than a date.

    Two numbers that could both be months are read day first (dd/mm/yyyy).
    """
    text = unicodedata.normalize("NFC", " ".join(text.split())).casefold().strip(" .,·|*_()[]")
    if not text or len(text) > _LONGEST:
        return None
    text = _LABEL.sub("", text)
    for candidate in (text, _CLOCK_BEFORE.sub("", text), _CLOCK_AFTER.sub("", text)):
        bare = _without_weekday(candidate.strip(), languages)
        for form in (_ISO, _DIGITS, _DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST):
            found = form.fullmatch(bare)
            if found:
                return _date(found.groupdict(), languages)
    return None


def _date(parts: dict[str, str], languages: tuple[str, ...]) -> date | None:
    year, day = int(parts["year"]), int(parts["day"])
    month = int(parts["month"]) if "month" in parts else _months(languages).get(parts["name"], 0)
    if "month" in parts and month > 12 >= day:  # noqa: PLR2004 — 11/23/2017 can be read one way only
        month, day = day, month
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _without_weekday(text: str, languages: tuple[str, ...]) -> str:
    first, _, rest = text.partition(" ")
    return rest if first.rstrip(",.") in _weekdays(languages) else text


@lru_cache(maxsize=8)
def _months(languages: tuple[str, ...]) -> dict[str, int]:
    names = {"sept": 9, "set": 9, "setiembre": 9}
    for language in languages:
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(language).months["format"][width].items():
                names[name.casefold().rstrip(".")] = number
    return names


@lru_cache(maxsize=8)
def _weekdays(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        name.casefold().rstrip(".")
        for language in languages
        for width in ("wide", "abbreviated")
        for name in Locale.parse(language).days["format"][width].values()
    )
