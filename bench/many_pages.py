"""Memory of a server of public pages while readers ask for a hundred thousand different ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.report import Figure, Report, Table
from newsroom.publishing.site.objects import ObjectStore
from newsroom.publishing.site.tree import LogEntry, LogObject, SiteTree

PAGES = int(os.environ.get("BENCH_PAGES", "100000"))
BATCH = 500
DISTINCT = 400
"""Objects that the pages share: what a server keeps goes by the address, so each counts anew."""
PAGE_BYTES = 8_000
WARM = PAGES // 5
"""By then every cache of a server is full, if it has a limit."""
MOST_GROWTH_MB = 8
"""A heap that frees and takes again spreads a little; one that kept all pages would be 800 MB."""


def measure() -> Report:
    """Lay out a tree, then read every page of it once, in another process."""
    with TemporaryDirectory(prefix="bench-pages-") as folder:
        begun = time.monotonic()
        tree = SiteTree(Path(folder), ObjectStore(Path(folder) / "objects"))
        for batch in _entries(tree):
            tree.apply_all(batch)
        laid_out = PAGES / (time.monotonic() - begun)
        argv = [sys.executable, "-m", "bench.reading_pages", folder, str(PAGES)]
        said = subprocess.run(argv, check=True, capture_output=True, text=True, timeout=1_800)
        told = json.loads(said.stdout)
    rows = tuple((int(pages), mb) for pages, mb in told["rss_mb"].items())
    warm = next(mb for pages, mb in rows if pages >= WARM)
    return Report(
        "many_pages",
        (
            Figure("pages laid out", laid_out, "/s"),
            Figure("different pages read", PAGES, ""),
            Figure("memory after a fifth of them", warm, "MB"),
            Figure("more after all of them", rows[-1][1] - warm, "MB", at_most=MOST_GROWTH_MB),
            Figure("read in process, each for the first time", told["per_second"], "/s"),
        ),
        (Table("memory of the reading process", ("pages", "MB"), rows),),
    )


def article_id(number: int) -> str:
    """Return the public id of a page's article."""
    return f"{number:032x}"


def _entries(tree: SiteTree) -> Iterator[list[LogEntry]]:
    contents = [
        f"<!doctype html><p>{number} {os.urandom(PAGE_BYTES // 4).hex()}</p>".encode()
        for number in range(DISTINCT)
    ]
    digests = tree.objects.put_many(contents, ".html")
    for first in range(0, PAGES // 2, BATCH):
        yield [
            LogEntry(
                number + 1,
                article_id(number),
                tuple(
                    LogObject(language, f"page-{number}", "page", digests[number % DISTINCT])
                    for language in ("en", "es")
                ),
            )
            for number in range(first, min(first + BATCH, PAGES // 2))
        ]
