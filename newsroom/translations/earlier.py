"""The segments of a revision of a translation, long after its text in work has moved on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from newsroom.articles import placeholders, sanitise
from newsroom.articles import segments as splitting
from newsroom.articles.models import Revision
from newsroom.database import db
from newsroom.translations import queries
from newsroom.translations.models import Skeleton

_FIELD = "field:"


@dataclass(frozen=True)
class Pair:
    """A segment as one revision had it, in both languages."""

    source: str
    target: str
    """With marks as placeholders, numbered in the order in which they stand there."""
    marks: Mapping[str, Any] = field(default_factory=dict)
    """What the target's marks stand for."""


def pairs(revision: Revision) -> dict[str, Pair] | None:
    """Return a translated revision's segments by key, beside the source that it was made from.

    None where they cannot be told apart: the pair was approved elsewhere, or its text has not
    the form of its source.
    """
    source_id = revision.source_revision_id
    skeleton = db.session.get(Skeleton, source_id) if source_id else None
    if source_id is None or skeleton is None:
        return None
    split = splitting.split(sanitise.trusted(revision.body))
    if split.skeleton != skeleton.html:
        return None
    in_body = {one.slot: one for one in split.segments}
    found: dict[str, Pair] = {}
    for segment in queries.segments(source_id):
        if segment.slot.startswith(_FIELD):
            words = str(getattr(revision, segment.slot.removeprefix(_FIELD)))
            found[segment.key] = Pair(segment.text, placeholders.from_plain(words))
        elif segment.slot in in_body:
            there = in_body[segment.slot]
            found[segment.key] = Pair(segment.text, there.text, there.inline_map)
    return found
