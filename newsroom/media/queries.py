"""Questions about pictures; nothing here writes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from sqlalchemy import inspect, select
from sqlalchemy.orm.util import identity_key

from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.media import clearance
from newsroom.media.clearance import Obstacle
from newsroom.media.models import Picture


def picture(picture_id: uuid.UUID) -> Picture:
    """Return a picture, or raise ``NotFound``."""
    found = db.session.get(Picture, picture_id)
    if found is None:
        raise NotFound
    return found


def many(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Picture]:
    """Return pictures by id: two statements for any number of them, none where all are at hand."""
    wanted = set(ids)
    found = {
        one: known
        for one in wanted
        if (known := db.session.identity_map.get(identity_key(Picture, one))) is not None
        and not inspect(known).expired
    }
    if found.keys() != wanted:
        query = select(Picture).where(Picture.id.in_(wanted - found.keys()))
        found |= {one.id: one for one in db.session.scalars(query)}
    return found


def held(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Picture]:
    """Return pictures as they are now, and keep them so until the transaction ends.

    Whoever takes one away meanwhile waits, and then sees what was committed; several who hold the
    same pictures do not wait for each other. Without ids nothing is asked.
    """
    wanted = set(ids)
    if not wanted:
        return {}
    # In one order for everybody, so that no two wait for each other.
    query = select(Picture).where(Picture.id.in_(wanted)).order_by(Picture.id)
    locked = query.with_for_update(read=True, of=Picture)
    rows = db.session.scalars(locked, execution_options={"populate_existing": True})
    return {one.id: one for one in rows}


def obstacles(
    ids: Iterable[uuid.UUID], at: dt.datetime, article_id: uuid.UUID
) -> dict[uuid.UUID, Obstacle]:
    """Return which of these pictures an article may not show, in one statement at most."""
    wanted = set(ids)
    if not wanted:
        return {}
    query = select(*clearance.COLUMNS).where(Picture.id.in_(wanted))
    rows = ((row.id, clearance.obstacle(row, at, article_id)) for row in db.session.execute(query))
    return {picture_id: why for picture_id, why in rows if why is not None}


def of_master(digest: str) -> Picture | None:
    """Return the picture with this master."""
    return db.session.scalars(select(Picture).where(Picture.digest == digest)).one_or_none()
