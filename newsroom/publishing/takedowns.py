"""Safety takedowns: any one editor, at once; the name searched for; reviewed within a day."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.articles import locking
from newsroom.articles import queries as articles
from newsroom.articles import rules as writing
from newsroom.articles.states import PublicState
from newsroom.database import action, db, now, reading
from newsroom.errors import NotAllowed, NotFound, Refused, Unmet
from newsroom.events.actions import record
from newsroom.lifecycle import check, clean_reason, require_reason
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.publishing import name_search, queries, rules, steps
from newsroom.publishing.models import Takedown
from newsroom.publishing.name_search import Place
from newsroom.publishing.states import ReleaseKind, ReviewOutcome
from newsroom.publishing.steps_after import TAKE_DOWN
from newsroom.publishing.taking_back import begin, give_way

REVIEW = dt.timedelta(hours=rules.REVIEW_HOURS)

OUT_OF_REACH = (
    _l("Copies that readers, archives and search engines have already made."),
    _l("Feed readers and social networks that fetched the title or the summary."),
    _l("Browsers and caches between here and the reader, for up to thirty seconds."),
    _l("Receivers of webhooks, and hosts that follow the log from afar, until they have followed."),
    _l("Letters that were sent; they name no text, but they lead to the article."),
    _l("Back-ups; restore none of them without holding this article back."),
)
"""What no takedown reaches, said to whoever takes something down."""


@action
def take_down(article_id: uuid.UUID, *, by: Person) -> Takedown:
    """Take every language of an article away from readers, at once, and ask nothing first.

    What is on its way to readers is stopped as well. Readers see the same neutral page as for
    anything that is gone. Somebody else has to review it within a day. What is down already
    stays so, with the takedown that it has.
    """
    article = locking.lock(article_id)
    check(TAKE_DOWN, steps.NotBegun(article), by)
    known = queries.newest_takedown(article_id)
    if article.taken_down_at is not None and known is not None:
        return known
    at = now()
    article.taken_down_at = at
    public = [
        one
        for one in article.editions
        if one.public_state in {PublicState.LIVE, PublicState.WITHDRAWN, PublicState.RETRACTED}
    ]
    release = None
    if public:
        release = begin(TAKE_DOWN, ReleaseKind.TAKEDOWN, article, public, by)
    else:
        give_way(article, at)
        record(
            "article_stopped", at=at, actor_id=by.id, article_id=article_id, subject_id=article_id
        )
    takedown = Takedown(
        article_id=article_id,
        release_id=release.id if release else None,
        opened_by=by.id,
        opened_at=at,
        review_due_at=at + REVIEW,
        findings=[],
    )
    db.session.add(takedown)
    return takedown


def search_for(takedown_id: uuid.UUID, *, names: Sequence[str], by: Person) -> Takedown:
    """Look for names in everything that the newsroom keeps, and keep the places, not the names.

    It reads every text there is, so nobody waits for it: what it found is kept afterwards.
    """
    if not rights.is_any_editor(by):
        raise NotAllowed
    db.session.rollback()
    try:
        with reading():
            places = name_search.search(names)
    finally:
        db.session.rollback()
    return _keep(takedown_id, places, by=by)


@action
def _keep(takedown_id: uuid.UUID, places: Sequence[Place], *, by: Person) -> Takedown:
    takedown = _locked(takedown_id, by)
    takedown.findings = [one.as_json() for one in places]
    record(
        "takedown_searched",
        at=now(),
        actor_id=by.id,
        article_id=takedown.article_id,
        subject_id=takedown.id,
        payload={"places": str(len(places))},
    )
    return takedown


@action
def review(takedown_id: uuid.UUID, *, outcome: ReviewOutcome, reason: str, by: Person) -> None:
    """Say, as somebody else, whether the article stays away or may be reinstated."""
    takedown = _locked(takedown_id, by)
    require_reason(reason)
    missing = missing_for_review(takedown, by)
    if missing:
        raise Refused("review", missing)
    at = now()
    takedown.outcome = outcome
    if outcome is ReviewOutcome.MAY_RETURN and not _waits_for_another_review(takedown):
        articles.article(takedown.article_id).taken_down_at = None
    takedown.reviewed_by, takedown.reviewed_at = by.id, at
    kept = clean_reason(reason)
    record(
        "takedown_reviewed",
        at=at,
        actor_id=by.id,
        article_id=takedown.article_id,
        subject_id=takedown.id,
        payload={"outcome": str(outcome), "reason": kept},
    )


def _waits_for_another_review(takedown: Takedown) -> bool:
    """Tell whether it was taken down once more, and nobody has reviewed that."""
    query = select(Takedown.id).where(
        Takedown.article_id == takedown.article_id,
        Takedown.id != takedown.id,
        Takedown.reviewed_at.is_(None),
    )
    return db.session.scalar(query.limit(1)) is not None


def missing_for_review(takedown: Takedown, by: Person) -> list[Unmet]:
    """Return why this editor cannot review a takedown; what may return is decided once."""
    missing = []
    if takedown.opened_by == by.id:
        message = _l("You took it down, so somebody else has to review that.")
        missing.append(Unmet("four_eyes", message, _l("another editor")))
    if writing.is_erased(articles.article(takedown.article_id).source):
        missing.append(Unmet("erased", _l("Its words were erased; nothing brings them back.")))
    if takedown.outcome is ReviewOutcome.MAY_RETURN:
        missing.append(Unmet("open", _l("This takedown was reviewed already.")))
    return missing


@action
def remind(takedown_id: uuid.UUID) -> None:
    """Record, once, that a review is overdue; the duty editors are told by it."""
    takedown = db.session.get_one(Takedown, takedown_id)
    locking.lock(takedown.article_id)
    at = now()
    if takedown.reviewed_at or takedown.reminded_at or takedown.review_due_at > at:
        return
    takedown.reminded_at = at
    record(
        "takedown_overdue",
        at=at,
        actor_id=None,
        article_id=takedown.article_id,
        subject_id=takedown.id,
    )


def overdue(at: dt.datetime) -> Sequence[uuid.UUID]:
    """Return the takedowns whose review is overdue and of which nobody has been reminded."""
    query = select(Takedown.id).where(
        Takedown.reviewed_at.is_(None),
        Takedown.reminded_at.is_(None),
        Takedown.review_due_at <= at,
    )
    return db.session.scalars(query).all()


def _locked(takedown_id: uuid.UUID, by: Person) -> Takedown:
    if not rights.is_any_editor(by):
        raise NotAllowed
    article_id = db.session.scalar(select(Takedown.article_id).where(Takedown.id == takedown_id))
    if article_id is None:
        raise NotFound
    locking.lock(article_id)
    return db.session.get_one(Takedown, takedown_id)
