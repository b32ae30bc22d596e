"""Compare what is listed with what is live, and the lists of a tree with what they would be now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select, union

from newsroom.articles.models import Article
from newsroom.database import db
from newsroom.publishing import security_txt, sitemap
from newsroom.publishing.listing import live, projection, storing, writing
from newsroom.publishing.listing.models import Listing, ListingPlace, ListingState, ListingTotal
from newsroom.publishing.site.tree import SiteTree
from newsroom.settings import current

_BATCH = 500


def differences() -> Iterator[tuple[str, str]]:
    """Yield (article, sentence) for each way in which the rows differ from what is live.

    What the rows have yet to take in is none: they follow the log. The article is empty where a
    list as a whole is counted wrongly.
    """
    state = db.session.get(ListingState, 1)
    number, after = state.number if state else 0, 0
    while batch := _released(after, number):
        ids = [row.id for row in batch]
        truth, known = live.of_articles(ids), storing.known(ids)
        yield from ((one, _not_live(one)) for one in sorted(_other(truth, known)))
        after = batch[-1].public_number
    yield from ((one, _not_live(one)) for one in _strangers())
    yield from (("", one) for one in _miscounted())


def stale(tree: SiteTree) -> Iterator[str]:
    """Yield the paths of a tree's lists that hold other bytes than they would if made now.

    Nothing where the tree is behind the log. Makes every list, and is as slow as that.
    """
    reached = projection.reached()
    if tree.lists_shown() != reached.number:
        return
    shown = tree.listed()
    timely = {sitemap.news_path(code) for code in current().languages} | {security_txt.PATH}
    expected: set[str] = set()
    for path, content in writing.every_file(reached):
        expected.add(path)
        name = f"{hashlib.sha256(content).hexdigest()}.{path.rpartition('.')[2]}"
        if path not in timely and shown.get(path) != name:
            yield path
    db.session.rollback()
    # Style sheets of earlier themes stay, and what is timely may have had its time.
    yield from sorted(
        path for path in shown.keys() - expected - timely if not path.startswith("-/")
    )


def _released(after: int, number: int) -> Sequence[Any]:
    query = (
        select(Article.id, Article.public_number)
        .where(Article.public_number > after, Article.public_number <= number)
        .order_by(Article.public_number)
        .limit(_BATCH)
    )
    return db.session.execute(query).all()


def _other(truth: live.Truth, known: live.Truth) -> set[str]:
    """Return the articles of which the two do not say the same."""
    listed = set(truth.listed.values()) ^ set(known.listed.values())
    placed = set(truth.placed.items()) ^ set(known.placed.items())
    return {one.article_id.hex for one in listed} | {one.article_id.hex for _spot, one in placed}


def _strangers() -> list[str]:
    """Return the articles that are listed although nothing of them was ever public."""
    listed = union(select(Listing.article_id), select(ListingPlace.article_id)).subquery()
    query = select(Article.id).where(
        Article.id.in_(select(listed.c.article_id)), Article.public_number.is_(None)
    )
    return [one.hex for one in db.session.scalars(query)]


def _miscounted() -> Iterator[str]:
    columns = (ListingTotal.kind, ListingTotal.key, ListingTotal.language, ListingTotal.total)
    said = {tuple(row) for row in db.session.execute(select(*columns, ListingTotal.name))}
    held = {tuple(row) for row in db.session.execute(storing.counted())}
    for kind, key, language in sorted({row[:3] for row in said ^ held}):
        yield _(
            "The list “%(list)s” counts otherwise than it holds.", list=f"{language}/{kind}/{key}"
        )


def _not_live(article: str) -> str:
    return str(_("The lists have article %(article)s otherwise than it is live.", article=article))
