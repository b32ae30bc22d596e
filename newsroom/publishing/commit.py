"""Prepare a release's pages, then make both languages public in one transaction."""

from __future__ import annotations

import contextlib
import datetime as dt
import uuid
from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from newsroom.articles import queries as articles
from newsroom.articles.models import SlugReservation
from newsroom.articles.states import PublicState
from newsroom.database import action, db, now
from newsroom.errors import Refused, Unmet
from newsroom.lifecycle import check
from newsroom.people import queries as people
from newsroom.publishing import failures, inputs, queries, render, rules, steps
from newsroom.publishing.going_out import fail
from newsroom.publishing.journal import take
from newsroom.publishing.models import Release, ReleaseLog, ReleaseMember, ReleaseObject
from newsroom.publishing.objects import ObjectStore
from newsroom.publishing.pages import ReleaseInputs
from newsroom.publishing.states import ReleaseState
from newsroom.telemetry import crash_point

HTML = ".html"
_TRIES = 5
_LOG = 1


def publish(release_id: uuid.UUID, store: ObjectStore) -> bool:
    """Carry a release in state publishing to published; returns whether it is public.

    Safe to run again, late, or twice at once. What cannot be published is failed, with nothing
    of it public; what the database or the disk refuses for the moment is raised, to be retried.
    """
    for _ in range(_TRIES):
        prepared = prepare(release_id, store)
        if prepared is None:
            break
        crash_point("publish.prepared")
        try:
            done = commit(release_id, prepared)
        except Refused as refused:
            fail(release_id, failure=failures.names_of(refused))
            return False
        if done:
            crash_point("publish.committed")
            return True
    else:
        fail(release_id, failure=failures.INPUTS)
        return False
    return queries.release(release_id).state is ReleaseState.PUBLISHED


def prepare(release_id: uuid.UUID, store: ObjectStore) -> ReleaseInputs | None:
    """Render both editions to stored objects, outside any transaction.

    Returns the inputs that the objects were made from; None where there is nothing to publish.
    """
    release = queries.release(release_id)
    if release.state is not ReleaseState.PUBLISHING:
        db.session.rollback()
        return None
    gathered = inputs.gather(release)
    known = release.input_digest == gathered.digest()
    names = [(one.digest, HTML) for one in release.objects if one.digest] if known else []
    db.session.rollback()  # no lock is held while pages are rendered
    if not names or store.missing(names):
        crash_point("publish.rendering")
        _render(release_id, gathered, store)
    return gathered


def render_ahead(release_id: uuid.UUID, store: ObjectStore) -> None:
    """Render a ready or scheduled release before its time; run again it changes nothing."""
    release = queries.release(release_id)
    if release.state not in {ReleaseState.READY, ReleaseState.SCHEDULED}:
        db.session.rollback()
        return
    gathered = inputs.gather(release)
    known = release.input_digest == gathered.digest()
    db.session.rollback()  # no lock is held while pages are rendered
    if not known:
        _render(release_id, gathered, store)


def _render(release_id: uuid.UUID, gathered: ReleaseInputs, store: ObjectStore) -> None:
    """Put the rendered pages into the store, then note their hashes with the release."""
    rows = [
        {
            "release_id": release_id,
            "language": one.language,
            "slug": one.slug,
            "role": one.role,
            "digest": store.put(one.content, HTML) if one.role == "page" else "",
            "location": one.location,
        }
        for one in render.render_release(gathered)
    ]
    _note_objects(release_id, gathered, rows)


@action
def _note_objects(
    release_id: uuid.UUID, gathered: ReleaseInputs, rows: Sequence[dict[str, object]]
) -> None:
    """Say which objects a release would publish; never for one that is in the log already."""
    articles.lock(queries.release(release_id).article_id)
    release = queries.release(release_id)
    if release.state is ReleaseState.PUBLISHED:
        return
    db.session.execute(delete(ReleaseObject).where(ReleaseObject.release_id == release_id))
    db.session.execute(insert(ReleaseObject), rows)
    release.input_digest = gathered.digest()
    release.renderer = gathered.renderer


@action
def commit(release_id: uuid.UUID, prepared: ReleaseInputs) -> bool:
    """Flip both public pointers and take the next log number, in one transaction.

    Returns False when the inputs are no longer those that were rendered: prepare again.

    Raises:
        Refused: a guard that held before holds no longer; nothing is public.
    """
    articles.lock(queries.release(release_id).article_id)
    release = queries.release(release_id)
    if release.state is not ReleaseState.PUBLISHING:
        return release.state is ReleaseState.PUBLISHED
    check(steps.COMMIT, release, None)
    _check_pins(release)
    _check_actor(release)
    if not release.input_digest == prepared.digest() == inputs.gather(release).digest():
        return False
    at = now()
    _flip(release, at)
    release.number = _next_number()
    release.published_at = at
    take(steps.COMMIT, release, release.actor_id, at, number=str(release.number))
    crash_point("publish.before_commit")
    return True


def _check_pins(release: Release) -> None:
    """Hold the release to the exact revisions that were pinned, by their digests."""
    for member in release.members:
        edition = release.article.edition(member.language)
        revision = edition.current_revision if edition else None
        if (
            revision is None
            or (revision.id, revision.digest) != (member.revision_id, member.digest)
            or articles.approval_of(revision) is None
        ):
            raise Refused("commit", [Unmet("pinned", failures.PINNED, _l("an editor"))])


def _check_actor(release: Release) -> None:
    """Ask again whether whoever sent it out still may; rights count when they are used."""
    actor = people.person(release.actor_id)
    if not rules.edits_a_language(release, actor) or not rules.is_not_author(release, actor):
        raise Refused("commit", [Unmet("actor", failures.ACTOR, _l("an editor"))])


def _flip(release: Release, at: dt.datetime) -> None:
    release.article.first_public_at = release.article.first_public_at or release.public_at or at
    for member in release.members:
        if member.edition is not None:
            _make_live(member)
    db.session.flush()


def _make_live(member: ReleaseMember) -> None:
    edition, revision = member.edition, member.revision
    if edition is None or revision is None:
        return
    edition.public_state = PublicState.LIVE
    edition.public_revision = revision
    db.session.execute(
        update(SlugReservation)
        .where(SlugReservation.language == member.language, SlugReservation.slug == revision.slug)
        .values(ever_public=True)
    )


def _next_number() -> int:
    """Take the next number of the log under its lock, so that the numbers have no gaps."""
    following = (
        update(ReleaseLog)
        .where(ReleaseLog.id == _LOG)
        .values(last_number=ReleaseLog.last_number + 1)
        .returning(ReleaseLog.last_number)
    )
    number: int | None = db.session.scalar(following)
    if number is None:
        # Of several first releases at once, the others wait here and then find the log.
        with contextlib.suppress(IntegrityError), db.session.begin_nested():
            db.session.execute(insert(ReleaseLog).values(id=_LOG, last_number=0))
        number = db.session.execute(following).scalar_one()
    return number


def objects_of(release_ids: Sequence[uuid.UUID]) -> Sequence[ReleaseObject]:
    """Return the stored objects of many releases in one query."""
    query = select(ReleaseObject).where(ReleaseObject.release_id.in_(release_ids))
    return db.session.scalars(query).all()
