"""The topics that articles are about, by key."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from newsroom.articles.models import Topic
from newsroom.database import db


def known() -> Mapping[str, Topic]:
    """Return every topic by its key, retired ones as well, in the order in which they were made."""
    found = db.session.scalars(select(Topic).order_by(Topic.made_at, Topic.key))
    return {one.key: one for one in found}
