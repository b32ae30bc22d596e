"""The editorial note: what those who work on an article should know, and no reader sees."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from newsroom.articles import locking
from newsroom.articles import queries as articles
from newsroom.articles.rules import refuse_erased
from newsroom.articles.sources.models import EditorialNote
from newsroom.characters import plain
from newsroom.database import action, db, now
from newsroom.errors import NotFound, StaleSave
from newsroom.events.actions import record
from newsroom.people.models import Person

LIMIT = 5_000


@action
def write(article_id: uuid.UUID, text: str, *, version: int, by: Person) -> None:
    """Write the note of an article; an empty text takes it away, the same one changes nothing.

    Raises:
        StaleSave: somebody wrote it since ``version`` (0: there was none); carries both.
        BadInput: the text cannot be accepted.
    """
    article = locking.lock(article_id)
    if not articles.may_read(article, by):
        raise NotFound
    refuse_erased(article.source)
    kept = plain(text, limit=LIMIT, field="note", multiline=True)
    # Read after the lock, so that it is the newest.
    query = select(EditorialNote).where(EditorialNote.article_id == article_id)
    found = db.session.scalars(query, execution_options={"populate_existing": True}).one_or_none()
    if version != (found.version if found else 0):
        theirs = found.text if found else ""
        raise StaleSave({"note": kept}, {"note": theirs}, found.version if found else 0)
    if kept == (found.text if found else ""):
        return
    at = now()
    if found is None:
        found = EditorialNote(article_id=article_id, version=0)
        db.session.add(found)
    found.text, found.written_by, found.written_at = kept, by.id, at
    found.version += 1
    record("editorial_note_written", at=at, actor_id=by.id, article_id=article_id)
