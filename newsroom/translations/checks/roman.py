"""Roman numerals: centuries, wars, chapters and popes."""

from __future__ import annotations

import re

NUMERAL = re.compile(
    r"(?<![\w.'’-])(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\w'’]|\.[A-Z])"
)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def value(numeral: str) -> int:
    """Return the number that a well-formed numeral stands for."""
    values = [_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, following, strict=True))
