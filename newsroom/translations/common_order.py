"""The longest choice of equal items that two sequences hold in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

# Beyond this many equal pairs of one digest, the first old one goes with the first new one:
# equal texts lose nothing by it, and a page of ten thousand equal cells stays quick.
_ALL_PAIRS = 400


def longest_common(new: Sequence[str], old: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of a longest common subsequence, unchanged ends first set aside."""
    shorter = min(len(new), len(old))
    head = 0
    while head < shorter and new[head] == old[head]:
        head += 1
    tail = 0
    while tail < shorter - head and new[-1 - tail] == old[-1 - tail]:
        tail += 1
    middle = _rising(_candidates(new[head : len(new) - tail], old[head : len(old) - tail]))
    return [
        *((at, at) for at in range(head)),
        *((at + head, from_old + head) for at, from_old in middle),
        *((len(new) - 1 - at, len(old) - 1 - at) for at in range(tail)),
    ]


def _candidates(new: Sequence[str], old: Sequence[str]) -> list[list[int]]:
    """Return for every new digest the old places it may match, last first."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, digest in enumerate(old):
        places[digest].append(place)
    times = Counter(new)
    seen: Counter[str] = Counter()
    candidates: list[list[int]] = []
    for digest in new:
        where = places.get(digest, [])
        if len(where) * times[digest] > _ALL_PAIRS:
            where = where[seen[digest] : seen[digest] + 1]
        seen[digest] += 1
        candidates.append(where[::-1])
    return candidates


def _rising(candidates: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return the longest choice of one place each that only rises (Hunt and Szymanski, 1977)."""
    ends: list[int] = []
    chains: list[tuple[int, int, object]] = []
    for at, places in enumerate(candidates):
        for place in places:
            length = bisect_left(ends, place)
            before = chains[length - 1] if length else None
            if length == len(ends):
                ends.append(place)
                chains.append((at, place, before))
            else:
                ends[length] = place
                chains[length] = (at, place, before)
    pairs: list[tuple[int, int]] = []
    link: object = chains[-1] if chains else None
    while isinstance(link, tuple):
        at, place, link = link
        pairs.append((at, place))
    return pairs[::-1]
