"""What else finds similar texts: brute force, and the trigrams that Weblate asks."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rapidfuzz import fuzz, process

from bench.report import Figure, percentile

_ASKED = 60
"""Queries that the slow ones are asked; their figures need no more."""
_ALIKE = 75
_RERANKED = 100


def figures(texts: Sequence[str], queries: Sequence[str], *, name: str) -> list[Figure]:
    """Measure the peers with the same texts and queries."""
    step = max(len(queries) // _ASKED, 1)
    asked = queries[::step]
    found = _spent("brute force", lambda query: brute_force(query, texts), asked, name)
    with TemporaryDirectory(prefix="newsroom-bench-trigrams-") as folder:
        connection = _trigrams(Path(folder) / "trigrams.db", texts)
        try:
            found += _spent(
                "SQLite trigrams", lambda query: _by_trigrams(connection, query), asked, name
            )
        finally:
            connection.close()
    return found


def brute_force(query: str, texts: Sequence[str]) -> tuple[float, str]:
    """Return the best similarity of 75 % or more, and its text; 0 for none.

    Texts and query are compared as they are: comparable forms.
    """
    found = process.extractOne(query, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return (found[1], found[0]) if found else (0.0, "")


def _trigrams(path: Path, texts: Sequence[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE memory USING fts5(text, tokenize='trigram')")
    connection.executemany("INSERT INTO memory VALUES (?)", ((one,) for one in texts))
    connection.commit()
    return connection


def _by_trigrams(connection: sqlite3.Connection, query: str) -> tuple[float, str]:
    grams = dict.fromkeys(query[at : at + 3].lower() for at in range(len(query) - 2))
    if not grams:
        return 0.0, ""
    wanted = " OR ".join('"{}"'.format(gram.replace('"', '""')) for gram in grams)
    rows = connection.execute(
        "SELECT text FROM memory WHERE memory MATCH ? ORDER BY rank LIMIT ?", (wanted, _RERANKED)
    )
    return brute_force(query, [text for (text,) in rows])


def _spent(
    peer: str, ask: Callable[[str], object], queries: Sequence[str], name: str
) -> list[Figure]:
    spent = []
    for query in queries:
        begun = time.perf_counter()
        ask(query)
        spent.append((time.perf_counter() - begun) * 1_000)
    return [
        Figure(f"peer, {peer} {name}: p50", percentile(spent, 0.5), "ms"),
        Figure(f"peer, {peer} {name}: p95", percentile(spent, 0.95), "ms"),
    ]
