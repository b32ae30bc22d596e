"""What changed between two texts, word by word, as plain pieces that templates escape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME = "same"
ADDED = "added"
REMOVED = "removed"

_WORDS = re.compile(r"\s+|[^\s\w]|\w+")
_ALIKE = 0.4
"""Below this share of common words, a shredded mixture would tell less than the two texts."""
_MOST_WORDS = 4_000
"""Longer passages are shown as replaced whole: comparing them would take seconds."""


@dataclass(frozen=True)
class Piece:
    """A run of words: kept, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True)
class Passage:
    """One paragraph with its changes, or ``skipped`` unchanged ones in its place."""

    pieces: tuple[Piece, ...] = ()
    skipped: int = 0


def words(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts in reading order, removed ones before added ones."""
    if old == new:
        return (Piece(SAME, new),) if new else ()
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) + len(after) > _MOST_WORDS:
        return _kept([Piece(REMOVED, old), Piece(ADDED, new)])
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if _share_kept(matcher, before, after) < _ALIKE:
        return _kept([Piece(REMOVED, old), Piece(ADDED, new)])
    pieces: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(SAME, "".join(before[a:b])))
            continue
        pieces += [Piece(REMOVED, "".join(before[a:b])), Piece(ADDED, "".join(after[c:d]))]
    return _kept(pieces)


def _share_kept(matcher: SequenceMatcher[str], before: list[str], after: list[str]) -> float:
    """Return which share of the words stays, white space not counted."""
    kept = sum(
        not word.isspace()
        for start, _, size in matcher.get_matching_blocks()
        for word in before[start : start + size]
    )
    said = sum(not word.isspace() for word in [*before, *after])
    return 2 * kept / said if said else 1.0


def _kept(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.text)


def passages(old: Sequence[str], new: Sequence[str]) -> list[Passage]:
    """Return the changed paragraphs of two texts; unchanged ones are only counted."""
    found: list[Passage] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Passage(skipped=b - a))
        else:
            found.extend(_changed(old[a:b], new[c:d]))
    return found


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Passage]:
    for place in range(max(len(old), len(new))):
        before = old[place] if place < len(old) else ""
        after = new[place] if place < len(new) else ""
        yield Passage(words(before, after))
