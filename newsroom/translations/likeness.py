"""Finds which edited segment was which, and what was split or merged, by their words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

LEAST_ALIKE = 75
"""Of 100, for a segment that may have come from anywhere in the text."""
LEAST_ALIKE_IN_PLACE = 55
"""Of 100, where the segments before and after it stayed."""
_LEAST_WORDS_SHARED = 0.4
LEAST_PART = 92
"""Of 100, how much of a part has to stand in the whole."""
_LEAST_PART_CHARACTERS = 12
_LEAST_PARTS_SHARE, _MOST_PARTS_SHARE = 0.6, 1.15
"""How long the parts of a whole are together, against the whole."""
_ALL_PAIRS = 400
"""Gaps of so many pairs are compared in full; in larger ones words say what to compare."""
_MOST_ALIKE = 8
_RAREST_WORDS = 5
_MOST_HOLDERS = 200
"""A word that stands in more segments than this tells none of them apart."""
_WINDOW = 2


@dataclass
class Places:
    """Segments of one side that nothing is known of yet: their places and their words."""

    texts: dict[int, str]
    _by_word: dict[str, list[int]] = field(default_factory=dict)

    def alike(self, text: str) -> Iterator[int]:
        """Yield the few places that share the rarest words with a text."""
        if not self._by_word:
            holders: defaultdict[str, list[int]] = defaultdict(list)
            for place, held in self.texts.items():
                for word in set(held.split()):
                    holders[word].append(place)
            self._by_word = dict(holders)
        shared: Counter[int] = Counter()
        found = [self._by_word[word] for word in set(text.split()) if word in self._by_word]
        for places in sorted(found, key=len)[:_RAREST_WORDS]:
            if len(places) <= _MOST_HOLDERS:
                shared.update(places)
        yield from (place for place, _ in shared.most_common(_MOST_ALIKE))


Pair = tuple[int, int]
"""(place in the new text, place in the old one)."""


def edits(new: dict[int, str], old: dict[int, str], *, least: int) -> list[Pair]:
    """Return which new segment is an edit of which old one: the most alike first, none twice."""
    scored = []
    for at, before in _pairs(new, old):
        score = fuzz.ratio(new[at], old[before], score_cutoff=least)
        if score >= LEAST_ALIKE or (score and _shares_words(new[at], old[before])):
            scored.append((-score, abs(_share(at, new) - _share(before, old)), at, before))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, before in sorted(scored):
        if at not in found and before not in taken:
            found[at] = before
            taken.add(before)
    return sorted(found.items())


def wholes(parts: dict[int, str], entire: dict[int, str]) -> list[tuple[int, tuple[int, ...]]]:
    """Return (whole, its parts) for every text that neighbouring parts make up, in their order.

    For a split the parts are the new segments, for a merger the old ones.
    """
    inside: defaultdict[int, list[int]] = defaultdict(list)
    for part, whole in _pairs(parts, entire):
        if _is_part(parts[part], entire[whole]):
            inside[whole].append(part)
    found: list[tuple[int, tuple[int, ...]]] = []
    taken: set[int] = set()
    for whole, candidates in sorted(inside.items()):
        run = _neighbours([one for one in sorted(candidates) if one not in taken], list(parts))
        length = sum(len(parts[one]) for one in run) / len(entire[whole])
        if len(run) > 1 and _LEAST_PARTS_SHARE <= length <= _MOST_PARTS_SHARE:
            found.append((whole, run))
            taken.update(run)
    return found


def _pairs(new: dict[int, str], old: dict[int, str]) -> Iterator[Pair]:
    """Yield what is worth comparing; a number that grows with the segments, not their square."""
    if len(new) * len(old) <= _ALL_PAIRS:
        yield from ((at, before) for at in new for before in old)
        return
    places, order = Places(old), list(old)
    for number, at in enumerate(new):
        beside = round(number * len(order) / len(new))
        window = order[max(0, beside - _WINDOW) : beside + _WINDOW + 1]
        yield from ((at, before) for before in dict.fromkeys([*places.alike(new[at]), *window]))


def _share(place: int, places: dict[int, str]) -> float:
    """Return how far down among its neighbours a place is, from 0 to 1."""
    first, last = next(iter(places)), next(reversed(places))
    return (place - first) / (last - first) if last > first else 0.0


def _shares_words(text: str, other: str) -> bool:
    """Tell whether two texts have words in common, not only letters and small words."""
    one, two = set(text.split()), set(other.split())
    return len(one & two) >= _LEAST_WORDS_SHARED * max(len(one), len(two))


def _is_part(part: str, whole: str) -> bool:
    # There has to be room for another part.
    if not _LEAST_PART_CHARACTERS <= len(part) <= len(whole) - _LEAST_PART_CHARACTERS:
        return False
    words = part.split()
    held = set(whole.split())
    # Most pairs are told apart by this, at a tenth of the cost.
    if sum(word in held for word in words) * 2 < len(words):
        return False
    return fuzz.partial_ratio(part, whole, score_cutoff=LEAST_PART) > 0


def _neighbours(candidates: Sequence[int], order: Sequence[int]) -> tuple[int, ...]:
    """Return the longest run of candidates that stand side by side among all that are left."""
    position = {place: number for number, place in enumerate(order)}
    best: list[int] = []
    run: list[int] = []
    for one in candidates:
        run = [*run, one] if run and position[one] == position[run[-1]] + 1 else [one]
        best = max(best, run, key=len)
    return tuple(best)
