"""What people who only translate were given of articles: they read that, and no newer text."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy import select

from newsroom.articles.models import Article, Edition, Revision
from newsroom.database import db
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.translations.models import TranslationTask


def may_read(article: Article, person: Person) -> bool:
    """Tell whether a translator may read an article: there was a task in their direction."""
    return article.id in texts([article.id], person)


def texts(article_ids: Iterable[uuid.UUID], person: Person) -> dict[uuid.UUID, Revision]:
    """Return the source texts that a translator may read and was given last, by article."""
    # Columns, not tasks: those bring their articles, or do not where these are at hand.
    query = (
        select(TranslationTask.article_id, Article.source_language, Edition.language, Revision)
        .join(Article, Article.id == TranslationTask.article_id)
        .join(Edition, Edition.id == TranslationTask.edition_id)
        .join(Revision, Revision.id == TranslationTask.source_revision_id)
        .where(TranslationTask.article_id.in_(list(article_ids)))
        .order_by(TranslationTask.opened_at)
    )
    return {
        row.article_id: row.Revision
        for row in db.session.execute(query)
        if rights.is_translator(person, row.source_language, row.language)
    }
