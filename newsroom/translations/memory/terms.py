"""What a text is found by: hashed words and pairs of words, a few of each text.

A text has all its longer words as terms, and the six word pairs with the lowest hash. Which pairs
are chosen depends on the text alone, so that two similar texts choose mostly the same ones; that
is as good for finding as all pairs are, at half the size (docs/adr, ``python -m bench``).
"""

from __future__ import annotations

import re
import unicodedata
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
"""Characters; below, two characters at a time are terms too: *is* and *dis* share no word."""
_HASH = (1 << 32) - 1
_TERM = (1 << BITS) - 1
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f]+")
_MOST_KNOWN = 200_000

_known: dict[str, int] = {}
"""Hashes of words met before, the lowest bit for short ones."""


def terms(text: str) -> set[int]:
    """Return the terms of a comparable text, ``BITS`` bits each."""
    lowered = text.casefold()
    if len(_known) > _MOST_KNOWN:
        _known.clear()
    known = _known.get
    hashes = [known(word) or _hashed(word) for word in _WORD.findall(lowered)]
    pairs = {(a * 31 + b) & _HASH for a, b in pairwise(hashes) if not a & b & 1}
    chosen = {one for one in hashes if not one & 1}
    chosen.update(sorted(pairs)[:_PAIRS])
    if len(chosen) < _FEW:
        others = {one for one in hashes if one & 1}
        others.update((a * 31 + b) & _HASH for a, b in pairwise(hashes) if a & b & 1)
        if len(lowered) <= _SHORT_TEXT:
            others.update(_letters(lowered))
        chosen.update(sorted(others)[: _FEW - len(chosen)])
    # The upper bits chose the pairs, so they are small for most; the lower ones are even.
    return {one >> 1 & _TERM for one in chosen}


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


def _letters(text: str) -> set[int]:
    data = folded(text).encode()
    return {crc32(data[at : at + 2], 7) for at in range(len(data) - 1)}
