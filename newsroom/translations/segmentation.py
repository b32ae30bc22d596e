"""Cut a source revision into segments, and put a translation together from them again."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert

from newsroom.articles import placeholders, sanitise, slugs
from newsroom.articles import segments as splitting
from newsroom.articles.content import Content, of_revision
from newsroom.articles.models import Revision
from newsroom.database import db, insert_missing
from newsroom.translations import carry_over, queries
from newsroom.translations.models import Skeleton, SourceSegment
from newsroom.translations.queries import Row

FIELDS = ("title", "standfirst", "slug", "photo_credit")
"""The fields that are translated, in the order in which a page shows them."""
_SLOT = "field:{}"


def segment(revision: Revision, *, earlier: uuid.UUID | None) -> list[SourceSegment]:
    """Store a revision's skeleton and segments once; keys come from an earlier revision's.

    Returns the segments, or none where they were stored before.
    """
    split = splitting.split(sanitise.trusted(revision.body))
    stored = db.session.connection().execute(
        insert_missing(Skeleton), {"revision_id": revision.id, "html": split.skeleton}
    )
    if not stored.rowcount:
        return []
    drafts = [*_field_rows(revision), *_body_rows(split.segments)]
    carried = carry_over.carry(
        [carry_over.Piece(row["kind"], row["digest"]) for row in drafts],
        _earlier_pieces(revision, earlier),
    )
    rows = [
        row | {"revision_id": revision.id, "position": position, "key": one.key}
        for position, (row, one) in enumerate(zip(drafts, carried, strict=True))
    ]
    db.session.execute(insert(SourceSegment), rows)
    return [SourceSegment(**row) for row in rows]


def _earlier_pieces(revision: Revision, earlier: uuid.UUID | None) -> list[carry_over.Piece]:
    """Return what the last text consisted of, and what had left the text before it."""
    if earlier is None:
        return []
    live = queries.segments(earlier)
    keys = {one.key for one in live}
    gone = {
        one.key: one for one in queries.segments_ever(revision.edition_id) if one.key not in keys
    }
    return [
        *(carry_over.Piece(one.kind, one.digest, one.key) for one in live),
        *(carry_over.Piece(one.kind, one.digest, one.key, retired=True) for one in gone.values()),
    ]


def _field_rows(revision: Revision) -> list[dict[str, Any]]:
    rows = []
    for name in FIELDS:
        text = placeholders.from_plain(getattr(revision, name))
        if text:
            rows.append(
                {
                    "slot": _SLOT.format(name),
                    "kind": name,
                    "text": text,
                    "digest": placeholders.digest(text),
                    "inline_map": {},
                    "language": "",
                    "locked": False,
                }
            )
    return rows


def _body_rows(segments: Sequence[splitting.Segment]) -> list[dict[str, Any]]:
    return [
        {
            "slot": one.slot,
            "kind": one.kind,
            "text": one.text,
            "digest": one.digest,
            "inline_map": one.inline_map,
            "language": one.language,
            "locked": one.locked,
        }
        for one in segments
    ]


def words_to_translate(rows: Sequence[Row]) -> int:
    """Count the source words of the segments that are not translated yet."""
    return sum(
        len(placeholders.plain_text(row.segment.text).split())
        for row in rows
        if not row.is_optional and row.status in {"empty", "fuzzy"}
    )


def assemble(source: Revision, rows: Sequence[Row]) -> Content:
    """Return the translated content: the source's form with the rows' words."""
    fields = {
        row.segment.kind: placeholders.plain_text(row.text)
        for row in rows
        if row.segment.slot.startswith("field:")
    }
    body = splitting.rebuild(
        queries.skeleton(source.id),
        {
            row.segment.slot: (row.text, row.segment.inline_map)
            for row in rows
            if not row.segment.slot.startswith("field:")
        },
    )
    original = of_revision(source)
    return Content(
        title=fields.get("title", ""),
        standfirst=fields.get("standfirst", ""),
        body=body,
        slug=slugs.slug_from(fields.get("slug") or fields.get("title", "")),
        byline=original.byline,
        byline_kind=original.byline_kind,
        photo_credit=fields.get("photo_credit", ""),
        dateline=original.dateline,
        countries=original.countries,
    )
