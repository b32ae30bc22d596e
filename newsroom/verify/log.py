"""Invariant 7: the log has no gaps, nothing is published twice, the tree shows what it says."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import or_, select

from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.events.models import Event
from newsroom.publishing import queries, steps
from newsroom.publishing.models import Release
from newsroom.publishing.states import TAKES_AWAY, ReleaseKind, ReleaseState
from newsroom.settings import current
from newsroom.verify import advice, replay, tally, walk
from newsroom.verify.violation import Violation
from newsroom.verify.walk import Known

_BATCH = 2_000
_COMMITS = (steps.COMMIT.records, steps.COMMIT_AWAY.records, steps.COMMIT_REFRESH.records)


def numbers() -> Iterator[Violation]:
    """Yield where the log has a gap, a doubled number, or a release that is not in it."""
    expected = 1
    while rows := _numbered(expected - 1):
        for row in rows:
            if row.number != expected:
                yield _of_log(
                    _(
                        "Release %(number)s follows release %(before)s in the log.",
                        number=row.number,
                        before=expected - 1,
                    )
                )
            expected = row.number + 1
        tally.passed(len(rows))
    last = queries.last_number()
    if last != expected - 1:
        yield _of_log(
            _(
                "The log ends with release %(number)s, but counts up to %(last)s.",
                number=expected - 1,
                last=last,
            )
        )
    yield from _half_published()


def _numbered(after: int) -> Sequence[Any]:
    query = select(Release.number).where(Release.number > after).order_by(Release.number)
    return db.session.execute(query.limit(_BATCH)).all()


def _of_log(what: str, article: str = "") -> Violation:
    return Violation(7, article, what, str(advice.RESTORE))


def _half_published() -> Iterator[Violation]:
    """Find releases of which number, state and instant do not say the same."""
    published = Release.state == ReleaseState.PUBLISHED
    query = select(Release.article_id).where(
        or_(
            published & (Release.number.is_(None) | Release.published_at.is_(None)),
            ~published & (Release.number.is_not(None) | Release.published_at.is_not(None)),
        )
    )
    for article_id in db.session.scalars(query.execution_options(yield_per=_BATCH)):
        yield _of_log(_("A release is published by halves."), article_id.hex)


def repetitions() -> Iterator[Violation]:
    """Yield what was published twice, or came back without being reinstated."""
    for batch in walk.batches():
        counted = _commits_of([article.id for article in batch])
        for article in batch:
            yield from _twice(article, counted)
            yield from _reappeared(article)


def _commits_of(ids: Sequence[uuid.UUID]) -> Counter[uuid.UUID | None]:
    query = select(Event.subject_id).where(Event.article_id.in_(ids), Event.kind.in_(_COMMITS))
    return Counter(db.session.scalars(query))


def _twice(article: Known, counted: Counter[uuid.UUID | None]) -> Iterator[Violation]:
    for release in article.log:
        if counted[release.id] != 1:
            yield _of_log(
                _(
                    "Release %(number)s was made public %(count)s times, says the history.",
                    number=release.number,
                    count=counted[release.id],
                ),
                article.id.hex,
            )


def _reappeared(article: Known) -> Iterator[Violation]:
    away = {PublicState.WITHDRAWN, PublicState.RETRACTED}
    was_retracted = False
    for release, before, after in replay.steps(article.log):
        back = [
            code
            for code, one in after.items()
            if one.is_live and before.get(code, replay.NEVER).state in away
        ]
        live = any(one.is_live for one in after.values())
        allowed = release.kind is ReleaseKind.REINSTATEMENT
        if (back and not allowed) or (live and was_retracted):
            yield Violation(
                7,
                article.id.hex,
                _(
                    "Release %(number)s brought back what had been taken away.",
                    number=release.number,
                ),
                str(advice.TAKE_AWAY),
            )
        was_retracted = was_retracted or release.kind is ReleaseKind.RETRACTION
        if release.kind in TAKES_AWAY and not release.members:
            yield _of_log(
                _("Release %(number)s took nothing away.", number=release.number), article.id.hex
            )


def applied() -> Iterator[Violation]:
    """Yield where the tree went beyond the log."""
    path: Path = current().site / "applied"
    try:
        said = int(path.read_text())
    except (FileNotFoundError, ValueError):
        said = 0
    tally.passed()
    last = queries.last_number()
    if said > last:
        yield Violation(
            7,
            "",
            _(
                "The tree followed the log up to %(said)s, but the log ends with %(last)s.",
                said=said,
                last=last,
            ),
            _("Restore database and tree from one backup; never run a copy beside the original."),
        )
