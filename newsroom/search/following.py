"""Bring the index up to the release log: an article at a time, each at its newest release."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select, update

from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import BylineKind, PublicState
from newsroom.database import action, db, reading
from newsroom.publishing.pages import picture_facts, wording
from newsroom.search import storing, texts
from newsroom.search.entries import Text, day_shown, made
from newsroom.search.models import SearchEntry, SearchState
from newsroom.search.storing import New, Stored

BATCH = 40
"""Articles that are brought in one transaction: on SQLite nobody else writes meanwhile."""
_LONG_TEXTS = (Revision.title, Revision.standfirst, Revision.byline, Revision.body)


def follow(tell: Callable[[int], None] | None = None, *, most: int | None = None) -> int:
    """Index every article that the log has news of; returns how many were looked at.

    ``most``: no more articles than these, roughly, so that whoever else waits has its turn too.
    ``tell`` hears of each batch. Two that follow at once do no harm: one of them begins again.
    """
    count, is_behind = 0, True
    while is_behind:
        batch = _next()
        is_stored = bool(batch.articles) and _store(batch)
        if is_stored:
            count += batch.articles
            if tell:
                tell(batch.articles)
        # What is published from now on is brought here by the reaction to that.
        is_behind = batch.articles == BATCH or (batch.articles > 0 and not is_stored)
        is_behind = is_behind and (most is None or count < most)
    return count


def rebuild(tell: Callable[[int], None] | None = None) -> int:
    """Empty the index and fill it anew from the log; returns how many articles were looked at.

    Who searches meanwhile finds what has been filled in already.
    """
    _begin_again()
    count = follow(tell)
    action(storing.settle)()
    return count


def reached() -> int:
    """Return the number in the log up to which every article is indexed."""
    return db.session.scalar(select(SearchState.number)) or 0


class _Batch:
    """What the log has news of, ready to be stored."""

    def __init__(self, after: int, rows: Sequence[Any], bodies: Sequence[str]) -> None:
        self.after = after
        self.until = max((row.public_number for row in rows), default=after)
        self.articles = len({row.article_id for row in rows})
        stale = [row for row in rows if row.entry_id is not None and not _is_right(row)]
        self.gone = [Stored(row.entry_id, row.language, row.words) for row in stale]
        self.new = [
            New(made(_text(row, body)), row.edition_id, row.revision_id)
            for row, body in zip(rows, bodies, strict=True)
            if row.public_state is PublicState.LIVE
            and row.revision_id is not None
            and not _is_right(row)
        ]


def _is_right(row: Any) -> bool:
    is_live: bool = row.public_state is PublicState.LIVE
    is_same = row.indexed_id is not None and row.indexed_id == row.revision_id
    # What is said under a picture is found as long as pages show the picture.
    return is_live and is_same and not row.pictures


def _reached() -> Any:
    return select(SearchState.number).scalar_subquery()


def _next() -> _Batch:
    """Return the next articles with their texts; read before anything is locked."""
    ahead = (
        select(Article.id)
        .where(Article.public_number > _reached())
        .order_by(Article.public_number)
        .limit(BATCH)
    )
    query = (
        select(
            _reached().label("after"),
            Article.id.label("article_id"),
            Article.public_number,
            Article.first_public_at,
            Edition.id.label("edition_id"),
            Edition.language,
            Edition.public_state,
            Edition.public_revision_id.label("revision_id"),
            Revision.dateline,
            Revision.byline_kind,
            Revision.countries,
            Revision.topics,
            Revision.pictures,
            SearchEntry.id.label("entry_id"),
            SearchEntry.revision_id.label("indexed_id"),
            SearchEntry.words,
            *_LONG_TEXTS,
        )
        .join(Edition, Edition.article_id == Article.id)
        .outerjoin(Revision, Revision.id == Edition.public_revision_id)
        .outerjoin(SearchEntry, SearchEntry.edition_id == Edition.id)
        .where(Article.id.in_(ahead))
    )
    with reading():
        rows = db.session.execute(query).all()
        pictures = picture_facts.known(row for row in rows if row.pictures)
        bodies = [texts.shown(row, pictures) if row.body else "" for row in rows]
        db.session.rollback()
    return _Batch(rows[0].after if rows else 0, rows, bodies)


def _text(row: Any, body: str) -> Text:
    return Text(
        language=row.language,
        day=day_shown(row.dateline, wording.iso(row.first_public_at)),
        number=row.public_number,
        title=row.title,
        standfirst=row.standfirst,
        byline="" if row.byline_kind is BylineKind.WITHHELD else row.byline,
        body=body,
        countries=tuple(row.countries),
        topics=tuple(row.topics),
    )


@action
def _store(batch: _Batch) -> bool:
    """Store a batch, unless somebody else has followed the log meanwhile."""
    moved = db.session.execute(
        update(SearchState).where(SearchState.number == batch.after).values(number=batch.until)
    )
    if moved.rowcount != 1:  # type: ignore[attr-defined] # of an UPDATE there is one
        return False
    storing.change(batch.gone, batch.new)
    return True


@action
def _begin_again() -> None:
    db.session.execute(update(SearchState).values(number=0))
    storing.empty()


def indexed(edition_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, tuple[int, uuid.UUID]]:
    """Return of each edition that is indexed its entry and the revision, for whoever compares."""
    query = select(SearchEntry.edition_id, SearchEntry.id, SearchEntry.revision_id)
    rows = db.session.execute(query.where(SearchEntry.edition_id.in_(edition_ids)))
    return {row.edition_id: (row.id, row.revision_id) for row in rows}
