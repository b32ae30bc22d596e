"""How each arrow of a release is walked: brought to its start, and taken."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from newsroom.database import db, now
from newsroom.people.models import Person
from newsroom.publishing import actions as releasing
from newsroom.publishing import (
    commit,
    going_out,
    proposals,
    queries,
    refreshing,
    takedowns,
    taking_back,
)
from newsroom.publishing.models import Proposal, Release
from newsroom.publishing.site import follow
from newsroom.publishing.steps import RELEASE_STEPS
from newsroom.publishing.steps_after import AFTER_STEPS
from newsroom.settings import current
from newsroom.translations import actions, claims
from tests import make, rows
from tests.newsroom.arrows import Machine, forget_claims, rewritten

TOMORROW = (dt.datetime.now(dt.UTC) + dt.timedelta(days=1)).replace(tzinfo=None, second=0)
DAY_AFTER = TOMORROW + dt.timedelta(days=1)
NOTES = {"en": "It was another river.", "es": "Era otro río."}
COMMA = replace(make.STORY, body=make.STORY.body.replace("morning in", "morning, in"))
"""The story with a change that matters to nobody."""


def release_in(people: make.Staff, state: str) -> Release:
    if state == "assembling":
        return wished(people, make.waiting_release(make.approved(people).article))
    forget_claims()
    release = make.ready(people)
    if state in {"scheduled", "held"}:
        releasing.schedule(release.id, wall=TOMORROW, zone="UTC", by=people.editor_es)
    if state == "held":
        releasing.hold(release.id, by=people.editor_es, reason="Wait for the court.")
    if state in {"cancelled", "None"}:
        releasing.cancel(release.id, by=people.editor_es, reason="Another day.")
    if state in {"publishing", "published", "failed"}:
        releasing.publish(release.id, by=people.editor_es)
    if state == "published":
        make.react()
    if state == "failed":
        going_out.fail(release.id, failure="The disk is full.")
    return wished(people, release)


def wished(people: make.Staff, release: Release) -> Release:
    """Return the release with somebody's wish that it goes out earlier."""
    wish = Proposal(
        article_id=release.article_id,
        release_id=release.id,
        proposed_by=people.editor_en.id,
        proposed_at=now(),
    )
    db.session.add(wish)
    db.session.commit()
    return release


def _live(people: make.Staff) -> Release:
    forget_claims()
    return make.published(people)


def _withdrawn(people: make.Staff) -> Release:
    release = _live(people)
    taking_back.withdraw(release.article_id, by=people.editor_en, reason="A mistake.")
    make.react()
    return release


def _of_another_newsroom(people: make.Staff) -> Release:
    """A live pair whose pages were made from something else than now."""
    release = _live(people)
    rows.change(Release, release.id, input_digest="another")
    return release


def _half_updated(people: make.Staff) -> Release:
    """An update of which the source is approved and differs by a comma."""
    article = _live(people).article
    make.rewrite(people, article, COMMA)
    return make.waiting_release(article)


def _updated(people: make.Staff) -> Release:
    return make.updated(people, _live(people).article, COMMA)


def _planned(people: make.Staff) -> Release:
    """A ready release that is not to go out before tomorrow."""
    release = release_in(people, "scheduled")
    releasing.unschedule(release.id, by=people.editor_es)
    return release


def _going_away(people: make.Staff) -> Release:
    release = _live(people)
    return taking_back.withdraw(release.article_id, by=people.editor_en, reason="A mistake.")


def _being_renewed(people: make.Staff) -> Release:
    made = refreshing.refresh(_of_another_newsroom(people).article_id)
    assert made is not None
    return made


def _translation_approved(release: Release) -> None:
    task = make.task_of(release.article)
    translator, editor = make.person("translator:en>es"), make.person("editor:es")
    claims.claim(task.id, by=translator)
    make.translate(task, translator)
    actions.hand_in(task.id, by=translator)
    actions.approve(task.id, make.current_of(task.edition).id, by=editor)
    assert going_out.complete(release.id)


def _edited(release: Release) -> None:
    source = release.article.source
    rewritten(source, db.session.get_one(Person, source.owner_id))
    going_out.void(release.article_id)


def _due(release: Release, late: dt.timedelta) -> bool:
    rows.change(Release, release.id, due_at=dt.datetime.now(dt.UTC) - late)
    return going_out.go_when_due(release.id)


def _committed(release: Release) -> None:
    assert commit.publish(release.id, follow.tree_of(current()).objects)


def _confirmed(release: Release, by: Person) -> None:
    newest = (
        db.select(Proposal.id)
        .where(Proposal.release_id == release.id)
        .order_by(Proposal.proposed_at.desc())
    )
    proposals.confirm(db.session.scalars(newest).first() or release.id, by=by)


def _taken_down(release: Release, by: Person) -> Release | None:
    taken = takedowns.take_down(release.article_id, by=by)
    return queries.release(taken.release_id) if taken.release_id else None


def _planned_for(wall: dt.datetime) -> Any:
    return lambda release, by, _: releasing.schedule(release.id, wall=wall, zone="UTC", by=by)


RELEASES = Machine(
    (*RELEASE_STEPS, *AFTER_STEPS),
    release_in,
    {
        "assemble": lambda release, by, _: releasing.assemble(release.article_id, by=by),
        "complete": lambda release, _, _r: _translation_approved(release),
        "wait": lambda release, _, _r: going_out.remind(release.id),
        "let_go_first": lambda release, by, reason: releasing.let_go_first(
            release.id, language="en", by=by, reason=reason
        ),
        "call_minor": lambda release, by, _: releasing.call_minor(release.id, language="en", by=by),
        "void": lambda release, _, _r: _edited(release),
        "schedule": _planned_for(TOMORROW),
        "reschedule": _planned_for(DAY_AFTER),
        "propose_earlier": lambda release, by, _: proposals.propose_release(
            release.id, wall=None, zone="", by=by
        ),
        "confirm_earlier": lambda release, by, _: _confirmed(release, by),
        "unschedule": lambda release, by, _: releasing.unschedule(release.id, by=by),
        "hold": lambda release, by, reason: releasing.hold(release.id, by=by, reason=reason),
        "resume": lambda release, by, _: releasing.resume(release.id, by=by),
        "publish": lambda release, by, _: releasing.publish(release.id, by=by),
        "due": lambda release, _, _r: _due(release, dt.timedelta(seconds=1)),
        "missed": lambda release, _, _r: _due(release, dt.timedelta(minutes=16)),
        "hold_restored": lambda _release, _, _r: going_out.hold_restored(),
        "commit": lambda release, _, _r: _committed(release),
        "commit_away": lambda release, _, _r: _committed(release),
        "commit_refresh": lambda release, _, _r: _committed(release),
        "fail": lambda release, _, _r: going_out.fail(release.id, failure="The disk is full."),
        "retry": lambda release, by, _: releasing.retry(release.id, by=by),
        "cancel": lambda release, by, reason: releasing.cancel(release.id, by=by, reason=reason),
        "supersede": lambda release, _, _r: _taken_down(release, make.person("duty")),
        "withdraw": lambda release, by, reason: taking_back.withdraw(
            release.article_id, by=by, reason=reason
        ),
        "take_down": lambda release, by, _: _taken_down(release, by),
        "retract": lambda release, by, reason: taking_back.retract(
            release.article_id, by=by, reason=reason, notes=NOTES
        ),
        "reinstate": lambda release, by, reason: taking_back.reinstate(
            release.article_id, by=by, reason=reason
        ),
        "refresh": lambda release, _, _r: refreshing.refresh(release.article_id),
    },
    dict.fromkeys(
        (
            *("assemble", "let_go_first", "call_minor", "schedule", "reschedule"),
            *("propose_earlier", "confirm_earlier", "unschedule", "hold", "resume", "publish"),
            *("retry", "cancel", "withdraw", "take_down", "retract", "reinstate"),
        ),
        "editor_es",
    ),
    {
        # Both languages are ready already, so it does not stop at assembling.
        ("assemble", "None"): "ready",
        ("retry", "failed"): "ready",
        # What is left is ready.
        ("let_go_first", "assembling"): "ready",
        ("call_minor", "assembling"): "ready",
    },
    {
        ("let_go_first", "assembling"): _half_updated,
        ("call_minor", "assembling"): _half_updated,
        ("call_minor", "ready"): _updated,
        ("propose_earlier", "ready"): _planned,
        ("commit_away", "publishing"): _going_away,
        ("commit_refresh", "publishing"): _being_renewed,
        ("withdraw", "None"): _live,
        ("take_down", "None"): _live,
        ("retract", "None"): _live,
        ("reinstate", "None"): _withdrawn,
        ("refresh", "None"): _of_another_newsroom,
    },
)
