"""What people who only translate were given of articles: they read that, and no newer text.

What readers have, or are to have, anybody reads who translates in its direction. What was taken
from them, or laid aside, is for those who translated it, and for whoever may still claim it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import aliased, defer

from newsroom.articles import queries as articles
from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import EditionState, PublicState
from newsroom.database import db
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState

_AWAY = frozenset({PublicState.WITHDRAWN, PublicState.RETRACTED})
_Source = aliased(Edition)


def may_read(article: Article, person: Person) -> bool:
    """Tell whether a translator may read an article: there was a task in their direction."""
    return article.id in among([article.id], person)


def readers(article: Article, people: Iterable[Person]) -> list[Person]:
    """Return those of many people who may read an article, in its own language or translated.

    That takes two statements at most, and none where everybody works on the article or translates
    nothing.
    """
    asked = list(people)
    works = {one.id for one in asked if articles.may_read(article, one)}
    others = [one for one in asked if one.id not in works and rights.is_any_translator(one)]
    if others:
        rows = db.session.execute(_asked([article.id])).all()
        works |= {one.id for one, _row in _theirs(rows, others)}
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


def is_offered() -> ColumnElement[bool]:
    """Return the condition that an open task is offered to whoever has not seen its article yet.

    Nothing is translated any more of what was retracted or laid aside, and what endangers
    somebody is shown to no more people. ``rules.is_offered`` asks the same under the lock.
    """
    one = aliased(Edition)
    is_laid_aside = (one.language == Article.source_language) & (one.state == EditionState.SPIKED)
    ended = exists().where(
        one.article_id == Article.id, (one.public_state == PublicState.RETRACTED) | is_laid_aside
    )
    return (TranslationTask.state == TaskState.OPEN) & Article.taken_down_at.is_(None) & ~ended


def _asked(article_ids: Iterable[uuid.UUID]) -> Select[*tuple[Any, ...]]:
    # Columns, not tasks: those bring their articles, or do not where these are at hand.
    return (
        select(
            TranslationTask.article_id,
            TranslationTask.holder_id,
            TranslationTask.edition_id,
            Article.source_language,
            Article.taken_down_at,
            Edition.language,
            Edition.public_state,
            _Source.state.label("source_state"),
            _Source.public_state.label("source_public"),
            is_offered().label("is_offered"),
        )
        .join(Article, Article.id == TranslationTask.article_id)
        .join(Edition, Edition.id == TranslationTask.edition_id)
        .join(
            _Source,
            (_Source.article_id == Article.id) & (_Source.language == Article.source_language),
        )
        .where(TranslationTask.article_id.in_(list(article_ids)))
        .order_by(TranslationTask.opened_at)
    )


def _rows(query: Select[*tuple[Any, ...]], person: Person) -> Iterator[Any]:
    """Yield the rows of tasks that a translator may read, the oldest first."""
    for _person, row in _theirs(db.session.execute(query).all(), [person]):
        yield row


def _theirs(rows: Sequence[Any], people: Sequence[Person]) -> list[tuple[Person, Any]]:
    """Return which people may read the texts of which tasks, the oldest task first."""
    ways = [
        (one, row)
        for row in rows
        for one in people
        if rights.is_translator(one, row.source_language, row.language)
    ]
    for_few = {row.edition_id for _one, row in ways if _is_for_few(row)}
    wrote = articles.contributions(for_few, {one.id for one in people}) if for_few else set()
    return [
        (one, row)
        for one, row in ways
        if not _is_for_few(row) or row.holder_id == one.id or (row.edition_id, one.id) in wrote
    ]


def _is_for_few(row: Any) -> bool:
    """Tell whether only who worked on a translation reads it still."""
    is_away = (
        row.taken_down_at is not None
        or row.source_state is EditionState.SPIKED
        or not _AWAY.isdisjoint({row.source_public, row.public_state})
    )
    return is_away and not row.is_offered
