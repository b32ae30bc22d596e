"""Segments that say the same: what is finished in one is proposed in the others, as a draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from newsroom.articles import placeholders
from newsroom.translations.models import SegmentTarget, SourceSegment
from newsroom.translations.queries import Row
from newsroom.translations.states import Origin, TargetStatus

_ALONE = "slug"
"""An address is made of its own title's words and never of another segment's."""


def follows(target: SegmentTarget | None) -> bool:
    """Tell whether a text goes along with its equals: until somebody finishes or detaches it."""
    if target is None:
        return True
    if target.detached or target.status is TargetStatus.CONFIRMED:
        return False
    return target.origin is Origin.REPEAT or not target.text.strip()


def equals(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the rows by their source text, as far as a translation of one suits all."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if not row.locked and row.segment.kind != _ALONE:
            found[identity(row.segment)].append(row)
    return found


def fills(
    finished: Mapping[str, str], rows: Sequence[Row], *, limits: Mapping[str, int]
) -> dict[str, str]:
    """Return the texts that equal segments take over, by key.

    ``finished`` holds the texts that somebody finished just now, by key; ``limits`` how long a
    segment of some kinds may be.
    """
    filled: dict[str, str] = {}
    if not any(text.strip() for text in finished.values()):
        return filled
    for group in equals(rows).values():
        text = next((finished[one.segment.key] for one in group if one.segment.key in finished), "")
        if len(group) == 1 or not text.strip():
            continue
        length = len(placeholders.plain_text(text))
        for one in group:
            key, most = one.segment.key, limits.get(one.segment.kind)
            fits = most is None or length <= most
            if key not in finished and fits and follows(one.target) and one.text != text:
                filled[key] = text
    return filled


def identity(segment: SourceSegment) -> str:
    """Return what equal segments share: equal words are equal work only with equal marks."""
    marks: Mapping[str, Any] = segment.inline_map
    return f"{segment.digest} {segment.language} " + " ".join(
        f"{number}:{mark['tag']}" for number, mark in marks.items()
    )
