"""What the newsroom does by itself with a release until it goes out."""

from __future__ import annotations

import datetime as dt
import uuid

from newsroom.articles import queries as articles
from newsroom.articles.models import Article
from newsroom.articles.states import EditionState, PublicState
from newsroom.database import action, db, now
from newsroom.lifecycle import unmet
from newsroom.publishing import queries, readiness, rules, steps
from newsroom.publishing.journal import take
from newsroom.publishing.models import Release, ReleaseMember
from newsroom.publishing.states import ReleaseKind, ReleaseState
from newsroom.settings import current


@action
def assemble(article_id: uuid.UUID, *, actor_id: uuid.UUID | None = None) -> Release | None:
    """Begin the release of an article whose source is approved; run again it changes nothing."""
    article = articles.lock(article_id)
    release = queries.unfinished_of(article_id)
    if article.source.state is not EditionState.APPROVED or release is not None:
        return release
    if actor_id is None and _is_public_already(article):
        return None
    at = now()
    is_first = article.source.public_state is PublicState.NEVER
    release = Release(
        article=article,
        kind=ReleaseKind.FIRST if is_first else ReleaseKind.UPDATE,
        state=ReleaseState.ASSEMBLING,
        policy=article.pair_policy,
        made_at=at,
        members=[
            ReleaseMember(language=language, edition=article.edition(language))
            for language in current().languages
        ],
    )
    db.session.add(release)
    db.session.flush()
    take(steps.ASSEMBLE, release, actor_id, at)
    complete(release.id)
    return release


def _is_public_already(article: Article) -> bool:
    """Tell whether what is approved is what readers see, as when an event comes late."""
    source = article.source
    return source.public_revision_id == source.current_revision_id


@action
def complete(release_id: uuid.UUID) -> bool:
    """Find a release ready when every member is; returns whether it became so just now."""
    release = _locked(release_id)
    if release.state is not ReleaseState.ASSEMBLING or unmet(steps.COMPLETE, release, None):
        return False
    pin(release)
    take(steps.COMPLETE, release, None, now())
    return True


def pin(release: Release) -> None:
    """Name the exact revisions, by id and digest, that this release makes public."""
    for member in release.members:
        edition = release.article.edition(member.language)
        if edition is None or edition.current_revision is None:
            continue
        member.edition = edition
        member.revision = edition.current_revision
        member.digest = edition.current_revision.digest


@action
def void(article_id: uuid.UUID) -> None:
    """Take a release back whose members are no longer those that it was made ready with.

    When the news of it comes so late that new texts are approved already, it is ready again, but
    no longer scheduled: nobody has decided when these texts go out.
    """
    articles.lock(article_id)
    release = queries.unfinished_of(article_id)
    if release is None or release.state not in steps.VOID.sources or _still_stands(release):
        return
    _void(release, now())
    complete(release.id)


def _still_stands(release: Release) -> bool:
    return readiness.is_ready(release) and readiness.is_pinned(release)


def _void(release: Release, at: dt.datetime) -> None:
    release.due_at = release.public_at = None
    release.wall_time = release.zone = ""
    take(steps.VOID, release, None, at)


@action
def go_when_due(release_id: uuid.UUID) -> bool:
    """Send a scheduled release out whose time has come; returns whether it goes.

    Past the grace it is held for the duty editor; no longer ready it goes back to assembling.
    """
    release = _locked(release_id)
    at = now()
    due = rules.effective_due(release)
    if release.state is not ReleaseState.SCHEDULED or due is None or due > at:
        return False
    if not _still_stands(release):
        _void(release, at)
        complete(release.id)
        return False
    if not rules.is_inside_grace(release, at):
        take(steps.MISSED, release, None, at, due=due.isoformat())
        return False
    release.public_at = due
    take(steps.DUE, release, None, at)
    return True


@action
def fail(release_id: uuid.UUID, *, failure: str) -> None:
    """Give a release up that could not be published; nothing of it is public."""
    release = _locked(release_id)
    if release.state is not ReleaseState.PUBLISHING:
        return
    release.failure = failure[:1_000]
    release.public_at = None
    take(steps.FAIL, release, None, now(), failure=release.failure)


def _locked(release_id: uuid.UUID) -> Release:
    articles.lock(queries.release(release_id).article_id)
    return queries.release(release_id)
