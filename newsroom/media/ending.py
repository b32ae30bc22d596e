"""Rights that end: whoever is concerned is told before, and at the end."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy import or_, select

from newsroom.database import action, db, now
from newsroom.events.actions import record
from newsroom.media import clearance
from newsroom.media.models import Picture

STAGES = (dt.timedelta(days=30), dt.timedelta(days=7), dt.timedelta())
"""How long before the end people are told; ``rights_told`` counts how many of these are over."""
_OVER = len(STAGES)


def pressing(at: dt.datetime) -> Sequence[uuid.UUID]:
    """Return the pictures whose rights end so soon that somebody has to be told of it."""
    reached = [
        (Picture.rights_end_at <= at + before) & (Picture.rights_told < stage)
        for stage, before in enumerate(STAGES, 1)
    ]
    query = select(Picture.id).where(
        Picture.rights_end_at <= at + STAGES[0], Picture.retired_at.is_(None), or_(*reached)
    )
    return db.session.scalars(query).all()


@action
def remind(picture_id: uuid.UUID) -> bool:
    """Say that the rights in a picture end, or have ended; returns whether that was new.

    Once ended, pages leave the picture out where that was wanted. Run again it changes nothing.
    """
    found = db.session.get(Picture, picture_id, with_for_update=True, populate_existing=True)
    if found is None or found.rights_end_at is None or found.retired_at is not None:
        return False
    at = now()
    end = found.rights_end_at
    stage = sum(1 for before in STAGES if end <= at + before)
    if stage <= found.rights_told:
        return False
    found.rights_told = stage
    if found.hidden_at is None and clearance.is_to_hide(found, at):
        found.hidden_at = at
    record(
        "picture_rights_ended" if stage == _OVER else "picture_rights_ending",
        at=at,
        actor_id=None,
        subject_id=found.id,
    )
    return True
