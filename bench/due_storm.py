"""Ten thousand pairs due in one second: how long until readers see every one of them."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import many_pairs
from bench.newsrooms import POSTGRESQL, SQLITE, newsroom
from bench.report import Figure, Report, Table
from newsroom.database import db, now
from newsroom.publishing import follow, lists, queries
from newsroom.publishing.published import PublishedSite, Vanished
from newsroom.settings import current
from workflows.dispatch import Dispatcher

PAIRS = 10_000
PREPARING_S = 240
"""How long before their instant the pairs are scheduled; their pages are rendered meanwhile."""
MOST_S = 10.0
MOST_LIST_WRITES = 20
READERS = 1
"""Threads that look at both languages of pairs all the time; they cost the loop its share."""


class Watch:
    """Looks at pairs while they go out, and counts what no reader may ever see."""

    def __init__(self, site: Path, count: int, due: dt.datetime) -> None:
        self._site, self._count, self._due = PublishedSite(site), count, due
        self.looks = self.torn = self.early = 0
        self._stop = threading.Event()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look until the block ends."""
        threads = [threading.Thread(target=self._look) for _ in range(READERS)]
        for one in threads:
            one.start()
        try:
            yield
        finally:
            self._stop.set()
            for one in threads:
                one.join()

    def _look(self) -> None:
        number = 0
        while not self._stop.is_set():
            number = (number + 7_919) % self._count
            before = dt.datetime.now(dt.UTC) < self._due
            # The second language is asked after the first: had they flipped apart, the first
            # could be there without the second.
            english = self._is_there("en", f"springs-{number}")
            spanish = self._is_there("es", f"manantiales-{number}")
            self.looks += 1
            self.torn += english and not spanish
            self.early += before and (english or spanish)
            time.sleep(0.000_5)

    def _is_there(self, language: str, slug: str) -> bool:
        try:
            return self._site.article(language, slug) is not None
        except Vanished:
            return self._is_there(language, slug)


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
    render = lists.render_lists

    def counted(*args: Any, **kwargs: Any) -> dict[str, bytes]:
        written[0] += 1
        return render(*args, **kwargs)

    lists.render_lists = counted
    try:
        yield
    finally:
        lists.render_lists = render


def _storm(kind: str) -> tuple[list[Figure], list[tuple[str | float, ...]]]:
    tree = follow.tree_of(current())
    people = many_pairs.editors()
    due = now() + dt.timedelta(seconds=PREPARING_S)
    many_pairs.render(many_pairs.scheduled(PAIRS, due, people), tree.objects)
    watch = Watch(current().site, PAIRS, due)
    written, timeline = [0], list[tuple[str | float, ...]]()
    dispatcher = Dispatcher()
    dispatcher.turn()
    if now() > due:
        message = f"the pages were not ready {PREPARING_S} s ahead; nothing was measured"
        raise RuntimeError(message)
    with watch.watching(), _counted(written):
        while queries.last_number() < PAIRS:
            db.session.rollback()
            if not dispatcher.turn():
                time.sleep(0.05)
            live = queries.last_number()
            timeline.append((kind, (dt.datetime.now(dt.UTC) - due).total_seconds(), live))
        took = (dt.datetime.now(dt.UTC) - due).total_seconds()
        follow.rewrite_lists(tree)
        with_lists = (dt.datetime.now(dt.UTC) - due).total_seconds()
    return [
        Figure(f"{kind}: {PAIRS} pairs live after", took, "s", at_most=MOST_S),
        Figure(f"{kind}: with front pages, feeds and sitemaps after", with_lists, "s"),
        Figure(f"{kind}: lists were written", written[0], "times", at_most=MOST_LIST_WRITES),
        Figure(f"{kind}: looks at pairs meanwhile", watch.looks, ""),
        Figure(f"{kind}: pairs seen torn", watch.torn, "", at_most=0),
        Figure(f"{kind}: pairs seen early", watch.early, "", at_most=0),
    ], timeline
