"""What people who only translate were given of articles: they read that, and no newer text."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import defer

from newsroom.articles import queries as articles
from newsroom.articles.models import Article, Edition, Revision
from newsroom.database import db
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.translations.models import TranslationTask


def may_read(article: Article, person: Person) -> bool:
    """Tell whether a translator may read an article: there was a task in their direction."""
    return article.id in among([article.id], person)


def readers(article: Article, people: Iterable[Person]) -> list[Person]:
    """Return those of many people who may read an article, in its own language or translated.

    That takes one statement, and none where everybody works on the article or translates nothing.
    """
    asked = list(people)
    works = {one.id for one in asked if articles.may_read(article, one)}
    others = [one for one in asked if one.id not in works and rights.is_any_translator(one)]
    if others:
        rows = db.session.execute(_asked([article.id])).all()
        works |= {one.id for one in others if any(_is_theirs(row, one) for row in rows)}
    return [one for one in asked if one.id in works]


def among(article_ids: Iterable[uuid.UUID], person: Person) -> set[uuid.UUID]:
    """Return those of many articles that a translator may read."""
    return {row.article_id for row in _rows(_asked(article_ids), person)}


def texts(article_ids: Iterable[uuid.UUID], person: Person) -> dict[uuid.UUID, Revision]:
    """Return the source texts that a translator was given last, by article, without bodies."""
    query = (
        _asked(article_ids)
        .join(Revision, Revision.id == TranslationTask.source_revision_id)
        .add_columns(Revision)
        .options(defer(Revision.body))
    )
    return {row.article_id: row.Revision for row in _rows(query, person)}


def _asked(article_ids: Iterable[uuid.UUID]) -> Select[uuid.UUID, str, str]:
    # Columns, not tasks: those bring their articles, or do not where these are at hand.
    return (
        select(TranslationTask.article_id, Article.source_language, Edition.language)
        .join(Article, Article.id == TranslationTask.article_id)
        .join(Edition, Edition.id == TranslationTask.edition_id)
        .where(TranslationTask.article_id.in_(list(article_ids)))
        .order_by(TranslationTask.opened_at)
    )


def _rows(query: Select[*tuple[Any, ...]], person: Person) -> Iterator[Any]:
    """Yield the rows of tasks in the directions of a translator, the oldest first."""
    for row in db.session.execute(query):
        if _is_theirs(row, person):
            yield row


def _is_theirs(row: Any, person: Person) -> bool:
    return rights.is_translator(person, row.source_language, row.language)
