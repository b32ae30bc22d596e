"""How the languages of an article go public: together, the source first, or one alone."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.articles import locking
from newsroom.articles.models import Article
from newsroom.articles.states import PairPolicy
from newsroom.database import action, db, now
from newsroom.errors import BadInput, NotAllowed
from newsroom.events.actions import record
from newsroom.lifecycle import clean_reason, require_reason
from newsroom.people import rights
from newsroom.people.models import Person


@action
def set_policy(
    article_id: uuid.UUID,
    policy: PairPolicy,
    *,
    by: Person,
    reason: str = "",
    until: dt.datetime | None = None,
) -> None:
    """Decide how the languages go public.

    *Together* needs nothing. *Source first* needs a reason and a deadline for the other language;
    *single* needs a reason and an expiry, after which the other language is wanted again. Work
    orders and releases follow by reaction.

    Raises:
        BadInput: the reason or the instant is missing or over.
    """
    article = locking.lock(article_id)
    if not rights.is_any_editor(by):
        raise NotAllowed
    at = now()
    kept = clean_reason(reason)
    if policy is PairPolicy.TOGETHER:
        until = None
    else:
        _check_exception(kept, until, at)
    article.pair_policy, article.policy_reason, article.policy_until = policy, kept, until
    _record("policy_set", article, at, by, kept)


def _check_exception(reason: str, until: dt.datetime | None, at: dt.datetime) -> None:
    require_reason(reason)
    if until is None:
        raise BadInput(_l("Say until when this holds."), field="wall")
    if until <= at:
        raise BadInput(_l("This time is already over."), field="wall")


@action
def let_lapse(article_id: uuid.UUID) -> bool:
    """End an exception whose time is over; returns whether it ended just now.

    A single language is expected to be a pair again. With the source first, the deadline for the
    other language was missed: the exception stays, so that the pair can still be completed, and
    the editors are told once.
    """
    article = locking.lock(article_id)
    at = now()
    if article.policy_until is None or article.policy_until > at:
        return False
    article.policy_until = None
    if article.pair_policy is PairPolicy.SINGLE:
        article.pair_policy, article.policy_reason = PairPolicy.TOGETHER, ""
    _record("policy_lapsed", article, at, None, "")
    return True


def lapsed(at: dt.datetime) -> Sequence[uuid.UUID]:
    """Return the articles whose exception is over."""
    query = select(Article.id).where(Article.policy_until <= at)
    return db.session.scalars(query).all()


def _record(kind: str, article: Article, at: dt.datetime, by: Person | None, reason: str) -> None:
    until = article.policy_until
    payload = {
        "policy": str(article.pair_policy),
        "until": until.isoformat() if until else "",
        "reason": reason,
    }
    record(
        kind,
        at=at,
        actor_id=by.id if by else None,
        article_id=article.id,
        subject_id=article.id,
        payload={name: text for name, text in payload.items() if text},
    )
