"""First render of many pairs on one core, and a whole site tree built from the log."""

from __future__ import annotations

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import many_pairs
from bench.newsrooms import SQLITE, newsroom
from bench.reading_pages import rss_mb
from bench.report import Figure, Report, Table
from newsroom.database import now
from newsroom.publishing import release_log
from newsroom.publishing.site import build as site_build
from newsroom.publishing.site.objects import ObjectStore
from newsroom.publishing.targets import directory
from newsroom.settings import current

PAIRS = int(os.environ.get("BENCH_PAIRS", "5000"))
LEAST_RENDERED = 300
MOST_GROWTH_MB = 8


def measure() -> Report:
    """Render pairs that were just approved, make them public, lay them out in an empty folder."""
    with newsroom(SQLITE), TemporaryDirectory(prefix="bench-built-") as folder:
        store = ObjectStore(current().site / "objects")
        ids = many_pairs.scheduled(PAIRS, now(), many_pairs.editors())
        begun, used = time.monotonic(), time.process_time()
        many_pairs.render(ids, store)
        rendered = (PAIRS / (time.monotonic() - begun), PAIRS / (time.process_time() - used))
        many_pairs.make_live()
        tree = directory.tree_in(Path(folder), store)
        begun, rows = time.monotonic(), list[tuple[str | float, ...]]()
        for built in site_build.pages(tree):
            if built.refused:
                message = f"{len(built.refused)} articles were refused"
                raise RuntimeError(message)
            rows.append(((len(rows) + 1) * release_log.BATCH, rss_mb()))
        pages = PAIRS / (time.monotonic() - begun)
    growth = float(rows[-1][1]) - float(rows[1][1])
    return Report(
        "building",
        (
            Figure("pairs rendered and stored", rendered[0], "/s"),
            Figure("pairs rendered, by the processor's time", rendered[1], "/s",
                   at_least=LEAST_RENDERED),
            Figure("pairs laid out in a new tree", pages, "/s"),
            Figure("memory from the second batch to the last", growth, "MB",
                   at_most=MOST_GROWTH_MB),
        ),
        (Table("memory while building", ("pairs", "MB"), tuple(rows)),),
    )  # fmt: skip
