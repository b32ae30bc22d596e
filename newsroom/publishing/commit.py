"""Make releases public: every language of each in one transaction, with the next log number."""

from __future__ import annotations

import contextlib
import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError

from newsroom.articles import queries as articles
from newsroom.database import action, db, now
from newsroom.errors import Busy, Refused, Unmet
from newsroom.lifecycle import Step, check
from newsroom.people import queries as people
from newsroom.people.models import Person
from newsroom.publishing import effects, failures, queries, rules, sheets, steps, withheld
from newsroom.publishing.going_out import fail, go_when_due, goes_now
from newsroom.publishing.journal import take_many
from newsroom.publishing.models import Release, ReleaseLog
from newsroom.publishing.pages import inputs, picture_facts
from newsroom.publishing.preparing import Made, make, note, prepared
from newsroom.publishing.site.objects import ObjectStore
from newsroom.publishing.states import TAKES_AWAY, ReleaseKind, ReleaseState
from newsroom.telemetry import crash_point

_TRIES = 5
_LOG = 1


def publish(release_id: uuid.UUID, store: ObjectStore) -> bool:
    """Carry a release in state publishing to published; returns whether it is public.

    Safe to run again, late, or twice at once. What cannot be published is failed, with nothing
    of it public; what the database or the disk refuses for the moment is raised, to be retried.

    Raises:
        Busy: what takes something away could not be made yet; it is never given up.
    """
    for _ in range(_TRIES):
        made = make(release_id, store)
        if made is None:
            break
        crash_point("publish.prepared")
        try:
            done = commit(release_id, made)
        except Refused as refused:
            fail(release_id, failure=failures.names_of(refused))
            return False
        if done:
            crash_point("publish.committed")
            return True
    else:
        if queries.release(release_id).kind in TAKES_AWAY:
            raise Busy
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
    crash_point("publish.prepared")
    done = _publish_prepared(digests)
    crash_point("publish.committed")
    return done


@action
def _publish_prepared(digests: Mapping[uuid.UUID, str]) -> list[uuid.UUID]:
    found = sheets.locked(list(digests))
    withheld.read_ahead(found)
    _held = picture_facts.hold(found)
    going = [one for one in found if one.state is ReleaseState.PUBLISHING]
    public = _unchanged(_passing(going), digests)
    _make_public(public, now())
    return [one.id for one in public]


def send_out(release_ids: Sequence[uuid.UUID], store: ObjectStore) -> Sequence[uuid.UUID]:
    """Send out scheduled releases whose time has come; returns those that are public now.

    What was rendered ahead is sent out and made public in one transaction. What was not is sent
    out, for the reaction that it owes to carry. What does not stand any more, or is too late, is
    taken back or held, one by one.
    """
    digests = prepared(release_ids, store)
    db.session.rollback()
    sent, public = _send_out(release_ids, digests)
    if public:
        crash_point("publish.committed")
    for release_id in release_ids:
        if release_id not in sent:
            go_when_due(release_id)
    return public


@action
def _send_out(
    release_ids: Sequence[uuid.UUID], digests: Mapping[uuid.UUID, str]
) -> tuple[set[uuid.UUID], list[uuid.UUID]]:
    at = now()
    found = sheets.locked(release_ids)
    withheld.read_ahead(found)
    _held = picture_facts.hold(found)
    going = [one for one in found if goes_now(one, at)]
    for release in going:
        release.state = ReleaseState.PUBLISHING
        release.public_at = rules.effective_due(release)
    public = _unchanged(_passing([one for one in going if one.id in digests]), digests)
    known = {one.id for one in public}
    later = [one for one in going if one.id not in known]
    take_many(steps.DUE, later, at)
    effects.store(later, None)
    take_many(steps.DUE, public, at, settled=("publish_release",))
    _make_public(public, at)
    return {one.id for one in going}, [one.id for one in public]


def _passing(releases: Sequence[Release]) -> list[Release]:
    known = _senders(releases)
    passing = []
    for release in releases:
        with contextlib.suppress(Refused):
            _judge(release, known)
            passing.append(release)
    return passing


@action
def commit(release_id: uuid.UUID, made: Made) -> bool:
    """Flip the public pointers of one release and take the next log number.

    Returns False when the inputs are no longer those that were rendered: make its pages again.

    Raises:
        Refused: a guard that held before holds no longer; nothing is public.
    """
    row = queries.locked_one(release_id)
    release = sheets.copied(row)
    if release.state is not ReleaseState.PUBLISHING:
        return release.state is ReleaseState.PUBLISHED
    _held = picture_facts.hold([release])
    texts = inputs.live_texts([release])
    names = {one.created_by for one in texts}
    names |= {yes.approved_by for one in texts for yes in one.approvals}
    staff = people.loaded(names | ({release.actor_id} if release.actor_id else set()))
    wrote = {(one.edition_id, one.person_id) for one in row.article.source.contributors}
    _judge(release, _Senders(staff, wrote))
    [now_is] = inputs.gather_many([release], words=False, held=made.links).values()
    if now_is.digest() != made.digest or (release.input_digest != made.digest and not made.objects):
        return False
    if made.objects:
        note(release, made)
    _make_public([release], now())
    return True


def _unchanged(releases: Sequence[Release], digests: Mapping[uuid.UUID, str]) -> list[Release]:
    """Return those whose inputs are still the ones that their pages were rendered from."""
    gathered = inputs.gather_many(releases, words=False)
    return [
        one for one in releases if one.input_digest == digests[one.id] == gathered[one.id].digest()
    ]


def _make_public(releases: Sequence[Release], at: dt.datetime) -> None:
    """Give judged releases the next numbers of the log, and move what they move."""
    if not releases:
        return
    last = _next_numbers(len(releases))
    for number, release in enumerate(releases, start=last - len(releases) + 1):
        release.number = number
    effects.take_effect(releases)
    for step in (steps.COMMIT, steps.COMMIT_AWAY, steps.COMMIT_REFRESH):
        take_many(
            step,
            [one for one in releases if step_of(one) is step],
            at,
            actor=lambda one: one.actor_id,
            payload=lambda one: {"number": str(one.number), "kind": str(one.kind)},
        )
    effects.store(releases, at)
    crash_point("publish.before_commit")


def step_of(release: Release) -> Step[Release]:
    """Return the arrow by which a release of this kind becomes public."""
    if release.kind in TAKES_AWAY:
        return steps.COMMIT_AWAY
    return steps.COMMIT_REFRESH if release.kind is ReleaseKind.REFRESH else steps.COMMIT


@dataclass(frozen=True)
class _Senders:
    """Who sent releases out, and which of their articles they wrote any part of."""

    people: Mapping[uuid.UUID, Person]
    wrote: Collection[tuple[uuid.UUID, uuid.UUID]]


def _senders(releases: Sequence[Release]) -> _Senders:
    ids = {one.actor_id for one in releases if one.actor_id is not None}
    sources = [one.article.source.id for one in releases if rules.brings_text(one)]
    wrote = articles.contributions(sources, ids) if sources else set()
    return _Senders({one: people.person(one) for one in ids}, wrote)


def _judge(release: Release, senders: _Senders) -> None:
    """Ask everything anew that was asked when the release was sent out.

    Raises:
        Refused: it may not go out any more.
    """
    check(step_of(release), release, None)
    if rules.brings_text(release) or release.kind is ReleaseKind.REINSTATEMENT:
        _check_pins(release)
    # A refresh has no actor. Nobody's safety waits for whether an editor still is one.
    if release.kind not in {ReleaseKind.REFRESH, ReleaseKind.TAKEDOWN}:
        _check_actor(release, senders)


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


def _check_actor(release: Release, senders: _Senders) -> None:
    """Ask again whether whoever sent it out still may; rights count when they are used."""
    actor = senders.people.get(release.actor_id) if release.actor_id else None
    source = release.article.source
    if actor is None or not rules.may_send_out(
        release,
        actor,
        wrote=source.owner_id == actor.id or (source.id, actor.id) in senders.wrote,
    ):
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
