"""Cut revisions: number them, hash them, reserve their slug, remember who contributed."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value

from newsroom.articles import free_slugs, links, named, pictures, queries
from newsroom.articles.content import Content, columns
from newsroom.articles.models import (
    Approval,
    Edition,
    Revision,
    RevisionContributor,
    RevisionLink,
    RevisionNamed,
    RevisionTopic,
    SlugReservation,
)
from newsroom.database import db, insert_missing, new_id
from newsroom.glossary.spelling import folded
from newsroom.people.models import Person
from newsroom.settings import current as settings


def cut(
    edition: Edition,
    content: Content,
    *,
    by: Person,
    at: dt.datetime,
    source_revision_id: uuid.UUID | None = None,
) -> Revision:
    """Add a revision with this content and make it the edition's current one.

    Equal content cuts nothing: the current revision is returned. The caller holds the lock.
    """
    content = _with_own_slug(edition, content)
    current = edition.current_revision
    digest = content.digest()
    if (
        current is not None
        and current.digest == digest
        and current.source_revision_id == source_revision_id
    ):
        return current
    revision = Revision(
        id=new_id(),
        edition_id=edition.id,
        number=(current.number if current else 0) + 1,
        **columns(content),
        digest=digest,
        source_revision_id=source_revision_id,
        created_at=at,
        created_by=by.id,
    )
    _store(revision)
    _point_at(edition, revision)
    if edition.is_source:
        edition.article.kind = revision.kind
        if current is None or current.title != revision.title:
            edition.article.sought = folded(revision.title)
    add_contributor(edition, by.id, at=at)
    return revision


def _store(revision: Revision) -> None:
    """Add a revision with what its body shows and points at, for whoever asks from the other end.

    By itself SQLAlchemy would write it only with the edition, and the edition's pointer apart.
    """
    revision.redacted_at = None
    revision.pictures = " ".join(pictures.shown_in(revision.body))
    names = Revision.__table__.columns.keys()
    db.session.connection().execute(
        insert(Revision.__table__),  # type: ignore[arg-type]  # a Table, whatever the stubs say
        {name: getattr(revision, name) for name in names},
    )
    make_transient_to_detached(revision)
    db.session.add(revision)
    rows = [
        {"revision_id": revision.id, "language": language, "slug": slug}
        for language, slug in links.own_links(revision.body, settings().public_url)
    ]
    if rows:
        db.session.execute(insert(RevisionLink), rows)
    if revision.topics:
        about = [{"revision_id": revision.id, "topic_key": key} for key in revision.topics]
        db.session.execute(insert(RevisionTopic), about)
    if revision.named:
        ids = named.ids_of(revision.named)
        people = [{"revision_id": revision.id, "concept_id": one} for one in ids]
        db.session.execute(insert(RevisionNamed), people)


def _point_at(edition: Edition, revision: Revision) -> None:
    edition.current_revision_id = revision.id
    set_committed_value(edition, "current_revision", revision)
    edition.version += 1


def add_contributor(edition: Edition, person_id: uuid.UUID, *, at: dt.datetime) -> None:
    """Remember that a person's text entered an edition; the caller holds the lock."""
    if queries.is_contributor(edition, person_id):
        return
    row = {"edition_id": edition.id, "person_id": person_id, "since": at}
    db.session.connection().execute(insert_missing(RevisionContributor), row)
    db.session.expire(edition, ["contributors"])


def void_approvals(edition: Edition, *, at: dt.datetime) -> None:
    """Take back every approval of an edition that has not been published."""
    public = edition.public_revision_id
    db.session.execute(
        update(Approval)
        .where(
            Approval.edition_id == edition.id,
            Approval.voided_at.is_(None),
            *([Approval.revision_id != public] if public else []),
        )
        .values(voided_at=at)
    )
    for one in (edition.current_revision, edition.public_revision):
        if one is not None:
            db.session.expire(one, ["approvals"])


def _with_own_slug(edition: Edition, content: Content) -> Content:
    """Reserve the slug, or the first free one after it; never says whose the taken one is."""
    current, wanted = edition.current_revision, content.slug
    if current is not None and current.slug == wanted:
        return content  # reserved when that revision was cut
    if not _take_slug(edition, wanted):
        candidates = free_slugs.free(edition.language, wanted, besides=edition.id)
        wanted = next(one for one in candidates if _take_slug(edition, one))
    if current is not None:
        db.session.execute(
            delete(SlugReservation).where(
                SlugReservation.edition_id == edition.id,
                SlugReservation.slug != wanted,
                SlugReservation.ever_public.is_(False),
            )
        )
    return content if wanted == content.slug else replace(content, slug=wanted)


def _take_slug(edition: Edition, candidate: str) -> bool:
    """Reserve a slug; tells whether the edition has it now, or had it before."""
    values = {"language": edition.language, "slug": candidate, "edition_id": edition.id}
    taken = db.session.connection().execute(
        insert_missing(SlugReservation), values | {"ever_public": False}
    )
    if taken.rowcount:
        return True
    known = db.session.get(SlugReservation, (edition.language, candidate))
    return known is not None and known.edition_id == edition.id
