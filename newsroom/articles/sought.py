"""Ask for rows whose folded words say what somebody typed."""

from __future__ import annotations

from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql import ColumnElement

from newsroom.glossary.spelling import folded

MOST_WORDS = 8


def saying(column: InstrumentedAttribute[str], words: str) -> list[ColumnElement[bool]]:
    """Return the conditions for a column of folded text to hold each of these words somewhere.

    Both sides are folded here: a database that folds every row itself, as ``ILIKE`` does, takes ten
    times as long.
    """
    wanted = folded(words).split()[:MOST_WORDS]
    return [column.contains(one, autoescape=True) for one in wanted]
