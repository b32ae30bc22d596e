"""Every number of the source stands in the translation, written as that language writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

_GAP = "[ \u00a0\u2009\u202f]"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?P<digits>\d{{1,3}}(?:{_GAP}\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,:]\d+)*)"
    rf"(?:{_GAP}?(?P<half>[ap]\.?{_GAP}?m\b)|{_GAP}?(?P<hour>h\b)"
    rf"|{_GAP}(?P<scale>thousand|mil{_GAP}millones|mil|million|mill\u00f3n|millones|billion"
    r"|bill\u00f3n|billones|trillion|trill\u00f3n|trillones)\b)?",
    re.IGNORECASE,
)
# The two languages mean different things by one word: a billion is mil millones.
_SCALES = {
    "thousand": 3,
    "mil": 3,
    "million": 6,
    "mill\u00f3n": 6,
    "millones": 6,
    "mil millones": 9,
    "billion": 9,
    "bill\u00f3n": 12,
    "billones": 12,
    "trillion": 12,
    "trill\u00f3n": 18,
    "trillones": 18,
}
_WORDS: dict[int, str] = {
    0: "zero cero none ninguno ninguna",
    1: "one an un uno una first primer primero primera once",
    2: "two dos second segundo segunda twice ambos ambas both",
    3: "three tres third tercer tercero tercera",
    4: "four cuatro fourth cuarto cuarta",
    5: "five cinco fifth quinto quinta",
    6: "six seis sixth sexto sexta",
    7: "seven siete seventh s\u00e9ptimo s\u00e9ptima",
    8: "eight ocho eighth octavo octava",
    9: "nine nueve ninth noveno novena",
    10: "ten diez tenth d\u00e9cimo d\u00e9cima",
    11: "eleven once",
    12: "twelve doce dozen docena",
    20: "twenty veinte",
    100: "hundred cien ciento",
    1000: "thousand mil",
}
"""Numbers that either language may write out."""
_WRITTEN = {Decimal(number): frozenset(words.split()) for number, words in _WORDS.items()}
_GROUPED = 3
_NOON = 12


def _find(pair: Pair) -> Iterator[Found]:
    """Find numbers of the source that the translation does not have, in any way of writing them."""
    there = pair.target.text
    left = [readings for _, _, readings in _numbers(there)]
    words = frozenset(re.findall(r"\w+", there.casefold()))
    for written, span, readings in _numbers(pair.source.text):
        same = next((one for one in left if one & readings), None)
        if same is not None:
            left.remove(same)
        elif not any(_WRITTEN.get(value, frozenset()) & words for value in readings):
            message = _l("The number %(number)s of the source is missing.", number=written)
            yield Found(message, source=(span,))


def _numbers(text: str) -> Iterator[tuple[str, Span, frozenset[Decimal]]]:
    """Yield each number as it is written, where, and with everything that it can mean."""
    for found in _NUMBER.finditer(text):
        digits = re.sub(_GAP, "", found["digits"])
        values = frozenset(_values(digits.replace(".", ":") if found["hour"] else digits))
        if found["half"]:
            late = found["half"][0] in "pP"
            values |= {value + _NOON for value in values if late and value < _NOON}
        if found["scale"]:
            scale = " ".join(found["scale"].casefold().split())
            values = frozenset(value.scaleb(_SCALES[scale]) for value in values)
        yield found[0].strip(), Span(*found.span()), values


def _values(digits: str) -> Iterator[Decimal]:
    """Yield what digits with points and commas can mean: 1,250 is a count here, a fraction there.

    A date or an hour has parts; its first one is what both languages keep in front.
    """
    *groups, last = re.split(r"[.,:]", digits)
    separators = set(re.findall(r"[.,:]", digits))
    if not groups:
        yield Decimal(last)
        return
    if ":" in separators or not _are_groups(groups[1:]):
        yield Decimal(groups[0])
        return
    if len(separators) > 1 or len(groups) == 1:
        yield Decimal(f"{''.join(groups)}.{last}")
    if len(separators) == 1 and _are_groups([last]):
        yield Decimal("".join([*groups, last]))
    elif len(separators) == 1 and len(groups) > 1:
        yield Decimal(groups[0])


def _are_groups(parts: list[str]) -> bool:
    return all(len(part) == _GROUPED for part in parts)


CHECK = Check(
    "numbers",
    Severity.WARNING,
    _l("Numbers"),
    _l(
        "Each number of the source stands in the translation, in figures or in words, written as"
        " its language writes it: 1,250 is 1.250 or 1250 in Spanish, and a billion is mil millones."
    ),
    _find,
)
