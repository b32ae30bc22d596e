"""Dates, countries and languages in a reader's own language, from CLDR."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, dates

from newsroom.articles import tongues
from newsroom.settings import current

_LOCALES = {"en": "en_001"}
"""English for the world: 8 November 2017, not November 8."""


@lru_cache
def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES.get(language, language), sep="_")


def iso(moment: dt.datetime) -> str:
    """Return an instant as ISO text in the newsroom's zone, whose days are the ones shown."""
    return moment.astimezone(ZoneInfo(current().time_zone)).isoformat(timespec="microseconds")


def exact(text: str) -> str:
    """Return an ISO date as it is and an instant to the second, as HTML wants them."""
    if "T" not in text:
        return text
    return dt.datetime.fromisoformat(text).isoformat(timespec="seconds")


def day(text: str, language: str) -> str:
    """Return the day of an ISO date or instant in words, such as ``8 de noviembre de 2017``."""
    return dates.format_date(dt.date.fromisoformat(text[:10]), "long", locale=_locale(language))


def month(text: str, language: str) -> str:
    """Return a month such as ``2026-11`` in words, with its year."""
    first = dt.date.fromisoformat(f"{text}-01")
    return dates.format_skeleton("yMMMM", first, locale=_locale(language))


def month_alone(text: str, language: str) -> str:
    """Return a month such as ``2026-11`` in words, without its year."""
    first = dt.date.fromisoformat(f"{text}-01")
    return dates.format_date(first, "LLLL", locale=_locale(language))


def country(code: str, language: str) -> str:
    """Return the name of a country; a code that CLDR does not know stays as it is."""
    return str(_locale(language).territories.get(code, code))


def language_name(code: str, language: str) -> str:
    """Return what one language is called in another."""
    return tongues.name(code, language)
