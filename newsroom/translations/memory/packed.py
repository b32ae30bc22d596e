"""Postings as bytes: which pairs hold which terms, in about two bytes each.

A shard begins with one variable-length number a term, the bytes that its postings take; then come
the postings of each term, ascending numbers of pairs written as their differences. Everything is
done for whole arrays at once: a loop in Python would take a hundred times as long.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsroom.translations.memory.terms import SUB_BITS

Numbers = NDArray[np.int64]
Bytes = NDArray[np.uint8]

_TERMS = 1 << SUB_BITS
_LOW = 0x7F
_MORE = 0x80
_GROUP = 7
"""Bits of a number that one byte holds; the eighth says that more follow."""


def as_numbers(data: bytes) -> Numbers:
    """Return 32-bit numbers as a tail row keeps them."""
    return np.frombuffer(data, dtype="<u4").astype(np.int64)


def as_bytes(numbers: Numbers) -> bytes:
    """Return numbers as a tail row keeps them."""
    return numbers.astype("<u4").tobytes()


def slices(shard: bytes, subs: Sequence[int]) -> list[bytes]:
    """Return the packed postings of some terms of a shard, by their lower bits."""
    starts, position, at = [0], 0, 0
    for _ in range(_TERMS):
        length = shift = 0
        while True:
            byte = shard[at]
            at += 1
            length |= (byte & _LOW) << shift
            if byte < _MORE:
                break
            shift += _GROUP
        position += length
        starts.append(position)
    return [shard[at + starts[sub] : at + starts[sub + 1]] for sub in subs]


def unpacked(lists: Sequence[bytes]) -> list[Numbers]:
    """Return the numbers of several packed lists; one pass over all of them."""
    values, counts = _decoded(lists)
    return np.split(values, np.cumsum(counts)[:-1]) if lists else []


def read_shards(shards: Sequence[tuple[int, bytes]]) -> tuple[Numbers, Numbers]:
    """Return the terms and pairs of numbered shards, side by side, shard after shard."""
    data = [held for _, held in shards]
    gaps, ends = _gaps(b"".join(data))
    starts = np.cumsum([0, *map(len, data)])
    heads = np.searchsorted(ends, starts[:-1])[:, None] + np.arange(_TERMS)
    lengths = gaps[heads]
    # A shard's postings begin where the last number of its head ends.
    borders = np.cumsum(lengths, axis=1) + ends[heads[:, -1:]] + 1
    until = np.searchsorted(ends, borders)
    counts = np.diff(until, axis=1, prepend=heads[:, -1:] + 1).ravel()
    is_posting = np.ones(len(gaps), bool)
    is_posting[heads.ravel()] = False
    numbers = np.array([number for number, _ in shards], np.int64)
    terms = (numbers[:, None] * _TERMS + np.arange(_TERMS)).ravel()
    return np.repeat(terms, counts), _summed(gaps[is_posting], counts)


def write_shards(terms: Numbers, unit_ids: Numbers) -> dict[int, bytes]:
    """Return shards by number from postings that ascend by term and pair, none twice."""
    if not len(terms):
        return {}
    is_first = np.concatenate(([True], terms[1:] != terms[:-1]))
    gaps = np.where(is_first, unit_ids, np.diff(unit_ids, prepend=0))
    sizes = _sizes(gaps)
    data = _encoded(gaps, sizes).tobytes()
    low, high = int(terms[0]) >> SUB_BITS, int(terms[-1]) >> SUB_BITS
    length = np.bincount(
        terms - (low << SUB_BITS), weights=sizes, minlength=(high - low + 1) << SUB_BITS
    ).astype(np.int64)
    head_sizes = _sizes(length)
    heads = _encoded(length, head_sizes).tobytes()
    bodies = np.cumsum([0, *length.reshape(-1, _TERMS).sum(axis=1)]).tolist()
    tops = np.cumsum([0, *head_sizes.reshape(-1, _TERMS).sum(axis=1)]).tolist()
    return {
        low + at: heads[tops[at] : tops[at + 1]] + data[bodies[at] : bodies[at + 1]]
        for at in range(high - low + 1)
        if bodies[at + 1] > bodies[at]
    }


def _decoded(lists: Sequence[bytes]) -> tuple[Numbers, Numbers]:
    """Return the numbers of all lists one after another, and how many each list has."""
    gaps, ends = _gaps(b"".join(lists))
    until = np.searchsorted(ends, np.cumsum([len(one) for one in lists]))
    counts = np.diff(until, prepend=0)
    return _summed(gaps, counts), counts


def _gaps(packed: bytes) -> tuple[Numbers, Numbers]:
    """Return the variable-length numbers of some bytes, and the place of the last byte of each."""
    data = np.frombuffer(packed, dtype=np.uint8)
    ends = np.flatnonzero(data < _MORE)
    if not len(ends):
        return np.zeros(0, np.int64), ends
    starts = np.concatenate(([0], ends[:-1] + 1))
    gaps = (data[starts] & _LOW).astype(np.int64)
    lengths = ends - starts
    for more in range(1, int(lengths.max()) + 1):
        longer = np.flatnonzero(lengths >= more)
        part = (data[starts[longer] + more] & _LOW).astype(np.int64)
        gaps[longer] |= part << (_GROUP * more)
    return gaps, ends


def _summed(gaps: Numbers, counts: Numbers) -> Numbers:
    """Return the numbers whose differences these are, each list beginning anew."""
    sums = np.cumsum(gaps)
    before = np.concatenate(([0], sums))[np.cumsum(counts) - counts]
    numbers: Numbers = sums - np.repeat(before, counts)
    return numbers


def _sizes(numbers: Numbers) -> Numbers:
    """Return how many bytes each number takes."""
    sizes = np.ones(len(numbers), np.int64)
    for more in range(1, 5):
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
