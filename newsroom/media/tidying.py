"""Removes files that no picture names: of what was erased, and sizes that were made anew."""

from __future__ import annotations

from sqlalchemy import select

from newsroom.database import db, reading
from newsroom.events import queries as events
from newsroom.media import store
from newsroom.media.models import Picture


def sweep(*, untouched_s: int = store.WAITS_S) -> int:
    """Remove the files that no picture names and that are older; return how many.

    Beside a database that never had a picture, they all stay: they belong to another one.
    """
    named: set[str] = set()
    with reading():
        query = select(Picture.digest, Picture.files).execution_options(yield_per=1_000)
        for master, files in db.session.execute(query):
            named |= {master, *(one["digest"] for one in files)}
        is_ours = bool(named) or events.has_ever("picture_added")
        db.session.rollback()
    return store.kept().drop_all_but(named, untouched_s=untouched_s) if is_ours else 0
