"""Ask about articles and editions; nothing here writes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import defer, selectinload

from newsroom.articles import origins
from newsroom.articles.links import Link
from newsroom.articles.models import (
    Approval,
    Article,
    Edition,
    Revision,
    RevisionContributor,
    RevisionLink,
    RevisionPicture,
    SideDraft,
    SlugReservation,
)
from newsroom.articles.states import BylineKind, EditionState, PublicState
from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.people import rights
from newsroom.people.models import Person


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
    """Return the article that an import made under this key, erased ones too."""
    keys = (key, origins.unreadable(key))
    return db.session.scalars(select(Article).where(Article.source_key.in_(keys))).one_or_none()


def is_contributor(edition: Edition, person_id: uuid.UUID) -> bool:
    """Tell whether the person's text entered any revision of the edition."""
    return any(one.person_id == person_id for one in edition.contributors)


def links_of(revision_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[Link, ...]]:
    """Return which articles of this site the texts point at, by revision; in order of name."""
    query = (
        select(RevisionLink)
        .where(RevisionLink.revision_id.in_(list(revision_ids)))
        .order_by(RevisionLink.language, RevisionLink.slug)
    )
    found: dict[uuid.UUID, list[Link]] = {}
    for row in db.session.scalars(query):
        found.setdefault(row.revision_id, []).append((row.language, row.slug))
    return {revision_id: tuple(links) for revision_id, links in found.items()}


def showing_picture(picture_id: uuid.UUID, *, live: bool = True) -> Sequence[uuid.UUID]:
    """Return the articles of which a live text shows a picture, or any text that there ever was."""
    texts = Revision.id == Edition.public_revision_id if live else Revision.edition_id == Edition.id
    query = (
        select(Edition.article_id)
        .join(Revision, texts)
        .join(RevisionPicture, RevisionPicture.revision_id == Revision.id)
        .where(RevisionPicture.picture_id == picture_id)
        .distinct()
    )
    if live:
        query = query.where(Edition.public_state == PublicState.LIVE)
    return db.session.scalars(query).all()


def contributions(
    edition_ids: Iterable[uuid.UUID], person_ids: Iterable[uuid.UUID]
) -> set[tuple[uuid.UUID, uuid.UUID]]:
    """Return (edition, person) for those of these people whose text entered these editions."""
    query = select(RevisionContributor.edition_id, RevisionContributor.person_id).where(
        RevisionContributor.edition_id.in_(list(edition_ids)),
        RevisionContributor.person_id.in_(list(person_ids)),
    )
    return {(row.edition_id, row.person_id) for row in db.session.execute(query)}


def approval_of(revision: Revision) -> Approval | None:
    """Return the approval that stands for exactly this revision."""
    return next(iter(revision.approvals), None)


def load_revisions(
    ids: Iterable[uuid.UUID | None], *, bodies: bool = False
) -> dict[uuid.UUID, Revision]:
    """Return many revisions by id with their approvals, as a rule without their long bodies.

    Who keeps the result can ask rows for these revisions without a query for each; a body that
    was left out is read when it is asked for.
    """
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    query = (
        select(Revision).where(Revision.id.in_(wanted)).options(selectinload(Revision.approvals))
    )
    if not bodies:
        query = query.options(defer(Revision.body))
    return {one.id: one for one in db.session.scalars(query)}


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


def public_slugs(edition_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[str, ...]]:
    """Return every slug that was ever public, by edition, in their order by name."""
    wanted = list(edition_ids)
    if not wanted:
        return {}
    query = select(SlugReservation.edition_id, SlugReservation.slug).where(
        SlugReservation.edition_id.in_(wanted), SlugReservation.ever_public.is_(True)
    )
    found: dict[uuid.UUID, list[str]] = {}
    for row in db.session.execute(query.order_by(SlugReservation.slug)):
        found.setdefault(row.edition_id, []).append(row.slug)
    return {edition_id: tuple(slugs) for edition_id, slugs in found.items()}


def bylines_before(edition_id: uuid.UUID) -> list[int]:
    """Return the numbers of an edition's texts that hold a byline, in their order."""
    query = select(Revision.number).where(Revision.edition_id == edition_id, Revision.byline != "")
    return list(db.session.scalars(query.order_by(Revision.number)))


def last_begun(person: Person) -> tuple[str, BylineKind, str] | None:
    """Return byline, kind of byline and language of the newest article that a person began."""
    query = (
        select(Revision.byline, Revision.byline_kind, Edition.language)
        .join(Edition, Edition.current_revision_id == Revision.id)
        .join(Article, Article.id == Edition.article_id)
        .where(Edition.owner_id == person.id, Edition.language == Article.source_language)
        .order_by(Article.created_at.desc())
        .limit(1)
    )
    row = db.session.execute(query).one_or_none()
    return (row.byline, row.byline_kind, row.language) if row else None


def may_read(found: Article, person: Person) -> bool:
    """Tell whether the person works on this article: any editor, or its owner who still writes.

    Whoever lost the right to write may still translate, and then sees what translators see.
    """
    return rights.is_any_editor(person) or (
        rights.is_author(person) and any(one.owner_id == person.id for one in found.editions)
    )


def kept_aside(person: Person, *, most: int = 20) -> Sequence[tuple[Edition, dt.datetime]]:
    """Return the editions of which drafts are kept aside for a person, with the newest's time."""
    newest = func.max(SideDraft.kept_at)
    query = (
        select(SideDraft.edition_id, newest)
        .where(SideDraft.person_id == person.id)
        .group_by(SideDraft.edition_id)
        .order_by(newest.desc())
        .limit(most)
    )
    kept = [(row[0], row[1]) for row in db.session.execute(query)]
    if not kept:
        return []
    editions = select(Edition).where(Edition.id.in_([one for one, _ in kept]))
    found = {one.id: one for one in db.session.scalars(editions)}
    return [(found[one], at) for one, at in kept]


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
