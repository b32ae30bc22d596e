"""The child that reads documents: what the most costly ones that are let in take of it."""

from __future__ import annotations

import subprocess
import sys

from bench import worst_documents
from bench.report import Figure, Report, Table, percentile

MOST_S = 2.0
MOST_MB = 256.0
_MEASURED = """
import resource, subprocess, sys
child = [sys.executable, "-I", "-m", "newsroom.imports.written.child"]
subprocess.run(child, input=sys.stdin.buffer.read(), stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""
"""A process of its own: whoever is forked begins with the memory of its parent."""


def measure() -> Report:
    """Read each of the worst documents once, in a child as the newsroom starts it."""
    kinds = (
        ("docx", worst_documents.word_documents()),
        ("odt", worst_documents.open_documents()),
    )
    costs = {f"{kind}: {name}": _cost(file) for kind, files in kinds for name, file in files}
    seconds, megabytes = ([cost[place] for cost in costs.values()] for place in (0, 1))
    return Report(
        "documents",
        (
            Figure("processor time, p50", percentile(seconds, 0.5), "s"),
            Figure("processor time, p95", percentile(seconds, 0.95), "s", at_most=MOST_S),
            Figure("processor time, most", max(seconds), "s", at_most=MOST_S),
            Figure("memory, p50", percentile(megabytes, 0.5), "MB"),
            Figure("memory, p95", percentile(megabytes, 0.95), "MB", at_most=MOST_MB),
            Figure("memory, most", max(megabytes), "MB", at_most=MOST_MB),
        ),
        (
            Table(
                "each document",
                ("document", "s", "MB"),
                tuple((name, *cost) for name, cost in costs.items()),
            ),
        ),
    )


def _cost(file: bytes) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED], input=file, capture_output=True, check=True
    )
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes
