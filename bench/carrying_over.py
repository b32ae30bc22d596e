"""What stays of translations when real texts are edited: kept, fuzzy, new, and never wrong."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Iterator

from bench.report import Figure, Report, Table
from newsroom.articles.sanitise import SafeBody, clean_body
from newsroom.errors import NewsroomError
from tests.newsroom.articles import bodies
from tests.newsroom.translations.seeded_edits import edited

BODIES = int(os.environ.get("BENCH_EDITED_BODIES", "400"))
LARGEST = 60_000
"""Characters: reading the largest bodies takes longer than all of the others together."""
VERDICTS = ("kept", "fuzzy", "new", "wrong")


def measure() -> Report:
    """Edit bodies from beside the checkout by chance, one change in seven segments."""
    total: Counter[str] = Counter()
    spent = count = 0.0
    for name, body in _bodies():
        begun = time.perf_counter()
        chance = random.Random(name)  # noqa: S311 — the same edits every time
        total += edited(body, chance).counts()
        spent += time.perf_counter() - begun
        count += 1
    if not count:
        return Report("carrying_over", remarks=("There are no real texts beside the checkout.",))
    rows = tuple(
        (name, float(found)) for name, found in sorted(total.items()) if name not in VERDICTS
    )
    return Report(
        "carrying_over",
        (
            Figure("bodies edited", count, ""),
            Figure("segments kept as they were", total["kept"], ""),
            Figure("segments to look at again", total["fuzzy"], ""),
            Figure("segments new", total["new"], ""),
            Figure("segments with another one's translation", total["wrong"], "", at_most=0),
            Figure("cutting, editing and carrying over", spent * 1_000 / count, "ms a body"),
        ),
        (Table("what was done → what was found", ("change", "segments"), rows),),
    )


def _bodies() -> Iterator[tuple[str, SafeBody]]:
    found = 0
    for name, html in bodies.real(every=1):
        if found == BODIES:
            return
        if len(html) > LARGEST:
            continue
        try:
            body = clean_body(html)
        except NewsroomError:
            continue
        found += 1
        yield name, body
