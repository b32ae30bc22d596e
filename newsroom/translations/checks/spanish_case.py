"""Spanish writes months, weekdays, languages and peoples in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.articles import facts
from newsroom.translations.checks import headline_case
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

_DAYS = "Lunes Martes Miércoles Jueves Viernes Sábado Domingo Sábados Domingos"
_MONTHS = """
Enero Febrero Marzo Abril Mayo Junio Julio Agosto Septiembre Setiembre Octubre Noviembre Diciembre
"""
_ROOTS = """
African American Argentin Asiátic Bolivian Brasileñ Británic Centroamerican Chilen Chin Colombian
Cuban Dominican Ecuatorian Egipci Europe Filipin Grieg Guatemaltec Haitian Hondureñ Italian
Latinoamerican Mexican Norteamerican Norueg Palestin Panameñ Paraguay Peruan Polac Puertorriqueñ
Rus Salvadoreñ Sudamerican Suec Suiz Turc Ucranian Uruguay Venezolan
"""
"""Ending in -o, -a, -os, -as."""
_OTHERS = """
Alemán Alemana Alemanes Alemanas Catalán Catalana Catalanes Catalanas Danés Danesa Daneses Danesas
Español Española Españoles Españolas Escocés Escocesa Escoceses Escocesas Francés Francesa Franceses
Francesas Holandés Holandesa Holandeses Holandesas Inglés Inglesa Ingleses Inglesas Irlandés
Irlandesa Irlandeses Irlandesas Japonés Japonesa Japoneses Japonesas Portugués Portuguesa
Portugueses Portuguesas Árabe Árabes Canadiense Canadienses Costarricense Costarricenses
Estadounidense Estadounidenses Nicaragüense Nicaragüenses Iraní Iraníes Iraquí Iraquíes Israelí
Israelíes Marroquí Marroquíes Saudí Saudíes Quechua Guaraní Náhuatl
"""
# Countries, and words that are names of people or places as often.
_NAMES = frozenset(
    ["Argentina", "China", "Dominicana", "Filipinas", "Noruega", "Palestina", "Suiza"]
)
_SMALL = (
    frozenset(
        [*_DAYS.split(), *_MONTHS.split(), *_OTHERS.split()]
        + [root + ending for root in _ROOTS.split() for ending in ("o", "a", "os", "as")]
    )
    - _NAMES
)
_FIRST_NAMES = frozenset(["Abril", "Domingo", "Julio"])
"""These need a date beside them."""
_DATED = re.compile(
    r"\b(?:\d{1,2}º?\s+de|[Ee]l|[Ll]os|[Ee]ste|[Pp]róximo|[Pp]asado|[Cc]ada|\d{1,2}|y)\s+$"
)
_YEAR = re.compile(r"\s+(?:de(?:l año)?\s+)?\d")
_LOOK_BACK = 16
_LINKS = frozenset(["de", "del", "la", "las", "los", "y", "e"])


def _find(pair: Pair) -> Iterator[Found]:
    """Find such words with a capital in the middle of a sentence, unless they belong to a name."""
    if pair.target.language != "es" or not pair.is_prose or headline_case.is_title_case(pair):
        return
    text, words = pair.target.text, pair.target.words
    ours = {word[0] for word in pair.source.words}
    for at, word in enumerate(words):
        if word[0] not in _SMALL or word[0] in ours or _starts(text, word.start()):
            continue
        if _is_in_name(pair, at) or (word[0] in _FIRST_NAMES and not _is_dated(text, word)):
            continue
        message = _l("Spanish writes “%(small)s” in small letters.", small=word[0].lower())
        yield Found(message, target=(Span(*word.span()),))


def _is_dated(text: str, word: re.Match[str]) -> bool:
    before = text[: word.start()][-_LOOK_BACK:]
    return bool(_DATED.search(before) or _YEAR.match(text, word.end()))


def _starts(text: str, place: int) -> bool:
    """Tell whether a sentence, a quotation or a line begins there."""
    before = text[:place].rstrip(" \u00a0")[-1:]
    return not before.isalnum() and before not in {",", ")", "»", "”"}


def _is_in_name(pair: Pair, at: int) -> bool:
    """Tell whether a word stands in a name: beside another capital, or linked to one before it."""
    text, words = pair.target.text, pair.target.words
    if _is_capital(words, at + 1) and _touch(text, words, at):
        return True
    if at + 2 < len(words) and words[at + 1][0] == "de" and _is_capital(words, at + 2):
        return words[at + 2][0] not in _SMALL
    back = at - 1
    while back >= 0 and _touch(text, words, back):
        if words[back][0] in _LINKS or (words[back][0].isdigit() and back < at - 1):
            back -= 1
            continue
        return _is_name(text, words[back])
    return False


def _is_name(text: str, word: re.Match[str]) -> bool:
    """Tell whether a word before has a capital of its own, not that of a sentence's beginning."""
    if word[0].casefold() in facts.SMALL_WORDS and _starts(text, word.start()):
        return False
    return word[0][0].isupper() and word[0] not in _SMALL


def _is_capital(words: tuple[re.Match[str], ...], at: int) -> bool:
    return at < len(words) and words[at][0][0].isupper()


def _touch(text: str, words: tuple[re.Match[str], ...], at: int) -> bool:
    """Tell whether nothing but a space stands between a word and the next one."""
    return text[words[at].end() : words[at + 1].start()].strip(" \u00a0") == ""


CHECK = Check(
    "spanish_case",
    Severity.WARNING,
    _l("Capitals in Spanish"),
    _l(
        "English writes months, weekdays, languages and peoples with a capital; Spanish does not,"
        " except in names such as Viernes Santo or Plaza de Mayo."
    ),
    _find,
)
