"""Cut texts and questions into the same words: by stem, without accents, each with its place.

Both databases get these words ready made, so that they answer alike; see ``docs/adr``.
"""

from __future__ import annotations

import functools
import re
import sys
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from newsroom.glossary import words

LONGEST = 64
"""Letters of a word that count."""
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_VOWELS = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"}
_WRITES_ACCENTS = frozenset({"es"})
"""Where a word bears one accent at most, and people who are in a hurry leave it out."""

_ODD = {"children": "child", "lives": "life", "wives": "wife", "feet": "foot", "teeth": "tooth"}


def _spanish(plural: re.Match[str]) -> str:
    return "z" if plural[0] == "ces" else ""


_PLURALS: dict[str, tuple[re.Pattern[str], Callable[[re.Match[str]], str] | str]] = {
    # jueces, crímenes (not naciones, whose stem Snowball knows), and short ones such as ríos
    "es": (re.compile(r"ces$|(?<=..[ldjry])es$|(?<=[^o]n)es$|(?<=^..[aeo])s$"), _spanish),
    "en": (re.compile(r"(?<=.)men$"), "man"),
}
"""Only what both forms of a word share matters, so a rule may also change a word that is none."""


class Known(NamedTuple):
    """What one word is found by."""

    surface: str
    """In small letters, as it is written."""
    folded: str
    """The same without any accent or tilde."""
    stem: str
    """Stemmed as it is written, then folded."""
    marked: str
    """The stem with its ñ, where it has one; else empty."""


class Token(NamedTuple):
    """One word of a text that counts, and where it stands."""

    start: int
    end: int
    known: Known


def tokens(text: str, language: str, start: int = 0, end: int = sys.maxsize) -> list[Token]:
    """Return the words of a text in reading order, articles and prepositions left out.

    ``start`` and ``end``: only of these characters.

    Text that was not composed (NFC) is found as well, and its places are those of the given text.
    """
    left_out = _left_out(language)
    return [
        Token(match.start(), match.end(), known)
        for match in _WORD.finditer(text, start, end)
        if (known := _known(match[0], language)).folded not in left_out
    ]


def known_words(text: str, language: str) -> list[Known]:
    """Return the words of a text without their places, which is quicker."""
    left_out = _left_out(language)
    return [
        known
        for word in _WORD.findall(text)
        if (known := _known(word, language)).folded not in left_out
    ]


@functools.cache
def _left_out(language: str) -> frozenset[str]:
    return words.FUNCTION_WORDS.get(language, frozenset()) | {""}


@functools.lru_cache(maxsize=4_096)
def stems_meant(surface: str, language: str) -> tuple[str, ...]:
    """Return every stem that a word may have whose accents were forgotten, its own first.

    *investigacion* has another stem than *investigación*: Snowball knows endings by their accents.
    """
    bare = flat(surface)
    variants = [surface, bare]
    if language in _WRITES_ACCENTS:
        variants += [
            f"{bare[:at]}{_VOWELS[letter]}{bare[at + 1 :]}"
            for at, letter in enumerate(bare)
            if letter in _VOWELS
        ]
    return tuple(dict.fromkeys(flat(_stem(one, language)) for one in variants))


def flat(word: str) -> str:
    """Return a word in small letters without accents, and ñ as n."""
    return words.fold(word).replace("ñ", "n")


@functools.lru_cache(maxsize=100_000)
def _known(word: str, language: str) -> Known:
    composed = unicodedata.normalize("NFKC", word).casefold()
    surface = unicodedata.normalize("NFC", "".join(filter(str.isalnum, composed)))[:LONGEST]
    stem = words.fold(_stem(surface, language))
    return Known(surface, flat(surface), flat(stem), stem if "ñ" in stem else "")


def _stem(word: str, language: str) -> str:
    """Return the stem of a word, plurals that Snowball does not know brought to it as singulars."""
    if language in _PLURALS:
        pattern, ending = _PLURALS[language]
        word = _ODD.get(word) or pattern.sub(ending, word)
    return words.stem(word, language)
