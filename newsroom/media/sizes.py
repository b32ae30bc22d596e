"""Make the files that readers get of a picture; the worker does it, since AVIF takes seconds."""

from __future__ import annotations

import uuid

from newsroom.database import action, db, now
from newsroom.events.actions import record
from newsroom.media import confined, queries, rules, store
from newsroom.media.models import Picture


def make(picture_id: uuid.UUID) -> bool:
    """Make what is missing of a picture's files; returns whether there are new ones.

    Run again it changes nothing. Earlier files stay in the store: pages may name them still.
    """
    picture = queries.picture(picture_id)
    wanted = rules.wanted_as(picture)
    if picture.made_as == wanted:
        return False
    digest, focus = picture.digest, (picture.focus_x / 100, picture.focus_y / 100)
    db.session.rollback()  # no lock is held while they are made
    kept = store.kept()
    made = confined.renditions(kept.read(digest, store.MASTER), focus)
    files = [
        {
            "use": one.use,
            "width": one.width,
            "height": one.height,
            "media_type": one.media_type,
            "digest": kept.put(one.content, store.SUFFIXES[one.media_type]),
        }
        for one in made
    ]
    return _note(picture_id, files, wanted)


@action
def _note(picture_id: uuid.UUID, files: list[dict[str, object]], made_as: str) -> bool:
    picture = db.session.get(Picture, picture_id, with_for_update=True, populate_existing=True)
    if picture is None or rules.wanted_as(picture) != made_as or picture.made_as == made_as:
        return False  # the focus was moved meanwhile, and its own event asks for other files
    picture.files, picture.made_as = files, made_as
    record("picture_made", at=now(), actor_id=None, subject_id=picture.id)
    return True
