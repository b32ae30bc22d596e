"""What happens to a translation: opened, written, handed in, sent back, approved, cancelled."""

from __future__ import annotations

import datetime as dt
import uuid

from flask_babel import lazy_gettext as _l

from newsroom.articles import queries as articles
from newsroom.articles import revisions
from newsroom.articles.actions import grant_approval
from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.sanitise import plain
from newsroom.articles.states import EditionState, PairPolicy
from newsroom.database import action, db, now
from newsroom.errors import Refused, Unmet
from newsroom.languages import other_than
from newsroom.lifecycle import check
from newsroom.people import queries as people
from newsroom.people.models import Person
from newsroom.settings import current
from newsroom.translations import claims, queries, segmentation, steps
from newsroom.translations.journal import note
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TargetStatus, TaskState

REASON_LIMIT = 2_000


@action
def open_tasks(article_id: uuid.UUID) -> list[TranslationTask]:
    """Give each other language a task for the approved source; run again it changes nothing.

    An unfinished task follows the new source text; a finished one is never opened again, a new
    one is made. No translated text is ever thrown away.
    """
    article = articles.lock(article_id)
    source = article.source
    revision = source.current_revision
    if (
        source.state is not EditionState.APPROVED
        or revision is None
        or article.pair_policy is PairPolicy.SINGLE
    ):
        return []
    segmentation.segment(revision, earlier=queries.last_segmented(article.id))
    at = now()
    languages = other_than(article.source_language, current().languages)
    return [_task_into(article, language, revision, at) for language in languages]


def _task_into(
    article: Article, language: str, revision: Revision, at: dt.datetime
) -> TranslationTask:
    edition = article.edition(language) or _translated_edition(article, language)
    task = queries.unfinished_of(edition.id)
    if task is not None:
        if task.source_revision_id != revision.id:
            _follow_source(task, revision, at)
        return task
    latest = queries.latest_of(article.id, language)
    if (
        latest is not None
        and latest.source_revision_id == revision.id
        and latest.state is TaskState.DONE
    ):
        return latest
    return _open(edition, revision, at)


def _translated_edition(article: Article, language: str) -> Edition:
    edition = Edition(article=article, language=language, state=EditionState.DRAFT, version=0)
    db.session.add(edition)
    db.session.flush()
    return edition


def _open(edition: Edition, revision: Revision, at: dt.datetime) -> TranslationTask:
    task = TranslationTask(
        article=edition.article,
        edition=edition,
        source_revision=revision,
        state=TaskState.OPEN,
        opened_at=at,
    )
    db.session.add(task)
    db.session.flush()
    task.words = segmentation.words_to_translate(queries.rows(task))
    edition.state = EditionState.DRAFT
    note(steps.OPEN, task, None, at)
    return task


def _follow_source(task: TranslationTask, revision: Revision, at: dt.datetime) -> None:
    """Move a task to a newer source text; handed in, it falls back when the change matters."""
    task.source_revision = revision
    db.session.flush()
    rows = queries.rows(task)
    task.words = segmentation.words_to_translate(rows)
    if task.state is not TaskState.HANDED_IN:
        note(steps.SOURCE_MOVED, task, None, at)
        return
    unfinished = {TargetStatus.EMPTY, TargetStatus.FUZZY}
    if any(row.status in unfinished and not row.is_optional for row in rows):
        task.state = TaskState.CLAIMED
        task.edition.state = EditionState.DRAFT
        claims.start_lease(task, at=at)
        note(steps.FALL_BACK, task, None, at)
        return
    holder = people.person(task.holder_id)
    cut = revisions.cut(
        task.edition,
        segmentation.assemble(revision, rows),
        by=holder,
        at=at,
        source_revision_id=revision.id,
    )
    note(steps.SOURCE_MOVED, task, None, at, revision=cut)


@action
def hand_in(task_id: uuid.UUID, *, by: Person) -> Revision:
    """Cut the translated revision and hand it to the editors of its language."""
    task = claims.locked(task_id)
    check(steps.HAND_IN, task, by)
    at = now()
    revision = revisions.cut(
        task.edition,
        segmentation.assemble(task.source_revision, queries.rows(task)),
        by=by,
        at=at,
        source_revision_id=task.source_revision_id,
    )
    task.state = TaskState.HANDED_IN
    task.edition.state = EditionState.SUBMITTED
    note(steps.HAND_IN, task, by, at, revision=revision)
    return revision


@action
def request_changes(task_id: uuid.UUID, *, by: Person, reason: str) -> None:
    """Send a translation back to its translator with a reason; a new lease begins."""
    task = claims.locked(task_id)
    check(steps.REQUEST_CHANGES, task, by, reason=reason)
    kept = plain(reason, limit=REASON_LIMIT, field="reason", multiline=True)
    at = now()
    task.state = TaskState.CHANGES_REQUESTED
    task.edition.state = EditionState.CHANGES_REQUESTED
    claims.start_lease(task, at=at)
    note(steps.REQUEST_CHANGES, task, by, at, revision=task.edition.current_revision, reason=kept)


@action
def approve(task_id: uuid.UUID, revision_id: uuid.UUID, *, by: Person) -> None:
    """Approve exactly the translation that was read, against the source it was made from."""
    task = claims.locked(task_id)
    check(steps.APPROVE, task, by)
    revision = task.edition.current_revision
    if (
        revision is None
        or revision.id != revision_id
        or revision.source_revision_id != task.source_revision_id
    ):
        message = _l("The translation was changed after you opened it. Read the new text first.")
        raise Refused("approve", [Unmet("current", message, _l("you"))])
    at = now()
    grant_approval(task.edition, revision, by=by, at=at)
    task.state = TaskState.DONE
    task.edition.state = EditionState.APPROVED
    note(steps.APPROVE, task, by, at, revision=revision)


@action
def cancel(task_id: uuid.UUID, *, by: Person | None, reason: str) -> None:
    """End a work order without a translation; the text in work stays with the edition."""
    task = claims.locked(task_id)
    check(steps.CANCEL, task, by, reason=reason)
    kept = plain(reason, limit=REASON_LIMIT, field="reason", multiline=True)
    task.state = TaskState.CANCELLED
    note(steps.CANCEL, task, by, now(), reason=kept)


@action
def cancel_with_source(article_id: uuid.UUID) -> None:
    """Cancel the tasks of a spiked article; run again it changes nothing."""
    article = articles.lock(article_id)
    if article.source.state is not EditionState.SPIKED:
        return
    for edition in article.editions:
        task = queries.unfinished_of(edition.id)
        if task is not None:
            cancel(task.id, by=None, reason="spiked")
            edition.state = EditionState.SPIKED
