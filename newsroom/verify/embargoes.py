"""Invariant 8: an embargo, a takedown and a retraction bind every language of an article."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.events.models import Event, EventPayload
from newsroom.publishing.states import BRINGS_TEXT, ReleaseKind
from newsroom.verify import advice, answers, replay, walk
from newsroom.verify.violation import Violation
from newsroom.verify.walk import Known, Published

_MAY_NOT = BRINGS_TEXT | {ReleaseKind.REINSTATEMENT}
"""Kinds of releases that an embargo keeps back."""
Embargoes = list[tuple[dt.datetime, dt.datetime | None]]
"""(since when it was decided, until when it holds), in the order of the history."""


def embargoes() -> Iterator[Violation]:
    """Yield articles that went out before their embargo ended."""
    for batch in walk.batches():
        embargoed = _embargoes([article.id for article in batch])
        for article in batch:
            for release in article.log:
                if release.kind in _MAY_NOT and _is_early(release, embargoed[article.id]):
                    what = _(
                        "Release %(number)s went out before the embargo ended.",
                        number=release.number,
                    )
                    yield Violation(8, article.id.hex, what, str(advice.TAKE_AWAY))


def _is_early(release: Published, decided: Embargoes) -> bool:
    at = release.published_at
    if at is None:
        return False
    holding = [until for since, until in decided if since <= at]
    return bool(holding) and holding[-1] is not None and at < holding[-1]


def _embargoes(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Embargoes]:
    query = (
        select(Event.article_id, Event.at, EventPayload.body)
        .join(EventPayload, EventPayload.event_id == Event.id)
        .where(Event.article_id.in_(ids), Event.kind == "embargo_set")
        .order_by(Event.article_id, Event.seq)
    )
    found: defaultdict[uuid.UUID, Embargoes] = defaultdict(list)
    for row in db.session.execute(query):
        said = (row.body or {}).get("until", "")
        found[row.article_id].append((row.at, dt.datetime.fromisoformat(said) if said else None))
    return found


def taken_away() -> Iterator[Violation]:
    """Yield articles of which a language is left, in the log or in the tree, that may not be."""
    for article in walk.articles():
        yield from _left_in_log(article)
        if article.taken_down_at is not None and article.live:
            what = _("The article was taken down for somebody’s safety, but is live.")
            yield Violation(8, article.id.hex, what, _("Take it down again, at once."))
        yield from _left_in_tree(article)


def _left_in_log(article: Known) -> Iterator[Violation]:
    for release, _before, after in replay.steps(article.log):
        states = {one.state for one in after.values()}
        taken_down = release.kind is ReleaseKind.TAKEDOWN and PublicState.LIVE in states
        retracted = release.kind is ReleaseKind.RETRACTION and states != {PublicState.RETRACTED}
        if taken_down or retracted:
            yield Violation(
                8,
                article.id.hex,
                _("Release %(number)s left a language as it was.", number=release.number),
                str(advice.TAKE_AWAY),
            )


def _left_in_tree(article: Known) -> Iterator[Violation]:
    for edition in article.editions:
        if edition.slug and not edition.is_live:
            role = answers.role_of(edition.language, edition.slug)
            if role == "page":
                what = _(
                    "Readers still get %(path)s, which is not live.",
                    path=edition.path,
                )
                yield Violation(8, article.id.hex, what, str(advice.REBUILD))
