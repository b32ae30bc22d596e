"""Ask the index which remembered pairs share the most, and the rarest, terms with a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsroom.translations.memory import following, merging

if TYPE_CHECKING:
    from newsroom.translations.memory.packed import Numbers
    from newsroom.translations.memory.stretches import Side

MOST = 120
"""Pairs whose texts are read and compared; recall at a million pairs hardly grows beyond."""
_IN_PASSING = 8_192
"""Pairs that a question reads before it answers: a tenth of a second, where an import has just
been. Where more is new it answers from what is known, and upkeep reads the rest."""
_PLACE = 6
"""Bits that tell the terms of one question apart."""
_MOST_TERMS = (1 << _PLACE) - 1
_BUDGET_BYTES = 20_000
"""Of packed places that one question counts; the rarest terms come first."""
_NEWER = 1e-10
_MANY = 1_000_000
_EMPHASIS = 1.5
"""A term's weight is the logarithm of a million by its frequency, to this power: two texts that
share one rare pair of words are more alike than two that share three usual words."""
_LEAST_ALIKE = 0.52
"""A text that is so much shorter or longer is at best 70 % alike."""
_LENGTH_WEIGHS = 0.15


def sides(name: str, *, whole: bool = False) -> Sequence[Side]:
    """Return one side of the index as the database has it now; this is what questions ask.

    ``whole`` has all that is new be read before, however long it takes. Nobody asks after storing
    pairs in one transaction: what is rolled back would be known.
    """
    now = following.state()
    held = following.known()
    with held.lock:
        following.catch_up(held, now, None if whole else _IN_PASSING)
        merging.put_in_passing(held)
        every = (*held.kept, *held.tail)
    return [one.sides[name] for one in every if name in one.sides]


def candidates(text: str, sides: Sequence[Side], *, most: int = MOST) -> list[int]:
    """Return the pairs whose text on this side may be most like the text, in no order."""
    import numpy as np  # 25 MB of a process: only for whoever looks something up

    from newsroom.translations.memory import stretches, terms  # bring numpy

    units, weights = _votes(sides, np.array(terms.asked(text), np.int64))
    if not len(units):
        return []
    begins = np.flatnonzero(np.diff(units, prepend=-1))
    votes = np.add.reduceat(weights, begins)
    units = units[begins]
    lengths = np.concatenate([one.lengths_of(units) for one in sides]).astype(np.int64)
    apart = np.abs(lengths - int(stretches.steps([len(text)])[0])) / stretches.apart(_LEAST_ALIKE)
    alike = np.flatnonzero(apart <= 1)
    # Of equal ones the newest come first: what was approved last is what people want.
    units, apart = units[alike], apart[alike]
    votes = votes[alike] * (1 + _NEWER * units) - apart * _LENGTH_WEIGHS * votes.max()
    best = np.argpartition(-votes, most)[:most] if len(votes) > most else alike[:0]
    found: list[int] = (units[best] if len(best) else units).tolist()
    return found


def equal(digests: Sequence[int], sides: Sequence[Side]) -> list[int]:
    """Return the pairs whose text on this side has one of these digests, the newest first."""
    import numpy as np  # as above

    wanted = np.array(digests, np.int64).astype(np.uint32)
    found = [one.equal(wanted) for one in sides]
    return sorted(np.concatenate(found).tolist(), reverse=True) if found else []


def with_all(wanted: Sequence[int], sides: Sequence[Side]) -> list[int]:
    """Return the pairs whose text on this side holds every one of these terms, newest first."""
    import numpy as np  # as above

    found = [one.with_all(np.array(sorted(set(wanted)), np.int64)) for one in sides]
    return sorted(np.concatenate(found).tolist(), reverse=True) if found else []


def _votes(sides: Sequence[Side], wanted: Numbers) -> tuple[Numbers, Numbers]:
    """Return pairs, ascending, with the weight of a term that each shares, term by term."""
    import numpy as np  # as above

    where = [one.find(wanted) for one in sides]
    sizes = sum((ends - begins for begins, ends in where), np.zeros(len(wanted), np.int64))
    chosen = _rarest(sizes)
    weights = np.log1p(_MANY / np.maximum(sizes[chosen], 1)) ** _EMPHASIS
    # One number a vote, the pair above and the term below: sorting those is five times as quick
    # as sorting their places.
    votes = []
    for one, (begins, ends) in zip(sides, where, strict=True):
        units, counts = one.units(begins[chosen], ends[chosen])
        votes.append((units << _PLACE) | np.repeat(np.arange(len(chosen)), counts))
    every = np.sort(np.concatenate(votes)) if votes else np.zeros(0, np.int64)
    return every >> _PLACE, weights[every & _MOST_TERMS]


def _rarest(sizes: Numbers) -> Numbers:
    """Return the places of the rarest terms, as many as the budget allows, two at least."""
    import numpy as np  # as above

    order = np.argsort(sizes, kind="stable")
    order = order[sizes[order] > 0][:_MOST_TERMS]
    within = int(np.searchsorted(np.cumsum(sizes[order]), _BUDGET_BYTES, side="right"))
    rarest: Numbers = order[: max(within, 2)]
    return rarest
