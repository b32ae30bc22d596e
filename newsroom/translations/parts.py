"""The first translation of a segment that was split off another one, or merged from several."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select

from newsroom.articles import placeholders
from newsroom.articles.models import Edition
from newsroom.database import db
from newsroom.translations import mark_ids
from newsroom.translations.carry_over import Carried, Piece
from newsroom.translations.mark_ids import Marked
from newsroom.translations.models import SegmentTarget, SourceSegment
from newsroom.translations.past_texts import CUT, Past, words_by_slot
from newsroom.translations.states import TargetStatus

_MOST_KEYS = 1_000
"""Asked for by name; of more, all targets of the article are read."""

DIGESTS = " "
"""Between the digests of the source texts that a merged translation was made from."""

_Ids = Mapping[str, str]


def begin(rows: Sequence[dict[str, Any]], carried: Sequence[Carried], past: Past) -> None:
    """Let them begin with what was translated before, marked for a second look.

    The part of a split that kept its key keeps its translation; every other part begins with the
    same one, to be cut. A merged segment begins with all of its parts' in a row. The rows that
    they come from stay as they are, so that the edit can be undone.
    """
    parts = [
        (row, one.parts or (one.old,))
        for row, one in zip(rows, carried, strict=True)
        if one.how in CUT and one.old is not None and not row["locked"]
    ]
    if not parts:
        return
    known = _targets(past, {piece.key for _, pieces in parts for piece in pieces})
    words, before = words_by_slot(rows), past.words
    made = []
    for row, pieces in parts:
        new = Marked(row["text"], row["inline_map"], words)
        made += _begun(row["key"], new, _segments(past, pieces), known, before)
    if made:
        db.session.execute(insert(SegmentTarget), made)


def _segments(past: Past, pieces: Sequence[Piece]) -> list[SourceSegment]:
    return [past.live[piece.key] for piece in pieces]


def _targets(past: Past, keys: Collection[str]) -> list[dict[str, SegmentTarget]]:
    """Return the texts in work of these keys, one mapping an edition."""
    query = select(SegmentTarget)
    if len(keys) <= _MOST_KEYS:
        query = query.where(SegmentTarget.key.in_(keys))  # random: no other article has them
    else:
        article = select(Edition.article_id).where(Edition.id == past.edition_id)
        editions = select(Edition.id).where(Edition.article_id == article.scalar_subquery())
        query = query.where(SegmentTarget.edition_id.in_(editions))
    found: defaultdict[uuid.UUID, dict[str, SegmentTarget]] = defaultdict(dict)
    for one in db.session.scalars(query):
        found[one.edition_id][one.key] = one
    return list(found.values())


def _begun(
    key: str,
    new: Marked,
    olds: Sequence[SourceSegment],
    known: Sequence[Mapping[str, SegmentTarget]],
    words: Mapping[str, str],
) -> list[dict[str, Any]]:
    ids = mark_ids.matched(new, [Marked(one.text, one.inline_map, words) for one in olds])
    made = []
    for targets in known:
        said = [
            (targets[old.key], renamed)
            for old, renamed in zip(olds, ids, strict=True)
            if old.key in targets and targets[old.key].text.strip()
        ]
        if said:
            made.append(_row(key, said))
    return made


def _row(key: str, said: Sequence[tuple[SegmentTarget, _Ids]]) -> dict[str, Any]:
    first, _ = said[0]
    return {
        "edition_id": first.edition_id,
        "key": key,
        "text": " ".join(placeholders.renumbered(one.text, ids) for one, ids in said),
        "status": TargetStatus.FUZZY,
        "source_digest": DIGESTS.join(one.source_digest for one, _ in said),
        "origin": first.origin,
        "version": 1,
        "updated_by": first.updated_by,
        "updated_at": max(one.updated_at for one, _ in said),
    }
