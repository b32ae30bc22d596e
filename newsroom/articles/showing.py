"""Where pictures are shown: live, in a text that is worked on, or in one that was replaced."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select

from newsroom.articles.models import Edition, Revision, RevisionPicture
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.media.models import Picture

_IS_LIVE: ColumnElement[bool] = and_(
    Edition.public_state == PublicState.LIVE, Edition.public_revision_id == Revision.id
)
_IS_CURRENT: ColumnElement[bool] = Edition.current_revision_id == Revision.id


@dataclass(frozen=True)
class Shown:
    """An edition of which some text shows a picture."""

    article_id: uuid.UUID
    language: str
    is_live: bool
    """Readers see it."""
    is_current: bool
    """The text that is worked on shows it; otherwise only earlier ones do."""


def where(picture_id: uuid.UUID) -> Sequence[Shown]:
    """Return every edition of which some text shows a picture, in one statement."""
    live, current = (func.max(_one(condition)) for condition in (_IS_LIVE, _IS_CURRENT))
    query = (
        select(Edition.article_id, Edition.language, live, current)
        .join(Revision, Revision.edition_id == Edition.id)
        .join(RevisionPicture, RevisionPicture.revision_id == Revision.id)
        .where(RevisionPicture.picture_id == picture_id)
        .group_by(Edition.id, Edition.article_id, Edition.language)
        .order_by(Edition.article_id, Edition.language)
    )
    rows = db.session.execute(query)
    return [Shown(article, code, bool(is_live), bool(now)) for article, code, is_live, now in rows]


def live_languages(picture_id: uuid.UUID) -> list[str]:
    """Return the languages in which readers see a picture."""
    return sorted({one.language for one in where(picture_id) if one.is_live})


def is_live() -> ColumnElement[bool]:
    """Return the condition that readers see a picture."""
    return _shown(_IS_LIVE)


def is_in_use() -> ColumnElement[bool]:
    """Return the condition that readers or a text that is worked on show a picture."""
    return _shown(or_(_IS_LIVE, _IS_CURRENT))


def _shown(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Ask text by text whether one shows it.

    The edition is asked for as a value: PostgreSQL joins what is asked by EXISTS, and where it
    has no statistics yet it joins all texts with all pictures, which took seconds.
    """
    by_text = (
        select(condition)
        .where(Revision.id == RevisionPicture.revision_id, Edition.id == Revision.edition_id)
        .correlate(RevisionPicture)
        .scalar_subquery()
    )
    return exists().where(RevisionPicture.picture_id == Picture.id, by_text)


def _one(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)
