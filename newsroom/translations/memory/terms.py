"""What texts are found by: hashed words and pairs of words, a few of each text.

A text has all its longer words as terms, and the four word pairs with the lowest hash. Which pairs
are chosen depends on the text alone, so that two similar texts choose mostly the same ones; that
is as good for finding as all pairs are, at half the size (docs/adr, ``python -m bench``).

Thousands of texts are read at once: numpy needs for each of their letters what a loop in Python
needs a hundredfold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

BITS = 18
"""Of a term's hash; different terms may share one, which costs a look and loses nothing."""

_PREFIX = 6
"""Letters of a word that count: *derecho* and *derechos* are one term."""
_SHORT = 3
"""Letters; such words are in every text, so they count only where there is nothing else."""
_PAIRS = 4
_FEW = 10
"""A text with fewer terms than this is filled up with its short words."""
_SHORT_TEXT = 32
"""Characters; up to here, two characters at a time are terms too."""
_LENGTHS = (3, 6, 10, 16, 24)
"""Where short texts get longer: what is three quarters alike is one step away at most."""
_LETTERS = 12

_KEPT = 40
"""Bits of a hash that order the terms of one text; the text stands above, the term below."""
_HASH = (1 << _KEPT) - 1
_TERM = (1 << BITS) - 1
_PLANE = 1 << 16
_SCATTER = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
"""Odd numbers with many bits: what is multiplied by them is spread over all bits."""
_MARKS = re.compile("[\u0300-\u036f]+")


def terms(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Return the terms of comparable texts, each beside the place of the text that has it."""
    read = _read(texts)
    kept = _joined(_of_words(read), _of_letters(read, 0))
    return kept & _TERM, kept >> _KEPT


def asked(text: str) -> list[int]:
    """Return the terms to look for: also those that a somewhat shorter or longer text has."""
    read = _read([text])
    kept = _joined(_of_words(read), *(_of_letters(read, step) for step in (-1, 0, 1)))
    return list(dict.fromkeys((kept & _TERM).tolist()))


def word_terms(text: str) -> list[int]:
    """Return the terms of the longer words alone: every text that holds such a word has it."""
    read = _read([text])
    return list(dict.fromkeys((read.words[~read.is_short] & _TERM).tolist()))


def folded(text: str) -> str:
    """Return the text in small letters without accents."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    return _MARKS.sub("", unicodedata.normalize("NFKD", lowered))


@dataclass(frozen=True)
class _Texts:
    """Folded texts as numbers: their letters, line by line, and their words."""

    letters: Numbers
    """A line feed before, between and after the texts."""
    borders: Numbers
    """Where those stand."""
    words: Numbers
    """The text's place and the hash of each word's stem."""
    is_short: NDArray[np.bool_]


def _read(texts: Sequence[str]) -> _Texts:
    import numpy as np  # 25 MB of a process: only for whoever looks something up

    lines = folded("\n{}\n".format("\n".join(texts)))
    letters = np.frombuffer(lines.encode("utf-32-le", "replace"), np.uint32).astype(np.int64)
    borders = np.flatnonzero(letters == ord("\n"))
    is_word, is_digit = (table[np.minimum(letters, _PLANE - 1)] for table in _kinds())
    edges = np.flatnonzero(np.diff(is_word))
    starts, sizes = edges[::2] + 1, edges[1::2] - edges[::2]
    is_number = is_digit[starts]
    sizes[is_number] = 1
    hashes = np.zeros(len(starts), np.uint64)
    for at in range(_PREFIX):
        inside = np.flatnonzero(sizes > at)
        letter = letters[starts[inside] + at]
        letter[is_number[inside]] = ord("0")  # *a number*, whatever it is
        hashes[inside] = _mixed(hashes[inside] + letter.astype(np.uint64))
    places = np.searchsorted(borders, starts) - 1
    return _Texts(letters, borders, _placed(places, hashes), sizes <= _SHORT)


def _of_words(read: _Texts) -> Numbers:
    import numpy as np  # as above

    words, is_short = read.words, read.is_short
    long_ones = _unique(words[~is_short])
    pairs, both_short = _pairs(words, is_short)
    chosen = _joined(long_ones, _lowest(pairs[~both_short], _PAIRS))
    lacking = _FEW - np.bincount(chosen >> _KEPT, minlength=len(read.borders) - 1)
    others = np.concatenate((words[is_short], pairs[both_short]))
    return _joined(chosen, _lowest(others[lacking[others >> _KEPT] > 0], lacking))


def _pairs(words: Numbers, is_short: NDArray[np.bool_]) -> tuple[Numbers, NDArray[np.bool_]]:
    """Return the pairs of neighbouring words, and whether both of them are short."""
    import numpy as np  # as above

    places = words >> _KEPT
    same = np.flatnonzero(places[1:] == places[:-1])
    first, second = words[same] & _HASH, words[same + 1] & _HASH
    hashes = _mixed((first * 31 + second).astype(np.uint64))
    return _placed(places[same], hashes), is_short[same] & is_short[same + 1]


def _of_letters(read: _Texts, step: int) -> Numbers:
    """Return pairs of characters and words as terms of short texts of one length alone.

    A word is lost among all texts that hold it; *is* and *dis* have no word in common at all.
    """
    import numpy as np  # as above

    sizes = np.diff(read.borders) - 1
    is_short = (sizes <= _SHORT_TEXT) & (sizes > 0)
    if not is_short.any():
        return np.zeros(0, np.int64)
    lengths = (np.searchsorted(_LENGTHS, sizes, side="right") + step + 1).astype(np.uint64)
    lengths *= np.uint64(_SCATTER[2])
    at = np.flatnonzero(np.repeat(is_short, sizes + 1))
    places = np.repeat(np.arange(len(sizes)), sizes + 1)[at]
    letters = np.where(read.letters == ord("\n"), ord(" "), read.letters)
    pairs = (letters[at] * _PLANE + letters[at + 1]).astype(np.uint64)
    found = _placed(places, _mixed(pairs + lengths[places]))
    words = read.words[is_short[read.words >> _KEPT]]
    places = words >> _KEPT
    hashes = _mixed((words & _HASH).astype(np.uint64) + lengths[places])
    return _joined(_lowest(found, _LETTERS), _placed(places, hashes))


@cache
def _kinds() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return of each character whether it stands in words, and whether it begins a number."""
    import numpy as np  # as above

    every = [chr(code) for code in range(_PLANE - 1)]
    # What lies beyond the first plane is seldom a sign: it stands in words.
    is_word = np.array([*(one.isalnum() for one in every), True])
    return is_word, np.array([*(one.isdigit() for one in every), False])


def _mixed(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    import numpy as np  # as above

    mixed = hashes * np.uint64(_SCATTER[0])
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(_SCATTER[1])
    mixed ^= mixed >> np.uint64(32)
    return mixed


def _placed(places: Numbers, hashes: NDArray[np.uint64]) -> Numbers:
    import numpy as np  # as above

    kept: Numbers = (places << _KEPT) | (hashes >> np.uint64(64 - _KEPT)).astype(np.int64)
    return kept


def _unique(found: Numbers) -> Numbers:
    import numpy as np  # as above

    ascending = np.sort(found)  # np.unique would hash them, which takes five times as long
    once: Numbers = ascending[np.diff(ascending, prepend=-1) != 0]
    return once


def _lowest(found: Numbers, most: Any) -> Numbers:
    """Return of each text the terms with the lowest hashes, so many or so many of each."""
    import numpy as np  # as above

    ascending = _unique(found)
    places = ascending >> _KEPT
    begins = np.flatnonzero(np.diff(places, prepend=-1))
    ranks = np.arange(len(places)) - np.repeat(begins, np.diff(begins, append=len(places)))
    limit = most if isinstance(most, int) else most[places]
    chosen: Numbers = ascending[ranks < limit]
    return chosen


def _joined(*parts: Numbers) -> Numbers:
    import numpy as np  # as above

    return np.concatenate(parts)
