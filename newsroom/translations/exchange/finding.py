"""Which task a file belongs to, for whoever may know of it."""

from __future__ import annotations

import re
import uuid

from sqlalchemy import select

from newsroom.articles import queries as articles
from newsroom.articles.models import Edition, Revision
from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.people.models import Person
from newsroom.translations import given_out, queries
from newsroom.translations.exchange.sheet import Sheet
from newsroom.translations.models import SourceSegment, TranslationTask

_KEY = re.compile(r"[A-Za-z0-9_-]{16}")
_ASKED_KEYS = 50
"""So many keys name an article beyond doubt, and the database is asked once."""


def task_into(article_id: uuid.UUID, language: str, *, by: Person) -> TranslationTask:
    """Return the newest task of an article into a language.

    Raises:
        NotFound: there is none, or none that this person may know of.
    """
    found = queries.latest_of(article_id, language)
    if found is None or not _may_open(found, by):
        raise NotFound
    return found


def task_of(sheet: Sheet, *, by: Person) -> TranslationTask:
    """Return the task that a sheet's texts are for: by its header, or else by its keys.

    Raises:
        NotFound: there is none, or none that this person may know of.
    """
    found = _named(sheet.task_id) or _holding_keys(sheet)
    if found is None or not _may_open(found, by):
        raise NotFound
    return queries.unfinished_of(found.edition_id) or found


def _may_open(task: TranslationTask, person: Person) -> bool:
    return articles.may_read(task.article, person) or given_out.may_read(task.article, person)


def _named(written: str) -> TranslationTask | None:
    try:
        return db.session.get(TranslationTask, uuid.UUID(written))
    except ValueError:
        return None


def _holding_keys(sheet: Sheet) -> TranslationTask | None:
    keys = [unit.key for unit in sheet.units if _KEY.fullmatch(unit.key)][:_ASKED_KEYS]
    query = (
        select(TranslationTask)
        .join(Revision, Revision.id == TranslationTask.source_revision_id)
        .join(Edition, Edition.id == TranslationTask.edition_id)
        .join(SourceSegment, SourceSegment.revision_id == Revision.id)
        .where(SourceSegment.key.in_(keys), Edition.language == sheet.target_language)
        .order_by(TranslationTask.opened_at.desc())
        .limit(1)
    )
    return db.session.scalars(query).first() if keys else None
