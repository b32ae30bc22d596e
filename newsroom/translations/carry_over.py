"""Keeps the keys of segments across an edit of the source, so that their translations stay."""

import secrets
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

FIELD_KINDS = frozenset(
    ["title", "standfirst", "slug", "byline", "photo_credit", "seo_title", "seo_description"]
)
"""Kinds that an edition has once: they match by what they are, whatever they say."""
_KEY_BYTES = 12
# Beyond this many equal pairs of one digest, the first old one goes with the first new one:
# equal texts lose nothing by it, and a page of ten thousand equal cells stays quick.
_ALL_PAIRS = 400


class How(StrEnum):
    """Why a segment has the key that it has."""

    SAME = "same"
    MOVED = "moved"
    EDITED = "edited"
    REVIVED = "revived"
    NEW = "new"


@dataclass(frozen=True)
class Piece:
    """A segment as far as its identity goes; a new one has no key yet."""

    kind: str
    digest: str
    key: str = ""
    retired: bool = False
    """It left the text in an earlier edit; its key returns when its words do."""


@dataclass(frozen=True)
class Carried:
    """The key of a new segment, and the old one that it was taken from."""

    key: str
    how: How
    old: Piece | None = None


def new_key() -> str:
    """Return an opaque random key of 16 characters."""
    return secrets.token_urlsafe(_KEY_BYTES)


def carry(new: Sequence[Piece], old: Sequence[Piece]) -> list[Carried]:
    """Return a key for every new piece, in their order; no key twice.

    Fields match by kind. Of the others the longest common subsequence of digests is the same,
    equal digests elsewhere moved, then retired pieces are revived; the rest is new. Old pieces
    come in reading order, retired ones anywhere among them.
    """
    found: dict[int, Carried] = {}
    _match_fields(new, old, found)
    body = [index for index, piece in enumerate(new) if piece.kind not in FIELD_KINDS]
    live = [piece for piece in old if piece.kind not in FIELD_KINDS and not piece.retired]
    digests = [new[index].digest for index in body]
    pairs = _common(digests, [piece.digest for piece in live])
    for at, from_old in pairs:
        found[body[at]] = Carried(live[from_old].key, How.SAME, live[from_old])
    taken = {from_old for _, from_old in pairs}
    left = (piece for index, piece in enumerate(live) if index not in taken)
    _match_elsewhere(new, body, left, How.MOVED, found)
    gone = (piece for piece in old if piece.kind not in FIELD_KINDS and piece.retired)
    _match_elsewhere(new, body, gone, How.REVIVED, found)
    return [found.get(index) or Carried(new_key(), How.NEW) for index in range(len(new))]


def _match_fields(new: Sequence[Piece], old: Sequence[Piece], found: dict[int, Carried]) -> None:
    # A retired field (a standfirst that was emptied) lends its key when no live one does.
    by_kind: dict[str, Piece] = {}
    for piece in sorted(old, key=lambda piece: piece.retired):
        if piece.kind in FIELD_KINDS:
            by_kind.setdefault(piece.kind, piece)
    for index, piece in enumerate(new):
        before = by_kind.pop(piece.kind, None)
        if before is None:
            continue
        how = How.SAME if before.digest == piece.digest else How.EDITED
        if before.retired and how is How.SAME:
            how = How.REVIVED
        found[index] = Carried(before.key, how, before)


def _match_elsewhere(
    new: Sequence[Piece],
    body: Sequence[int],
    left: Iterable[Piece],
    how: How,
    found: dict[int, Carried],
) -> None:
    waiting: defaultdict[str, deque[Piece]] = defaultdict(deque)
    for piece in left:
        waiting[piece.digest].append(piece)
    for index in body:
        if index not in found and waiting.get(new[index].digest):
            piece = waiting[new[index].digest].popleft()
            found[index] = Carried(piece.key, how, piece)


def _common(new: Sequence[str], old: Sequence[str]) -> list[tuple[int, int]]:
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
