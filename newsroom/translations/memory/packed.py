"""Ascending numbers as bytes: their differences, seven bits a byte, so most take one or two.

Everything is done for whole arrays at once: a loop in Python would take a hundred times as long.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Bytes = NDArray[np.uint8]

_LOW = 0x7F
_MORE = 0x80
_GROUP = 7
"""Bits of a number that one byte holds; the eighth says that more follow."""
_LONGEST = 5
"""Bytes of one number: 32 bits."""


def pack(lists: Numbers, numbers: Numbers) -> tuple[Numbers, Numbers, Bytes]:
    """Return which lists there are, how many bytes each takes, and those bytes.

    ``lists`` says beside each number which list it is of; both ascend, and so do a list's numbers.
    """
    is_first = np.diff(lists, prepend=-1) != 0
    gaps = np.where(is_first, numbers, np.diff(numbers, prepend=0))
    sizes = _sizes(gaps)
    begins = np.flatnonzero(is_first)
    taken = np.add.reduceat(sizes, begins) if len(begins) else sizes
    return lists[begins], taken, _encoded(gaps, sizes)


def unpack(data: Bytes, taken: Numbers) -> tuple[Numbers, Numbers]:
    """Return the numbers of packed lists, one after another, and how many each list has."""
    gaps, ends = _decoded(data)
    until = np.searchsorted(ends, np.cumsum(taken))
    counts = np.diff(until, prepend=0)
    sums = np.cumsum(gaps)
    before = np.concatenate(([0], sums))[until - counts]
    return sums - np.repeat(before, counts), counts


def pack_plain(numbers: Numbers) -> Bytes:
    """Return numbers packed as they are, in whatever order."""
    return _encoded(numbers, _sizes(numbers))


def unpack_plain(data: Bytes) -> Numbers:
    """Return numbers that were packed as they are."""
    return _decoded(data)[0]


def _decoded(data: Bytes) -> tuple[Numbers, Numbers]:
    """Return the variable-length numbers of some bytes, and the place of the last byte of each."""
    ends = np.flatnonzero(data < _MORE)
    if not len(ends):
        return np.zeros(0, np.int64), ends
    starts = np.concatenate(([0], ends[:-1] + 1))
    numbers = (data[starts] & _LOW).astype(np.int64)
    lengths = ends - starts
    for more in range(1, int(lengths.max()) + 1):
        longer = np.flatnonzero(lengths >= more)
        part = (data[starts[longer] + more] & _LOW).astype(np.int64)
        numbers[longer] |= part << (_GROUP * more)
    return numbers, ends


def _sizes(numbers: Numbers) -> Numbers:
    """Return how many bytes each number takes."""
    sizes = np.ones(len(numbers), np.int64)
    for more in range(1, _LONGEST):
        sizes += numbers >= 1 << (_GROUP * more)
    return sizes


def _encoded(numbers: Numbers, sizes: Numbers) -> Bytes:
    data = np.zeros(int(sizes.sum()), np.uint8)
    starts = np.cumsum(sizes) - sizes
    for place in range(int(sizes.max(initial=0))):
        longer = np.flatnonzero(sizes > place)
        byte = (numbers[longer] >> (_GROUP * place)) & _LOW
        more = np.where(sizes[longer] > place + 1, _MORE, 0)
        data[starts[longer] + place] = byte | more
    return data
