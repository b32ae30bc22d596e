"""Topics among many articles: how often each is borne, and what a new name sets in motion."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable

from sqlalchemy import Text, cast, func, select, update

from bench import many_pairs
from bench.newsrooms import POSTGRESQL, SQLITE, newsroom
from bench.report import Figure, Report
from newsroom.articles import naming, topics
from newsroom.articles.models import Edition, Revision
from newsroom.database import db
from newsroom.people import queries as people
from newsroom.publishing import refreshing
from newsroom.publishing.models import Release
from newsroom.publishing.pages import inputs

ARTICLES = int(os.environ.get("BENCH_TOPICS_ARTICLES", "100000"))
TOPICS = 100
MOST_PAGE_MS = 1_000.0
MOST_MARK_MS = 500.0


def measure() -> Report:
    """Ask and rename in a newsroom of many articles, each about one of a hundred topics."""
    figures: list[Figure] = []
    for kind in (SQLITE, POSTGRESQL):
        with newsroom(kind):
            figures += _of(kind)
    return Report("topics", tuple(figures))


def _of(kind: str) -> list[Figure]:
    staff = many_pairs.editors()
    editor = people.person(staff[1])
    keys = [
        naming.make({"en": f"Topic {number}", "es": f"Tema {number}"}, by=editor).key
        for number in range(TOPICS)
    ]
    many_pairs.live(ARTICLES, staff, varied=lambda number: {"topics": (keys[number % len(keys)],)})
    db.session.execute(update(Release).values(surroundings=inputs.surroundings()))
    db.session.commit()
    counted = _ms(topics.live_counts)
    scanned = _ms(lambda: _by_text(keys[0]))
    renamed = _ms(lambda: _rename(keys[0], staff[1]))
    marked = _ms(lambda: refreshing.outdate_topic(keys[0]))
    begun = _ms(lambda: refreshing.refresh_all(refreshing.outdated(most=refreshing.AT_ONCE)))
    name = f"{kind}, {ARTICLES} articles"
    return [
        Figure(f"{name}: live articles of all topics counted", counted, "ms", at_most=MOST_PAGE_MS),
        Figure(f"{name}: those of one found in the JSON of texts", scanned, "ms"),
        Figure(f"{name}: one renamed", renamed, "ms"),
        Figure(f"{name}: its live pages marked", marked, "ms", at_most=MOST_MARK_MS),
        Figure(f"{name}: {refreshing.AT_ONCE} of them sent out again", begun, "ms"),
    ]


def _rename(key: str, editor_id: uuid.UUID) -> None:
    shown = naming.wording(topics.known()[key])
    names = {"en": "Another name", "es": "Otro nombre"}
    naming.rename(key, names, shown=shown, by=people.person(editor_id))


def _by_text(key: str) -> None:
    """Find what bears a topic as it would be without a table of its own."""
    query = (
        select(func.count())
        .select_from(Edition)
        .join(Revision, Revision.id == Edition.public_revision_id)
        .where(cast(Revision.topics, Text).contains(key))
    )
    db.session.scalar(query)


def _ms(work: Callable[[], object]) -> float:
    """Return the milliseconds of one run, in a transaction of its own."""
    db.session.remove()
    begun = time.perf_counter()
    work()
    spent = (time.perf_counter() - begun) * 1_000
    db.session.rollback()
    return spent
