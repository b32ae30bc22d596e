"""Countries named before a title: "Peru | …"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from babel import Locale

# CLDR's codes that are no country: unions, exceptional reservations, test regions.
_NO_COUNTRY = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)
# Names in use that CLDR does not list, in either language.
_ALSO = {
    "usa": "US", "us": "US", "eeuu": "US", "ee uu": "US", "uk": "GB", "great britain": "GB",
    "gran bretana": "GB", "drc": "CD", "dr congo": "CD", "rdc": "CD",
    "democratic republic of the congo": "CD", "republic of the congo": "CG",
    "republica del congo": "CG", "ivory coast": "CI", "costa de marfil": "CI",
    "czech republic": "CZ", "republica checa": "CZ", "turkey": "TR", "palestine": "PS",
    "palestina": "PS", "occupied palestinian territory": "PS", "swaziland": "SZ",
    "suazilandia": "SZ", "macedonia": "MK", "hong kong": "HK", "macao": "MO", "macau": "MO",
    "cape verde": "CV", "east timor": "TL", "timor oriental": "TL", "holland": "NL",
    "holanda": "NL", "the gambia": "GM", "birmania": "MM", "burma": "MM", "belarus": "BY",
    "bielorrusia": "BY",
}  # fmt: skip
_BETWEEN = re.compile(r"\s*[,;/&]\s*(?:and |y |e )?|\s+(?:and|y|e)\s+", re.IGNORECASE)
_LONGEST = 160
_ARTICLE = re.compile(r"^(?:the|el|la|los|las) ")


def split(title: str, languages: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Cut the countries before a ``|`` off a title; return their codes and the rest.

    A prefix of which any part is no country stays in the title whole.
    """
    found: list[str] = []
    while "|" in title:
        prefix, rest = (part.strip() for part in title.split("|", 1))
        codes = recognise(prefix, languages)
        if not codes or not rest:
            break
        found.extend(codes)
        title = rest
    return tuple(dict.fromkeys(found)), title


def recognise(text: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of one or several countries named in any of the languages.

    Empty unless the text is nothing but countries.
    """
    return _codes(text, _names(languages)) if len(text) <= _LONGEST else ()


@lru_cache
def codes() -> frozenset[str]:
    """Return the codes of all countries and territories that can be recognised."""
    territories = Locale.parse("en").territories
    return frozenset(code for code in map(str, territories) if _is_country(code))


def _is_country(code: str) -> bool:
    return len(code) == len("PE") and code.isalpha() and code not in _NO_COUNTRY


def _codes(text: str, names: dict[str, str]) -> tuple[str, ...]:
    whole = names.get(_fold(text))
    if whole:
        return (whole,)
    # "Bosnia and Herzegovina, Peru": the longest first part that is a country wins.
    for cut in reversed(list(_BETWEEN.finditer(text))):
        first = names.get(_fold(text[: cut.start()]))
        rest = _codes(text[cut.end() :], names) if first else ()
        if first and rest:
            return (first, *rest)
    return ()


@lru_cache(maxsize=8)
def _names(languages: tuple[str, ...]) -> dict[str, str]:
    names = dict(_ALSO)
    for language in languages:
        for code, name in Locale.parse(language).territories.items():
            if not _is_country(code):
                continue
            outer, _, inner = name.partition(" (")
            for variant in (name, outer, inner.rstrip(")")):
                # "RAE de Hong Kong (China)": what stands in brackets may be another country.
                names.setdefault(_fold(variant), code)
        for code, name in Locale.parse(language).territories.items():
            if _is_country(code):
                names[_fold(name)] = code
    names.pop("", None)
    return names


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    words = " ".join(letters.replace("&", " and ").replace("’", "'").replace(".", "").split())
    return _ARTICLE.sub("", words)
