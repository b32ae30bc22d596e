"""Freshness: is what readers see in one language as new as in the other? Derived, never set."""

from __future__ import annotations

import enum
import itertools
import uuid
from collections.abc import Iterator, Sequence
from operator import itemgetter

from sqlalchemy import select

from newsroom.articles.models import Article, Revision
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.publishing.models import Release, ReleaseMember
from newsroom.publishing.standing import Standing
from newsroom.publishing.states import ReleaseKind
from newsroom.translations import queries as translations


class Freshness(enum.StrEnum):
    """How a live translation stands to the live source text."""

    SOURCE = "source"
    IN_SYNC = "in_sync"
    SOURCE_AHEAD_MINOR = "source_ahead_minor"
    NEEDS_UPDATE = "needs_update"
    CORRECTION_PENDING = "correction_pending"
    TRANSLATION_AHEAD = "translation_ahead"
    """An editor let a translation of the newer source text go first."""


def now(article: Article, *, pending: frozenset[str] = frozenset()) -> dict[str, Freshness]:
    """Return the freshness of every live edition, by language; ``pending`` as in ``of``."""
    live = [
        Standing(one, one.public_state, one.public_revision, is_member=False)
        for one in article.editions
        if one.public_state is PublicState.LIVE
    ]
    return of(article, live, pending=pending)


def of(
    article: Article,
    standings: Sequence[Standing],
    *,
    release: Release | None = None,
    pending: frozenset[str] = frozenset(),
) -> dict[str, Freshness]:
    """Return the freshness of every live edition, by language; only public is compared.

    ``release`` is one that is about to be public, so that its own kind counts too; ``pending``
    are the languages that a public correction has not reached.
    """
    live = {one.edition.language: one for one in standings if one.is_live}
    source = live.get(article.source_language)
    found = {}
    for language, one in live.items():
        if language == article.source_language:
            found[language] = Freshness.SOURCE
        elif language in pending:
            found[language] = Freshness.CORRECTION_PENDING
        elif source is not None and source.revision is not None:
            found[language] = _translation(one, source.revision, release)
    return found


def _translation(one: Standing, source: Revision, release: Release | None) -> Freshness:
    base_id = one.revision.source_revision_id if one.revision else None
    if base_id == source.id or base_id is None:
        return Freshness.IN_SYNC
    read = translations.acknowledged(one.edition.id)
    if source.id in read:
        return Freshness.IN_SYNC
    base = db.session.get(Revision, base_id)
    if base is not None and base.number > source.number:
        return Freshness.TRANSLATION_AHEAD
    if _is_only_minor(one.edition.article, source, {base_id, *read}, release):
        return Freshness.SOURCE_AHEAD_MINOR
    return Freshness.NEEDS_UPDATE


def _is_only_minor(
    article: Article, source: Revision, known: set[uuid.UUID], release: Release | None
) -> bool:
    """Tell whether nothing but minor fixes brought the source from a known text to this one."""
    for revision_id, run in itertools.groupby(
        _releases_of_source(article, release), key=itemgetter(1)
    ):
        if revision_id in known:
            return True
        # A text that went and came back is what it was when it first came.
        *_, (kind, _) = run
        if kind is not ReleaseKind.MINOR_FIX:
            return False
    return source.id in known


def _releases_of_source(
    article: Article, release: Release | None
) -> Iterator[tuple[ReleaseKind, uuid.UUID | None]]:
    language = article.source_language
    if release is not None:
        yield from (
            (release.kind, member.revision_id)
            for member in release.members
            if member.language == language
        )
    query = (
        select(Release.kind, ReleaseMember.revision_id)
        .join(ReleaseMember, ReleaseMember.release_id == Release.id)
        .where(
            Release.article_id == article.id,
            Release.number.is_not(None),
            ReleaseMember.language == language,
            ReleaseMember.revision_id.is_not(None),
        )
        .order_by(Release.number.desc())
    )
    yield from (
        (row.kind, row.revision_id)
        for row in db.session.execute(query)
        if row.kind not in {ReleaseKind.WITHDRAWAL, ReleaseKind.TAKEDOWN, ReleaseKind.RETRACTION}
    )
