"""The countries of a text as people type and read them: “Guatemala (GT)”, in either language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from babel import Locale
from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput
from newsroom.glossary.spelling import folded
from newsroom.imports import countries
from newsroom.languages import LANGUAGES

_BETWEEN = re.compile(r"[,;\n]+")
_IN_BRACKETS = re.compile(r"\(\s*([A-Za-z]{2})\s*\)\s*$")
_CODES = re.compile(r"[A-Za-z]{2}(?:\s+[A-Za-z]{2})+")


def read(text: str) -> tuple[str, ...]:
    """Return codes for names, codes and both; what is neither stays as it is, for the refusal."""
    found: list[str] = []
    for part in (one.strip() for one in _BETWEEN.split(text)):
        if part:
            found.extend(_codes(part))
    return tuple(dict.fromkeys(found))


def known(text: str, *, besides: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what ``read`` does; a text keeps the codes that it bears already, ``besides``.

    Raises:
        BadInput: it names something that is no country.
    """
    found = read(text)
    kept = countries.codes() | set(besides)
    for one in found:
        if one not in kept:
            message = _l(
                "There is no country “%(country)s”. Choose one of the list, or write its code of"
                " two letters, such as PE.",
                country=one,
            )
            raise BadInput(message, field="countries")
    return found


def shown(codes: Iterable[str], language: str) -> str:
    """Return countries as a form shows them; ``read`` gives the same codes back."""
    return ", ".join(named(code, language) for code in codes)


def named(code: str, language: str) -> str:
    """Return a country's name and code; a code that names none stands alone."""
    name = Locale.parse(language).territories.get(code) if code in countries.codes() else None
    return f"{name} ({code})" if name else code


@lru_cache
def offered(language: str) -> tuple[tuple[str, str], ...]:
    """Return every country as the form shows it, with its names in the other languages.

    In the order of the names.
    """
    others = [code for code in LANGUAGES if code != language]
    rows = [
        (named(code, language), " · ".join(dict.fromkeys(name_alone(code, one) for one in others)))
        for code in countries.codes()
    ]
    return tuple(sorted(rows, key=lambda row: folded(row[0])))


def name_alone(code: str, language: str) -> str:
    """Return a country's name without its code; what is no country as it is."""
    return str(Locale.parse(language).territories.get(code, code))


def _codes(part: str) -> tuple[str, ...]:
    in_brackets = _IN_BRACKETS.search(part)
    if in_brackets and in_brackets[1].upper() in countries.codes():
        return (in_brackets[1].upper(),)
    if part.upper() in countries.codes():
        return (part.upper(),)
    if _CODES.fullmatch(part) and all(one.upper() in countries.codes() for one in part.split()):
        return tuple(one.upper() for one in part.split())
    return countries.recognise(part, tuple(LANGUAGES)) or (part,)
