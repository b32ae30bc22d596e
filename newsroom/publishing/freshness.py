"""Freshness: is what readers see in one language as new as in the other? Derived, never set."""

from __future__ import annotations

import enum
import itertools
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from sqlalchemy import select

from newsroom.articles.models import Article, Revision
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.publishing.models import Release, ReleaseMember
from newsroom.publishing.standing import Standing
from newsroom.publishing.states import TAKES_AWAY, ReleaseKind
from newsroom.translations import queries as translations
from newsroom.translations import significance
from newsroom.translations.states import Significance


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
    return of(article, _live(article), pending=pending)


def now_many(articles: Sequence[Article]) -> dict[uuid.UUID, dict[str, Freshness]]:
    """Return the freshness of the live editions of many articles, by article.

    In a number of queries that does not grow with them, once their public texts are loaded.
    """
    differing = [one for one in articles if _may_differ(one)]
    known = _look_up(differing) if differing else None
    return {one.id: of(one, _live(one), known=known) for one in articles}


def _live(article: Article) -> list[Standing]:
    return [
        Standing(one, one.public_state, one.public_revision, is_member=False)
        for one in article.editions
        if one.public_state is PublicState.LIVE
    ]


def _may_differ(article: Article) -> bool:
    """Tell whether a live translation was made from another text than the live source."""
    source = article.source.public_revision_id
    return any(
        one.revision is not None and one.revision.source_revision_id not in {source, None}
        for one in _live(article)
    )


def of(
    article: Article,
    standings: Sequence[Standing],
    *,
    release: Release | None = None,
    pending: frozenset[str] = frozenset(),
    known: Known | None = None,
) -> dict[str, Freshness]:
    """Return the freshness of every live edition, by language; only public is compared.

    ``release`` is one that is about to be public, so that its own kind counts too; ``pending``
    are the languages that a public correction has not reached; ``known`` is what was looked up
    for many articles at once.
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
            found[language] = _translation(one, source.revision, release, known)
    return found


@dataclass(frozen=True)
class Known:
    """What the freshness of translations that are not in step is judged by."""

    read: Mapping[uuid.UUID, set[uuid.UUID]]
    """The source revisions that were acknowledged, by edition."""
    numbers: Mapping[uuid.UUID, int]
    """The number of each source revision that something was translated from."""
    sources: Mapping[uuid.UUID, Sequence[tuple[ReleaseKind, uuid.UUID | None]]]
    """The releases that brought the source of an article to readers, the newest first."""
    said: Mapping[uuid.UUID, significance.Said]
    """What people said of the texts of each source edition."""


def _look_up(articles: Sequence[Article]) -> Known:
    editions = [edition for one in articles for edition in one.editions]
    read = translations.acknowledged_many(one.id for one in editions)
    bases = {one.public_revision.source_revision_id for one in editions if one.public_revision}
    bases = bases.union(*read.values()) - {None}
    numbers = select(Revision.id, Revision.number).where(Revision.id.in_(bases))
    return Known(
        read=read,
        numbers={row.id: row.number for row in db.session.execute(numbers)},
        sources=_releases_of_sources(articles),
        said=significance.said_of(one.source.id for one in articles),
    )


def _translation(
    one: Standing, source: Revision, release: Release | None, known: Known | None
) -> Freshness:
    base_id = one.revision.source_revision_id if one.revision else None
    if base_id == source.id or base_id is None:
        return Freshness.IN_SYNC
    known = known or _look_up([one.edition.article])
    read = known.read.get(one.edition.id, set())
    if source.id in read:
        return Freshness.IN_SYNC
    if _number(base_id, known) > source.number:
        return Freshness.TRANSLATION_AHEAD
    sources = [*_own(release), *known.sources.get(one.edition.article.id, ())]
    said = _said_since({base_id, *read}, source, known)
    is_small = _is_only_minor(sources, source, {base_id, *read}) or said is Significance.TYPO
    if is_small and said is not Significance.LEGAL:
        return Freshness.SOURCE_AHEAD_MINOR
    return Freshness.NEEDS_UPDATE


def _said_since(read: set[uuid.UUID], source: Revision, known: Known) -> Significance | None:
    """Return the gravest that people said of the source texts since the last one that was read."""
    said = known.said.get(source.edition_id, {})
    numbers = [number for one in read if (number := _number(one, known)) < source.number]
    if source.number not in said or not numbers:
        return None
    return significance.gravest(said, after=max(numbers), to=source.number)


def _number(revision_id: uuid.UUID, known: Known) -> int:
    if revision_id not in known.numbers:  # of a release that is about to be public
        base = db.session.get(Revision, revision_id)
        return base.number if base else 0
    return known.numbers[revision_id]


def _is_only_minor(
    sources: Sequence[tuple[ReleaseKind, uuid.UUID | None]],
    source: Revision,
    known: set[uuid.UUID],
) -> bool:
    """Tell whether nothing but minor fixes brought the source from a known text to this one."""
    for revision_id, run in itertools.groupby(sources, key=itemgetter(1)):
        if revision_id in known:
            return True
        # A text that went and came back is what it was when it first came.
        *_, (kind, _) = run
        if kind is not ReleaseKind.MINOR_FIX:
            return False
    return source.id in known


def _own(release: Release | None) -> Iterator[tuple[ReleaseKind, uuid.UUID | None]]:
    """Yield what a release that is about to be public does to the source."""
    for member in release.members if release else ():
        if release is not None and member.language == release.article.source_language:
            yield release.kind, member.revision_id


def _releases_of_sources(
    articles: Sequence[Article],
) -> dict[uuid.UUID, list[tuple[ReleaseKind, uuid.UUID | None]]]:
    if not articles:
        return {}
    query = (
        select(Release.article_id, Release.kind, ReleaseMember.revision_id)
        .join(ReleaseMember, ReleaseMember.release_id == Release.id)
        .join(Article, Article.id == Release.article_id)
        .where(
            Release.article_id.in_([one.id for one in articles]),
            Release.number.is_not(None),
            Release.kind.not_in(TAKES_AWAY),
            ReleaseMember.language == Article.source_language,
            ReleaseMember.revision_id.is_not(None),
        )
        .order_by(Release.number.desc())
    )
    found: dict[uuid.UUID, list[tuple[ReleaseKind, uuid.UUID | None]]] = {}
    for row in db.session.execute(query):
        found.setdefault(row.article_id, []).append((row.kind, row.revision_id))
    return found
