"""Ten thousand pairs due in one second: how long until readers see every one of them."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench import many_pairs
from bench.newsrooms import POSTGRESQL, SQLITE, newsroom
from bench.report import Figure, Report, Table
from bench.watching import watching
from newsroom.database import db, now
from newsroom.publishing import queries
from newsroom.publishing.listing import making
from newsroom.publishing.site import follow
from newsroom.settings import current
from workflows.dispatch import Dispatcher

PAIRS = 10_000
PREPARING_S = 150
"""How long before their instant the pairs are scheduled; their pages are rendered meanwhile."""
MOST_S = 10.0
MOST_LIST_WRITES = 20
LEAST_LOOKS = 100_000


def measure() -> Report:
    """Let the same storm go out on both databases, with a reader watching."""
    figures: list[Figure] = []
    rows: list[tuple[str | float, ...]] = []
    for kind in (SQLITE, POSTGRESQL):
        with newsroom(kind):
            found, timeline = _storm(kind)
            figures += found
            rows += timeline
    table = Table("turns of the loop", ("database", "second", "live"), tuple(rows))
    return Report("due_storm", tuple(figures), (table,))


@contextmanager
def _counted(written: list[int]) -> Iterator[None]:
    """Count how often the lists are rendered inside the block."""
    steady = making.steady

    def counted(*args: Any, **kwargs: Any) -> Iterator[making.File]:
        written[0] += 1
        return steady(*args, **kwargs)

    making.steady = counted
    try:
        yield
    finally:
        making.steady = steady


def _storm(kind: str) -> tuple[list[Figure], list[tuple[str | float, ...]]]:
    tree = follow.tree_of(current())
    people = many_pairs.editors()
    due = now() + dt.timedelta(seconds=PREPARING_S)
    many_pairs.render(many_pairs.scheduled(PAIRS, due, people), tree.objects)
    written, timeline = [0], list[tuple[str | float, ...]]()
    dispatcher = Dispatcher()
    dispatcher.turn()
    if now() > due:
        message = f"the pages were not ready {PREPARING_S} s ahead; nothing was measured"
        raise RuntimeError(message)
    with watching(current().site, PAIRS, due) as seen, _counted(written):
        while queries.last_number() < PAIRS:
            db.session.rollback()
            if not dispatcher.turn():
                time.sleep(0.05)
            live = queries.last_number()
            if live != (timeline[-1][2] if timeline else 0):
                timeline.append((kind, (dt.datetime.now(dt.UTC) - due).total_seconds(), live))
        took = (dt.datetime.now(dt.UTC) - due).total_seconds()
        follow.rewrite_lists(tree)
        with_lists = (dt.datetime.now(dt.UTC) - due).total_seconds()
    return [
        Figure(f"{kind}: {PAIRS} pairs live after", took, "s", at_most=MOST_S),
        Figure(f"{kind}: with front pages, feeds and sitemaps after", with_lists, "s"),
        Figure(f"{kind}: lists were written", written[0], "times", at_most=MOST_LIST_WRITES),
        Figure(f"{kind}: looks at pairs meanwhile", seen.looks, "", at_least=LEAST_LOOKS),
        Figure(f"{kind}: pairs seen torn", seen.torn, "", at_most=0),
        Figure(f"{kind}: pairs seen early", seen.early, "", at_most=0),
    ], timeline
