"""Ask who there is, and who has to be told."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.util import identity_key

from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.people.models import Grant, Notification, Person, Role


def person(person_id: uuid.UUID | None) -> Person:
    """Return a person, or raise ``NotFound``."""
    found = db.session.get(Person, person_id) if person_id else None
    if found is None:
        raise NotFound
    return found


def loaded(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Person]:
    """Return people with their grants, in one statement; ``person`` and ``desk_names`` use them.

    That holds for as long as the result is kept.
    """
    query = select(Person).where(Person.id.in_(ids)).options(joinedload(Person.grants))
    return {one.id: one for one in db.session.scalars(query).unique()}


def by_email(email: str) -> Person | None:
    """Return the person who signs in with this address."""
    query = select(Person).where(func.lower(Person.email) == email.strip().lower())
    return db.session.scalars(query).one_or_none()


def everyone() -> Sequence[Person]:
    """Return all people by desk name."""
    return db.session.scalars(select(Person).order_by(Person.desk_name)).all()


def working() -> Sequence[Person]:
    """Return the people who can sign in, with their grants, by desk name."""
    query = select(Person).where(Person.active.is_(True)).order_by(Person.desk_name)
    return db.session.scalars(query).all()


def desk_names(ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the desk names of many people in one query."""
    if not ids:
        return {}
    at_hand = {
        one.id: one.desk_name
        for found in ids
        if (one := db.session.identity_map.get(identity_key(Person, found))) is not None
        and not inspect(one).expired
    }
    if len(at_hand) == len(ids):
        return at_hand
    query = select(Person.id, Person.desk_name).where(Person.id.in_(ids))
    return {row.id: row.desk_name for row in db.session.execute(query)}


def _holders(role: Role, scope: str = "") -> Sequence[Person]:
    query = (
        select(Person)
        .join(Grant, Grant.person_id == Person.id)
        .where(Grant.role == role, Grant.scope == scope, Person.active.is_(True))
        .order_by(Person.desk_name)
    )
    return db.session.scalars(query).all()


def editors(language: str) -> Sequence[Person]:
    """Return the editors of a language."""
    return _holders(Role.EDITOR, language)


def translators(source: str, target: str) -> Sequence[Person]:
    """Return the translators in a direction."""
    return _holders(Role.TRANSLATOR, f"{source}>{target}")


def duty_editors() -> Sequence[Person]:
    """Return the editors on call."""
    return _holders(Role.DUTY)


def unread(found: Person, *, most: int = 50) -> Sequence[Notification]:
    """Return what the person was told and has not read, newest first."""
    query = (
        select(Notification)
        .where(Notification.person_id == found.id, Notification.read_at.is_(None))
        .order_by(Notification.told_at.desc())
        .limit(most)
    )
    return db.session.scalars(query).all()


def unread_count(found: Person) -> int:
    """Return how many notifications the person has not read."""
    query = select(func.count()).where(
        Notification.person_id == found.id, Notification.read_at.is_(None)
    )
    return db.session.scalar(query) or 0
