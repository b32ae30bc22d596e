"""What happens to a translation: opened, written, handed in, sent back, approved, cancelled."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from newsroom.articles import locking, revisions
from newsroom.articles.actions import grant_approval
from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.rules import is_erased
from newsroom.articles.states import EditionState, PairPolicy
from newsroom.database import action, db, new_id, now
from newsroom.errors import NotFound
from newsroom.languages import other_than
from newsroom.lifecycle import check, clean_reason
from newsroom.people import queries as people
from newsroom.people.models import Person
from newsroom.settings import current
from newsroom.translations import (
    claims,
    editing,
    first_refusal,
    queries,
    segmentation,
    steps,
    talking,
)
from newsroom.translations.journal import note
from newsroom.translations.models import SourceSegment, TranslationTask
from newsroom.translations.states import TargetStatus, TaskState


@action
def open_tasks(
    article_id: uuid.UUID, *, urgent: bool = False, since: dt.datetime | None = None
) -> list[TranslationTask]:
    """Give each other language a task for the approved source; run again it changes nothing.

    A task that was opened for this source text ``since`` then and cancelled is not opened again.

    An urgent one, as for a correction, stands first in every list. An unfinished task follows the
    new source text; a finished one is never opened again, a new one is made. No translated text
    is ever thrown away.
    """
    article = locking.lock(article_id)
    source = article.source
    revision = source.current_revision
    is_wanted = article.pair_policy is not PairPolicy.SINGLE and not is_erased(source)
    if source.state is not EditionState.APPROVED or revision is None or not is_wanted:
        return []
    before = queries.of_article(article.id)
    last = before[0].source_revision_id if before else None
    fresh = segmentation.segment(revision, earlier=last)
    at = now()
    languages = other_than(article.source_language, current().languages)
    found = [
        _follow(edition, revision, at, before, since=since)
        if (edition := article.edition(language)) is not None
        else _open(_translated_edition(article, language), revision, at, fresh)
        for language in languages
    ]
    tasks = [task for task in found if task is not None]
    for task in tasks:
        if urgent and task.state in queries.UNFINISHED:
            first_refusal.make_urgent(task, at=at)
    return tasks


@action
def open_again(
    article_id: uuid.UUID, language: str, *, since: dt.datetime
) -> TranslationTask | None:
    """Open an urgent task for a translation that is wrong although its source is not.

    It begins with every segment as it is. Returns None where the language has no public text,
    where a task was opened ``since`` then, or where one is open already; that becomes urgent.
    """
    article = locking.lock(article_id)
    edition = article.edition(language)
    source = article.source.public_revision
    if edition is None or edition.is_source or edition.public_revision is None or source is None:
        return None
    if is_erased(article.source):
        return None
    unfinished = queries.unfinished_of(edition.id)
    if unfinished is not None:
        first_refusal.make_urgent(unfinished, at=now())
        return None
    latest = queries.latest_of(article.id, language)
    if latest is not None and latest.opened_at >= since:
        return None
    segmentation.segment(source, earlier=queries.last_segmented(article.id))
    at = now()
    task = _open(edition, source, at)
    first_refusal.make_urgent(task, at=at)
    return task


@action
def open_anew(task_id: uuid.UUID, *, by: Person) -> TranslationTask:
    """Open a translation again that was cancelled, as a new task over the text in work as it is."""
    ended = claims.locked(task_id)
    check(steps.OPEN_ANEW, ended, by)
    revision = ended.article.source.current_revision
    if revision is None:
        raise NotFound  # an approved text has one
    segmentation.segment(revision, earlier=ended.source_revision_id)
    return _open(ended.edition, revision, now(), by=by)


@action
def follow_policy(article_id: uuid.UUID) -> None:
    """Open or cancel work orders as the pair policy asks; run again it changes nothing."""
    article = locking.lock(article_id)
    if article.pair_policy is not PairPolicy.SINGLE:
        open_tasks(article_id)
        return
    for edition in article.editions:
        task = queries.unfinished_of(edition.id)
        if task is not None:
            cancel(task.id, by=None, reason="single")


def _follow(
    edition: Edition,
    revision: Revision,
    at: dt.datetime,
    tasks: Sequence[TranslationTask],
    *,
    since: dt.datetime | None,
) -> TranslationTask | None:
    """Bring a translated edition's work order up to the source; ``tasks`` are newest first."""
    mine = [one for one in tasks if one.edition_id == edition.id]
    task = next((one for one in mine if one.state in queries.UNFINISHED), None)
    if task is not None and task.source_revision_id != revision.id:
        _follow_source(task, revision, at)
    if task is not None:
        return task
    if mine and mine[0].source_revision_id == revision.id:
        is_older = since is None or mine[0].opened_at < since
        if mine[0].state is TaskState.DONE or not is_older:
            return mine[0]
    if revision.id in queries.acknowledged(edition.id):
        return None  # somebody read it and found that the text stays as it is
    return _open(edition, revision, at)


def _translated_edition(article: Article, language: str) -> Edition:
    edition = Edition(article=article, language=language, state=EditionState.DRAFT, version=0)
    db.session.add(edition)
    db.session.flush()
    return edition


def _open(
    edition: Edition,
    revision: Revision,
    at: dt.datetime,
    fresh: Sequence[SourceSegment] = (),
    *,
    by: Person | None = None,
) -> TranslationTask:
    """Add a task; of an edition that begins with it the ``fresh`` segments are all there is."""
    task = TranslationTask(
        id=new_id(),
        article_id=edition.article_id,
        edition_id=edition.id,
        edition=edition,
        source_revision_id=revision.id,
        state=TaskState.OPEN,
        opened_at=at,
    )
    rows = [queries.Row(one, None, edition.language) for one in fresh] or queries.rows(task)
    task.words = segmentation.words_to_translate(rows)
    db.session.add(task)
    edition.state = EditionState.DRAFT
    note(steps.OPEN if by is None else steps.OPEN_ANEW, task, by, at)
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
    with queries.rows_at_hand(task) as rows:
        check(steps.HAND_IN, task, by)
    at = now()
    revision = revisions.cut(
        task.edition,
        segmentation.assemble(task.source_revision, rows),
        by=by,
        at=at,
        source_revision_id=task.source_revision_id,
    )
    if task.open_wishes:
        talking.settle_wishes(task, by=by, at=at)
    task.state = TaskState.HANDED_IN
    task.edition.state = EditionState.SUBMITTED
    note(steps.HAND_IN, task, by, at, revision=revision)
    return revision


@action
def request_changes(task_id: uuid.UUID, *, by: Person, reason: str) -> None:
    """Send a translation back to its translator with a reason; a new lease begins."""
    task = claims.locked(task_id)
    check(steps.REQUEST_CHANGES, task, by, reason=reason)
    kept = clean_reason(reason)
    at = now()
    task.state = TaskState.CHANGES_REQUESTED
    task.edition.state = EditionState.CHANGES_REQUESTED
    claims.start_lease(task, at=at)
    note(steps.REQUEST_CHANGES, task, by, at, revision=task.edition.current_revision, reason=kept)


@action
def approve(
    task_id: uuid.UUID, revision_id: uuid.UUID, *, by: Person, said: str | None = None
) -> None:
    """Approve exactly the translation that was read, against the source it was made from.

    ``said`` is the digest of what others said beside its segments, where the page showed that.
    """
    task = claims.locked(task_id)
    check(steps.APPROVE, task, by)
    revision = editing.current_as_read(task, revision_id, by=by, step=steps.APPROVE, said=said)
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
    kept = clean_reason(reason)
    task.state = TaskState.CANCELLED
    note(steps.CANCEL, task, by, now(), reason=kept)


@action
def cancel_with_source(article_id: uuid.UUID) -> None:
    """Cancel the tasks of a spiked article; run again it changes nothing."""
    article = locking.lock(article_id)
    if article.source.state is not EditionState.SPIKED:
        return
    for edition in article.editions:
        task = queries.unfinished_of(edition.id)
        if task is not None:
            cancel(task.id, by=None, reason="spiked")
            edition.state = EditionState.SPIKED
