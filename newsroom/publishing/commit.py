"""Make releases public: every language of each in one transaction, with the next log number."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Mapping, Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError

from newsroom.articles import queries as articles
from newsroom.database import action, db, now
from newsroom.errors import Refused, Unmet
from newsroom.lifecycle import Step, check
from newsroom.people import queries as people
from newsroom.publishing import effects, failures, inputs, queries, rules, steps
from newsroom.publishing.going_out import fail
from newsroom.publishing.journal import take_many
from newsroom.publishing.models import Release, ReleaseLog
from newsroom.publishing.objects import ObjectStore
from newsroom.publishing.preparing import prepare, prepared
from newsroom.publishing.states import TAKES_AWAY, ReleaseKind, ReleaseState
from newsroom.telemetry import crash_point

_TRIES = 5
_LOG = 1


def publish(release_id: uuid.UUID, store: ObjectStore) -> bool:
    """Carry a release in state publishing to published; returns whether it is public.

    Safe to run again, late, or twice at once. What cannot be published is failed, with nothing
    of it public; what the database or the disk refuses for the moment is raised, to be retried.
    """
    for _ in range(_TRIES):
        digest = prepare(release_id, store)
        if digest is None:
            break
        crash_point("publish.prepared")
        try:
            done = commit(release_id, digest)
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


def publish_prepared(release_ids: Sequence[uuid.UUID], store: ObjectStore) -> Sequence[uuid.UUID]:
    """Make all of these public whose pages were rendered ahead, in one transaction.

    Returns those that are public now. The others, and those that a guard refuses, are left as
    they are, for ``publish`` to carry out or to fail one by one.
    """
    digests = prepared(release_ids, store)
    db.session.rollback()
    if not digests:
        return ()
    done = _commit_prepared(digests)
    crash_point("publish.committed")
    return done


@action
def commit(release_id: uuid.UUID, digest: str) -> bool:
    """Flip the public pointers of one release and take the next log number.

    Returns False when the inputs are no longer those that were rendered: prepare again.

    Raises:
        Refused: a guard that held before holds no longer; nothing is public.
    """
    [release] = queries.locked([release_id])
    if release.state is not ReleaseState.PUBLISHING:
        return release.state is ReleaseState.PUBLISHED
    _judge(release, _contributions([release]))
    return bool(_commit([release], {release_id: digest}))


@action
def _commit_prepared(digests: Mapping[uuid.UUID, str]) -> list[uuid.UUID]:
    found = [one for one in queries.locked(list(digests)) if one.state is ReleaseState.PUBLISHING]
    known = _contributions(found)
    passing = []
    for release in found:
        with contextlib.suppress(Refused):
            _judge(release, known)
            passing.append(release)
    return _commit(passing, digests)


def _commit(releases: Sequence[Release], digests: Mapping[uuid.UUID, str]) -> list[uuid.UUID]:
    """Make judged releases public, those whose inputs are still the ones that were rendered."""
    gathered = inputs.gather_many(releases, bodies=False)
    going = [
        one for one in releases if one.input_digest == digests[one.id] == gathered[one.id].digest()
    ]
    if not going:
        return []
    at = now()
    effects.take_effect(going)
    last = _next_numbers(len(going))
    for number, release in enumerate(going, start=last - len(going) + 1):
        release.number = number
        release.published_at = at
        release.article.public_number = number
    for step in (steps.COMMIT, steps.COMMIT_AWAY, steps.COMMIT_REFRESH):
        take_many(
            step,
            [one for one in going if step_of(one) is step],
            at,
            actor=lambda one: one.actor_id,
            payload=lambda one: {"number": str(one.number), "kind": str(one.kind)},
        )
    db.session.flush()
    crash_point("publish.before_commit")
    return [one.id for one in going]


def step_of(release: Release) -> Step[Release]:
    """Return the arrow by which a release of this kind becomes public."""
    if release.kind in TAKES_AWAY:
        return steps.COMMIT_AWAY
    return steps.COMMIT_REFRESH if release.kind is ReleaseKind.REFRESH else steps.COMMIT


Contributions = set[tuple[uuid.UUID, uuid.UUID]]


def _contributions(releases: Sequence[Release]) -> Contributions:
    sources = [one.article.source.id for one in releases if rules.brings_text(one)]
    return articles.contributions(sources, effects.involved(releases)) if sources else set()


def _judge(release: Release, contributions: Contributions) -> None:
    """Ask everything anew that was asked when the release was sent out.

    Raises:
        Refused: it may not go out any more.
    """
    check(step_of(release), release, None)
    if rules.brings_text(release) or release.kind is ReleaseKind.REINSTATEMENT:
        _check_pins(release)
    if release.kind is not ReleaseKind.REFRESH:
        _check_actor(release, contributions)


def _check_pins(release: Release) -> None:
    """Hold the release to the exact revisions that were pinned, by their digests."""
    for member in release.members:
        edition = release.article.edition(member.language)
        revision = member.revision
        stands = edition is not None and (
            edition.current_revision_id == member.revision_id
            or release.kind is ReleaseKind.REINSTATEMENT
        )
        if (
            not stands
            or revision is None
            or revision.digest != member.digest
            or articles.approval_of(revision) is None
        ):
            raise Refused("commit", [Unmet("pinned", failures.PINNED, _l("an editor"))])


def _check_actor(release: Release, contributions: Contributions) -> None:
    """Ask again whether whoever sent it out still may; rights count when they are used."""
    actor = people.person(release.actor_id)
    source = release.article.source
    wrote = source.owner_id == actor.id or (source.id, actor.id) in contributions
    if not rules.may_send_out(release, actor) or (rules.brings_text(release) and wrote):
        raise Refused("commit", [Unmet("actor", failures.ACTOR, _l("an editor"))])


def _next_numbers(count: int) -> int:
    """Take the next numbers of the log under its lock, without gaps; returns the last one."""
    following = (
        update(ReleaseLog)
        .where(ReleaseLog.id == _LOG)
        .values(last_number=ReleaseLog.last_number + count)
        .returning(ReleaseLog.last_number)
    )
    number: int | None = db.session.scalar(following)
    if number is None:
        # Of several first releases at once, the others wait here and then find the log.
        with contextlib.suppress(IntegrityError), db.session.begin_nested():
            db.session.execute(insert(ReleaseLog).values(id=_LOG, last_number=0))
        number = db.session.execute(following).scalar_one()
    return number
