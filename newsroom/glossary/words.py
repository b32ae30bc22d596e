"""Words as the glossary compares them: folded, by stem, and by all inflections of a lemma."""

from __future__ import annotations

import functools
import re
import threading
import unicodedata
from dataclasses import dataclass
from typing import Any

import snowballstemmer

_WORD = re.compile(r"[^\W_]+")
_ACUTE_AND_SUCH = re.compile("[\u0300-\u0302\u0304-\u036f]|(?<![nN])\u0303")
"""Every accent but the tilde of ñ, which makes another letter."""
_STEMMERS = {"en": "english", "es": "spanish"}
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]+")
FUNCTION_WORDS = {
    "en": frozenset(["a", "an", "the", "of", "in", "on", "for", "to", "by", "with", "from", "s"]),
    "es": frozenset(
        [
            "el",
            "la",
            "los",
            "las",
            "un",
            "una",
            "unos",
            "unas",
            "lo",
            "de",
            "del",
            "a",
            "al",
            "en",
            "con",
            "para",
            "por",
        ]
    ),
}
"""Articles and prepositions: one of them may stand between two words of a term."""
ARTICLES = {"en": frozenset({"a", "an", "the"}), "es": frozenset({"el", "la", "los", "las"})}
_CONTRACTED = {"es": {"de": ("del",), "del": ("de",), "a": ("al",), "al": ("a",)}}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text with its place, and everything that it can be found by."""

    start: int
    end: int
    written: str
    folded: str
    keys: tuple[str, ...]


@functools.lru_cache(maxsize=512)
def tokens(text: str, language: str) -> tuple[Token, ...]:
    """Return the words of a text in reading order."""
    found = []
    for match in _WORD.finditer(text):
        written = match[0]
        bare, keys = _known(written, language)
        found.append(Token(*match.span(), written, bare, keys))
    return tuple(found)


@functools.lru_cache(maxsize=50_000)
def _known(word: str, language: str) -> tuple[str, tuple[str, ...]]:
    bare = fold(word)
    keys = [bare, stem_key(word, language)]
    acronym = word.removesuffix("s")
    if is_acronym(acronym):
        keys.append(acronym)
    return bare, tuple(keys)


def fold(word: str) -> str:
    """Return a word in small letters without accents; ñ is a letter of its own."""
    small = word.casefold()
    if small.isascii():
        return small
    bare = _ACUTE_AND_SUCH.sub("", unicodedata.normalize("NFKD", small))
    return unicodedata.normalize("NFC", bare)


def is_acronym(word: str) -> bool:
    """Tell whether a word counts only as it is written: *UN* is no *un*."""
    return _ACRONYM.fullmatch(word) is not None


def stem_key(word: str, language: str) -> str:
    """Return what words with the same stem have in common; no word is written like it."""
    return f"~{fold(stem(word.casefold(), language))}"


def keys_of(word: str, language: str, inflections: tuple[str, ...], *, by_stem: bool) -> set[str]:
    """Return what a word of a form is found by."""
    if is_acronym(word):
        return {word}
    bare = fold(word)
    keys = {bare, *inflections, *_CONTRACTED.get(language, {}).get(bare, ())}
    if by_stem and bare not in FUNCTION_WORDS.get(language, ()):
        keys.add(stem_key(word, language))
    return keys


class _Stemmers(threading.local):
    """The stemmers of one thread: they are not made for two at once."""

    def __init__(self) -> None:
        self.by_language: dict[str, Any] = {
            language: snowballstemmer.stemmer(name) for language, name in _STEMMERS.items()
        }


_stemmers = _Stemmers()


def stem(word: str, language: str) -> str:
    """Return the stem of a word in small letters, with its accents; itself in other languages."""
    if language not in _STEMMERS:
        return word
    found: str = _stemmers.by_language[language].stemWord(unicodedata.normalize("NFC", word))
    return found
