"""Take the row lock of an article, and read in one statement what actions judge it by.

SQLite has one writer at a time anyway. PostgreSQL locks rows, and a statement that had to wait for
a lock sees the locked rows as they are by then, but all others as they were when it began. Whether
anything else has changed meanwhile shows in the article's chain, which every change of it makes
longer: then the statement is asked once more, under the lock that is held by now.
"""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Label, Row, Select, bindparam, select
from sqlalchemy.orm import Load, aliased, contains_eager, joinedload, lazyload, undefer
from sqlalchemy.orm.attributes import set_committed_value

from newsroom.articles.models import Article, Edition, Revision
from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.events import heads
from newsroom.events.models import Chain
from newsroom.glossary import versions as terms
from newsroom.profile import versions as profile

Beside = Callable[[bool], tuple[Any, ...]]
"""Loader options for what comes along with a row; told whether one statement may hold it all."""
T = TypeVar("T")


def lock(article_id: uuid.UUID) -> Article:
    """Take an article's row lock and read it anew; the first lock of every action on it.

    Its editions come along, with their texts, approvals and contributors.
    """
    found: Article = _taken(Article, article_id)
    return found


def lock_edition(edition_id: uuid.UUID) -> Edition:
    """Lock the article of an edition as ``lock`` does, and return the edition."""
    found: Edition = _taken(Edition, edition_id)
    return found


def lock_with(model: type[T], row_id: uuid.UUID, beside: Beside | None = None) -> T:
    """Lock the article of a row as ``lock`` does, and return the row as it is now.

    The row is of a model that has an ``article_id`` and an ``article``.
    """
    found: T = _taken(model, row_id, beside)
    return found


def read_with(model: type[T], row_id: uuid.UUID, beside: Beside | None = None) -> T:
    """Return what ``lock_with`` does, without the lock."""
    asked: Any = model
    query = _query(asked, beside, is_locking=False, is_whole=_is_sqlite())
    found: T = _found(model, row_id, db.session.execute(query, {"row": row_id}).unique().all())
    return found


def _is_sqlite() -> bool:
    return db.engine.dialect.name == "sqlite"


def _taken(model: Any, row_id: uuid.UUID, beside: Beside | None = None) -> Any:
    is_sqlite = _is_sqlite()
    if not is_sqlite:
        # What was read before the lock was taken may be old by now; what was written is kept.
        db.session.flush()
        db.session.expire_all()
    query = _query(model, beside, is_locking=not is_sqlite, is_whole=is_sqlite)
    rows = db.session.execute(query, {"row": row_id}).unique().all()
    if rows and not is_sqlite and any(one.seq != one.seen for one in rows):
        again = query.execution_options(populate_existing=True)
        rows = db.session.execute(again, {"row": row_id}).unique().all()
    found = _found(model, row_id, rows)
    article, seq, hashed = rows[0][:3]
    heads.known()[heads.chain_of(article.id)] = (seq, hashed)
    terms.heard(rows[0].terms)
    return found


def _found(model: Any, row_id: uuid.UUID, rows: Sequence[Row[Any]]) -> Any:
    """Return the row that was asked for, beside its article and all editions."""
    if not rows:
        raise NotFound
    profile.heard(rows[0].profile)
    article = rows[0][0]
    for edition in article.editions:
        set_committed_value(edition, "article", article)
    if model is Article:
        return article
    if model is Edition:
        return next(one for one in article.editions if one.id == row_id)
    set_committed_value(rows[0][-1], "article", article)
    return rows[0][-1]


def _told() -> tuple[Label[Any], ...]:
    """Return what holds for all articles alike, and is judged as it is at this very moment.

    That is which names are not to be published, and what the newsroom says of itself.
    """
    return terms.column().label("terms"), profile.column().label("profile")


@functools.cache
def _query(model: Any, beside: Beside | None, *, is_locking: bool, is_whole: bool) -> Select[Any]:
    snapshot = aliased(Chain)
    seen = select(snapshot.seq).where(snapshot.article_id == Article.id).scalar_subquery()
    of = [Article, Chain, Edition]
    query: Select[Any] = (
        select(
            Article, Chain.seq, Chain.hash, *_told(), *([seen.label("seen")] if is_locking else [])
        )
        .join(Chain, Chain.article_id == Article.id)
        .join(Edition, Edition.article_id == Article.id)
        .options(
            contains_eager(Article.editions).options(
                lazyload(Edition.article),
                undefer(Edition.open_blocking),
                joinedload(Edition.contributors),
                joinedload(Edition.current_revision).joinedload(Revision.approvals),
            )
        )
    )
    row: Any = bindparam("row")
    if model is Article:
        query = query.where(Article.id == row)
    elif model is Edition:
        twin = aliased(Edition)
        owner = select(twin.article_id).where(twin.id == row)
        query = query.where(Article.id == owner.scalar_subquery())
    else:
        query = (
            query.join(model, model.article_id == Article.id)
            .where(model.id == row)
            .add_columns(model)
            .options(Load(model).lazyload("*"), *(beside(is_whole) if beside else ()))
        )
        of.append(model)
    # An edition's key is not going to change, so rows that refer to it need not wait.
    return query.with_for_update(of=of, key_share=True) if is_locking else query


def lock_many(article_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Article]:
    """Take the row locks of many articles, always in the same order, and read them anew."""
    query = (
        select(Article).where(Article.id.in_(list(article_ids))).order_by(Article.id)
    ).with_for_update()
    db.session.flush()
    db.session.expire_all()
    return {one.id: one for one in db.session.scalars(query)}


def lock_rows(article_ids: Iterable[uuid.UUID]) -> None:
    """Take the row locks of many articles as ``lock_many`` does, and read nothing yet."""
    db.session.flush()
    db.session.expire_all()
    if db.engine.dialect.name != "sqlite":
        query = select(Article.id).where(Article.id.in_(list(article_ids))).order_by(Article.id)
        db.session.execute(query.with_for_update())
