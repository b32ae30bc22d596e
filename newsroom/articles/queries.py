"""Ask about articles and editions; nothing here writes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from newsroom.articles.models import (
    Approval,
    Article,
    Edition,
    Revision,
    RevisionContributor,
    SideDraft,
    SlugReservation,
)
from newsroom.articles.states import EditionState
from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.people import rights
from newsroom.people.models import Person


def lock(article_id: uuid.UUID) -> Article:
    """Take an article's row lock and read it anew; the first lock of every action on it.

    SQLite has one writer at a time anyway; PostgreSQL has the row.
    """
    query = select(Article).where(Article.id == article_id).with_for_update()
    if db.engine.dialect.name == "sqlite":
        # One statement less. PostgreSQL may not join here: of what it waited for it reads only
        # the locked row anew, and would give the editions as they were before.
        query = query.options(joinedload(Article.editions))
    else:
        # What was read before the lock was taken may be old by now; what was written is kept.
        db.session.flush()
        db.session.expire_all()
    article = db.session.scalars(query).unique().one_or_none()
    if article is None:
        raise NotFound
    return article


def article(article_id: uuid.UUID) -> Article:
    """Return an article, or raise ``NotFound``."""
    found = db.session.get(Article, article_id)
    if found is None:
        raise NotFound
    return found


def edition(edition_id: uuid.UUID) -> Edition:
    """Return an edition, or raise ``NotFound``."""
    found = db.session.get(Edition, edition_id)
    if found is None:
        raise NotFound
    return found


def by_source_key(key: str) -> Article | None:
    """Return the article that an import made under this key."""
    return db.session.scalars(select(Article).where(Article.source_key == key)).one_or_none()


def is_contributor(edition_id: uuid.UUID, person_id: uuid.UUID) -> bool:
    """Tell whether the person's text entered any revision of the edition."""
    return db.session.get(RevisionContributor, (edition_id, person_id)) is not None


def approval_of(revision: Revision) -> Approval | None:
    """Return the approval that stands for exactly this revision."""
    query = select(Approval).where(
        Approval.revision_id == revision.id,
        Approval.digest == revision.digest,
        Approval.voided_at.is_(None),
    )
    return db.session.scalars(query.order_by(Approval.approved_at.desc())).first()


def revisions(edition_id: uuid.UUID, *, most: int = 200) -> Sequence[Revision]:
    """Return an edition's revisions, newest first."""
    query = select(Revision).where(Revision.edition_id == edition_id)
    return db.session.scalars(query.order_by(Revision.number.desc()).limit(most)).all()


def side_drafts(edition_id: uuid.UUID, person_id: uuid.UUID) -> Sequence[SideDraft]:
    """Return what the person typed that could not be saved, newest first."""
    query = select(SideDraft).where(
        SideDraft.edition_id == edition_id, SideDraft.person_id == person_id
    )
    return db.session.scalars(query.order_by(SideDraft.kept_at.desc())).all()


def former_slugs(edition_id: uuid.UUID, *, now_slug: str) -> tuple[str, ...]:
    """Return the slugs that were public for this edition before, in their order by name."""
    query = select(SlugReservation.slug).where(
        SlugReservation.edition_id == edition_id,
        SlugReservation.ever_public.is_(True),
        SlugReservation.slug != now_slug,
    )
    return tuple(sorted(db.session.scalars(query)))


def may_read(found: Article, person: Person) -> bool:
    """Tell whether the person works on this article: its owner, or any editor."""
    return rights.is_any_editor(person) or any(one.owner_id == person.id for one in found.editions)


def own_editions(person: Person, *, most: int = 200) -> Sequence[Edition]:
    """Return the source editions that the person owns, newest first."""
    query = (
        select(Edition)
        .join(Article, Edition.article_id == Article.id)
        .where(Edition.owner_id == person.id)
        .order_by(Article.created_at.desc())
        .limit(most)
    )
    return db.session.scalars(query).all()


def waiting_for_review(person: Person, *, most: int = 200) -> Sequence[Edition]:
    """Return the source editions that wait for this editor, oldest first."""
    query = (
        select(Edition)
        .join(Article, Edition.article_id == Article.id)
        .where(
            Edition.language == Article.source_language,
            or_(
                Edition.state == EditionState.SUBMITTED,
                (Edition.state == EditionState.IN_REVIEW) & (Edition.reviewer_id == person.id),
            ),
        )
        .order_by(Article.created_at)
        .limit(most)
    )
    return [one for one in db.session.scalars(query) if rights.is_editor(person, one.language)]


def all_source_editions(*, most: int = 200, offset: int = 0) -> Sequence[Edition]:
    """Return every article's source edition, newest first."""
    query = (
        select(Edition)
        .join(Article, Edition.article_id == Article.id)
        .where(Edition.language == Article.source_language)
        .order_by(Article.created_at.desc())
        .limit(most)
        .offset(offset)
    )
    return db.session.scalars(query).all()
