"""A stretch of the index: of pairs with numbers from one to another, which hold which terms.

It is made once from the texts and never changed. It holds hashes and numbers, no words: 18 bits of
each term, 32 of each whole text, and about how long that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsroom.translations.memory import packed
from newsroom.translations.memory.packed import Bytes, Numbers
from newsroom.translations.memory.terms import BITS, terms

_AT_ONCE = 500_000
"""Postings that a merge holds unpacked; 16 bytes each, a few times over."""
_STEPS = 16
"""Of a length's logarithm: two texts of which one is twice as long are so many steps apart."""


@dataclass(frozen=True)
class Side:
    """The texts of one language in a stretch: ``en:es`` for the English of pairs with Spanish."""

    first: int
    """The number of the pair that place 0 belongs to."""
    dictionary: Bytes
    """The terms in their order, as differences, then how many bytes the places of each take."""
    places: Bytes
    """Term by term, packed."""
    digests: NDArray[np.uint32]
    """Of whole texts, ascending."""
    digest_places: NDArray[np.uint32]
    lengths: NDArray[np.uint8]
    """By place; 0 where there is no text."""

    @cached_property
    def _terms(self) -> tuple[Numbers, Numbers]:
        """Return the terms, and where the places of each end; unpacked when first asked for."""
        values = packed.unpack_plain(self.dictionary)
        known, taken = values[: len(values) // 2], values[len(values) // 2 :]
        return np.cumsum(known), np.cumsum(taken)

    def find(self, wanted: Numbers) -> tuple[Numbers, Numbers]:
        """Return of each wanted term where its places begin and end; nowhere for unknown ones."""
        known, ends = self._terms
        if not len(known):
            return np.zeros_like(wanted), np.zeros_like(wanted)
        at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        until = ends[at]
        start = np.where(at > 0, ends[at - 1], 0)
        return np.where(known[at] == wanted, start, until), until

    def units(self, begins: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
        """Return the pairs of packed lists, one after another, and how many each has."""
        pieces = [self.places[begin:end] for begin, end in zip(begins, ends, strict=True)]
        if not pieces:
            return _NONE, _NONE
        found, counts = packed.unpack(np.concatenate(pieces), ends - begins)
        return found + self.first, counts

    def equal(self, wanted: NDArray[np.uint32]) -> Numbers:
        """Return the pairs whose text has one of these digests."""
        begin = np.searchsorted(self.digests, wanted, side="left")
        end = np.searchsorted(self.digests, wanted, side="right")
        found = [self.digest_places[a:b] for a, b in zip(begin, end, strict=True) if a < b]
        return np.concatenate(found).astype(np.int64) + self.first if found else _NONE

    def with_all(self, wanted: Numbers) -> Numbers:
        """Return the pairs that hold every one of these terms."""
        begins, ends = self.find(wanted)
        if not len(wanted) or (begins == ends).any():
            return _NONE
        units, counts = self.units(begins, ends)
        shortest, *others = sorted(np.split(units, np.cumsum(counts)[:-1]), key=len)
        for one in others:
            shortest = np.intersect1d(shortest, one, assume_unique=True)
        return shortest

    def lengths_of(self, units: Numbers) -> NDArray[np.uint8]:
        """Return on the scale of ``steps`` how long those of these texts are that lie in it."""
        begin, end = np.searchsorted(units, [self.first, self.first + len(self.lengths)])
        return self.lengths[units[begin:end] - self.first]

    def postings(self, low: int, high: int) -> tuple[Numbers, Numbers]:
        """Return the terms from ``low`` to below ``high``, each beside a pair that holds it."""
        known, ends = self._terms
        begin, end = np.searchsorted(known, [low, high])
        if begin == end:
            return _NONE, _NONE
        bounds = np.concatenate(([ends[begin - 1] if begin else 0], ends[begin:end]))
        found, counts = packed.unpack(self.places[bounds[0] : bounds[-1]], np.diff(bounds))
        return np.repeat(known[begin:end], counts), found + self.first


_NONE: Numbers = np.zeros(0, np.int64)


@dataclass(frozen=True)
class Stretch:
    """The pairs from ``first`` to ``last``, as far as there were any when it was made."""

    first: int
    last: int
    purged: int
    """How often the memory had been purged by then."""
    sides: Mapping[str, Side]

    @property
    def size(self) -> int:
        """How many numbers it reaches over."""
        return self.last - self.first + 1


@dataclass
class Texts:
    """Comparable texts of one side, each beside the number of its pair and its digest."""

    units: list[int]
    digests: list[int]
    forms: list[str]


def made(first: int, last: int, purged: int, texts: Mapping[str, Texts]) -> Stretch:
    """Return the stretch of some texts."""
    return Stretch(
        first, last, purged, {name: _side(first, last, held) for name, held in texts.items()}
    )


def _side(first: int, last: int, texts: Texts) -> Side:
    places = np.array(texts.units, np.int64) - first
    found, at = terms(texts.forms)
    postings = np.sort((found << 32) | places[at])
    lengths = np.zeros(last - first + 1, np.uint8)
    lengths[places] = steps([len(form) for form in texts.forms])
    digests = np.array(texts.digests, np.int64).astype(np.uint32)
    return _packed(first, [postings], (digests, places), lengths)


def merged(parts: Sequence[Stretch], purged: int, alive: Numbers | None = None) -> Stretch:
    """Return one stretch of several neighbours, of the pairs that are still ``alive`` or of all."""
    first, last = parts[0].first, parts[-1].last
    is_alive = np.full(last - first + 1, alive is None)
    if alive is not None:
        is_alive[alive - first] = True
    names = sorted({name for part in parts for name in part.sides})
    return Stretch(first, last, purged, {name: _joined(parts, name, is_alive) for name in names})


def _joined(parts: Sequence[Stretch], name: str, is_alive: NDArray[np.bool_]) -> Side:
    first = parts[0].first
    sides = [part.sides[name] for part in parts if name in part.sides]
    lengths = np.zeros(len(is_alive), np.uint8)
    for side in sides:
        at = side.first - first
        lengths[at : at + len(side.lengths)] = side.lengths
    lengths[~is_alive] = 0
    units = np.concatenate([side.digest_places.astype(np.int64) + side.first for side in sides])
    digests = np.concatenate([side.digests for side in sides])
    kept = is_alive[units - first]
    known = (digests[kept], units[kept] - first)

    def postings() -> Iterable[Numbers]:
        share = max(sum(len(side.places) for side in sides) // _AT_ONCE, 1)
        borders = np.linspace(0, 1 << BITS, share + 1).astype(int).tolist()
        for low, high in pairwise(borders):
            found = [side.postings(low, high) for side in sides]
            every = np.concatenate([(terms << 32) | (units - first) for terms, units in found])
            yield np.sort(every[is_alive[every & _LOW]])

    return _packed(first, postings(), known, lengths)


_LOW = (1 << 32) - 1


def _packed(
    first: int,
    postings: Iterable[Numbers],
    known: tuple[NDArray[np.uint32], Numbers],
    lengths: NDArray[np.uint8],
) -> Side:
    """Pack what ascends by term and place, maybe in several parts, and digests with places."""
    packs = []
    for part in postings:
        every = part[np.diff(part, prepend=-1) != 0]
        packs.append(packed.pack(every >> 32, every & _LOW))
    found = np.concatenate([one[0] for one in packs])
    taken = np.concatenate([one[1] for one in packs])
    digests, places = known
    order = np.lexsort((places, digests))
    return Side(
        first,
        packed.pack_plain(np.concatenate((np.diff(found, prepend=0), taken))),
        np.concatenate([one[2] for one in packs]),
        digests[order],
        places[order].astype(np.uint32),
        lengths,
    )


def steps(lengths: Sequence[int]) -> NDArray[np.uint8]:
    """Return on a scale from 1 to 255 how long texts are, equal ratios as equal differences."""
    scale = np.log2(np.array(lengths, np.float64) + 1) * _STEPS
    found: NDArray[np.uint8] = np.clip(scale.round(), 1, 255).astype(np.uint8)
    return found


def apart(ratio: float) -> int:
    """Return how many steps lengths are apart of which the shorter is ``ratio`` of the longer."""
    return int(np.ceil(-np.log2(ratio) * _STEPS)) + 1
