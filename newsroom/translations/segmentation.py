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
from newsroom.articles.quotations import primary
from newsroom.database import db, insert_missing
from newsroom.languages import LANGUAGES
from newsroom.settings import current
from newsroom.translations import carry_over, parts, past_texts, queries
from newsroom.translations.models import Skeleton, SourceSegment
from newsroom.translations.queries import Row
from newsroom.translations.states import TargetStatus

FIELDS = ("title", "standfirst", "slug", "photo_credit")
"""The fields that are translated, in the order in which a page shows them."""
_SLOT = "field:{}"


def segment(revision: Revision, *, earlier: uuid.UUID | None) -> list[SourceSegment]:
    """Store a revision's skeleton and segments once; keys come from an earlier revision's.

    A segment that was split off or merged begins with the translations of what it was made of.
    Returns the segments, or none where they were stored before.
    """
    split = splitting.split(sanitise.trusted(revision.body), public_url=current().public_url)
    stored = db.session.connection().execute(
        insert_missing(Skeleton), {"revision_id": revision.id, "html": split.skeleton}
    )
    if not stored.rowcount:
        return []
    drafts = [*_field_rows(revision), *(_row(one) for one in split.segments)]
    pieces = [piece_of(row["kind"], row["digest"], row["text"]) for row in drafts]
    past = past_texts.of(revision.edition_id, earlier)
    carried = carry_over.carry(pieces, past.pieces, past.texts)
    rows = [row | {"key": one.key} for row, one in zip(drafts, carried, strict=True)]
    past_texts.keep_mark_ids(rows, carried, past)
    rows = [row | {"revision_id": revision.id, "position": at} for at, row in enumerate(rows)]
    db.session.execute(insert(SourceSegment), rows)
    parts.begin(rows, carried, past)
    return [SourceSegment(**row) for row in rows]


def piece_of(kind: str, digest: str, text: str, key: str = "") -> carry_over.Piece:
    """Return a segment as far as its identity goes."""
    return carry_over.Piece(kind, digest, key, words=placeholders.plain_text(text))


def _field_rows(revision: Revision) -> list[dict[str, Any]]:
    rows = []
    for name in FIELDS:
        text = placeholders.from_plain(getattr(revision, name))
        if text:
            one = splitting.Segment(_SLOT.format(name), name, text, placeholders.digest(text))
            rows.append(_row(one))
    return rows


def _row(one: splitting.Segment) -> dict[str, Any]:
    return {
        "slot": one.slot,
        "kind": one.kind,
        "text": one.text,
        "digest": one.digest,
        "inline_map": one.inline_map,
        "language": one.language,
        "locked": one.locked or _is_foreign(one),
        "said_in": one.said.language if one.said else "",
        "original": one.said.words if one.said else "",
    }


def _is_foreign(one: splitting.Segment) -> bool:
    """Tell whether a passage is in a language that the newsroom does not write.

    It bears the name of that language and would bear it in a translation, too. What somebody said
    is another matter: there the author's words stand, with the original ones beside them.
    """
    return bool(one.language) and one.said is None and primary(one.language) not in LANGUAGES


def words_to_translate(rows: Sequence[Row]) -> int:
    """Count the source words of the segments that are not translated yet."""
    return sum(
        len(placeholders.plain_text(row.segment.text).split())
        for row in rows
        if not row.is_optional and row.status in {TargetStatus.EMPTY, TargetStatus.FUZZY}
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
            row.segment.slot: (row.said, row.segment.inline_map)
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
        topics=original.topics,
        kind=original.kind,
        named=original.named,
    )
