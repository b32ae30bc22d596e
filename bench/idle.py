"""The whole newsroom at rest: memory, processor time, and how soon work begins."""

from __future__ import annotations

import time
import uuid

from sqlalchemy import func, select

from bench import processes
from bench.newsrooms import SQLITE, newsroom
from bench.report import Figure, Report, Table, percentile
from newsroom import supervisor
from newsroom.articles import actions as articles
from newsroom.database import db
from newsroom.events.models import Delivery, Event
from newsroom.settings import Settings, current
from tests import make

EVENTS = 100
PAUSE_S = 0.09
"""Between two events; no multiple of any interval of ours, so that none is met by chance."""
PATIENCE_S = 60
IDLE_S = 30
SETTLE_S = 5
MOST_PSS_MB = 260
MOST_CPU_PERCENT = 3
MOST_LATENCY_S = 1


def measure() -> Report:
    """Start everything on a folder of its own, give it work, then leave it alone."""
    listen = f"127.0.0.1:{supervisor.free_port()}"
    with newsroom(SQLITE, NEWSROOM_LISTEN=listen):
        return _measured(current())


def _measured(settings: Settings) -> Report:
    people = make.staff()
    first, *drafts = [make.draft(people, make.numbered()).id for _ in range(EVENTS + 1)]
    with supervisor.started(settings) as running:
        # The newsroom is open as soon as its pages answer; the worker takes a moment longer.
        articles.submit(first, by=people.author)
        _waits([first])
        for edition in drafts:
            articles.submit(edition, by=people.author)
            time.sleep(PAUSE_S)
        waits = _waits(drafts)
        time.sleep(SETTLE_S)
        cpu_percent, shares = _at_rest(running.pid)
        memory = [(name, processes.pss_mb(pid)) for pid, name in shares]
    return Report(
        "idle",
        (
            Figure("memory of everything, PSS", sum(mb for _, mb in memory), "MB", MOST_PSS_MB),
            Figure(f"CPU over {IDLE_S} s at rest", cpu_percent, "%", MOST_CPU_PERCENT),
            Figure("event to task done p50", percentile(waits, 0.5), "s"),
            Figure("event to task done p95", percentile(waits, 0.95), "s", MOST_LATENCY_S),
        ),
        (Table("memory by process", ("process", "PSS MB"), tuple(memory)),),
    )


def _waits(editions: list[uuid.UUID]) -> list[float]:
    """Return the seconds from each event to the moment its reaction had run.

    The end of the reaction is later than its start, so the figure is on the strict side.
    """
    query = select(Event.at, Delivery.done_at).join(Event, Event.id == Delivery.event_id)
    query = query.where(Event.subject_id.in_(editions))
    undone = select(func.count()).where(Delivery.done_at.is_(None))
    until = time.monotonic() + PATIENCE_S
    while db.session.scalar(undone) and time.monotonic() < until:
        db.session.rollback()
        time.sleep(0.2)
    rows = db.session.execute(query).all()
    db.session.rollback()
    if len(rows) < len(editions) or any(row.done_at is None for row in rows):
        message = "the worker did not do its work, so nothing was measured"
        raise RuntimeError(message)
    return [(row.done_at - row.at).total_seconds() for row in rows]


def _at_rest(pid: int) -> tuple[float, list[tuple[int, str]]]:
    """Return the share of one core that is used at rest, in percent, and all processes."""
    pids = processes.family(pid)
    before = sum(processes.cpu_s(one) for one in pids)
    begun = time.monotonic()
    time.sleep(IDLE_S)
    used = sum(processes.cpu_s(one) for one in pids) - before
    share = used / (time.monotonic() - begun) * 100
    return share, [(one, processes.name_of(one)) for one in pids]
