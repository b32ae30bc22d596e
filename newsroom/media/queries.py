"""Questions about pictures; nothing here writes."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.media.models import Picture
from newsroom.people import rights
from newsroom.people.models import Person


def picture(picture_id: uuid.UUID) -> Picture:
    """Return a picture, or raise ``NotFound``."""
    found = db.session.get(Picture, picture_id)
    if found is None:
        raise NotFound
    return found


def many(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Picture]:
    """Return pictures by id, in two statements for any number; none for none."""
    wanted = set(ids)
    if not wanted:
        return {}
    query = select(Picture).where(Picture.id.in_(wanted))
    return {one.id: one for one in db.session.scalars(query)}


def of_master(digest: str) -> Picture | None:
    """Return the picture with this master."""
    return db.session.scalars(select(Picture).where(Picture.digest == digest)).one_or_none()


def listed(person: Person, *, most: int, offset: int = 0) -> Sequence[Picture]:
    """Return the pictures that a person looks after, the newest first: editors all of them."""
    query = select(Picture).order_by(Picture.uploaded_at.desc(), Picture.id)
    if not rights.is_any_editor(person):
        query = query.where(Picture.uploaded_by == person.id)
    return db.session.scalars(query.limit(most).offset(offset)).all()
