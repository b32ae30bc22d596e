"""Tells prose from code in what a body holds verbatim, so that prose is translated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsroom.articles.facts import SMALL_WORDS
from newsroom.articles.markup import decoded

_LEAST_WORDS = 8
_LEAST_SMALL_WORDS = 3
_LEAST_SMALL_SHARE = 0.2
_MOST_SIGN_SHARE = 0.03
_LEAST_PROSE_SHARE = 0.25
"""Of all words of a passage: what stands between its paragraphs is headings and lists."""

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What Markdown and addresses are written with is no sign of code.
_ADDRESS = re.compile(r"\]\([^()\s]*\)|https?://\S+|!?\[|\]")
_SIGN = re.compile(
    r"[{}=;<>$|\\~^@&+]|_\w|\w\(|\(\)|::|->|--|//|/\*|[\"'],|:$|^\s*#(?!#)", re.MULTILINE
)


def is_prose(text: str) -> bool:
    """Tell whether verbatim text is, in good part, paragraphs of people rather than code.

    It may hold the entities of our own spelling. The small words that it is told by are English
    and Spanish.
    """
    text = decoded(text)
    parts = _BLANK_LINES.split(text)
    words = [_WORD.findall(_ADDRESS.sub(" ", part)) for part in parts]
    told = sum(
        len(found) for part, found in zip(parts, words, strict=True) if _reads_well(part, found)
    )
    return _is_free_of_signs(text) and 0 < told >= _LEAST_PROSE_SHARE * sum(map(len, words))


def _reads_well(text: str, words: Sequence[str]) -> bool:
    """Tell whether one paragraph is made of sentences."""
    small = [word.casefold() for word in words if word.casefold() in SMALL_WORDS]
    return (
        len(words) >= _LEAST_WORDS
        and len(set(small)) >= _LEAST_SMALL_WORDS
        and len(small) >= _LEAST_SMALL_SHARE * len(words)
        and _is_free_of_signs(text)
    )


def _is_free_of_signs(text: str) -> bool:
    plain = _ADDRESS.sub(" ", text)
    return len(_SIGN.findall(plain)) <= _MOST_SIGN_SHARE * len(plain)
