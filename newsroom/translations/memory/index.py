"""Ask the index which remembered pairs share the most, and the rarest, terms with a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from newsroom.database import db
from newsroom.translations.memory.models import MemoryShard, MemoryTail
from newsroom.translations.memory.terms import SUB_BITS, asked

if TYPE_CHECKING:
    from newsroom.translations.memory.packed import Numbers

MOST = 300
"""Pairs whose texts are read and compared; recall at a million pairs stops growing there."""
_PLACE = 6
"""Bits that tell the terms of one question apart."""
_MOST_TERMS = 60
_BUDGET_BYTES = 40_000
"""Of packed postings that one question counts; the rarest terms come first."""
_NEWER = 1e-10
_MANY = 1_000_000
"""A term's weight is the logarithm of this by its frequency."""


def candidates(text: str, side: str, *, most: int = MOST) -> list[int]:
    """Return the pairs whose text on this side is most like the text, best first."""
    import numpy as np  # 25 MB of a process: only for whoever looks something up

    found = _postings(asked(text)[:_MOST_TERMS], side)
    if not found:
        return []
    weights = np.log1p(_MANY / np.array([len(one) for one in found]))
    # One number a vote, the pair above and the term below: sorting those is five times as quick
    # as sorting their places.
    every = np.sort(np.concatenate([(one << _PLACE) | at for at, one in enumerate(found)]))
    unit_ids = every >> _PLACE
    begins = np.flatnonzero(np.diff(unit_ids, prepend=-1))
    votes = np.add.reduceat(weights[every & ((1 << _PLACE) - 1)], begins)
    unit_ids = unit_ids[begins]
    # Of equal ones the newest come first: what was approved last is what people want.
    votes += unit_ids * _NEWER
    best = np.argpartition(-votes, most)[:most] if len(votes) > most else np.arange(len(votes))
    return [int(one) for one in unit_ids[best[np.argsort(-votes[best])]]]


def with_all(wanted: Sequence[int], side: str) -> list[int]:
    """Return the pairs whose text on this side holds every one of these terms, newest first."""
    import numpy as np  # as above

    lists = _lists(sorted(set(wanted)), side)
    if not lists or any(not len(one) for one in lists.values()):
        return []
    shortest, *others = sorted(lists.values(), key=len)
    for one in others:
        shortest = np.intersect1d(shortest, one)
    return [int(one) for one in np.unique(shortest)[::-1]]


def _postings(wanted: Sequence[int], side: str) -> list[Numbers]:
    """Return the postings of the rarest terms, as many as the budget allows, two at least."""
    return [one for one in _lists(wanted, side, budget=_BUDGET_BYTES).values() if len(one)]


def _lists(wanted: Sequence[int], side: str, *, budget: int | None = None) -> dict[int, Numbers]:
    """Return the pairs of each term, from the shards and from what is not in them yet."""
    import numpy as np  # as above

    from newsroom.translations.memory import packed  # brings numpy

    slices = _slices(wanted, side)
    chosen = _rarest(slices, budget)
    lists = dict(zip(chosen, packed.unpacked([slices[one] for one in chosen]), strict=True))
    for term, more in _in_tail(chosen, side).items():
        lists[term] = np.concatenate((lists[term], more))
    return lists


def _slices(wanted: Sequence[int], side: str) -> dict[int, bytes]:
    from newsroom.translations.memory import packed  # as above

    by_shard: defaultdict[int, list[int]] = defaultdict(list)
    for term in wanted:
        by_shard[term >> SUB_BITS].append(term)
    query = select(MemoryShard.number, MemoryShard.postings).where(
        MemoryShard.side == side, MemoryShard.number.in_(by_shard)
    )
    found = dict.fromkeys(wanted, b"")
    for number, postings in db.session.execute(query):
        of_shard = by_shard[number]
        lower = [term & ((1 << SUB_BITS) - 1) for term in of_shard]
        found.update(zip(of_shard, packed.slices(postings, lower), strict=True))
    return found


def _rarest(slices: dict[int, bytes], budget: int | None) -> list[int]:
    order = sorted(slices, key=lambda term: len(slices[term]))
    if budget is None:
        return order
    chosen: list[int] = []
    used = 0
    for term in order:
        used += len(slices[term])
        if used > budget and len(chosen) > 1:
            break
        chosen.append(term)
    return chosen


def _in_tail(wanted: Iterable[int], side: str) -> dict[int, Numbers]:
    import numpy as np  # as above

    from newsroom.translations.memory import packed  # as above

    query = select(MemoryTail.terms, MemoryTail.unit_ids).where(MemoryTail.side == side)
    rows = db.session.execute(query).all()
    if not rows:
        return {}
    every = packed.as_numbers(b"".join(row.terms for row in rows))
    unit_ids = packed.as_numbers(b"".join(row.unit_ids for row in rows))
    hit = np.flatnonzero(np.isin(every, np.fromiter(wanted, np.int64)))
    every, unit_ids = every[hit], unit_ids[hit]
    return {int(term): unit_ids[every == term] for term in np.unique(every)}
