"""Approved pairs in bulk: how many a second one process takes in."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.newsrooms import POSTGRESQL, SQLITE, newsroom
from bench.report import Figure, Report
from bench.story import story
from newsroom.database import db
from newsroom.imports.pairs import export, run
from tests import make
from tests.words import translated

PAIRS = int(os.environ.get("BENCH_IMPORTED_PAIRS", "1000"))
LIVE_PAIRS = max(PAIRS // 5, 1)
LEAST_PAIRS_A_SECOND = 120
_ROUNDS = 4
"""The story's paragraphs that many times over are about 600 words."""


def measure() -> Report:
    """Take the same file in on both databases: new, known already, live, and out again."""
    figures: list[Figure] = []
    with TemporaryDirectory(prefix="newsroom-bench-pairs-") as folder:
        many, few = Path(folder) / "many.jsonl", Path(folder) / "few.jsonl"
        words = _write(many, range(PAIRS))
        _write(few, range(PAIRS, PAIRS + LIVE_PAIRS))
        for kind in (SQLITE, POSTGRESQL):
            figures += _figures(kind, many, few)
    return Report(
        "importing", tuple(figures), remarks=(f"A body has {words:.0f} words on average.",)
    )


def _write(path: Path, numbers: range) -> float:
    """Write a file of pairs; returns how many words a body has on average."""
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for number in numbers:
            text = story(number)
            paragraphs = [f"{one} [{at}]" for at in range(_ROUNDS) for one in text.paragraphs]
            body = "\n\n".join(paragraphs)
            html = "".join(f"<p>{translated(one)}</p>" for one in paragraphs)
            words += len(body.split())
            line = {
                "id": f"bench-{number}",
                "source_lang": "en",
                "en": {"title": text.title, "body": body, "format": "markdown"},
                "es": {"title": translated(text.title), "body": html, "format": "html"},
            }
            file.write(json.dumps(line) + "\n")
    return words / len(numbers)


def _figures(kind: str, many: Path, few: Path) -> list[Figure]:
    with newsroom(kind):
        importer = make.person("importer")
        cpu = time.process_time()
        new = _rate(lambda: run.take_in(many, by=importer, live=False).counts["stored"])
        cpu_ms = (time.process_time() - cpu) * 1_000 / PAIRS
        known = _rate(lambda: run.take_in(many, by=importer, live=False).counts["unchanged"])
        live = _rate(lambda: run.take_in(few, by=importer, live=True).counts["live"])
        out = _rate(lambda: export.write_file(few.with_suffix(".out"), by=importer))
        db.session.remove()
    return [
        Figure(f"{kind}: pairs stored", new, "/s", at_least=LEAST_PAIRS_A_SECOND),
        Figure(f"{kind}: CPU of ours a pair stored", cpu_ms, "ms"),
        Figure(f"{kind}: pairs known already", known, "/s"),
        Figure(f"{kind}: pairs made live", live, "/s"),
        Figure(f"{kind}: pairs exported", out, "/s"),
    ]


def _rate(work: Callable[[], int]) -> float:
    begun = time.perf_counter()
    done = work()
    return done / (time.perf_counter() - begun)
