"""Put entries into the index of either database and take them out, with the words they brought."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, insert, text

from newsroom.database import db
from newsroom.search.entries import Entry
from newsroom.search.models import SearchEntry, SearchWord
from newsroom.search.tokens import flat

_INTO_SQLITE = text(
    "INSERT INTO search_index (rowid, title, standfirst, body, marked, facts)"
    " VALUES (:id, :title, :standfirst, :body, :marked, :facts)"
)
_INTO_POSTGRESQL = text(
    "INSERT INTO search_vector (id, vector) VALUES (:id, CAST(:vector AS tsvector))"
)
_COUNTED = " ON CONFLICT (language, word) DO UPDATE SET texts = search_word.texts + excluded.texts"
_INTO_WORDS = "INSERT INTO search_word (language, word, folded, backwards, texts) SELECT "
_NOT_USED = "DELETE FROM search_word WHERE texts <= 0 AND (language, word) IN (SELECT "
_ADD_IN_SQLITE = text(
    _INTO_WORDS
    + ", ".join(f"json_extract(value, '$[{at}]')" for at in range(5))
    + " FROM json_each(:rows) WHERE true"
    + _COUNTED
)
_ADD_IN_POSTGRESQL = text(
    _INTO_WORDS
    + "value->>0, value->>1, value->>2, value->>3, CAST(value->>4 AS integer)"
    + " FROM json_array_elements(CAST(:rows AS json)) AS value"
    + _COUNTED
)
_DROP_IN_SQLITE = text(
    _NOT_USED + "json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:rows))"
)
_DROP_IN_POSTGRESQL = text(
    _NOT_USED + "value->>0, value->>1 FROM json_array_elements(CAST(:rows AS json)) AS value)"
)
"""Thousands of words in one statement: a row each would cost more than their being stored."""


@dataclass(frozen=True)
class Stored:
    """An entry that is there, with what has to be known to take it away."""

    id: int
    language: str
    words: str


@dataclass(frozen=True)
class New:
    """An entry to be stored, and the text that it is of."""

    entry: Entry
    edition_id: uuid.UUID
    revision_id: uuid.UUID


def is_sqlite() -> bool:
    """Tell whether the index is that of SQLite."""
    return db.engine.dialect.name == "sqlite"


def change(gone: Collection[Stored], new: Sequence[New]) -> None:
    """Take entries out and put others in, inside the caller's transaction."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in gone:
        counts.subtract((one.language, word) for word in one.words.split())
    for added in new:
        counts.update((added.entry.language, word) for word in added.entry.words)
    if gone:
        _take_out([one.id for one in gone])
    if new:
        _put_in(new)
    _count({key: count for key, count in counts.items() if count})


def numbers_there(ids: Collection[int]) -> set[int]:
    """Return which entries have their words in the index."""
    column = (
        "rowid FROM search_index WHERE rowid" if is_sqlite() else "id FROM search_vector WHERE id"
    )
    query = text(f"SELECT {column} IN :ids")
    query = query.bindparams(bindparam("ids", expanding=True))
    return set(db.session.scalars(query, {"ids": list(ids)}))


def empty() -> None:
    """Take everything out."""
    db.session.execute(delete(SearchEntry))
    db.session.execute(delete(SearchWord))
    table = "search_index" if is_sqlite() else "search_vector"
    db.session.execute(text(f"DELETE FROM {table}"))  # noqa: S608 — one of the two names above


def settle() -> None:
    """Bring a freshly filled index into the form that answers soonest."""
    if is_sqlite():
        db.session.execute(text("INSERT INTO search_index (search_index) VALUES ('optimize')"))
    else:
        db.session.execute(text("ANALYZE search_vector"))


def _take_out(ids: Sequence[int]) -> None:
    column = "search_index WHERE rowid" if is_sqlite() else "search_vector WHERE id"
    query = text(f"DELETE FROM {column} IN :ids")  # noqa: S608 — one of the two names above
    db.session.execute(query.bindparams(bindparam("ids", expanding=True)), {"ids": list(ids)})
    db.session.execute(delete(SearchEntry).where(SearchEntry.id.in_(ids)))


def _put_in(new: Sequence[New]) -> None:
    rows = [
        {
            "id": one.entry.id,
            "edition_id": one.edition_id,
            "revision_id": one.revision_id,
            "words": " ".join(one.entry.words),
        }
        for one in new
    ]
    db.session.execute(insert(SearchEntry), rows)
    if is_sqlite():
        fields = [{"id": one.entry.id, **one.entry.fields} for one in new]
        db.session.execute(_INTO_SQLITE, fields)
    else:
        vectors = [{"id": one.entry.id, "vector": one.entry.vector} for one in new]
        db.session.execute(_INTO_POSTGRESQL, vectors)


def _count(counts: dict[tuple[str, str], int]) -> None:
    """Add to the counts of words; a word that no text has any more goes."""
    given = {"rows": json.dumps([_row(*key, count) for key, count in sorted(counts.items())])}
    if not counts:
        return
    db.session.execute(_ADD_IN_SQLITE if is_sqlite() else _ADD_IN_POSTGRESQL, given)
    if min(counts.values()) < 0:
        db.session.execute(_DROP_IN_SQLITE if is_sqlite() else _DROP_IN_POSTGRESQL, given)


def _row(language: str, word: str, count: int) -> list[str | int]:
    folded = flat(word) if word.isalpha() else ""
    return [language, word, folded, folded[::-1], count]
