"""The translation memory at growing sizes: how soon, how surely and how small, beside others."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rapidfuzz import fuzz
from sqlalchemy import select, text

from bench import memory_peers, prose
from bench.newsrooms import POSTGRESQL, SQLITE, newsroom
from bench.report import Figure, Report, Table, percentile
from newsroom.articles import placeholders
from newsroom.database import action, db, now, reading
from newsroom.imports.memory import run
from newsroom.imports.memory.unit import Languages
from newsroom.translations import memory
from newsroom.translations.memory import following, forms, index, merging, storing
from newsroom.translations.memory.models import MemoryOrigin, MemoryUnit
from newsroom.translations.memory.storing import Pair
from tests import make

SIZES = tuple(int(one) for one in os.environ.get("BENCH_MEMORY_SIZE", "10000,100000").split(","))
QUERIES = 300
HELD_OUT = 1_500
"""Real pairs that are asked for and never stored; as many edited ones of the stored are asked."""
SINGLES = 500
WARM_UP = 20
ALIKE = 75
MOST_P95_MS = 10
LEAST_RECALL = 0.98
LEAST_BULK, LEAST_SINGLE = 8_000, 800
MOST_BYTES = 500
_BOTH = Languages("en", "es")
_TABLE = "memory_unit"


def measure() -> Report:
    """Fill a memory on both databases at every size, and ask it and its peers the same."""
    if not prose.FOLDER.is_dir():
        return Report("memory", remarks=(f"nothing measured: there is no {prose.FOLDER.name}",))
    figures: list[Figure] = []
    rows: list[tuple[str | float, ...]] = []
    for size in SIZES:
        asked = _questions(size)
        figures += memory_peers.figures(asked.texts, asked.queries, name=f"{size:,}")
        for kind in (SQLITE, POSTGRESQL):
            with newsroom(kind):
                found, row = _measured(f"{kind} {size:,}", asked)
                figures += found
                rows.append((kind, size, *row))
    columns = ("database", "pairs", "table", "its key", "files of the index", "free in the file")
    table = Table("bytes a pair", columns, tuple(rows))
    return Report("memory", tuple(figures), (table,), _REMARKS)


_REMARKS = (
    "A pair is two texts, and each of them is indexed; its texts alone take about 330 bytes.",
    "Of a bare commit: one row of 330 bytes in a transaction of its own, on the same database.",
)


@dataclass(frozen=True)
class _Questions:
    """What is stored, what is asked, and what brute force finds."""

    pairs: list[prose.Pair]
    texts: list[str]
    queries: list[str]
    best: list[float]
    """The best similarity in the memory for each query; 0 where nothing is alike."""


def _questions(size: int) -> _Questions:
    real = prose.real()
    pairs = prose.extended(real[HELD_OUT:], size)
    texts = [_form(pair[0]) for pair in pairs]
    third = QUERIES // 3
    queries = [
        *(_form(pair[0]) for pair in real[:third]),
        *prose.edited(texts, third),
        *prose.edited([_form(pair[0]) for pair in real[HELD_OUT : HELD_OUT + size]], third),
    ]
    best = [memory_peers.brute_force(query, texts)[0] for query in queries]
    return _Questions(pairs, texts, queries, best)


def _form(words: str) -> str:
    """Return words as they are compared once they have come in by a file."""
    return forms.comparable(placeholders.from_typed(words))


def _measured(name: str, asked: _Questions) -> tuple[list[Figure], tuple[float, ...]]:
    bulk, bulk_cpu = _bulk(asked.pairs)
    sizes = _sizes(len(asked.pairs))
    single, bare = _single(asked.pairs), _bare(asked.pairs)
    before = _resident()
    with reading():
        found, recall = _recall(asked)
        spent, cpu = _lookups(asked.queries)
    return [
        Figure(f"{name}: lookup p50", percentile(spent, 0.5), "ms"),
        Figure(f"{name}: lookup p95", percentile(spent, 0.95), "ms", at_most=MOST_P95_MS),
        Figure(f"{name}: lookup, CPU of ours p95", percentile(cpu, 0.95), "ms"),
        Figure(f"{name}: recall of {found} alike", recall, "", at_least=LEAST_RECALL),
        Figure(f"{name}: memory of the process after that, more", _resident() - before, "MB"),
        Figure(f"{name}: file taken in", bulk, "pairs/s", at_least=LEAST_BULK),
        Figure(f"{name}: file taken in, CPU of ours", bulk_cpu, "µs a pair"),
        Figure(f"{name}: one by one, a commit each", single, "pairs/s", at_least=LEAST_SINGLE),
        Figure(f"{name}: one by one, of a bare commit", bare, "pairs/s"),
        Figure(f"{name}: bytes a pair", sum(sizes[:-1]), "", at_most=MOST_BYTES),
    ], sizes


def _resident() -> float:
    """Return the megabytes of this process's own memory, mapped files among them."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    [line] = [one for one in status.splitlines() if one.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


def _bulk(pairs: Sequence[prose.Pair]) -> tuple[float, float]:
    """Take a file in as the command does, the index made; returns pairs a second, and the CPU."""
    importer = make.person("importer")
    with TemporaryDirectory(prefix="newsroom-bench-memory-") as folder:
        path = Path(folder) / "pairs.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps({"en": en, "es": es}) + "\n" for en, es in pairs)
        begun, before = time.perf_counter(), time.process_time()
        report = run.take_in(path, languages=_BOTH, by=importer)
        merging.merge()
        spent, cpu = time.perf_counter() - begun, time.process_time() - before
        return report.counts["stored"] / spent, cpu * 1_000_000 / report.counts["stored"]


def _single(pairs: Sequence[prose.Pair]) -> float:
    """Store pairs as an approval would, each in a transaction of its own."""
    origin = MemoryOrigin(source_language="en", target_language="es", name="single", at=now())
    db.session.add(origin)
    db.session.commit()
    number = origin.id

    @action
    def put(pair: prose.Pair) -> None:
        storing.add(number, [Pair(*pair)])

    begun = time.perf_counter()
    for pair in pairs[:SINGLES]:
        put(pair)
    return SINGLES / (time.perf_counter() - begun)


def _bare(pairs: Sequence[prose.Pair]) -> float:
    """Store rows through the driver, each in a transaction: what the disk allows."""
    db.session.rollback()
    is_sqlite = db.engine.dialect.name == "sqlite"
    place = "?" if is_sqlite else "%s"
    bare = db.engine.raw_connection()
    try:
        cursor = bare.cursor()
        cursor.execute("CREATE TABLE bare (one TEXT NOT NULL, other TEXT NOT NULL)")
        bare.commit()
        begun = time.perf_counter()
        for pair in pairs[:SINGLES]:
            cursor.execute("BEGIN IMMEDIATE" if is_sqlite else "SELECT 1")
            cursor.execute(f"INSERT INTO bare VALUES ({place}, {place})", pair)  # noqa: S608 — ? or %s
            bare.commit()
        return SINGLES / (time.perf_counter() - begun)
    finally:
        bare.close()


def _recall(asked: _Questions) -> tuple[int, float]:
    """Return how many queries have something alike, and for which share it is found.

    What the index proposes is compared with brute force before any penalty, which would put a
    text with another number behind one that is less alike.
    """
    found = total = 0
    for query, best in zip(asked.queries, asked.best, strict=True):
        if best >= ALIKE:
            total += 1
            ids = index.candidates(query, index.sides(storing.side("en", "es")))
            texts = db.session.scalars(select(MemoryUnit.source_text).where(MemoryUnit.id.in_(ids)))
            ours = max((fuzz.ratio(query, forms.comparable(one)) for one in texts), default=0)
            found += ours >= best - 1e-6
    db.session.rollback()
    return total, found / total


def _lookups(queries: Sequence[str]) -> tuple[list[float], list[float]]:
    """Return the milliseconds of each lookup, and those of its processor time here."""
    spent, cpu = [], []
    for query in [*queries[:WARM_UP], *queries]:
        before, begun = time.process_time(), time.perf_counter()
        memory.lookup(placeholders.from_plain(query), source="en", target="es")
        spent.append((time.perf_counter() - begun) * 1_000)
        cpu.append((time.process_time() - before) * 1_000)
        db.session.rollback()
    return spent[WARM_UP:], cpu[WARM_UP:]


def _sizes(pairs: int) -> tuple[float, ...]:
    """Return the bytes a pair of the table, its key and the index, and what a file has free."""
    of: Callable[[str], list[float]] = (
        _sizes_in_sqlite if db.engine.dialect.name == "sqlite" else _sizes_in_postgresql
    )
    rows, *keys = of(_TABLE)
    files = sum(one.stat().st_size for one in following.known().shelf.folder.iterdir())
    free = 0.0
    if db.engine.dialect.name == "sqlite":
        page, count = (
            db.session.execute(text(f"PRAGMA {one}")).scalar_one()
            for one in ("page_size", "freelist_count")
        )
        free = page * count / pairs
    db.session.rollback()
    return rows / pairs, sum(keys) / pairs, files / pairs, free


def _sizes_in_sqlite(table: str) -> list[float]:
    query = text(
        "SELECT sum(pgsize) FROM dbstat JOIN sqlite_schema USING (name)"
        " WHERE tbl_name = :table GROUP BY type = 'index' ORDER BY type = 'index'"
    )
    return list(db.session.scalars(query, {"table": table}))


def _sizes_in_postgresql(table: str) -> list[float]:
    db.session.rollback()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"VACUUM {table}"))
    query = text("SELECT pg_table_size(:table), pg_indexes_size(:table)")
    return [float(one) for one in db.session.execute(query, {"table": table}).one()]
