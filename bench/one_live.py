"""One pair published among few articles and among many: it must not matter how many there are."""

from __future__ import annotations

import datetime as dt
import time
import uuid
from typing import Any

from bench import many_pairs
from bench.newsrooms import POSTGRESQL, SQLITE, newsroom
from bench.report import Figure, Report, percentile
from newsroom.database import db, now
from newsroom.people import queries as people
from newsroom.publishing import carrying, queries, taking_back
from newsroom.publishing.models import Release
from newsroom.publishing.site import follow
from newsroom.publishing.site.published import PublishedSite
from newsroom.publishing.states import ReleaseState
from newsroom.settings import current

FEW, MANY = 100, 100_000
SAMPLES = 30
WARM_UP = 3
"""The first ones compile templates and statements, which a worker does once in its life."""
MOST_MS = 100.0


def measure() -> Report:
    """Publish one pair after another, and retract one, in newsrooms of two sizes."""
    figures: list[Figure] = []
    for kind in (SQLITE, POSTGRESQL):
        for articles in (FEW, MANY):
            with newsroom(kind):
                figures += _among(articles, kind)
    return Report("one_live", tuple(figures))


def _among(articles: int, kind: str) -> list[Figure]:
    staff = many_pairs.editors()
    many_pairs.live(articles, staff)
    tree = follow.tree_of(current())
    tree.record_applied(queries.last_number())
    spent = [_published(articles + number, staff) for number in range(SAMPLES)][WARM_UP:]
    gone = _retracted(articles, staff[1])
    name = f"{kind}, {articles} articles"
    return [
        Figure(f"{name}: one pair live, p50", percentile(spent, 0.5), "ms"),
        Figure(f"{name}: one pair live, p95", percentile(spent, 0.95), "ms", at_most=MOST_MS),
        Figure(f"{name}: retracted for readers after", gone, "ms"),
    ]


def _published(number: int, staff: tuple[uuid.UUID, uuid.UUID]) -> float:
    """Return the milliseconds from the worker's start on a release to both pages being there."""
    [release_id] = many_pairs.scheduled(1, now() + dt.timedelta(days=1), staff, first=number)
    many_pairs.change(release_id, state=ReleaseState.PUBLISHING, public_at=now())
    tree, site = follow.tree_of(current()), PublishedSite(current().site)
    db.session.remove()
    begun = time.perf_counter()
    carrying.carry(release_id, tree)
    follow.follow_log(tree)
    while not (site.article("en", f"springs-{number}") and site.article("es", _spanish(number))):
        pass
    return (time.perf_counter() - begun) * 1_000


def _spanish(number: int) -> str:
    return f"manantiales-{number}"


def _retracted(number: int, editor_id: uuid.UUID) -> float:
    """Return the milliseconds from an editor's click to the notice at the address."""
    found = db.session.scalars(
        db.select(Release.article_id).where(Release.number == number + 1)
    ).one()
    db.session.rollback()
    tree, site = follow.tree_of(current()), PublishedSite(current().site)
    begun = time.perf_counter()
    release_id: uuid.UUID = taking_back.retract(
        found, by=people.person(editor_id), reason="bench", notes={"en": "Wrong.", "es": "Erróneo."}
    ).id
    carrying.at_once(release_id, tree)
    shown: Any = site.article("en", f"springs-{number}")
    if shown.leaf.role != "notice":
        message = "the article is still there after it was retracted"
        raise RuntimeError(message)
    return (time.perf_counter() - begun) * 1_000
