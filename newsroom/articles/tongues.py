"""What languages are called, in each language of the newsroom.

Unicode's tables (CLDR) name some six hundred; of those that people speak from Mexico to the south,
whose words this newsroom quotes, they leave out many. These are named here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale

from newsroom.languages import LANGUAGES

_NO_LANGUAGE = frozenset({"mis", "mul", "root", "und", "zxx"})
# Spelled as their own academies and the ministries of their countries do.
_FURTHER: Mapping[str, Mapping[str, str]] = {
    "acr": {"en": "Achi", "es": "achí"},
    "agr": {"en": "Awajún", "es": "awajún"},
    "arh": {"en": "Arhuaco", "es": "arhuaco"},
    "cab": {"en": "Garifuna", "es": "garífuna"},
    "cac": {"en": "Chuj", "es": "chuj"},
    "cak": {"en": "Kaqchikel", "es": "kaqchikel"},
    "cni": {"en": "Asháninka", "es": "asháninka"},
    "ctu": {"en": "Chol", "es": "ch’ol"},
    "cuk": {"en": "Guna", "es": "guna"},
    "guc": {"en": "Wayuu", "es": "wayuunaiki"},
    "gym": {"en": "Ngäbere", "es": "ngäbere"},
    "hch": {"en": "Wixárika", "es": "wixárika"},
    "ixl": {"en": "Ixil", "es": "ixil"},
    "jac": {"en": "Popti’", "es": "popti’"},
    "jiv": {"en": "Shuar", "es": "shuar"},
    "kek": {"en": "Q’eqchi’", "es": "q’eqchi’"},
    "kjb": {"en": "Q’anjob’al", "es": "q’anjob’al"},
    "kog": {"en": "Kogi", "es": "kogui"},
    "mam": {"en": "Mam", "es": "mam"},
    "miq": {"en": "Miskito", "es": "miskito"},
    "nah": {"en": "Nahuatl", "es": "náhuatl"},
    "pbb": {"en": "Nasa Yuwe", "es": "nasa yuwe"},
    "poh": {"en": "Poqomchi’", "es": "poqomchi’"},
    "shp": {"en": "Shipibo-Konibo", "es": "shipibo-konibo"},
    "tar": {"en": "Rarámuri", "es": "rarámuri"},
    "tob": {"en": "Qom", "es": "qom"},
    "toj": {"en": "Tojolabal", "es": "tojolabal"},
    "tsz": {"en": "Purépecha", "es": "purépecha"},
    "tzh": {"en": "Tzeltal", "es": "tseltal"},
    "tzj": {"en": "Tz’utujil", "es": "tz’utujil"},
    "tzo": {"en": "Tzotzil", "es": "tsotsil"},
    "yan": {"en": "Mayangna", "es": "mayangna"},
    "yaq": {"en": "Yaqui", "es": "yaqui"},
    "yua": {"en": "Yucatec Maya", "es": "maya yucateco"},
}


@cache
def named() -> frozenset[str]:
    """Return the languages that have a name in every language of the newsroom."""
    known = [set(_names(spoken)) for spoken in LANGUAGES]
    # A region's or a script's name for a language is none of its own: "es_MX" is Spanish.
    return frozenset(code for code in set.intersection(*known) if "_" not in code) - _NO_LANGUAGE


def name(code: str, spoken: str) -> str:
    """Return what one language is called in another, or its code."""
    return _names(spoken).get(code, code)


@cache
def _names(spoken: str) -> dict[str, str]:
    further = {code: names[spoken] for code, names in _FURTHER.items() if spoken in names}
    known = {code: str(one) for code, one in Locale.parse(spoken).languages.items()}
    return {**further, **known}
