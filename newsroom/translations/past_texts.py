"""What a source edition said before: the keys, marks and translations that a new text takes up."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import select

from newsroom.articles import placeholders
from newsroom.articles.models import Revision
from newsroom.database import db
from newsroom.translations import mark_ids, queries
from newsroom.translations.carry_over import Carried, How, Piece
from newsroom.translations.mark_ids import Marked
from newsroom.translations.models import SourceSegment

_MOST_KEYS = 1_000
"""Asked for by name; of more the whole past of an edition is read."""
CUT = frozenset([How.SPLIT, How.MERGED])
"""Made of others: neither marks nor translations are theirs from the start."""


@dataclass(frozen=True)
class Past:
    """All that carrying over goes by."""

    edition_id: uuid.UUID
    live: Mapping[str, SourceSegment] = field(default_factory=dict)
    """The segments of the text before, by key."""
    pieces: Sequence[Piece] = ()
    texts: Sequence[Sequence[Piece]] = ()
    """Every earlier text, the latest first."""

    @cached_property
    def words(self) -> dict[str, str]:
        """The texts that attributes of the text before point at, by slot."""
        return {one.slot: one.text for one in self.live.values()}


def of(edition_id: uuid.UUID, earlier: uuid.UUID | None) -> Past:
    """Return what an edition consisted of at an ``earlier`` revision and before it."""
    if earlier is None:
        return Past(edition_id)
    live = queries.segments(earlier)
    query = (
        select(
            Revision.number,
            SourceSegment.kind,
            SourceSegment.digest,
            SourceSegment.key,
        )
        .join(Revision, Revision.id == SourceSegment.revision_id)
        .where(Revision.edition_id == edition_id)
        .order_by(Revision.number.desc(), SourceSegment.position)
    )
    texts: dict[int, list[Piece]] = {}
    for row in db.session.execute(query):
        gone = Piece(row.kind, row.digest, row.key, retired=True)
        texts.setdefault(row.number, []).append(gone)
    present = {(one.key, one.digest) for one in live}
    said = dict.fromkeys(one for text in texts.values() for one in text)
    return Past(
        edition_id,
        {one.key: one for one in live},
        [
            *(
                Piece(one.kind, one.digest, one.key, words=placeholders.plain_text(one.text))
                for one in live
            ),
            *(one for one in said if (one.key, one.digest) not in present),
        ],
        list(texts.values()),
    )


def keep_mark_ids(rows: Sequence[dict[str, Any]], carried: Sequence[Carried], past: Past) -> None:
    """Give the marks of segments that were there before the ids that they had, in place."""
    touched = [
        (row, one)
        for row, one in zip(rows, carried, strict=True)
        if row["inline_map"] and one.old is not None and one.how not in CUT
    ]
    words = words_by_slot(rows)
    unsure = {one.key for row, one in touched if not _is_live(past, one.key, row["digest"])}
    history = _history(past.edition_id, unsure)
    for row, one in touched:
        new = Marked(row["text"], row["inline_map"], words)
        said = history.get(one.key, [])
        if _is_live(past, one.key, row["digest"]):
            said = [past.live[one.key]]
        same = next((before for before in said if before.digest == row["digest"]), None)
        if same is not None:
            kept = mark_ids.as_before(new, Marked(same.text, same.inline_map))
        else:
            before = past.live[one.key]
            used = [int(number) for earlier in said for number in earlier.inline_map]
            old = Marked(before.text, before.inline_map, past.words)
            kept = mark_ids.kept(new, old, used=used)
        row["text"], row["inline_map"] = kept.text, dict(kept.inline_map)


def _is_live(past: Past, key: str, digest: str) -> bool:
    return key in past.live and past.live[key].digest == digest


def words_by_slot(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return the texts that attributes may point at."""
    return {row["slot"]: row["text"] for row in rows}


def _history(edition_id: uuid.UUID, keys: Collection[str]) -> dict[str, list[Any]]:
    """Return everything that these keys ever stood for, the latest first."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    if keys:
        query = (
            select(
                SourceSegment.key,
                SourceSegment.digest,
                SourceSegment.text,
                SourceSegment.inline_map,
            )
            .join(Revision, Revision.id == SourceSegment.revision_id)
            .where(Revision.edition_id == edition_id)
            .order_by(Revision.number.desc())
        )
        if len(keys) <= _MOST_KEYS:
            query = query.where(SourceSegment.key.in_(keys))
        for row in db.session.execute(query):
            found[row.key].append(row)
    return found
