"""The dictionaries of hunspell that this machine has, for a newsroom that installed the extra."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

_FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")
"""Where systems keep them; ``DICPATH``, which hunspell itself reads, comes first."""
# A word is right if one country writes it so. es_ES of LibreOffice knows the words of them all.
_FIRST = {"en_US": 0, "en_GB": 1, "es_ES": 0}
_ENOUGH = {"en": 2, "es": 1}
_REMEMBERED_WORDS = 20_000
# Before a word that a dictionary has, these make another one that it may lack.
_BEFORE = {
    "en": """
    anti co counter cyber micro multi narco non over para post pre re self semi sub super un under
    """,
    "es": """
    anti auto bio ciber co contra des eco ex extra geo hiper in inter intra macro micro mini mono
    multi narco neo para pluri pos post pre pro re semi sobre sub super tele trans ultra vice video
    """,
}
_PREFIXES = {language: tuple(words.split()) for language, words in _BEFORE.items()}
_SHORTEST_REST = 4
# What Spanish adds to a word that many dictionaries lack with it: clara-mente, oír-las.
_ADDED = re.compile(r"(?<=\wa)mente$|(?<=[aeií]r)(?:me|te|se|nos|os|l[aeo]s?)$")
_SHORTEST_NEAR = 7
_LETTERS = {"en": "abcdefghijklmnopqrstuvwxyz", "es": "abcdefghijklmnñopqrstuvwxyzáéíóúü"}
# Letters that sound alike, or are one word's in this language and another's in the next.
_CONFUSED = {
    "en": {"a": "ei", "e": "ai", "i": "ae", "s": "cz", "c": "s", "z": "s"},
    "es": {"b": "v", "v": "b", "s": "czx", "c": "sz", "z": "sc", "g": "j", "j": "g", "x": "s"}
    | {"m": "n", "n": "m", "y": "i", "i": "y"},
}
_ACCENTS = {
    one: group.replace(one, "") for group in ("aá", "eé", "ií", "oó", "uúü", "nñ") for one in group
}


def has(language: str) -> bool:
    """Tell whether words of a language can be looked up at all."""
    return bool(_opened(language))


@lru_cache(maxsize=_REMEMBERED_WORDS)
def knows(word: str, language: str) -> bool:
    """Tell whether a dictionary of the language has a word, by itself or behind a prefix."""
    words = _opened(language)
    if any(one.spell(word) for one in words):
        return True
    if language == "es":
        bare = _ADDED.sub("", word)
        if bare != word:
            return knows(bare, language)
    return any(
        word.startswith(prefix)
        and len(rest := word[len(prefix) :]) >= _SHORTEST_REST
        and any(one.spell(rest) for one in words)
        for prefix in _PREFIXES.get(language, ())
    )


@lru_cache(maxsize=_REMEMBERED_WORDS)
def meant(word: str, language: str) -> str:
    """Return the word of a dictionary that one slip of the hand turns into this one; "" for none.

    A rare word that no dictionary has is seldom so near to another; short ones are near to many,
    so that only accents and changed places count for them.
    """
    words = _opened(language)
    for made in _slips(word, language):
        if any(one.spell(made) for one in words):
            return made
    return ""


def forget() -> None:
    """Look for dictionaries again the next time that a word is asked for."""
    for remembered in (_opened, knows, meant):
        remembered.cache_clear()


def _slips(word: str, language: str) -> Iterator[str]:
    """Yield the words that are one slip away, the likeliest first."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for before, after in halves:
        if after and (accents := _ACCENTS.get(after[0])):
            yield from (f"{before}{letter}{after[1:]}" for letter in accents)
    yield from (
        f"{before}{after[1]}{after[0]}{after[2:]}" for before, after in halves if len(after) > 1
    )
    if len(word) < _SHORTEST_NEAR:
        return
    # The ends stay: there a letter more or less is another form of the word, rarely a slip.
    inner = halves[1:-2]
    yield from (f"{before}{after[1:]}" for before, after in inner)
    for before, after in inner:
        yield from (
            f"{before}{letter}{after[1:]}" for letter in _CONFUSED[language].get(after[0], "")
        )
        yield from (f"{before}{letter}{after}" for letter in _LETTERS[language])


@cache
def _opened(language: str) -> tuple[Any, ...]:
    """Open the dictionaries of a language: a third of a second and 10 MB each, once a process."""
    try:
        import hunspell  # the extra "spelling", which a newsroom may do without
    except ImportError:
        return ()
    found = {name: folder for folder in reversed(_folders()) for name in _names(folder, language)}
    wanted = sorted(found, key=lambda name: (name not in _FIRST, _FIRST.get(name, 0), name))
    return tuple(
        hunspell.Hunspell(name, hunspell_data_dir=str(found[name]))
        for name in wanted[: _ENOUGH.get(language, 1)]
    )


def _folders() -> list[Path]:
    said = [one for one in os.environ.get("DICPATH", "").split(os.pathsep) if one]
    return [Path(one) for one in [*said, *_FOLDERS]]


def _names(folder: Path, language: str) -> list[str]:
    """Return the dictionaries of a language in a folder: en, en_US, es_MX."""
    return [
        one.stem
        for one in folder.glob(f"{language}*.dic")
        if one.stem.partition("_")[0] == language and one.with_suffix(".aff").is_file()
    ]
