"""A large translation out into a PO file and back in: how long its translator waits."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from bench.newsrooms import POSTGRESQL, SQLITE, newsroom
from bench.report import Figure, Report
from newsroom.articles.segments import MAX_SEGMENTS
from newsroom.database import db
from newsroom.translations import queries
from newsroom.translations.exchange import incoming, outgoing, po
from newsroom.translations.exchange.report import Fate
from tests import make

SEGMENTS = int(os.environ.get("BENCH_EXCHANGED_SEGMENTS", "10000"))
T = TypeVar("T")

MOST_S = 3.0
_FIELDS = 4
"""Title, standfirst, slug and credit are segments too."""
_EMPTY = re.compile(r'^(msgid "(.+)"\n)msgstr ""$', re.MULTILINE)


def measure() -> Report:
    """Export, translate every entry, import, import again untouched; on both databases."""
    figures = [it for kind in (SQLITE, POSTGRESQL) for it in _figures(kind)]
    figures.append(_reading(MAX_SEGMENTS))
    return Report("exchange", tuple(figures))


def _figures(kind: str) -> list[Figure]:
    with newsroom(kind):
        people = make.staff()
        cells = "".join(f"<li>Case <em>{number}</em></li>" for number in range(SEGMENTS - _FIELDS))
        task = make.claimed(people, replace(make.STORY, body=f"<ul>{cells}</ul>"))
        rows = len(queries.rows(task))
        db.session.rollback()
        cpu = time.process_time()
        out, data = _timed(lambda: outgoing.file_of(queries.task(task.id), po.FORMAT))
        translated = _EMPTY.sub(r'\1msgstr "T \2"', data.decode()).encode()
        db.session.rollback()
        into, report = _timed(
            lambda: incoming.take_in_file(task.id, translated, po.FORMAT, by=people.translator)
        )
        cpu = time.process_time() - cpu
        again_out, data = _timed(lambda: outgoing.file_of(queries.task(task.id), po.FORMAT))
        again, unchanged = _timed(
            lambda: incoming.take_in_file(task.id, data, po.FORMAT, by=people.translator)
        )
        if report.counts[Fate.ACCEPTED] != rows or unchanged.counts[Fate.UNCHANGED] != rows:
            raise AssertionError("The bench measures something else than it says.")
    name = f"{kind}: {rows:,} segments"
    return [
        Figure(f"{name} out, nothing translated", out, "s"),
        Figure(f"{name} in, all translated", into, "s"),
        Figure(f"{name} out and in", out + into, "s", at_most=MOST_S),
        Figure(f"{name} out and in, CPU of ours", cpu, "s"),
        Figure(f"{name} out again", again_out, "s"),
        Figure(f"{name} in again, untouched", again, "s"),
    ]


def _reading(entries: int) -> Figure:
    entry = '\nmsgctxt "k{0}"\nmsgid "A sentence of a usual length {0}"\nmsgstr "Una frase {0}"\n'
    data = "".join(entry.format(number) for number in range(entries)).encode()
    seconds, sheet = _timed(lambda: po.read(data))
    return Figure(f"{len(sheet.units):,} foreign entries read", seconds, "s", at_most=MOST_S)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result
