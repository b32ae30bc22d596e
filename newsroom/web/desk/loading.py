"""Load what lists of articles show, in a number of queries that does not grow with them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import defer
from sqlalchemy.orm.attributes import set_committed_value

from newsroom.articles.models import Article, Edition, Revision
from newsroom.database import db
from newsroom.events.models import Event
from newsroom.events.queries import words_of

_REASONED = ("changes_requested", "translation_changes_requested")


def articles(ids: Iterable[uuid.UUID], *, bodies: bool = True) -> dict[uuid.UUID, Article]:
    """Return articles by id, each with its editions and their current texts."""
    wanted = set(ids)
    if not wanted:
        return {}
    found = db.session.scalars(select(Article).where(Article.id.in_(wanted))).all()
    texts([edition for article in found for edition in article.editions], bodies=bodies)
    return {one.id: one for one in found}


def texts(editions: Sequence[Edition], *, bodies: bool = True) -> None:
    """Load the current and the public revisions of many editions at once.

    Without ``bodies``, for lists that show none, each of these is read only when it is asked for.
    """
    ids = {one.current_revision_id for one in editions}
    ids |= {one.public_revision_id for one in editions}
    query = select(Revision).where(Revision.id.in_([one for one in ids if one]))
    if not bodies:
        query = query.options(defer(Revision.body))
    known = {one.id: one for one in db.session.scalars(query)} if ids - {None} else {}
    for one in editions:
        # An edition's own id is no revision's: it stands for "none".
        current, public = one.current_revision_id or one.id, one.public_revision_id or one.id
        set_committed_value(one, "current_revision", known.get(current))
        set_committed_value(one, "public_revision", known.get(public))


def reasons(article_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the newest reason for changes by what it is about: an edition's or a task's id."""
    wanted = set(article_ids)
    if not wanted:
        return {}
    query = (
        select(Event)
        .where(Event.article_id.in_(wanted), Event.kind.in_(_REASONED))
        .order_by(Event.id)
    )
    found: dict[uuid.UUID, str] = {}
    for event in db.session.scalars(query):
        if event.subject_id and (words := words_of(event)):
            found[event.subject_id] = str(words.get("reason", ""))
    return found


def newest_reason(subject_id: uuid.UUID, article_id: uuid.UUID) -> str:
    """Return why changes were asked for last, or an empty text."""
    return reasons([article_id]).get(subject_id, "")
