"""How each arrow of the three lifecycles is walked: brought to its start, and taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsroom.articles import actions as articles
from newsroom.articles.models import Edition
from newsroom.articles.steps import EDITION_STEPS
from newsroom.database import db
from newsroom.lifecycle import Step
from newsroom.people.models import Person
from newsroom.publishing import actions as releasing
from newsroom.publishing import commit, follow, going_out
from newsroom.publishing.models import Release
from newsroom.publishing.steps import RELEASE_STEPS
from newsroom.settings import current
from newsroom.translations import actions, claims
from newsroom.translations.models import TranslationTask
from newsroom.translations.queries import WORKED_ON
from newsroom.translations.states import TaskState
from newsroom.translations.steps import TASK_STEPS
from tests import make, rows

MORE = "<p>A sentence that nobody has translated yet.</p>"
TOMORROW = (dt.datetime.now(dt.UTC) + dt.timedelta(days=1)).replace(tzinfo=None, second=0)


@dataclass(frozen=True)
class Machine:
    """One lifecycle: its table, how a state is reached, how a step is taken."""

    steps: Sequence[Step[Any]]
    bring: Callable[[make.Staff, str], Any]
    take: dict[str, Callable[[Any, Person, str], Any]]
    by: dict[str, str]
    """Who of the staff takes a step; the clock where nothing is said."""
    ends_elsewhere: dict[tuple[str, str], str]
    """Where the same action walks on by itself: (step, source) and the state after."""


def edition_in(people: make.Staff, state: str) -> Edition | make.Staff:
    if state == "None":
        return people
    edition = make.draft(people)
    if state == "spiked":
        articles.spike(edition.id, by=people.author)
    if state in {"draft", "spiked"}:
        return edition
    articles.submit(edition.id, by=people.author)
    if state == "in_review":
        articles.take_review(edition.id, by=people.editor_en)
    if state == "changes_requested":
        articles.request_changes(edition.id, by=people.editor_en, reason="Too long.")
    if state == "approved":
        assert edition.current_revision_id
        articles.approve(edition.id, edition.current_revision_id, by=people.editor_en)
    return edition


def rewritten(edition: Edition, by: Person, body: str = make.STORY.body + MORE) -> None:
    articles.save(edition.id, replace(make.STORY, body=body), version=edition.version, by=by)


EDITIONS = Machine(
    EDITION_STEPS,
    edition_in,
    {
        "start": lambda _, by, _r: articles.start(make.STORY, language="en", by=by),
        "save": lambda edition, by, _: rewritten(edition, by),
        "reopen": lambda edition, by, _: rewritten(edition, by),
        "submit": lambda edition, by, _: articles.submit(edition.id, by=by),
        "take_review": lambda edition, by, _: articles.take_review(edition.id, by=by),
        "hand_back": lambda edition, by, _: articles.hand_back(edition.id, by=by),
        "request_changes": lambda edition, by, reason: articles.request_changes(
            edition.id, by=by, reason=reason
        ),
        "approve": lambda edition, by, _: articles.approve(
            edition.id, edition.current_revision_id, by=by
        ),
        "spike": lambda edition, by, _: articles.spike(edition.id, by=by),
        "restore": lambda edition, by, _: articles.restore(edition.id, by=by),
    },
    dict.fromkeys(("start", "save", "reopen", "submit", "spike", "restore"), "author")
    | dict.fromkeys(("take_review", "hand_back", "request_changes", "approve"), "editor_en"),
    {},
)


def task_in(people: make.Staff, state: str) -> TranslationTask | Edition:
    if state == "None":
        edition = edition_in(people, "approved")
        assert isinstance(edition, Edition)
        return edition
    _forget_claims()
    task = make.task_of(make.approved(people).article)
    if state == "cancelled":
        actions.cancel(task.id, by=people.editor_es, reason="Not needed.")
    if state in {"open", "cancelled"}:
        return task
    claims.claim(task.id, by=people.translator)
    make.translate(task, people.translator)
    if state == "claimed":
        return task
    actions.hand_in(task.id, by=people.translator)
    if state == "changes_requested":
        actions.request_changes(task.id, by=people.editor_es, reason="Read it again.")
    if state == "done":
        assert task.edition.current_revision_id
        actions.approve(task.id, task.edition.current_revision_id, by=people.editor_es)
    return task


def _forget_claims() -> None:
    """End what earlier walks left claimed: nobody holds more than a few."""
    ended = db.update(TranslationTask).where(TranslationTask.state.in_(WORKED_ON))
    db.session.execute(ended.values(state=TaskState.CANCELLED))
    db.session.commit()


def source_moved(task: TranslationTask, body: str) -> None:
    """Change the source text, approve it again and let the task follow."""
    source = task.article.source
    author = db.session.get_one(Person, source.owner_id)
    rewritten(source, author, body)
    articles.submit(source.id, by=author)
    assert source.current_revision_id
    articles.approve(source.id, source.current_revision_id, by=make.person("editor:en"))
    actions.open_tasks(task.article_id)


def _warned(task: TranslationTask) -> None:
    rows.change(TranslationTask, task.id, lease_from=rows.ago(hours=37))
    assert task.lease_until is not None
    rows.change(TranslationTask, task.id, lease_until=rows.ago(hours=-11))
    assert claims.warn(task.id)


def _expired(task: TranslationTask) -> None:
    rows.change(TranslationTask, task.id, lease_until=rows.ago(seconds=1))
    assert claims.expire(task.id)


TASKS = Machine(
    TASK_STEPS,
    task_in,
    {
        "open": lambda edition, _, _r: actions.open_tasks(edition.article_id)[0],
        "claim": lambda task, by, _: claims.claim(task.id, by=by),
        "save_segments": lambda task, by, _: make.translate(task, by),
        "warn": lambda task, _, _r: _warned(task),
        "expire": lambda task, _, _r: _expired(task),
        "release_claim": lambda task, by, _: claims.release_claim(task.id, by=by),
        "reassign": lambda task, by, _: claims.reassign(
            task.id, to=make.another_translator(), by=by
        ),
        "source_moved": lambda task, _, _r: source_moved(
            task, make.STORY.body.partition("<h2>")[0]
        ),
        "source_moved_materially": lambda task, _, _r: source_moved(task, make.STORY.body + MORE),
        "hand_in": lambda task, by, _: actions.hand_in(task.id, by=by),
        "request_changes": lambda task, by, reason: actions.request_changes(
            task.id, by=by, reason=reason
        ),
        "approve": lambda task, by, _: actions.approve(
            task.id, task.edition.current_revision_id, by=by
        ),
        "cancel": lambda task, by, reason: actions.cancel(task.id, by=by, reason=reason),
    },
    dict.fromkeys(("claim", "save_segments", "release_claim", "hand_in"), "translator")
    | dict.fromkeys(("reassign", "request_changes", "approve", "cancel"), "editor_es"),
    {},
)


def release_in(people: make.Staff, state: str) -> Release:
    if state == "assembling":
        made = make.task_of(make.approved(people).article)
        return _unfinished(made.article_id)
    _forget_claims()
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
    return release


def _unfinished(article_id: Any) -> Release:
    found: Release = db.session.scalars(
        db.select(Release).where(Release.article_id == article_id, Release.number.is_(None))
    ).one()
    return found


def _translation_approved(release: Release) -> None:
    task = make.task_of(release.article)
    translator, editor = make.person("translator:en>es"), make.person("editor:es")
    claims.claim(task.id, by=translator)
    make.translate(task, translator)
    actions.hand_in(task.id, by=translator)
    assert task.edition.current_revision_id
    actions.approve(task.id, task.edition.current_revision_id, by=editor)
    assert going_out.complete(release.id)


def _edited(release: Release) -> None:
    source = release.article.source
    rewritten(source, db.session.get_one(Person, source.owner_id))
    going_out.void(release.article_id)


def _due(release: Release, late: dt.timedelta) -> bool:
    rows.change(Release, release.id, due_at=dt.datetime.now(dt.UTC) - late)
    return going_out.go_when_due(release.id)


RELEASES = Machine(
    RELEASE_STEPS,
    release_in,
    {
        "assemble": lambda release, by, _: releasing.assemble(release.article_id, by=by),
        "complete": lambda release, _, _r: _translation_approved(release),
        "void": lambda release, _, _r: _edited(release),
        "schedule": lambda release, by, _: releasing.schedule(
            release.id, wall=TOMORROW, zone="UTC", by=by
        ),
        "unschedule": lambda release, by, _: releasing.unschedule(release.id, by=by),
        "hold": lambda release, by, reason: releasing.hold(release.id, by=by, reason=reason),
        "resume": lambda release, by, _: releasing.resume(release.id, by=by),
        "publish": lambda release, by, _: releasing.publish(release.id, by=by),
        "due": lambda release, _, _r: _due(release, dt.timedelta(seconds=1)),
        "missed": lambda release, _, _r: _due(release, dt.timedelta(minutes=16)),
        "commit": lambda release, _, _r: commit.publish(
            release.id, follow.tree_of(current()).objects
        ),
        "fail": lambda release, _, _r: going_out.fail(release.id, failure="The disk is full."),
        "retry": lambda release, by, _: releasing.retry(release.id, by=by),
        "cancel": lambda release, by, reason: releasing.cancel(release.id, by=by, reason=reason),
    },
    dict.fromkeys(
        ("assemble", "schedule", "unschedule", "hold", "resume", "publish", "retry", "cancel"),
        "editor_es",
    ),
    # Both languages are ready already, so it does not stop at assembling.
    {("assemble", "None"): "ready", ("retry", "failed"): "ready"},
)

MACHINES = {"edition": EDITIONS, "task": TASKS, "release": RELEASES}
