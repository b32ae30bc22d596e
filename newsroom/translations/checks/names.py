"""A person keeps every letter and every accent of their name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks import exonyms
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair, Side

SHORTEST_NAME = 3
ALIKE = 0.72
"""How alike two words have to be, from 0 to 1, to be one name with a slip in it."""
_FAMILY = re.compile(r"[áéíóú]\w*[eaioí]z$|[áéíóú]\w+es$")
_VOWELS = frozenset("aeiou")


def _find(pair: Pair) -> Iterator[Found]:
    """Find names that lost an accent, and names with another letter beside one that was kept."""
    there = {bare(one[0]) for one in pair.target.words}
    folded: dict[str, re.Match[str]] = {}
    for one in pair.target.words:
        folded.setdefault(fold(bare(one[0])), one)
    told: set[str] = set()
    for at, one in enumerate(pair.source.words):
        word = bare(one[0])
        if not _is_name(word) or word in there or word in told:
            continue
        plain = folded.get(fold(word))
        if plain is not None:
            if _lost_accent(pair, at, plain[0]):
                told.add(word)
                yield _found(one, plain)
            continue
        rival = None if _begins_sentence(pair.source, one) else _rival(pair, at)
        if rival is not None:
            told.add(word)
            yield _found(one, rival)


def fold(word: str) -> str:
    """Return a word in small letters without its accents and tildes."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", word.casefold())
        if not unicodedata.combining(letter)
    )


def _is_name(word: str) -> bool:
    return len(word) >= SHORTEST_NAME and word[0].isupper() and not word.isupper()


def bare(word: str) -> str:
    """Return a word without an English genitive."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _begins_sentence(side: Side, word: re.Match[str]) -> bool:
    """Tell whether a word has its capital for where it stands."""
    before = side.text[: word.start()].rstrip(" \u00a0“”«»\"'‘’—-(¿¡")
    return not before or before[-1] in ".:!?…\n"


def _lost_accent(pair: Pair, at: int, other: str) -> bool:
    """Tell whether a name has fewer accents than it had.

    Spanish drops none. English does in places and in all words that are no names, so there a name
    is what looks like a Spanish family name, or stands beside another part that was kept.
    """
    word = bare(pair.source.words[at][0])
    if not other[0].isupper() or _accents(other) >= _accents(word):
        return False
    if pair.target.language != "en":
        return True
    if fold(word) in exonyms.UNACCENTED:
        return False
    return bool(_FAMILY.search(word)) or fold(word) in exonyms.GIVEN or _is_beside_kept(pair, at)


def _is_beside_kept(pair: Pair, at: int) -> bool:
    kept = {bare(one[0]) for one in pair.target.words}
    return any(
        0 <= beside < len(pair.source.words)
        and _are_one_name(pair.source, at, beside)
        and pair.source.words[beside][0] in kept
        for beside in (at - 1, at + 1)
    )


def _accents(word: str) -> int:
    return sum(not letter.isascii() for letter in unicodedata.normalize("NFC", word))


def _rival(pair: Pair, at: int) -> re.Match[str] | None:
    """Return the word that stands in a name's place, beside the same other part of the name."""
    words, others = pair.source.words, pair.target.words
    source = {bare(one[0]) for one in words}
    for step in (-1, 1):
        beside = at + step
        if not 0 <= beside < len(words) or not _are_one_name(pair.source, at, beside):
            continue
        for place, other in enumerate(others):
            rival = place - step
            if other[0] != words[beside][0] or not 0 <= rival < len(others):
                continue
            if bare(others[rival][0]) in source or not _are_one_name(pair.target, place, rival):
                continue
            if _is_slip(bare(words[at][0]), bare(others[rival][0])):
                return others[rival]
    return None


def _are_one_name(side: Side, one: int, other: int) -> bool:
    """Tell whether two words with capitals stand side by side, one space between them."""
    first, second = sorted((one, other))
    here, there = side.words[first], side.words[second]
    between = side.text[here.end() : there.start()]
    return _is_name(here[0]) and _is_name(there[0]) and between in {" ", "\u00a0"}


def _is_slip(word: str, other: str) -> bool:
    """Tell a name with a wrong letter from a word and its translation, as of Monte and Mount."""
    one, two = fold(word), fold(other)
    if one[0] != two[0] or _root(one) == _root(two) or one in exonyms.SPELLED_APART:
        return False
    if _as_cognate(one) == _as_cognate(two) or two in exonyms.SPELLED_APART:
        return False
    ends_as_spanish = one[-1] in _VOWELS, two[-1] in _VOWELS
    if ends_as_spanish[0] != ends_as_spanish[1] and not one.startswith(two):
        return False
    return ALIKE <= SequenceMatcher(None, one, two, autojunk=False).ratio() < 1


def _root(word: str) -> str:
    """Return a word without what makes a plural or a people of it: Lankans, Lanka."""
    return word.removesuffix("s").removesuffix("n")


def _as_cognate(word: str) -> str:
    """Return what an English word and its Spanish cousin have in common."""
    for english, spanish in (("ph", "f"), ("ct", "cc"), ("th", "t"), ("y", "i"), ("qu", "cu")):
        word = word.replace(english, spanish)
    return word


def _found(one: re.Match[str], other: re.Match[str]) -> Found:
    message = _l("The name “%(name)s” became “%(other)s”.", name=one[0], other=other[0])
    return Found(message, source=(Span(*one.span()),), target=(Span(*other.span()),))


CHECK = Check(
    "names",
    Severity.WARNING,
    _l("Names"),
    _l(
        "A name with another letter is another person, and a lost accent is a lost letter. Names of"
        " people stay exactly as the source writes them; places may have a name in each language."
    ),
    _find,
)
