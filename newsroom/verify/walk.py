"""Goes through all articles in batches, so that memory does not grow with the newsroom."""

from __future__ import annotations

import contextlib
import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any, cast

from sqlalchemy import func, select

from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import EditionState, PairPolicy, PublicState
from newsroom.database import db
from newsroom.publishing.models import Release, ReleaseMember
from newsroom.publishing.states import ReleaseKind
from newsroom.verify import tally

BATCH = 200

_only: ContextVar[frozenset[str] | None] = ContextVar("only", default=None)


@dataclass(frozen=True)
class Member:
    """What a release says of one language."""

    release_id: uuid.UUID
    language: str
    revision_id: uuid.UUID | None
    digest: str


@dataclass(frozen=True)
class Published:
    """A release in the log."""

    id: uuid.UUID
    number: int
    kind: ReleaseKind
    policy: PairPolicy
    published_at: dt.datetime | None
    surroundings: str
    members: tuple[Member, ...] = ()


@dataclass(frozen=True)
class KnownEdition:
    """An edition, with what its public revision says of itself."""

    id: uuid.UUID
    article_id: uuid.UUID
    language: str
    state: EditionState
    current_revision_id: uuid.UUID | None
    public_state: PublicState
    public_revision_id: uuid.UUID | None
    slug: str
    digest: str
    source_revision_id: uuid.UUID | None

    @property
    def is_live(self) -> bool:
        """Tell whether readers should see it."""
        return self.public_state is PublicState.LIVE

    @property
    def path(self) -> str:
        """The path at which readers should see it."""
        return f"/{self.language}/{self.slug}/"


@dataclass(frozen=True)
class Known:
    """An article with its editions and its part of the log."""

    id: uuid.UUID
    source_language: str
    embargo_until: dt.datetime | None
    first_public_at: dt.datetime | None
    taken_down_at: dt.datetime | None
    public_number: int | None
    editions: tuple[KnownEdition, ...]
    log: tuple[Published, ...]

    @property
    def live(self) -> dict[str, KnownEdition]:
        """The editions that readers should see, by language."""
        return {one.language: one for one in self.editions if one.is_live and one.slug}


@contextlib.contextmanager
def only(articles: Collection[str] | None) -> Iterator[None]:
    """Walk through these articles alone, named by their public ids; None: through all."""
    token = _only.set(None if articles is None else frozenset(articles))
    try:
        yield
    finally:
        _only.reset(token)


def batches_of_ids() -> Iterator[list[uuid.UUID]]:
    """Yield the ids of all articles in their order, a batch at a time; each is counted."""
    wanted = _only.get()
    if wanted is not None:
        yield [uuid.UUID(one) for one in sorted(wanted) if one]
        return
    tally.expect(db.session.scalar(select(func.count()).select_from(Article)) or 0)
    last: uuid.UUID | None = None
    while True:
        query = select(Article.id).order_by(Article.id).limit(BATCH)
        if last is not None:
            query = query.where(Article.id > last)
        ids = list(db.session.scalars(query))
        if not ids:
            return
        yield ids
        tally.passed(len(ids))
        last = ids[-1]


def articles() -> Iterator[Known]:
    """Yield every article with its editions and its releases in the order of the log."""
    for ids in batches_of_ids():
        yield from _known(ids)


def batches() -> Iterator[list[Known]]:
    """Yield every article as ``articles`` does, a batch at a time."""
    for ids in batches_of_ids():
        yield _known(ids)


def _known(ids: Sequence[uuid.UUID]) -> list[Known]:
    editions: defaultdict[uuid.UUID, list[KnownEdition]] = defaultdict(list)
    for row in db.session.execute(_editions(ids)):
        editions[row.article_id].append(KnownEdition(*row))
    log = _log(ids)
    query = select(
        Article.id,
        Article.source_language,
        Article.embargo_until,
        Article.first_public_at,
        Article.taken_down_at,
        Article.public_number,
    ).where(Article.id.in_(ids))
    return [
        Known(*row, editions=tuple(editions[row.id]), log=tuple(log[row.id]))
        for row in db.session.execute(query.order_by(Article.id))
    ]


def _editions(ids: Sequence[uuid.UUID]) -> Any:
    return (
        select(
            Edition.id,
            Edition.article_id,
            Edition.language,
            Edition.state,
            Edition.current_revision_id,
            Edition.public_state,
            Edition.public_revision_id,
            func.coalesce(Revision.slug, ""),
            func.coalesce(Revision.digest, ""),
            Revision.source_revision_id,
        )
        .outerjoin(Revision, Revision.id == Edition.public_revision_id)
        .where(Edition.article_id.in_(ids))
        .order_by(Edition.article_id, Edition.language)
    )


def _log(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Published]]:
    numbered = Release.number.is_not(None)
    of_members = (
        select(
            ReleaseMember.release_id,
            ReleaseMember.language,
            ReleaseMember.revision_id,
            ReleaseMember.digest,
        )
        .join(Release, Release.id == ReleaseMember.release_id)
        .where(Release.article_id.in_(ids), numbered)
        .order_by(ReleaseMember.language)
    )
    members: defaultdict[uuid.UUID, list[Member]] = defaultdict(list)
    for row in db.session.execute(of_members):
        members[row.release_id].append(Member(*row))
    query = (
        select(
            Release.article_id,
            Release.id,
            Release.number,
            Release.kind,
            Release.policy,
            Release.published_at,
            Release.surroundings,
        )
        .where(Release.article_id.in_(ids), numbered)
        .order_by(Release.number)
    )
    found: defaultdict[uuid.UUID, list[Published]] = defaultdict(list)
    for article_id, *facts in db.session.execute(query):
        release = Published(*cast("tuple[Any, ...]", facts))
        of_release = tuple(members[release.id])
        found[article_id].append(replace(release, members=of_release))
    return found
