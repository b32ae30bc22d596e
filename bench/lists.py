"""One more pair live among many: what its lists cost, and what making all of them would."""

from __future__ import annotations

import datetime as dt
import os
import resource
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench import many_pairs
from bench.newsrooms import SQLITE, newsroom
from bench.report import Figure, Report, percentile
from newsroom.articles.models import Topic
from newsroom.database import db, now
from newsroom.publishing import carrying, queries
from newsroom.publishing.listing import writing
from newsroom.publishing.site import follow
from newsroom.publishing.site.tree import SiteTree
from newsroom.publishing.states import ReleaseState
from newsroom.settings import current

PAIRS = int(os.environ.get("NEWSROOM_BENCH_LISTED", "20000"))
"""How many pairs are live; 100,000 of them take a quarter of an hour to bring in."""
SAMPLES = 7
TOPICS, AUTHORS, DAYS = 60, 400, 20 * 365
_COUNTRIES = ("PE", "BO", "CL", "AR", "MX", "GT", "HN", "SV", "NI", "CO", "VE", "EC", "BR", "PY")
_FIRST_DAY = dt.date(2006, 1, 1)


@dataclass(frozen=True)
class _Spent:
    """What one more pair cost its lists; all but the last in seconds."""

    made: float
    worked: float
    flipped: float
    files: int


def measure() -> Report:
    """Make all lists, as every release did before, then those that one more pair changes."""
    with newsroom(SQLITE):
        return Report("lists", tuple(_measured()))


def _measured() -> list[Figure]:
    staff = many_pairs.editors()
    for number in range(TOPICS):
        names = {"en": f"Topic {number}", "es": f"Tema {number}"}
        slugs = {"en": f"topic-{number}", "es": f"tema-{number}"}
        db.session.add(Topic(key=f"t{number}", names=names, slugs=slugs, made_at=now()))
    db.session.commit()
    many_pairs.live(PAIRS, staff, varied=_varied)
    tree = follow.tree_of(current())
    tree.record_applied(queries.last_number())
    before = _most_mb()
    whole, files = _made(tree, since=-1)
    figures = [
        Figure(f"{PAIRS} pairs: every list, made anew", whole, "s"),
        Figure("files of lists", files, ""),
        Figure("memory that this took at most", _most_mb() - before, "MB"),
    ]
    first = PAIRS
    for what, varied in (("one more pair", _new), ("one with an old date", _old)):
        spent = [_one_more(tree, first + at, staff, varied) for at in range(SAMPLES)]
        first += SAMPLES
        name = f"{what} live"
        figures += [
            Figure(f"{name}: its lists made, p50", _middle([one.made for one in spent]), "s"),
            Figure(f"{name}: of that, CPU", _middle([one.worked for one in spent]), "s"),
            Figure(f"{name}: flipped, p50", _middle([one.flipped for one in spent]), "s"),
            Figure(f"{name}: files made, at most", max(one.files for one in spent), ""),
        ]
    return [*figures, Figure("memory after all of it", _most_mb() - before, "MB more at most")]


def _one_more(
    tree: SiteTree, number: int, staff: tuple[uuid.UUID, uuid.UUID], varied: many_pairs.Varied
) -> _Spent:
    """Publish one more pair, then make and show the lists that this changes."""
    [release_id] = many_pairs.scheduled(1, now(), staff, first=number, varied=varied)
    many_pairs.change(release_id, state=ReleaseState.PUBLISHING, public_at=now())
    db.session.remove()
    carrying.carry(release_id, tree)
    db.session.remove()
    begun, worked = time.perf_counter(), time.process_time()
    delta = writing.made_since(tree.lists_shown(), tree.objects)
    made, worked = time.perf_counter(), time.process_time() - worked
    writing.show(tree, delta)
    return _Spent(made - begun, worked, time.perf_counter() - made, len(delta.changed))


def _made(tree: SiteTree, *, since: int) -> tuple[float, int]:
    begun = time.perf_counter()
    delta = writing.made_since(since, tree.objects)
    writing.show(tree, delta)
    return time.perf_counter() - begun, len(delta.changed)


def _varied(number: int) -> Mapping[str, Any]:
    return {
        "dateline": _FIRST_DAY + dt.timedelta(days=number * 7 % DAYS),
        "topics": (f"t{number % TOPICS}", f"t{number * 7 % TOPICS}"),
        "countries": (_COUNTRIES[number % len(_COUNTRIES)],),
        "byline": f"Writer Number{chr(97 + number % 20)}{number % AUTHORS}",
    }


def _new(number: int) -> Mapping[str, Any]:
    return {**_varied(number), "dateline": _FIRST_DAY + dt.timedelta(days=DAYS + number - PAIRS)}


def _old(number: int) -> Mapping[str, Any]:
    return {**_varied(number), "dateline": _FIRST_DAY + dt.timedelta(days=DAYS // 2)}


def _middle(values: Sequence[float]) -> float:
    return percentile(values, 0.5)


def _most_mb() -> float:
    """Return the most memory that this process ever took."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
