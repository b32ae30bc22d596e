"""How each arrow of an edition and of a task is walked: brought to its start, and taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from newsroom.articles import actions as articles
from newsroom.articles.models import Edition
from newsroom.articles.steps import EDITION_STEPS
from newsroom.database import db
from newsroom.lifecycle import Step
from newsroom.people.models import Person
from newsroom.translations import (
    actions,
    claims,
    deadlines,
    editing,
    first_refusal,
    ordering,
    queries,
)
from newsroom.translations.models import TranslationTask
from newsroom.translations.ordering import Way
from newsroom.translations.queries import WORKED_ON
from newsroom.translations.saving import Entry
from newsroom.translations.states import TaskState
from newsroom.translations.steps import TASK_STEPS
from tests import make, rows

MORE = "<p>A sentence that nobody has translated yet.</p>"


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
    begins: dict[tuple[str, str], Callable[[make.Staff], Any]] = field(default_factory=dict)
    """What a step from a state needs that not everything in this state has."""
    renews: frozenset[str] = frozenset()
    """Steps after which what ended stays ended: the action returns what takes its place."""

    def before(self, people: make.Staff, step: Step[Any], state: str) -> Any:
        """Return something in a state from which the step can be taken."""
        special = self.begins.get((step.name, state))
        return special(people) if special else self.bring(people, state)


def edition_in(people: make.Staff, state: str) -> Edition | make.Staff:
    if state == "None":
        return people
    edition = make.draft(people)
    if state == "spiked":
        articles.spike(edition.id, by=people.author, reason="Not now.")
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
        "spike": lambda edition, by, reason: articles.spike(edition.id, by=by, reason=reason),
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
    forget_claims()
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


def forget_claims() -> None:
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


def better_title(task: TranslationTask, by: Person) -> None:
    """Change the title of a translation that was handed in, as its editor does."""
    title = next(row for row in queries.rows(task) if row.segment.kind == "title")
    entry = Entry(title.segment.key, f"{title.text} (bien)", title.version, confirmed=True)
    revision_id = task.edition.current_revision_id or task.id
    editing.edit(task.id, [entry], revision_id=revision_id, by=by)


def _warned(task: TranslationTask) -> None:
    rows.change(TranslationTask, task.id, lease_from=rows.ago(hours=37))
    assert task.lease_until is not None
    rows.change(TranslationTask, task.id, lease_until=rows.ago(hours=-11))
    assert claims.warn(task.id)


def _expired(task: TranslationTask) -> None:
    rows.change(TranslationTask, task.id, lease_until=rows.ago(seconds=1))
    assert claims.expire(task.id)


def _reminded(task: TranslationTask, due_at: dt.datetime) -> None:
    rows.change(TranslationTask, task.id, due_at=due_at, due_soon_told_at=None)
    assert deadlines.remind(task.id)


def translated_before(people: make.Staff) -> TranslationTask:
    """Return an open task of an article that somebody has translated before."""
    forget_claims()
    article = make.ready(people).article
    make.rewrite(people, article, replace(make.STORY, body=make.STORY.body + MORE))
    return make.task_of(article)


def made_urgent(task: TranslationTask) -> None:
    """Call a task urgent, as a correction does."""
    actions.open_tasks(task.article_id, urgent=True)
    assert task.first_refusal_id


def _kept(people: make.Staff) -> TranslationTask:
    task = translated_before(people)
    made_urgent(task)
    return task


def _second_in_line(people: make.Staff) -> TranslationTask:
    make.approved(people)
    found = task_in(people, "open")
    assert isinstance(found, TranslationTask)
    return found


TASKS = Machine(
    TASK_STEPS,
    task_in,
    {
        "open": lambda edition, _, _r: actions.open_tasks(edition.article_id)[0],
        "open_anew": lambda task, by, _: actions.open_anew(task.id, by=by),
        "claim": lambda task, by, _: claims.claim(task.id, by=by),
        "save_segments": lambda task, by, _: make.translate(task, by),
        "warn": lambda task, _, _r: _warned(task),
        "expire": lambda task, _, _r: _expired(task),
        "release_claim": lambda task, by, _: claims.release_claim(task.id, by=by),
        "reassign": lambda task, by, _: claims.reassign(
            task.id, to=make.another_translator(), by=by
        ),
        "set_due": lambda task, by, _: deadlines.set_due(task.id, rows.ago(hours=-72), by=by),
        "due_soon": lambda task, _, _r: _reminded(task, rows.ago(hours=-1)),
        "overdue": lambda task, _, _r: _reminded(task, rows.ago(hours=1)),
        "move": lambda task, by, _: ordering.move(task.id, Way.FIRST, by=by),
        "offer_first": lambda task, _, _r: made_urgent(task),
        "lift_first": lambda task, by, _: first_refusal.lift(task.id, by=by),
        "source_moved": lambda task, _, _r: source_moved(
            task, make.STORY.body.partition("<h2>")[0]
        ),
        "source_moved_materially": lambda task, _, _r: source_moved(task, make.STORY.body + MORE),
        "hand_in": lambda task, by, _: actions.hand_in(task.id, by=by),
        "edit": lambda task, by, _: better_title(task, by),
        "request_changes": lambda task, by, reason: actions.request_changes(
            task.id, by=by, reason=reason
        ),
        "approve": lambda task, by, _: actions.approve(
            task.id, task.edition.current_revision_id, by=by
        ),
        "cancel": lambda task, by, reason: actions.cancel(task.id, by=by, reason=reason),
    },
    dict.fromkeys(("claim", "save_segments", "release_claim", "hand_in"), "translator")
    | dict.fromkeys(
        (
            "open_anew",
            "reassign",
            "set_due",
            "move",
            "lift_first",
            "edit",
            "request_changes",
            "approve",
            "cancel",
        ),
        "editor_es",
    ),
    {},
    {
        ("move", "open"): _second_in_line,
        ("offer_first", "open"): translated_before,
        ("lift_first", "open"): _kept,
    },
    frozenset({"open_anew"}),
)
