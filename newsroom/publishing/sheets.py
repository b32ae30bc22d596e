"""Everything that is known of many releases, read as plain values: for judging them by hundreds.

A sheet has the attributes of the row that it copies, so that the same rules, guards and inputs are
asked of both. It is read under the lock, and what a release changes is written by statements for
all of them; a mapped object for each of ten thousand rows would cost more than everything else.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import select

from newsroom.articles import locking
from newsroom.articles.models import Approval, Article, Edition, Revision
from newsroom.articles.states import EditionState, PairPolicy, PublicState
from newsroom.database import db
from newsroom.publishing.models import Correction, Release, ReleaseMember
from newsroom.publishing.states import ReleaseKind, ReleaseState


@dataclass(slots=True)
class ApprovalSheet:
    """An approval that stands."""

    approved_by: uuid.UUID
    waiver: str


@dataclass(slots=True)
class RevisionSheet:
    """A text, without its words."""

    id: uuid.UUID
    edition_id: uuid.UUID
    number: int
    slug: str
    digest: str
    source_revision_id: uuid.UUID | None
    created_by: uuid.UUID
    topics: list[str]
    pictures: str
    approvals: list[ApprovalSheet] = field(default_factory=list)


@dataclass(slots=True)
class EditionSheet:
    """An edition of an article."""

    id: uuid.UUID
    language: str
    state: EditionState
    owner_id: uuid.UUID | None
    current_revision_id: uuid.UUID | None
    public_state: PublicState
    public_revision_id: uuid.UUID | None
    article: ArticleSheet
    current_revision: RevisionSheet | None = None
    public_revision: RevisionSheet | None = None

    @property
    def is_source(self) -> bool:
        """Tell whether this edition was written, not translated."""
        return self.language == self.article.source_language


@dataclass(slots=True)
class ArticleSheet:
    """What both languages share."""

    id: uuid.UUID
    source_language: str
    pair_policy: PairPolicy
    embargo_until: dt.datetime | None
    taken_down_at: dt.datetime | None
    first_public_at: dt.datetime | None
    public_number: int | None
    sources_kept: int
    follows_id: uuid.UUID | None
    is_followed: bool
    editions: list[EditionSheet] = field(default_factory=list)

    def edition(self, language: str) -> EditionSheet | None:
        """Return the edition in a language, if it was begun."""
        return next((one for one in self.editions if one.language == language), None)

    @property
    def source(self) -> EditionSheet:
        """The edition that was written."""
        return next(one for one in self.editions if one.language == self.source_language)


@dataclass(slots=True)
class MemberSheet:
    """One edition of a release with the revision that it pins."""

    language: str
    edition_id: uuid.UUID | None
    revision_id: uuid.UUID | None
    digest: str
    edition: EditionSheet | None = None
    revision: RevisionSheet | None = None


@dataclass(slots=True)
class ReleaseSheet:
    """A release with its article, its members and all their texts."""

    id: uuid.UUID
    kind: ReleaseKind
    state: ReleaseState
    policy: PairPolicy
    made_at: dt.datetime
    due_at: dt.datetime | None
    planned_for: dt.datetime | None
    narrowed: bool
    public_at: dt.datetime | None
    actor_id: uuid.UUID | None
    input_digest: str
    renderer: str
    surroundings: str
    correction_id: uuid.UUID | None
    article_id: uuid.UUID
    article: ArticleSheet
    members: list[MemberSheet] = field(default_factory=list)
    number: int | None = None

    @property
    def correction(self) -> Correction | None:
        """The correction that it carries; few do, so it is looked up when it is asked for."""
        return db.session.get(Correction, self.correction_id) if self.correction_id else None


_RELEASE = [
    getattr(Release, name)
    for name in ReleaseSheet.__dataclass_fields__
    if name not in {"article", "members", "number"}
]
_ARTICLE = [
    getattr(Article, name) for name in ArticleSheet.__dataclass_fields__ if name != "editions"
]
_EDITION = [
    getattr(Edition, name)
    for name in EditionSheet.__dataclass_fields__
    if name not in {"article", "current_revision", "public_revision"}
]
_REVISION = [
    getattr(Revision, name) for name in RevisionSheet.__dataclass_fields__ if name != "approvals"
]


def locked(release_ids: Sequence[uuid.UUID]) -> list[Release]:
    """Lock the articles of releases, then read these; in the order of the ids.

    What is returned are sheets, which rules and guards take for the rows that they copy.
    """
    wanted = select(Release.article_id).where(Release.id.in_(release_ids))
    locking.lock_rows(db.session.scalars(wanted).all())
    return read(release_ids)


def copied(release: Release) -> Release:
    """Return the sheet of a release whose rows are at hand; nothing is read."""
    article = release.article
    sheet = ArticleSheet(**_facts(article, ArticleSheet, {"editions"}))
    renewed = {one.language for one in release.members}
    texts: dict[uuid.UUID, RevisionSheet] = {}
    for one in article.editions:
        facts = _facts(one, EditionSheet, {"article", "current_revision", "public_revision"})
        edition = EditionSheet(**facts, article=sheet)
        edition.current_revision = _text(one.current_revision, texts)
        if one.language not in renewed:  # of the others nobody asks what readers see now
            edition.public_revision = _text(one.public_revision, texts)
        sheet.editions.append(edition)
    editions = {one.id: one for one in sheet.editions}
    members = [
        MemberSheet(
            **_facts(one, MemberSheet, {"edition", "revision"}),
            edition=editions.get(one.edition_id) if one.edition_id else None,
            revision=_text(one.revision, texts),
        )
        for one in release.members
    ]
    facts = _facts(release, ReleaseSheet, {"article", "members"})
    return cast("Release", ReleaseSheet(**facts, article=sheet, members=members))


def _facts(row: Any, sheet: type[Any], besides: Collection[str]) -> dict[str, Any]:
    names = sheet.__dataclass_fields__.keys() - besides
    return {name: getattr(row, name) for name in names}


def _text(revision: Revision | None, known: dict[uuid.UUID, RevisionSheet]) -> RevisionSheet | None:
    if revision is None:
        return None
    if revision.id not in known:
        known[revision.id] = RevisionSheet(
            **_facts(revision, RevisionSheet, {"approvals"}),
            approvals=[ApprovalSheet(one.approved_by, one.waiver) for one in revision.approvals],
        )
    return known[revision.id]


def read(release_ids: Sequence[uuid.UUID]) -> list[Release]:
    """Read releases as sheets, in six queries for any number of them."""
    query = select(*_RELEASE).where(Release.id.in_(release_ids))
    rows: list[Any] = list(db.session.execute(query))
    known = _articles({row.article_id for row in rows})
    found = {
        row.id: ReleaseSheet(**row._mapping, article=known[row.article_id])  # noqa: SLF001 — as below
        for row in rows
    }
    _add_members(found)
    _add_texts(found.values())
    ordered = (found[one] for one in dict.fromkeys(release_ids) if one in found)
    return cast("list[Release]", list(ordered))


def _articles(ids: set[uuid.UUID]) -> dict[uuid.UUID, ArticleSheet]:
    query = select(*_ARTICLE).where(Article.id.in_(ids))
    found = {row.id: ArticleSheet(*row) for row in db.session.execute(query)}
    editions = select(Edition.article_id, *_EDITION).where(Edition.article_id.in_(ids))
    for row in db.session.execute(editions):
        facts: dict[str, Any] = dict(row._mapping)  # noqa: SLF001 — public, despite its name
        article = found[facts.pop("article_id")]
        article.editions.append(EditionSheet(**facts, article=article))
    return found


def _add_members(found: dict[uuid.UUID, ReleaseSheet]) -> None:
    query = select(
        ReleaseMember.release_id,
        ReleaseMember.language,
        ReleaseMember.edition_id,
        ReleaseMember.revision_id,
        ReleaseMember.digest,
    ).where(ReleaseMember.release_id.in_(found))
    rows: Iterable[Any] = db.session.execute(query.order_by(ReleaseMember.language))
    for release_id, *facts in rows:
        found[release_id].members.append(MemberSheet(*facts))


def _add_texts(found: Iterable[ReleaseSheet]) -> None:
    """Let editions and members name their texts, each text with the approvals that stand."""
    releases = list(found)
    editions = {edition.id: edition for one in releases for edition in one.article.editions}
    members = [member for one in releases for member in one.members]
    wanted: set[Any] = {one.current_revision_id for one in editions.values()}
    wanted |= {one.public_revision_id for one in editions.values()}
    wanted |= {one.revision_id for one in members}
    wanted.discard(None)
    query = select(*_REVISION).where(Revision.id.in_(wanted))
    texts: dict[Any, RevisionSheet] = {
        row.id: RevisionSheet(*row) for row in db.session.execute(query)
    }
    standing = (
        select(Approval.revision_id, Approval.digest, Approval.approved_by, Approval.waiver)
        .where(Approval.revision_id.in_(wanted), Approval.voided_at.is_(None))
        .order_by(Approval.approved_at.desc())
    )
    for revision_id, digest, approved_by, waiver in db.session.execute(standing):
        if texts[revision_id].digest == digest:
            texts[revision_id].approvals.append(ApprovalSheet(approved_by, waiver))
    for edition in editions.values():
        edition.current_revision = texts.get(edition.current_revision_id)
        edition.public_revision = texts.get(edition.public_revision_id)
    for member in members:
        member.edition = editions.get(member.edition_id) if member.edition_id else None
        member.revision = texts.get(member.revision_id)
