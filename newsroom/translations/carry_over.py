"""Keeps the keys of segments across an edit of the source, so that their translations stay."""

import secrets
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.translations import likeness
from newsroom.translations.common_order import longest_common

FIELD_KINDS = frozenset(
    ["title", "standfirst", "slug", "byline", "photo_credit", "seo_title", "seo_description"]
)
"""Kinds that an edition has once: they match by what they are, whatever they say."""
_KEY_BYTES = 12
_ONLY_AS_IT_IS = frozenset(["link"])
"""Kinds of which a similar one is another one."""
_OF_ATTRIBUTES = frozenset(["alt", "link_title", "abbreviation"])
"""Kinds that are edited into nothing but their own kind."""


class How(StrEnum):
    """Why a segment has the key that it has."""

    SAME = "same"
    MOVED = "moved"
    EDITED = "edited"
    REVIVED = "revived"
    SPLIT = "split"
    """A part of an old one, whose key went to the largest part."""
    MERGED = "merged"
    NEW = "new"


@dataclass(frozen=True)
class Piece:
    """A segment as far as its identity goes; a new one has no key yet."""

    kind: str
    digest: str
    key: str = ""
    retired: bool = False
    """Words of an earlier text; their key returns when they do, unless it is in use."""
    words: str = field(default="", compare=False)
    """Without marks; "" for what is never found by likeness."""


@dataclass(frozen=True)
class Carried:
    """The key of a new segment, and the old one that it was taken from."""

    key: str
    how: How
    old: Piece | None = None
    parts: tuple[Piece, ...] = ()
    """The old ones that a merged segment is made of."""


def new_key() -> str:
    """Return an opaque random key of 16 characters."""
    return secrets.token_urlsafe(_KEY_BYTES)


def carry(
    new: Sequence[Piece], old: Sequence[Piece], texts: Iterable[Sequence[Piece]] = ()
) -> list[Carried]:
    """Return a key for every new piece, in their order; no key twice.

    Fields match by kind. A body that one of the earlier ``texts`` had from end to end gets the very
    keys that it had then. Else the longest common subsequence of digests is the same, equal digests
    elsewhere moved, words of earlier texts are revived; what is left was split, merged or edited,
    as its words tell; the rest is new. Old pieces come in reading order, retired ones anywhere
    among them, the latest first, and so do the texts.
    """
    matching = _Matching(new, old)
    matching.match_fields()
    if not any(matching.is_text(text) for text in texts):
        matching.match_equal()
        matching.match_alike()
    return [matching.found.get(at) or Carried(new_key(), How.NEW) for at in range(len(new))]


class _Matching:
    """Finds old pieces for new ones, rule after rule; what is found is never taken back."""

    def __init__(self, new: Sequence[Piece], old: Sequence[Piece]) -> None:
        self.new, self.old = new, old
        self.found: dict[int, Carried] = {}
        self.taken: set[str] = set()
        self.body = [at for at, piece in enumerate(new) if piece.kind not in FIELD_KINDS]
        self.live = [piece for piece in old if piece.kind not in FIELD_KINDS and not piece.retired]
        self.anchors: list[tuple[int, int]] = []

    def _take(self, at: int, piece: Piece, how: How) -> None:
        self.found[at] = Carried(piece.key, how, piece)
        self.taken.add(piece.key)

    def match_fields(self) -> None:
        """Match title, slug and the like by what they are."""
        # A retired field (a standfirst that was emptied) lends its key when no live one does.
        by_kind: dict[str, Piece] = {}
        for piece in sorted(self.old, key=lambda piece: piece.retired):
            if piece.kind in FIELD_KINDS:
                by_kind.setdefault(piece.kind, piece)
        for at, piece in enumerate(self.new):
            before = by_kind.pop(piece.kind, None)
            if before is None:
                continue
            how = How.SAME if before.digest == piece.digest else How.EDITED
            if before.retired and how is How.SAME:
                how = How.REVIVED
            self._take(at, before, how)

    def is_text(self, text: Sequence[Piece]) -> bool:
        """Take every key of an earlier text that says just what the new one says."""
        body = [piece for piece in text if piece.kind not in FIELD_KINDS]
        if [_word(piece) for piece in body] != [_word(self.new[at]) for at in self.body]:
            return False
        now = {(piece.key, piece.digest) for piece in self.live}
        for at, piece in zip(self.body, body, strict=True):
            stays = (piece.key, piece.digest) in now
            self._take(at, piece, How.SAME if stays else How.REVIVED)
        return True

    def match_equal(self) -> None:
        """Match equal words: in their order, then elsewhere, then those of earlier texts."""
        words = [_word(self.new[at]) for at in self.body]
        self.anchors = longest_common(words, [_word(piece) for piece in self.live])
        for at, before in self.anchors:
            self._take(self.body[at], self.live[before], How.SAME)
        self._match_elsewhere(self.live, How.MOVED)
        gone = (one for one in self.old if one.kind not in FIELD_KINDS and one.retired)
        self._match_elsewhere(gone, How.REVIVED)

    def _match_elsewhere(self, left: Iterable[Piece], how: How) -> None:
        waiting: defaultdict[str, deque[Piece]] = defaultdict(deque)
        for piece in left:
            if piece.key not in self.taken:
                waiting[_word(piece)].append(piece)
        for at in self.body:
            places = waiting.get(_word(self.new[at]))
            while places and at not in self.found:
                piece = places.popleft()
                if piece.key not in self.taken:
                    self._take(at, piece, how)

    def match_alike(self) -> None:
        """Match what is left by likeness: between the same neighbours first, then anywhere."""
        gaps = list(self._gaps())
        for new, old in gaps:
            self._match_parts(new, old)
        for new, old in gaps:
            self._match_edits(new, old, likeness.LEAST_ALIKE_IN_PLACE)
        self._match_edits(range(len(self.body)), range(len(self.live)), likeness.LEAST_ALIKE)

    def _gaps(self) -> Iterator[tuple[range, range]]:
        """Yield what lies between segments that stayed, as places among new and live ones."""
        at = before = 0
        for next_at, next_before in [*self.anchors, (len(self.body), len(self.live))]:
            if next_at > at and next_before > before:
                yield range(at, next_at), range(before, next_before)
            at, before = next_at + 1, next_before + 1

    def _match_edits(self, new: range, old: range, least: int) -> None:
        for kinds in (None, *sorted(_OF_ATTRIBUTES)):
            pairs = likeness.edits(
                self._new_words(new, kinds), self._old_words(old, kinds), least=least
            )
            for at, before in pairs:
                self._take(self.body[at], self.live[before], How.EDITED)

    def _match_parts(self, new: range, old: range) -> None:
        for before, parts in likeness.wholes(self._new_words(new), self._old_words(old)):
            largest = max(parts, key=lambda at: len(self.new[self.body[at]].words))
            self._take(self.body[largest], self.live[before], How.EDITED)
            for at in parts:
                if at != largest:
                    self.found[self.body[at]] = Carried(new_key(), How.SPLIT, self.live[before])
        for at, parts in likeness.wholes(self._old_words(old), self._new_words(new)):
            pieces = tuple(self.live[before] for before in parts)
            # Their keys rest, so that a merger that is undone finds every part as it was.
            self.found[self.body[at]] = Carried(new_key(), How.MERGED, pieces[0], pieces)
            self.taken.update(piece.key for piece in pieces)

    def _new_words(self, places: range, kind: str | None = None) -> dict[int, str]:
        left = ((at, self.new[self.body[at]]) for at in places if self.body[at] not in self.found)
        return {at: piece.words for at, piece in left if _counts(piece, kind)}

    def _old_words(self, places: range, kind: str | None = None) -> dict[int, str]:
        left = ((at, self.live[at]) for at in places if self.live[at].key not in self.taken)
        return {at: piece.words for at, piece in left if _counts(piece, kind)}


def _word(piece: Piece) -> str:
    """Return what equal pieces share; an address is never the same as words that look like it."""
    return f"{piece.kind} {piece.digest}" if piece.kind in _ONLY_AS_IT_IS else piece.digest


def _counts(piece: Piece, kind: str | None) -> bool:
    """Tell whether likeness says anything of a piece, among those of one kind or among blocks."""
    if not piece.words or piece.kind in _ONLY_AS_IT_IS:
        return False
    return piece.kind == kind if kind else piece.kind not in _OF_ATTRIBUTES
