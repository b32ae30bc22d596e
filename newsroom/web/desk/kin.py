"""What an article goes on from, and what goes on from it, as its desk page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select

from newsroom.articles.models import Article
from newsroom.database import db
from newsroom.people.models import Person
from newsroom.web import reading
from newsroom.web.desk import loading

MOST = 50


@dataclass(frozen=True)
class Kin:
    """The articles beside one that its reader may open."""

    before: Article | None
    after: Sequence[Article]


def of(found: Article, person: Person) -> Kin:
    """Return an article's kin; what the person may not open does not exist for them."""
    if found.follows_id is None and not found.is_followed:
        return Kin(None, ())
    query = (
        select(Article.id)
        .where(or_(Article.id == found.follows_id, Article.follows_id == found.id))
        .order_by(Article.created_at.desc())
        .limit(MOST)
    )
    ids = db.session.scalars(query).all()
    known = reading.openable(loading.articles(ids), person)
    before = known.get(found.follows_id) if found.follows_id else None
    return Kin(before, [known[one] for one in ids if one in known and one != found.follows_id])
