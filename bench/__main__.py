"""``python -m bench``: run every bench, or one of them, and print what they found."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable

from bench import (
    building,
    carrying_over,
    checks,
    desk_pages,
    documents,
    due_storm,
    exchange,
    idle,
    importing,
    large_article,
    lists,
    many_pages,
    memory,
    one_live,
    pair_change,
    pair_life,
    pictures,
    search,
    serving,
    topics,
)
from bench.report import Report, as_text, as_values

BENCHES: dict[str, Callable[[], Report]] = {
    "pair_life": pair_life.measure,
    "pair_change": pair_change.measure,
    "idle": idle.measure,
    "importing": importing.measure,
    "serving": serving.measure,
    "many_pages": many_pages.measure,
    "building": building.measure,
    "due_storm": due_storm.measure,
    "lists": lists.measure,
    "one_live": one_live.measure,
    "exchange": exchange.measure,
    "carrying_over": carrying_over.measure,
    "large_article": large_article.measure,
    "memory": memory.measure,
    "checks": checks.measure,
    "topics": topics.measure,
    "pictures": pictures.measure,
    "search": search.measure,
    "desk_pages": desk_pages.measure,
    "documents": documents.measure,
}


def main() -> None:
    """Measure and print; a missed target is marked, and is no error of the bench."""
    parser = argparse.ArgumentParser(prog="bench", description=main.__doc__)
    parser.add_argument("--only", choices=BENCHES, help="run this one alone")
    parser.add_argument("--json", action="store_true", help="print values instead of a table")
    given = parser.parse_args()
    reports = []
    for name in [given.only] if given.only else list(BENCHES):
        print(f"{name} …", file=sys.stderr, flush=True)
        reports.append(BENCHES[name]())
    print(json.dumps(as_values(reports), indent=2) if given.json else as_text(reports))


if __name__ == "__main__":
    main()
