"""Ask where links between articles lead, and which articles link to one; nothing here writes."""

from __future__ import annotations

import json
import uuid
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, Text, any_, bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute, aliased

from newsroom.articles.links import Destination, Link
from newsroom.articles.models import Article, Edition, Revision, RevisionLink, SlugReservation
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.publishing.addresses import article_path

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class LinkingPage:
    """A page that is to be made: its language and what its body points at."""

    language: str
    links: tuple[Link, ...]
    article_id: uuid.UUID | None = None
    going_live: Mapping[str, str] = field(default_factory=dict)
    """(language → slug) of every edition of its own article that is live together with this page.

    Its links to its own article lead there, whatever is live before.
    """


@dataclass(frozen=True)
class _Target:
    """The article that a slug belongs to, and the present slugs of its live editions."""

    article_id: uuid.UUID
    source_language: str
    live: dict[str, str]


def resolve(pairs: Iterable[Link], reader_language: str) -> dict[Link, Destination]:
    """Return where the links of a page in one language lead, in one query.

    The edition in the reader's language if it is live, else any live one, the source first. A
    link is absent when nothing of its article is live or no article ever had the slug; a former
    slug leads to the present one.
    """
    return resolve_many({"": LinkingPage(reader_language, tuple(pairs))})[""]


def resolve_many(pages: Mapping[Key, LinkingPage]) -> dict[Key, dict[Link, Destination]]:
    """Do what ``resolve`` does for many pages, still in one query; none where no page links."""
    targets = _targets({link for page in pages.values() for link in page.links})
    return {key: _destinations(page, targets) for key, page in pages.items()}


def _destinations(page: LinkingPage, targets: Mapping[Link, _Target]) -> dict[Link, Destination]:
    found: dict[Link, Destination] = {}
    for link in page.links:
        target = targets.get(link)
        destination = _destination(page, target) if target else None
        if destination:
            found[link] = destination
    return found


def _destination(page: LinkingPage, target: _Target) -> Destination | None:
    own = target.article_id == page.article_id
    live = page.going_live if own else target.live
    wanted = (page.language, target.source_language, *sorted(live))
    language = next((code for code in wanted if code in live), None)
    if language is None:
        return None
    foreign = language != page.language
    return Destination(article_path(language, live[language]), language if foreign else "")


def _targets(links: set[Link]) -> dict[Link, _Target]:
    """Return the articles that the slugs belong to, whether or not anything of them is live.

    What is live is sorted out here: asked of the database, SQLite would go through every live
    edition instead of the two or three that an article has.
    """
    if not links:
        return {}
    owner, shown = aliased(Edition), aliased(Edition)
    query = (
        select(
            SlugReservation.language,
            SlugReservation.slug,
            Article.id,
            Article.source_language,
            shown.language.label("shown_language"),
            shown.public_state,
            Revision.slug.label("shown_slug"),
        )
        .join(owner, owner.id == SlugReservation.edition_id)
        .join(Article, Article.id == owner.article_id)
        .join(shown, shown.article_id == Article.id)
        .outerjoin(Revision, Revision.id == shown.public_revision_id)
        .where(
            SlugReservation.language.in_({language for language, _ in links}),
            _is_among(SlugReservation.slug, {slug for _, slug in links}),
        )
    )
    found: dict[Link, _Target] = {}
    for row in db.session.execute(query):
        link = (row.language, row.slug)
        if link in links:
            target = found.setdefault(link, _Target(row.id, row.source_language, {}))
            if row.public_state is PublicState.LIVE:
                target.live[row.shown_language] = row.shown_slug
    return found


def _is_among(column: InstrumentedAttribute[str], names: Iterable[str]) -> ColumnElement[bool]:
    """Compare with any number of names: in one parameter, since a statement's are counted."""
    wanted = sorted(names)
    if db.engine.dialect.name == "sqlite":
        return column.in_(select(func.json_each(json.dumps(wanted)).table_valued("value").c.value))
    return column == any_(bindparam(None, wanted, ARRAY(Text)))


def linkers_of(article_ids: Iterable[uuid.UUID]) -> list[uuid.UUID]:
    """Return the articles whose live pages lead to any of these, each once, in one query.

    By a link in the text, or because one goes on from the other.
    That an article links to itself makes it no answer. Slugs that never were public count too:
    a page may have been written to point at what is only now going live.
    """
    wanted = list(article_ids)
    if not wanted:
        return []
    target = aliased(Edition)
    query = (
        select(Edition.article_id, Edition.public_state)
        .distinct()
        .select_from(target)
        .join(SlugReservation, SlugReservation.edition_id == target.id)
        .join(
            RevisionLink,
            (RevisionLink.language == SlugReservation.language)
            & (RevisionLink.slug == SlugReservation.slug),
        )
        # By way of the revision: an edition is found by its id, not by what it shows.
        .join(Revision, Revision.id == RevisionLink.revision_id)
        .join(Edition, Edition.id == Revision.edition_id)
        .where(
            target.article_id.in_(wanted),
            Edition.public_revision_id == Revision.id,
            Edition.article_id != target.article_id,
        )
    )
    rows = db.session.execute(
        query.union(_kin_of(wanted))
    )  # what is live is sorted out here, as in ``_targets``
    return sorted({row.article_id for row in rows if row.public_state is PublicState.LIVE})


def _kin_of(wanted: list[uuid.UUID]) -> Select[Any, Any]:
    """Ask for the editions of what articles go on from, and of what goes on from them."""
    before = select(Article.follows_id).where(Article.id.in_(wanted))
    return (
        select(Edition.article_id, Edition.public_state)
        .join(Article, Article.id == Edition.article_id)
        .where(
            or_(Article.follows_id.in_(wanted), Article.id.in_(before)), Article.id.not_in(wanted)
        )
    )
