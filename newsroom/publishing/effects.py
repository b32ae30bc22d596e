"""What a release changes in the newsroom's rows at the moment it becomes public."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy import bindparam, update
from sqlalchemy.orm.attributes import set_committed_value

from newsroom.articles.models import Article, SlugReservation
from newsroom.articles.states import PairPolicy, PublicState
from newsroom.database import db
from newsroom.publishing import inputs, notices, standing
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseKind
from newsroom.settings import current

_SLUGS = SlugReservation.__table__
_EVER_PUBLIC = (
    update(_SLUGS)  # type: ignore[arg-type]  # a Table, which the stubs call a FromClause
    .where(_SLUGS.c.language == bindparam("spoken"), _SLUGS.c.slug == bindparam("taken"))
    .values(ever_public=True)
)


def take_effect(releases: Sequence[Release]) -> None:
    """Move every public pointer that the releases move, in statements that do not grow."""
    new_slugs: list[dict[str, str]] = []
    for release in releases:
        new_slugs += _flip(release)
        article = release.article
        if _brings_something(release):
            shown = inputs.shown_instant(release)
            article.first_public_at = article.first_public_at or shown
            _end_source_first(article)
        if release.correction is not None:
            _tell_readers(release, inputs.shown_instant(release))
    db.session.flush()
    if new_slugs:
        db.session.connection().execute(_EVER_PUBLIC, new_slugs)


def _brings_something(release: Release) -> bool:
    return any(one.is_member and one.state is PublicState.LIVE for one in standing.after(release))


def _flip(release: Release) -> list[dict[str, str]]:
    """Move the public pointers of one article; returns the slugs that became public."""
    new_slugs = []
    for one in standing.after(release):
        if not one.changes:
            continue
        edition, revision = one.edition, one.revision
        if one.is_live and revision is not None:
            new_slugs.append({"spoken": edition.language, "taken": revision.slug})
        edition.public_state = one.state
        # By its column: through the relationship it would cost a statement for each edition.
        edition.public_revision_id = revision.id if revision else None
        set_committed_value(edition, "public_revision", revision)
    return new_slugs


def _end_source_first(article: Article) -> None:
    """Let both languages go together from now on, once the second one has followed the first."""
    live = {one.language for one in article.editions if one.public_state is PublicState.LIVE}
    if article.pair_policy is PairPolicy.SOURCE_FIRST and live >= set(current().languages):
        article.pair_policy = PairPolicy.TOGETHER
        article.policy_reason, article.policy_until = "", None


def _tell_readers(release: Release, at: dt.datetime) -> None:
    """Note since when each language's readers know of a correction or retraction."""
    correction = release.correction
    if correction is None:
        return
    if release.kind is ReleaseKind.RETRACTION:
        for note in correction.notes:
            note.published_at = at
        correction.closed_at = at
        return
    if release.kind is not ReleaseKind.CORRECTION:
        return
    reached = notices.reached_by(correction, release, at)
    for note in correction.notes:
        if note.language in correction.scope and not reached.get(note.language):
            note.interim_at = note.interim_at or at
        else:
            note.published_at = note.published_at or at
    if all(reached.get(language) for language in correction.scope):
        correction.closed_at = at


def involved(releases: Sequence[Release]) -> set[uuid.UUID]:
    """Return the people who sent these releases out."""
    return {one.actor_id for one in releases if one.actor_id is not None}
