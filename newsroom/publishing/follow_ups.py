"""Which live articles an article goes on from, and which go on from it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import or_, select

from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.publishing.addresses import article_path
from newsroom.publishing.pages.beside import Beside

MOST = 5
"""How many follow-ups a page names."""


@dataclass
class _Live:
    """What readers have of an article that stands beside another one."""

    source_language: str
    follows_id: uuid.UUID | None
    shown: dict[str, tuple[str, str]] = field(default_factory=dict)
    """(title, slug) by language."""

    def told(self, language: str) -> Beside:
        """Return it for a page in a language: there if it is live there, else in any."""
        wanted = (language, self.source_language, *sorted(self.shown))
        spoken = next(one for one in wanted if one in self.shown)
        title, slug = self.shown[spoken]
        return Beside(title, article_path(spoken, slug), spoken)


@dataclass(frozen=True)
class Kin:
    """What stands beside many articles."""

    live: dict[uuid.UUID, _Live]
    """In the order in which they went public, the newest first."""

    def before(self, article: Article, language: str) -> tuple[Beside, ...]:
        """Return what an article goes on from."""
        found = self.live.get(article.follows_id) if article.follows_id else None
        return (found.told(language),) if found else ()

    def after(self, article: Article, language: str) -> tuple[Beside, ...]:
        """Return what goes on from an article."""
        if not article.is_followed:
            return ()
        found = [one for one in self.live.values() if one.follows_id == article.id]
        return tuple(one.told(language) for one in found[:MOST])


def kin_of(articles: Sequence[Article]) -> Kin:
    """Return what is live beside articles, in one statement; none where nothing is."""
    before = {one.follows_id for one in articles if one.follows_id}
    followed = {one.id for one in articles if one.is_followed}
    if not before and not followed:
        return Kin({})
    query = (
        select(
            Article.id,
            Article.source_language,
            Article.follows_id,
            Edition.language,
            Revision.title,
            Revision.slug,
        )
        .join(Edition, Edition.article_id == Article.id)
        .join(Revision, Revision.id == Edition.public_revision_id)
        .where(
            or_(Article.id.in_(before), Article.follows_id.in_(followed)),
            Edition.public_state == PublicState.LIVE,
        )
        .order_by(Article.first_public_at.desc(), Article.id)
    )
    live: dict[uuid.UUID, _Live] = {}
    for row in db.session.execute(query):
        known = live.setdefault(row.id, _Live(row.source_language, row.follows_id))
        known.shown[row.language] = (row.title, row.slug)
    return Kin(live)
