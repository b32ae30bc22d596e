"""What a text is found by: hashed words and pairs of words, a few of each text.

A text has all its longer words as terms, and the six word pairs with the lowest hash. Which pairs
are chosen depends on the text alone, so that two similar texts choose mostly the same ones; that
is as good for finding as all pairs are, at half the size (docs/adr, ``python -m bench``).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from itertools import pairwise
from zlib import crc32

BITS = 18
"""Of a term's hash; different terms may share one, which costs a look and loses nothing."""
SUB_BITS = 5
"""The lower bits tell terms of one shard apart."""
SHARDS = 1 << (BITS - SUB_BITS)

_PREFIX = 6
"""Letters of a word that count: *derecho* and *derechos* are one term."""
_SHORT = 3
"""Letters; such words are in every text, so they count only where there is nothing else."""
_PAIRS = 6
_FEW = 12
"""A text with fewer terms than this is filled up with its short words."""
_SHORT_TEXT = 32
"""Characters; up to here, two characters at a time are terms too."""
_LENGTHS = (3, 6, 10, 16, 24)
"""Where short texts get longer: what is three quarters alike is one step away at most."""
_LETTERS = 16
_LETTERS_OF = 100
_HASH = (1 << 32) - 1
_TERM = (1 << BITS) - 1
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f]+")
_MOST_KNOWN = 200_000

_known: dict[str, int] = {}
"""Hashes of words met before, the lowest bit for short ones."""


def terms(text: str) -> set[int]:
    """Return the terms that a comparable text is found by, ``BITS`` bits each."""
    chosen = _of_words(text)
    if len(text) <= _SHORT_TEXT:
        chosen |= _of_letters(text, bisect(_LENGTHS, len(text)))
    return {one >> 1 & _TERM for one in chosen}


def asked(text: str) -> list[int]:
    """Return the terms to look for: also those that a somewhat shorter or longer text has."""
    chosen = _of_words(text)
    if len(text) <= _SHORT_TEXT:
        own = bisect(_LENGTHS, len(text))
        for length in (own - 1, own, own + 1):
            chosen |= _of_letters(text, length)
    return [one >> 1 & _TERM for one in sorted(chosen)]


def _of_words(text: str) -> set[int]:
    # The upper bits choose pairs, so they are small for most; the lower ones make the terms.
    if len(_known) > _MOST_KNOWN:
        _known.clear()
    known = _known.get
    hashes = [known(word) or _hashed(word) for word in _WORD.findall(text.casefold())]
    pairs = {(a * 31 + b) & _HASH for a, b in pairwise(hashes) if not a & b & 1}
    chosen = {one for one in hashes if not one & 1}
    chosen.update(sorted(pairs)[:_PAIRS])
    if len(chosen) < _FEW:
        others = {one for one in hashes if one & 1}
        others.update((a * 31 + b) & _HASH for a, b in pairwise(hashes) if a & b & 1)
        chosen.update(sorted(others)[: _FEW - len(chosen)])
    return chosen


def word_terms(text: str) -> list[int]:
    """Return the terms of the longer words alone: every text that holds such a word has it."""
    hashes = (_hashed(word) for word in _WORD.findall(text.casefold()))
    return [one >> 1 & _TERM for one in hashes if not one & 1]


def folded(text: str) -> str:
    """Return the text in small letters without accents."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    return _MARKS.sub("", unicodedata.normalize("NFKD", lowered))


def _hashed(word: str) -> int:
    """Return the hash of a word's stem; a number counts as *a number*, whatever it is."""
    bare = folded(word)
    stem = "0" if bare[:1].isdigit() else bare[:_PREFIX]
    is_short = len(stem) <= _SHORT
    found = (crc32(stem.encode()) & ~1) | is_short
    _known[word] = found
    return found


def _of_letters(text: str, length: int) -> set[int]:
    """Return pairs of characters and words as terms of short texts of one length alone.

    A word is lost among all texts that hold it; *is* and *dis* have no word in common at all.
    """
    data = f" {folded(text)} ".encode()
    found = {crc32(data[at : at + 2], _LETTERS_OF + length) for at in range(len(data) - 1)}
    chosen = set(sorted(found)[:_LETTERS])
    chosen.update(crc32(word, length) for word in data.split())
    return chosen
