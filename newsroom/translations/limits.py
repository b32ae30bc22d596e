"""How long a text of each kind may be, in characters."""

from __future__ import annotations

from newsroom.articles.content import LINE_LIMIT, STANDFIRST_LIMIT, TITLE_LIMIT

SEGMENT_LIMIT = 50_000
FIELD_LIMITS = {
    "title": TITLE_LIMIT,
    "standfirst": STANDFIRST_LIMIT,
    "photo_credit": LINE_LIMIT,
}


def of_kind(kind: str) -> int:
    """Return how long a segment of a kind may be, without its marks."""
    return FIELD_LIMITS.get(kind, SEGMENT_LIMIT)
