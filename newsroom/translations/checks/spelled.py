"""Numbers that are written out: thirty-five, two hundred thousand, doscientos cincuenta mil."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from newsroom.translations.checks import numerals
from newsroom.translations.checks.finding import Span

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[\s\u00ad-]{1,2}")
_FIXED = {
    "en": re.compile(
        r"half[ -](?:an?[ ])?(?P<scale>hundred|thousand|million|billion|trillion|dozen)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"medi[oa][ ](?P<scale>millón|millar|billón|docena|centenar)\b"
        r"|(?P<fortnight>quince[ ]días)\b|(?P<percent>por[ ]cien(?:to)?)\b",
        re.IGNORECASE,
    ),
}
_HALVED = {
    "hundred": 50, "centenar": 50, "thousand": 500, "millar": 500, "million": 500_000,
    "millón": 500_000, "billion": 500_000_000, "trillion": 5 * 10**11, "billón": 5 * 10**11,
    "dozen": 6, "docena": 6,
}  # fmt: skip
_FORTNIGHT = frozenset(map(Decimal, (14, 15, 2)))
_HUNDRED, _TEN, _TWENTY = 100, 10, 20
_SMALLEST_CERTAIN = 3
"""One and two are articles, pairs and both of them more often than numbers."""


@dataclass(frozen=True)
class Spelled:
    """A number in words: where, what it can mean, and whether it is surely one."""

    span: Span
    readings: frozenset[Decimal]
    is_certain: bool
    scale: Decimal = Decimal(1)
    """Its last word where that multiplies."""


class _Run:
    """Words that make one number together."""

    def __init__(self, language: str) -> None:
        self._cardinals = numerals.CARDINALS[language]
        self._scales = numerals.SCALES[language]
        self._ordinals = numerals.ORDINALS[language]
        self._is_english = language == "en"
        self._total = self._current = Decimal(0)
        self._taken = 0
        self.scale = Decimal(1)
        self.is_ordinal = False

    @property
    def value(self) -> Decimal:
        return self._total + self._current

    def take(self, word: str) -> bool:
        """Take the next word, or tell that it does not belong to this number."""
        if self.is_ordinal and word not in self._ordinals:
            return False
        if word in self._scales and (self._taken or not word.endswith("s")):
            self._multiply(self._scales[word])
        elif not self._add(word):
            return False
        self._taken += 1
        return True

    def ends_before(self, following: Sequence[re.Match[str]]) -> bool:
        """Tell whether a second number begins behind "and": two hundred and three hundred."""
        scale = self._scales.get(following[0][0].casefold()) if following else None
        return scale is not None and (scale == _HUNDRED or scale >= self.scale > 1)

    def _multiply(self, scale: Decimal) -> None:
        if scale == _HUNDRED:
            self._current = max(self._current, Decimal(1)) * scale
            return
        self.scale = scale
        if self._total and self._total < scale:
            self._total = self.value * scale
        else:
            self._total += max(self._current, Decimal(1)) * scale
        self._current = Decimal(0)

    def _add(self, word: str) -> bool:
        value = self._cardinals.get(word)
        is_ordinal = value is None
        if value is None:
            value = self._ordinals.get(word)
        if value is None or not self._fits(value):
            return False
        if is_ordinal and self._taken and not (self._is_english or self.is_ordinal):
            return False  # las doscientas primeras are two hundred
        self.is_ordinal = is_ordinal
        is_year = self._is_english and _TEN <= self._current <= _TWENTY and value >= _TEN
        self._current = self._current * (_HUNDRED if is_year else 1) + value
        self.scale = Decimal(1)
        return True

    def _fits(self, value: Decimal) -> bool:
        """Tell whether a number can be added: five to thirty, forty to three hundred."""
        if not self._current:
            return True
        tens = self._current % _HUNDRED
        if self._is_english and _TEN < self._current <= _TWENTY and value >= _TEN:
            return True
        return value < _HUNDRED and (
            not tens or (value < _TEN and tens >= _TWENTY and not tens % _TEN)
        )


def read(text: str, language: str) -> Iterator[Spelled]:
    """Yield the numbers that a text has in words, in reading order."""
    fixed = list(_FIXED[language].finditer(text))
    for found in fixed:
        if found.groupdict().get("fortnight"):
            yield Spelled(Span(*found.span()), _FORTNIGHT, is_certain=True)
        elif found["scale"]:
            half = frozenset({Decimal(_HALVED[found["scale"].casefold()])})
            yield Spelled(Span(*found.span()), half, is_certain=True)
    words = [
        one
        for one in _WORD.finditer(text)
        if not any(other.start() <= one.start() < other.end() for other in fixed)
    ]
    at = 0
    while at < len(words):
        number, after = _number(text, words, at, language)
        if number is not None:
            yield number
        at = max(after, at + 1)


def _number(
    text: str, words: list[re.Match[str]], at: int, language: str
) -> tuple[Spelled | None, int]:
    """Return the number that begins with a word, if one does, and the place behind it."""
    run, after, glue = _Run(language), at, numerals.AND[language]
    while after < len(words):
        here = after
        if after > at:
            if not _BETWEEN.fullmatch(text, words[after - 1].end(), words[after].start()):
                break
            if words[after][0].casefold() == glue and not run.ends_before(words[after + 2 :]):
                here = min(after + 1, len(words) - 1)
        if not run.take(words[here][0].casefold()):
            break
        after = here + 1
    if after == at:
        return _loose(words[at], language), after
    span = Span(words[at].start(), words[after - 1].end())
    is_certain = run.value >= _SMALLEST_CERTAIN and not run.is_ordinal
    readings = frozenset({run.value}) | numerals.LOOSE[language].get(
        words[at][0].casefold(), frozenset()
    )
    if after > at + 1:
        readings = frozenset({run.value})
    return Spelled(span, readings, is_certain, run.scale), after


def _loose(word: re.Match[str], language: str) -> Spelled | None:
    readings = numerals.LOOSE[language].get(word[0].casefold())
    return Spelled(Span(*word.span()), readings, is_certain=False) if readings else None
