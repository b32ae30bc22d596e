"""Find articles by whose they are, how they stand and what their titles say, page by page."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.sql import ColumnElement

from newsroom.articles.kinds import ArticleKind
from newsroom.articles.models import Article, Edition, RevisionNamed
from newsroom.articles.sought import saying
from newsroom.articles.states import EditionState, PublicState
from newsroom.database import db
from newsroom.people.models import Person

PAGE = 25
_OF_READERS = (PublicState.LIVE, PublicState.WITHDRAWN, PublicState.RETRACTED)
STATES = (*EditionState, *_OF_READERS)
"""What a list can be narrowed to: how the work on a text stands, or what became of it in public.

``approved`` finds what readers do not have yet; what they have is ``live``.
"""
LONGEST = 100
"""Characters of a search that are looked for."""


@dataclass(frozen=True)
class Asked:
    """What a list of articles is narrowed to; nothing: all articles."""

    owner_id: uuid.UUID | None = None
    words: str = ""
    """Each stands in the title of the source text, whatever its capitals and accents."""
    state: str = ""
    """The value of one of ``STATES``."""
    kind: ArticleKind | None = None
    naming: uuid.UUID | None = None
    """A person or an organisation that the source text is about."""

    @property
    def is_narrowed(self) -> bool:
        """Tell whether somebody narrowed it."""
        return bool(self.words or self.state or self.kind or self.naming)


def page(asked: Asked, number: int, *, size: int = PAGE) -> tuple[list[Edition], bool]:
    """Return the source editions on a page, the newest article first, and whether there are more.

    The page is cut from the articles' index alone; only then are its rows read.
    """
    cut = _ids(asked).order_by(Article.created_at.desc(), Article.id.desc())
    ids = db.session.scalars(cut.offset((number - 1) * size).limit(size + 1)).all()
    shown = ids[:size]
    if not shown:
        return [], False
    sources = db.session.scalars(select(Edition).where(_is_source(), Article.id.in_(shown)))
    found = {one.article_id: one for one in sources}
    return [found[one] for one in shown], len(ids) > size


def own_in(person: Person, states: Sequence[EditionState], *, most: int) -> list[Edition]:
    """Return source editions of a person in these states, the newest articles first."""
    return _own(person, Edition.state.in_(states), most=most)


def on_their_way(person: Person, states: Sequence[EditionState], *, most: int) -> list[Edition]:
    """Return those of which readers will have the newest text and do not yet.

    What was taken from them comes back by a decision of its own, and is not on its way.
    """
    is_kept = Article.taken_down_at.is_(None)
    return _own(person, Edition.state.in_(states), _is_awaited(), is_kept, most=most)


def _own(person: Person, *conditions: ColumnElement[bool], most: int) -> list[Edition]:
    query = (
        select(Edition)
        .where(_is_source(), Edition.owner_id == person.id, *conditions)
        .order_by(Article.created_at.desc(), Article.id.desc())
        .limit(most)
    )
    return list(db.session.scalars(query))


def lately_live(person: Person, *, most: int) -> list[Edition]:
    """Return source editions of a person that readers have, those newest to them first."""
    query = (
        select(Edition)
        .where(
            _is_source(),
            Edition.owner_id == person.id,
            Edition.public_state == PublicState.LIVE,
        )
        .order_by(Article.first_public_at.desc(), Article.id.desc())
        .limit(most)
    )
    return list(db.session.scalars(query))


def own_counts(person: Person) -> Mapping[EditionState, int]:
    """Return how many source editions of a person are in each state."""
    query = (
        select(Edition.state, func.count())
        .join(Article, Article.id == Edition.article_id)
        .where(Edition.owner_id == person.id, Edition.language == Article.source_language)
    )
    return {row[0]: row[1] for row in db.session.execute(query.group_by(Edition.state))}


def _is_source() -> ColumnElement[bool]:
    """Join an edition's article, and leave translations out."""
    return (Article.id == Edition.article_id) & (Edition.language == Article.source_language)


def _is_awaited() -> ColumnElement[bool]:
    """Tell whether readers have nothing of an edition, or an earlier text of it."""
    is_newer = Edition.public_revision_id != Edition.current_revision_id
    return or_(
        Edition.public_state == PublicState.NEVER,
        and_(Edition.public_state == PublicState.LIVE, is_newer),
    )


def _ids(asked: Asked) -> Select[uuid.UUID]:
    query = select(Article.id)
    if asked.owner_id is None and not asked.is_narrowed:
        return query
    if asked.kind is not None:
        query = query.where(Article.kind == asked.kind)
    query = query.join(Edition, _is_source())
    if asked.owner_id is not None:
        query = query.where(Edition.owner_id == asked.owner_id)
    if asked.state in _OF_READERS:
        query = query.where(Edition.public_state == PublicState(asked.state))
    elif asked.state:
        query = query.where(Edition.state == EditionState(asked.state))
    if asked.state == EditionState.APPROVED:
        query = query.where(_is_awaited())
    if asked.naming is not None:
        about = select(RevisionNamed.revision_id).where(RevisionNamed.concept_id == asked.naming)
        query = query.where(Edition.current_revision_id.in_(about))
    return query.where(*saying(Article.sought, asked.words))
