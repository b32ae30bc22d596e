"""A process of readers: looks at both languages of pairs while they go out, and counts."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from newsroom.publishing.site.published import PublishedSite, Vanished

_STRIDE = 7_919
"""A prime, so that the looks go through all pairs in no order that the newsroom knows."""


@dataclass
class Seen:
    """What the readers saw."""

    looks: int = 0
    torn: int = 0
    early: int = 0


@contextmanager
def watching(site: Path, count: int, due: dt.datetime) -> Iterator[Seen]:
    """Have a process look until the block ends; what it saw is filled in then."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    process = spawn.Process(target=_look, args=(there, site, count, due), daemon=True)
    process.start()
    here.recv()  # it has begun
    seen = Seen()
    try:
        yield seen
    finally:
        here.send("end")
        seen.looks, seen.torn, seen.early = here.recv()
        process.join()


def _look(ask: Connection, folder: Path, count: int, due: dt.datetime) -> None:
    site, seen, number = PublishedSite(folder), Seen(), 0
    ask.send("begun")
    while not ask.poll():
        for _ in range(100):
            number = (number + _STRIDE) % count
            before = dt.datetime.now(dt.UTC) < due
            # The second language is asked after the first: had they flipped apart, the first
            # could be there without the second.
            english = _is_there(site, "en", f"springs-{number}")
            spanish = _is_there(site, "es", f"manantiales-{number}")
            seen.looks += 1
            seen.torn += english and not spanish
            seen.early += before and (english or spanish)
    ask.send((seen.looks, seen.torn, seen.early))


def _is_there(site: PublishedSite, language: str, slug: str) -> bool:
    while True:
        try:
            return site.article(language, slug) is not None
        except Vanished:
            continue
