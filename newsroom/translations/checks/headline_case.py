"""A Spanish headline has a capital at its start and in names, not in every word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

_KINDS = {"title", "heading"}
_FEWEST = 3
_SURE = 6
"""So many capitals in a row, and nothing else, are hardly the name of a body."""
_SHARE = 0.8
_SHORTEST = 4
_NO_NAMES = """
A Al Ante Aún Cómo Como Con Contra Cuál Cuando Cuándo Cuánto De Del Desde Después Dónde Donde
Durante E En Entre Es Está Están Este Esta Estos Estas Fue Ha Han Hacia Hasta Más Mientras Muy
Ni No O Para Pero Por Porque Qué Que Quién Quiénes Se Según Ser Si Sin Sobre Son Su Sus También
Tras Tu Un Una Unas Unos Y Ya
Abre Abren Acusa Acusan Advierte Advierten Anuncia Anuncian Aprueba Aprueban Busca Buscan Condena
Condenan Confirma Confirman Cumple Cumplen Deja Dejan Denuncia Denuncian Detiene Detienen Dice Dicen
Exige Exigen Gana Ganan Hace Hacen Inicia Investiga Investigan Libera Liberan Llama Llaman Lleva
Llevan Mata Matan Muere Mueren Niega Niegan Ordena Ordenan Pide Piden Presenta Presentan Publica
Publican Rechaza Rechazan Revela Revelan Sigue Siguen Tiene Tienen
"""
_NEVER_IN_NAMES = frozenset(_NO_NAMES.split())
"""Small words, and the verbs of headlines: with a capital inside, they tell title case."""


def is_title_case(pair: Pair) -> bool:
    """Tell whether a headline has a capital on nearly every word."""
    return bool(_capitals(pair))


def _find(pair: Pair) -> Iterator[Found]:
    """Find a headline with English capitals."""
    if pair.target.language == "es" and pair.kind in _KINDS:
        spans = _capitals(pair)
        if spans:
            message = _l("Only the first word and names have a capital in a Spanish headline.")
            yield Found(message, target=spans)


def _capitals(pair: Pair) -> tuple[Span, ...]:
    """Return the capitals that should be none; () where there are few, or a name is likely."""
    if pair.target.language != "es" or pair.kind not in _KINDS:
        return ()
    ours = {word[0] for word in pair.source.words}
    inner = [
        word
        for word in pair.target.words[1:]
        if word[0] not in ours and not _starts(pair.target.text, word.start())
    ]
    long = [word for word in inner if len(word[0]) >= _SHORTEST and word[0].isalpha()]
    capital = [word for word in long if word[0][0].isupper() and not word[0].isupper()]
    small = [word for word in inner if word[0] in _NEVER_IN_NAMES]
    if len(capital) < max(_FEWEST if small else _SURE, _SHARE * len(long)):
        return ()
    return tuple(Span(*word.span()) for word in sorted({*capital, *small}, key=re.Match.start))


def _starts(text: str, place: int) -> bool:
    before = text[:place].rstrip()
    return not before or before[-1] in ".!?…:;¿¡«“‘\"'([\n—–-/|"


CHECK = Check(
    "headline_case",
    Severity.WARNING,
    _l("Capitals in a headline"),
    _l(
        "English headlines may have a capital on every word; Spanish ones have it at the start and"
        " on names."
    ),
    _find,
)
