"""Two people's texts over the text that both began with: what only one of them changed is taken.

Nothing here knows what a block is, or of rows: texts are sequences, and equal items are the same.
"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

Blocks = tuple[str, ...]
_MOST_EQUAL = 100_000
"""Pairs of equal blocks that two texts may have and still be compared in a moment."""


class Side(enum.StrEnum):
    """Whose change a part is."""

    NOBODY = "nobody"
    MINE = "mine"
    THEIRS = "theirs"
    EQUAL = "equal"
    """Both made the same change."""
    CLASH = "clash"
    """Each made another one: a person decides."""


@dataclass(frozen=True)
class Part:
    """A run of blocks, as it was and as each of the two has it."""

    side: Side
    base: Blocks
    mine: Blocks
    theirs: Blocks

    @property
    def taken(self) -> Blocks:
        """What stands in the merged text if nobody decides; of a clash both, so nothing is lost."""
        if self.side is Side.THEIRS:
            return self.theirs
        if self.side is Side.CLASH:
            return self.mine + self.theirs
        return self.mine


def merge(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[Part]:
    """Return the parts of two texts in reading order, by what became of the blocks of ``base``."""
    parts = []
    at, at_mine, at_theirs = 0, 0, 0
    ends = (len(base), len(mine), len(theirs))
    for place, in_mine, in_theirs in [*_kept_by_both(base, mine, theirs), ends]:
        changed = (
            tuple(base[at:place]),
            tuple(mine[at_mine:in_mine]),
            tuple(theirs[at_theirs:in_theirs]),
        )
        if any(changed):
            parts += _parts(*changed)
        if place < len(base):
            kept = (base[place],)
            parts.append(Part(Side.NOBODY, kept, kept, kept))
        at, at_mine, at_theirs = place + 1, in_mine + 1, in_theirs + 1
    return parts


def merge_without_base(mine: Sequence[str], theirs: Sequence[str]) -> list[Part]:
    """Return the parts of two texts of which nobody knows what they began with.

    Whatever stands in one only is a clash: it may have been added, or taken out by the other.
    """
    parts = []
    matcher = _matcher(mine, theirs)
    for tag, a, b, c, d in matcher.get_opcodes():
        ours, others = tuple(mine[a:b]), tuple(theirs[c:d])
        if tag == "equal":
            parts += [Part(Side.NOBODY, (one,), (one,), (one,)) for one in ours]
        else:
            parts.append(Part(Side.CLASH, (), ours, others))
    return parts


def merge_one(base: str | None, mine: str, theirs: str) -> Part:
    """Return a single value as one part; ``base`` is None where nobody knows it."""
    if mine == theirs:
        side = Side.NOBODY if mine == base else Side.EQUAL
    elif base is None:
        side = Side.CLASH
    else:
        side = _side((base,), (mine,), (theirs,))
    return Part(side, (base or "",), (mine,), (theirs,))


def merge_keys(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Return what both kept of a set and what either added; what one took out is out."""
    gone = {one for one in base if one not in mine or one not in theirs}
    return tuple(one for one in dict.fromkeys([*mine, *theirs]) if one not in gone)


def _parts(base: Blocks, mine: Blocks, theirs: Blocks) -> list[Part]:
    """Return a run of changes as one part, or block by block where neither side moved any.

    Neighbours that each of the two rewrote one of are two changes, and nobody has to decide.
    """
    if _side(base, mine, theirs) is Side.CLASH and len(base) == len(mine) == len(theirs):
        singles = zip(base, mine, theirs, strict=True)
        return [Part(_side((a,), (b,), (c,)), (a,), (b,), (c,)) for a, b, c in singles]
    return [Part(_side(base, mine, theirs), base, mine, theirs)]


def _side(base: Blocks, mine: Blocks, theirs: Blocks) -> Side:
    if mine == theirs:
        return Side.NOBODY if mine == base else Side.EQUAL
    if mine == base:
        return Side.THEIRS
    return Side.MINE if theirs == base else Side.CLASH


def _kept_by_both(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """Yield where each block stands that neither of the two changed, in all three texts."""
    in_mine, in_theirs = _places(base, mine), _places(base, theirs)
    for place in range(len(base)):
        if place in in_mine and place in in_theirs:
            yield place, in_mine[place], in_theirs[place]


def _places(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    matcher = _matcher(base, other)
    return {
        start + step: there + step
        for start, there, size in matcher.get_matching_blocks()
        for step in range(size)
    }


def _matcher(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    """Return what compares two texts.

    It compares each block with all that equal it, again for every run that it finds. Where that
    would take long, blocks that repeat often are left out as landmarks.
    """
    times = Counter(other)
    is_costly = sum(times[block] for block in one) > _MOST_EQUAL
    return SequenceMatcher(None, one, other, autojunk=is_costly)
