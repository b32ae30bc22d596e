"""One changed paragraph of a live pair until both pages are live again; and single saves."""

from __future__ import annotations

from dataclasses import replace

from bench import pair_life
from bench.lives import Lives
from bench.newsrooms import POSTGRESQL, SQLITE, newsroom
from bench.report import Figure, Report, percentile
from bench.story import story

MOST_P95_MS = 20


def measure() -> Report:
    """Change one paragraph of many pairs, on both databases."""
    figures: list[Figure] = []
    tables = []
    for kind in (SQLITE, POSTGRESQL):
        lives, changes = _run(kind)
        figures += _figures(kind, lives, changes)
        tables.append(pair_life.by_action(f"{kind}, one changed paragraph by action", changes))
    return Report("pair_change", tuple(figures), tuple(tables))


def _run(kind: str) -> tuple[Lives, Lives]:
    """Return whole lives whose segments were saved one by one, and a change of each."""
    with newsroom(kind):
        lives, changes = pair_life.counted(), pair_life.counted()
        cast = pair_life.load_cast()
        for number in range(pair_life.WARM_UP + pair_life.PAIRS):
            if number == pair_life.WARM_UP:
                lives.forget()
                changes.forget()
            edition_id = pair_life.live(lives, cast, number, one_by_one=True)
            text = story(number)
            changed = (f"{text.paragraphs[0]} It rained.", *text.paragraphs[1:])
            pair_life.change(changes, cast, edition_id, replace(text, paragraphs=changed))
        return lives, changes


def _figures(kind: str, lives: Lives, changes: Lives) -> list[Figure]:
    whole = changes.whole()
    walls = [one.wall_ms for one in whole]
    saves = [
        one
        for name, spent in lives.actions.items()
        if name.removeprefix("save ").isdecimal()
        for one in spent
    ]
    save_walls = [one.wall_ms for one in saves]
    mean = len(whole)
    return [
        Figure(
            f"{kind}: changed paragraph until both are live, p95",
            percentile(walls, 0.95),
            "ms",
            at_most=MOST_P95_MS,
        ),
        Figure(f"{kind}: the same, p50", percentile(walls, 0.5), "ms"),
        Figure(f"{kind}: the same, statements", sum(one.statements for one in whole) / mean, ""),
        Figure(f"{kind}: the same, CPU", sum(one.cpu_ms for one in whole) / mean, "ms"),
        Figure(f"{kind}: one segment saved, p50", percentile(save_walls, 0.5), "ms"),
        Figure(f"{kind}: one segment saved, p95", percentile(save_walls, 0.95), "ms"),
        Figure(
            f"{kind}: one segment saved, statements",
            sum(one.statements for one in saves) / len(saves),
            "",
        ),
    ]
