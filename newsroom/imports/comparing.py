"""Compares two versions of a text as carrying over does, before anything is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from newsroom.articles import placeholders, sanitise, segments
from newsroom.articles.segments import Segment
from newsroom.translations import carry_over
from newsroom.translations.carry_over import Carried, How, Piece

FUZZY = frozenset([How.EDITED, How.SPLIT, How.MERGED])
GROUPS = ("kept", "moved", "fuzzy", "new", "retired")
_OF_HOW = {How.SAME: "kept", How.REVIVED: "kept", How.MOVED: "moved", How.NEW: "new"}


@dataclass(frozen=True)
class Compared:
    """What becomes of each segment: those of the new text, then those that leave."""

    groups: dict[str, list[dict[str, Any]]]

    def as_json(self) -> dict[str, Any]:
        """Return counts and segments as plain values."""
        counts = {name: len(found) for name, found in self.groups.items()}
        return {"counts": counts, "segments": self.groups}


def compare(old_html: str, new_html: str) -> Compared:
    """Return what a translation of the old text would be worth for the new one.

    Raises:
        TooLarge: one of the texts is too large for the newsroom.
        BadInput: one of them cannot be understood.
    """
    old = segments.split(sanitise.clean_body(old_html)).segments
    new = segments.split(sanitise.clean_body(new_html)).segments
    before = [_piece(one, key=carry_over.new_key()) for one in old]
    carried = carry_over.carry([_piece(one) for one in new], before)
    groups: dict[str, list[dict[str, Any]]] = {name: [] for name in GROUPS}
    texts = {piece.key: one.text for piece, one in zip(before, old, strict=True)}
    for one, segment in zip(carried, new, strict=True):
        groups[_OF_HOW.get(one.how, "fuzzy")].append(_told(segment, one, texts))
    used = {one.old.key for one in carried if one.old and one.how is not How.MERGED}
    for piece, segment in zip(before, old, strict=True):
        if piece.key not in used:
            groups["retired"].append({"kind": segment.kind, "text": segment.text})
    return Compared(groups)


def _piece(segment: Segment, key: str = "") -> Piece:
    words = placeholders.plain_text(segment.text)
    return Piece(segment.kind, segment.digest, key, words=words)


def _told(segment: Segment, one: Carried, texts: dict[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": segment.kind, "text": segment.text, "how": str(one.how)}
    sources: Sequence[Piece] = one.parts or ((one.old,) if one.old else ())
    if one.how in FUZZY:
        told["was"] = [texts[piece.key] for piece in sources]
    return told
