"""What people do with private sources; each is an event that holds ids and never a word."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.articles import locking
from newsroom.articles import queries as articles
from newsroom.articles.models import Article
from newsroom.articles.rules import refuse_erased
from newsroom.articles.sources import queries, rules, sealing
from newsroom.articles.sources.models import PrivateSource
from newsroom.articles.sources.source import Source, cleaned
from newsroom.database import action, db, new_id, now
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused, StaleSave, Unmet
from newsroom.events.actions import record
from newsroom.people import queries as people
from newsroom.people.models import Person

MOST = 100
"""Sources an article keeps at most: each is opened when a text is checked."""


@dataclass(frozen=True)
class Opened:
    """A source as somebody reads it."""

    row: PrivateSource
    said: Source


@action
def add(
    article_id: uuid.UUID, source: Source, *, by: Person, forget_on: dt.date | None = None
) -> PrivateSource:
    """Keep a source of an article, for oneself alone.

    Raises:
        BadInput: names the field that cannot be accepted.
    """
    article = _locked(article_id, by)
    if article.sources_kept >= MOST:
        message = _l("An article keeps %(most)s sources at most.", most=MOST)
        raise Refused("add_source", [Unmet("most", message, _l("you"))])
    at = now()
    said = cleaned(source)
    made = PrivateSource(
        id=new_id(), article_id=article_id, sealed=b"", shared_with=[],
        forget_on=_future(forget_on, at), version=1, added_by=by.id, added_at=at,
    )  # fmt: skip
    made.sealed = sealing.sealed(said, made.id, article_id)
    db.session.add(made)
    article.sources_kept += 1
    _record("source_added", made, by, at)
    return made


@action
def read(article_id: uuid.UUID, source_id: uuid.UUID, *, by: Person) -> Opened:
    """Open a source; whoever wrote it down is told when somebody else does.

    Raises:
        NotAllowed: by somebody who was not let in.
    """
    _locked(article_id, by)
    found = queries.one(article_id, source_id)
    if not rules.may_open(found, by):
        raise NotAllowed
    said = sealing.opened(found.sealed, found.id, article_id)
    _record("source_opened", found, by, now())
    return Opened(found, said)


@action
def change(
    article_id: uuid.UUID,
    source_id: uuid.UUID,
    source: Source,
    *,
    version: int,
    by: Person,
    forget_on: dt.date | None = None,
) -> PrivateSource:
    """Write down something else of a source.

    Raises:
        StaleSave: it was changed since ``version``.
        BadInput: names the field that cannot be accepted.
    """
    _locked(article_id, by)
    found = _changed_by(article_id, source_id, by)
    at = now()
    if version != found.version:
        raise StaleSave({}, {}, found.version)
    found.sealed = sealing.sealed(cleaned(source), found.id, article_id)
    found.forget_on = _future(forget_on, at)
    found.version += 1
    _record("source_changed", found, by, at)
    return found


@action
def share(
    article_id: uuid.UUID, source_id: uuid.UUID, person_ids: Iterable[uuid.UUID], *, by: Person
) -> None:
    """Let exactly these people open a source; those who may not read the article cannot be let in.

    Raises:
        BadInput: one of them does not read the article.
    """
    article = _locked(article_id, by)
    found = _changed_by(article_id, source_id, by)
    wanted = sorted({one for one in person_ids if one != by.id}, key=str)
    for one in wanted:
        if not articles.may_read(article, people.person(one)):
            raise BadInput(_l("This person does not read the article."), field="shared_with")
    named = [str(one) for one in wanted]
    if named == found.shared_with:
        return
    new = set(named) - set(found.shared_with)
    found.shared_with = named
    _record("source_shared", found, by, now(), to=sorted(new))


@action
def erase(article_id: uuid.UUID, source_id: uuid.UUID, *, by: Person | None) -> None:
    """Erase a source for good, words and names; ``by`` None is the clock on its last day."""
    article = locking.lock(article_id) if by is None else _locked(article_id, by)
    found = queries.one(article_id, source_id)
    if by is not None and not rules.may_erase(found, by):
        raise NotAllowed
    found.sealed, found.shared_with, found.erased_at = b"", [], now()
    found.version += 1
    article.sources_kept -= 1
    _record("source_erased", found, by, found.erased_at)


def forget(source_id: uuid.UUID) -> None:
    """Erase a source whose last day is over; one that was given more time stays."""
    query = select(PrivateSource.article_id, PrivateSource.forget_on)
    row = db.session.execute(query.where(PrivateSource.id == source_id)).one_or_none()
    if row is not None and row.forget_on is not None and row.forget_on < now().date():
        erase(row.article_id, source_id, by=None)


def _locked(article_id: uuid.UUID, by: Person) -> Article:
    article = locking.lock(article_id)
    if not rules.may_add(article, by):
        raise NotFound
    refuse_erased(article.source)
    return article


def _changed_by(article_id: uuid.UUID, source_id: uuid.UUID, by: Person) -> PrivateSource:
    found = queries.one(article_id, source_id)
    if not rules.may_change(found, by):
        raise NotAllowed
    return found


def _future(day: dt.date | None, at: dt.datetime) -> dt.date | None:
    if day is not None and day <= at.date():
        raise BadInput(_l("Choose a day that is still to come."), field="forget_on")
    return day


def _record(
    kind: str, source: PrivateSource, by: Person | None, at: dt.datetime, **payload: list[str]
) -> None:
    record(
        kind,
        at=at,
        actor_id=by.id if by else None,
        article_id=source.article_id,
        subject_id=source.id,
        payload=payload or None,
    )
