"""Keep the rows of what is listed in step with the release log, and note which pages that changes.

The one writer of these rows; a release itself writes none of them, it is made public without.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from newsroom.articles.models import Article
from newsroom.database import action, db, insert_missing, reading
from newsroom.publishing import queries
from newsroom.publishing.listing import live, marking, storing, topics
from newsroom.publishing.listing.models import ListingPage, ListingState, ListingTotal
from newsroom.publishing.listing.places import Kind
from newsroom.settings import current

BATCH = 500
_ONE = 1
_MANY = 1_000
_SHARE = 5
"""Of more than a fifth of all articles, and many, the pages are not looked for one by one."""


@dataclass(frozen=True)
class Reached:
    """How far the rows follow the log."""

    number: int
    whole_since: int
    topics: topics.Named


def bring_up() -> Reached:
    """Bring the rows up to the log, a few hundred articles in a transaction; returns how far."""
    db.session.rollback()
    with reading(only=False):
        while not _step():
            pass
    return reached()


def reached() -> Reached:
    """Return how far the rows follow the log, without bringing them anywhere."""
    state = db.session.get(ListingState, _ONE)
    found = (
        Reached(state.number, state.whole_since, topics.by_language(state.topics))
        if state
        else Reached(0, 0, {})
    )
    db.session.rollback()
    return found


@action
def _step() -> bool:
    """Take the next articles in; returns whether nothing is left."""
    last = queries.last_number()
    state = _locked()
    if state.number >= last:
        return True
    _notice(state, last)
    moved = _moved(state.number)
    is_known = state.number >= state.whole_since  # else no tree is there that could ask for less
    project(
        [one.id for one in moved],
        number=last if is_known else 0,
        named=topics.by_language(state.topics),
    )
    if len(moved) == BATCH:
        state.number = max(state.number, min(last - 1, moved[-1].public_number))
        return False
    state.number = last
    return True


def again() -> None:
    """Compare every row with what is live and mend it; every list is to be made again then."""
    db.session.rollback()
    with reading(only=False):
        after = 0
        while after >= 0:
            after = _mend(after)
        _count_again()
    bring_up()


@action
def _mend(after: int) -> int:
    """Project the next articles anew; returns the number they reach to, -1 at the end."""
    state = _locked()
    moved = _moved(after)
    project([one.id for one in moved], number=0, named=topics.by_language(state.topics))
    return moved[-1].public_number if len(moved) == BATCH else -1


@action
def _count_again() -> None:
    """Count every list anew; whatever tree there is has to be made as a whole."""
    state = _locked()
    storing.drop_strangers()
    storing.count_again()
    state.whole_since = queries.last_number()
    state.topics = topics.facts()
    db.session.execute(ListingPage.__table__.delete())  # type: ignore[attr-defined] # a Table


def project(ids: Collection[uuid.UUID], *, number: int, named: topics.Named) -> None:
    """Make the rows of these articles say what is live; what that changes is noted with a number.

    With number 0 nothing is noted: every list is to be made again anyhow.
    """
    if not ids:
        return
    truth, known = live.of_articles(ids), storing.known(ids)
    touched = storing.put(truth, known)
    lengths = storing.count(touched)
    if number:
        marking.note(touched, lengths, named, number)


def _locked() -> ListingState:
    """Return the one row, locked until the transaction ends: only one writer is at it."""
    query = select(ListingState).where(ListingState.id == _ONE).with_for_update()
    state = db.session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if state is None:
        values = {"number": 0, "whole_since": 0, "zone": "", "topics": {}}
        db.session.execute(insert_missing(ListingState).values(id=_ONE, **values))
        state = db.session.scalars(query).one()
    return state


def _moved(after: int) -> Sequence[Any]:
    """Return the next articles of which something was released behind a number."""
    query = (
        select(Article.id, Article.public_number)
        .where(Article.public_number > after)
        .order_by(Article.public_number)
        .limit(BATCH)
    )
    return db.session.execute(query).all()


def _notice(state: ListingState, last: int) -> None:
    """Note what lists show besides articles, where it is not what it was."""
    zone, facts = current().time_zone, topics.facts()
    if zone != state.zone:
        state.number = 0  # another day may be another month
    if zone != state.zone or _is_much(last - state.number):
        state.whole_since = last
    before = state.topics
    state.zone, state.topics = zone, facts
    renamed = topics.changed(before, facts)
    if renamed and state.number >= state.whole_since:
        lists = marking.beside(renamed)
        for named in (before, facts):
            marking.note_lists(lists, topics.by_language(named), last)


def _is_much(releases: int) -> bool:
    if releases <= _MANY:
        return False
    query = select(func.sum(ListingTotal.total)).where(ListingTotal.kind == Kind.ALL)
    listed: int = db.session.scalar(query) or 0
    return releases * _SHARE > listed
