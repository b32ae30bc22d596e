"""Ask the index which texts a question means, the best first; only what readers have is found.

Every statement asks the editions themselves whether a text is what readers have at this moment:
an index that is behind hides something for a while, it never shows what is gone.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from newsroom.database import db
from newsroom.search import matching
from newsroom.search.entries import days_of, numbers_between
from newsroom.search.matching import COUNTRY, TOPIC, fact
from newsroom.search.query import Query
from newsroom.search.storing import is_sqlite

MOST = 500
"""Texts that are put in order. Of a word that stands in more, the newest are looked at, and the
newest of those that have it in their title."""
_MOST_TITLES = 200
_ROUNDS = 4
"""How often PostgreSQL goes on to older texts for a phrase whose words are common."""
_FRESH = 0.2
"""What being new is worth, at most, beside what the words are worth; it halves every year."""
_YEAR_DAYS = 365.0
_IN_SQLITE = text("""
SELECT e.id, -bm25(search_index, 100, 20, 1, 1, 0) AS score
FROM search_index
CROSS JOIN search_entry e ON e.id = search_index.rowid
CROSS JOIN edition d ON d.id = e.edition_id
  AND d.public_revision_id = e.revision_id AND d.public_state = 'live'
WHERE search_index MATCH :asked AND search_index.rowid BETWEEN :low AND :high
ORDER BY search_index.rowid DESC LIMIT :most
""")
"""The words lead, the rest follows: SQLite keeps the order of a CROSS JOIN."""
_IN_POSTGRESQL = text("""
WITH near AS MATERIALIZED (
  SELECT id FROM search_vector
  WHERE vector @@ CAST(:loosely AS tsquery) AND id BETWEEN :low AND :high
  ORDER BY id DESC LIMIT :most
)
SELECT e.id,
  ts_rank('{0.05, 0.1, 0.4, 1}', v.vector, CAST(:ranked AS tsquery), 1) AS score,
  v.vector @@ CAST(:asked AS tsquery) AS holds,
  (SELECT min(id) FROM near) AS lowest, (SELECT count(*) FROM near) AS seen
FROM near
JOIN search_vector v ON v.id = near.id
JOIN search_entry e ON e.id = near.id
JOIN edition d ON d.id = e.edition_id
  AND d.public_revision_id = e.revision_id AND d.public_state = 'live'
""")
_BY_THE_INDEX = text("SELECT set_config('enable_seqscan', 'off', true)")
"""PostgreSQL does not know what it costs to read long values from beside a table."""


@dataclass(frozen=True)
class Filters:
    """What narrows a question besides its words."""

    topic: str = ""
    """Its key."""
    country: str = ""
    first: dt.date | None = None
    last: dt.date | None = None

    @property
    def facts(self) -> list[list[str]]:
        """The facts that have to hold."""
        given = ((TOPIC, self.topic), (COUNTRY, self.country))
        return [[fact(kind, value)] for kind, value in given if value]


@dataclass(frozen=True)
class Found:
    """What was found, the best first."""

    entries: tuple[int, ...] = ()
    """Their numbers."""
    is_all: bool = True
    """Whether there are no more than these."""


@dataclass
class _Ranked:
    scores: dict[int, float] = field(default_factory=dict)
    is_all: bool = True


def find(query: Query, filters: Filters, *, today: dt.date, most: int = MOST) -> Found:
    """Return the texts that have every wanted word, ``most`` of them at most."""
    asking = _sqlite if is_sqlite() else _postgresql
    if not is_sqlite():
        db.session.execute(_BY_THE_INDEX)
    ranked = asking(query, filters, filters.facts, most)
    titles = matching.title_facts(query)
    if not ranked.is_all and titles:
        by_title = asking(query, filters, [*filters.facts, *titles], _MOST_TITLES)
        ranked.scores |= by_title.scores
    now = today.toordinal()
    worth = {
        number: score * (1 + _FRESH * math.exp2(min(0, days_of(number) - now) / _YEAR_DAYS))
        for number, score in ranked.scores.items()
    }
    order = sorted(worth, key=lambda number: (worth[number], number), reverse=True)
    return Found(tuple(order[:most]), is_all=ranked.is_all)


def newest(query: Query, facts: Sequence[Sequence[str]], *, most: int) -> tuple[int, ...]:
    """Return the newest texts that have every wanted word and, of each list of facts, one."""
    if not is_sqlite():
        db.session.execute(_BY_THE_INDEX)
    asking = _sqlite if is_sqlite() else _postgresql
    return tuple(sorted(asking(query, Filters(), facts, most).scores, reverse=True)[:most])


def is_known(query: Query) -> bool:
    """Tell whether any text that readers have answers a question."""
    return bool(find(query, Filters(), today=dt.date.max, most=1).entries)


def _sqlite(query: Query, filters: Filters, facts: Sequence[Sequence[str]], most: int) -> _Ranked:
    low, high = numbers_between(query.language, filters.first, filters.last)
    given = {"low": low, "high": high, "most": most + 1}
    asked = matching.for_sqlite(query, facts)
    rows = db.session.execute(_IN_SQLITE, {**given, "asked": asked}).all()
    return _Ranked(_scores(rows[:most]), is_all=len(rows) <= most)


def _postgresql(
    query: Query, filters: Filters, facts: Sequence[Sequence[str]], most: int
) -> _Ranked:
    """Look at the newest texts that have all words, then, for a phrase, at older ones."""
    low, high = numbers_between(query.language, filters.first, filters.last)
    asked = {
        "loosely": matching.for_postgresql(query, facts, loosely=True),
        "asked": matching.for_postgresql(query, facts),
        "ranked": matching.for_postgresql(query, loosely=True),
    }
    found = _Ranked()
    for _ in range(_ROUNDS):
        given = {**asked, "low": low, "high": high, "most": most + 1}
        rows = db.session.execute(_IN_POSTGRESQL, given).all()
        found.scores |= _scores(row for row in rows if row.holds)
        if not rows or rows[0].seen <= most or len(found.scores) > most:
            break
        high = rows[0].lowest - 1
    else:
        found.is_all = False
    if len(found.scores) > most:
        newest = sorted(found.scores.items(), reverse=True)[:most]
        return _Ranked(dict(newest), is_all=False)
    return found


def _scores(rows: Any) -> dict[int, float]:
    return {row.id: row.score for row in rows}
