"""What people do with articles: write, submit, review, approve, spike."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import beginning, locking, named, pictures, revisions, rules, steps, topics
from newsroom.articles.content import Content, cleaned, of_revision
from newsroom.articles.models import Approval, Edition, Revision, SideDraft
from newsroom.articles.states import EditionState
from newsroom.database import action, db, new_id, now
from newsroom.errors import NotAllowed, Refused, StaleSave, TakenOver, Unmet
from newsroom.events.actions import record
from newsroom.lifecycle import Step, check, clean_reason
from newsroom.people import rights
from newsroom.people.models import Person


@action
def start(content: Content, *, language: str, by: Person, source_key: str | None = None) -> Edition:
    """Begin an article with its source edition and first revision.

    Raises:
        BadInput: the newsroom does not publish in this language, or names the field.
    """
    check(steps.START, steps.NotBegun(language), by)
    at = now()
    edition = beginning.begin(content, language=language, by=by, at=at, source_key=source_key)
    _record(steps.START, edition, by, at, edition.current_revision, begins=True)
    return edition


@action
def save(
    edition_id: uuid.UUID,
    content: Content,
    *,
    version: int,
    by: Person,
    over: uuid.UUID | None = None,
    is_taken_over: bool = False,
) -> Revision:
    """Save a text as a new revision; on reviewed or approved text this voids what was agreed.

    ``over`` is the revision that the form was opened with, for whoever merges two texts later.

    Raises:
        StaleSave: the edition was saved since ``version``, or somebody else took over its
            writing; carries both texts, and what was typed is kept as a side draft.
    """
    edition = _locked(edition_id)
    step = steps.saving(edition)
    check(step, edition, by)
    at = now()
    content = cleaned(content)
    before = edition.current_revision
    if version != edition.version or is_taken_over:
        kept_id = _keep_aside(edition, content, by, at, over)
        theirs = of_revision(before).as_texts() if before else {}
        kind = StaleSave if version != edition.version else TakenOver
        raise kind(content.as_texts(), theirs, edition.version, kept_id)
    topics.refuse_unknown(content.topics, besides=before.topics if before else ())
    named.refuse_unknown(content.named, besides=before.named if before else ())
    worded = pictures.worded(content, edition.language)
    revision = revisions.cut(edition, worded, by=by, at=at)
    if revision is before:
        return revision
    if step is steps.REOPEN:
        revisions.void_approvals(edition, at=at)
        edition.reviewer_id = None
    _take(step, edition, by, at, revision)
    return revision


def _keep_aside(
    edition: Edition, content: Content, by: Person, at: dt.datetime, over: uuid.UUID | None
) -> uuid.UUID:
    draft = SideDraft(
        id=new_id(),
        edition_id=edition.id,
        person_id=by.id,
        kept_at=at,
        texts=content.as_texts(),
        revision_id=over,
    )
    db.session.add(draft)
    return draft.id


@action
def keep_aside(edition_id: uuid.UUID, content: Content, *, by: Person) -> None:
    """Keep a text aside that another one replaces; only the person can look it up."""
    _keep_aside(_locked(edition_id), cleaned(content), by, now(), None)


@action
def submit(edition_id: uuid.UUID, *, by: Person) -> None:
    """Hand a draft to the editors."""
    edition = _locked(edition_id)
    check(steps.SUBMIT, edition, by)
    _take(steps.SUBMIT, edition, by, now(), edition.current_revision)


@action
def take_review(edition_id: uuid.UUID, *, by: Person) -> None:
    """Say that one editor is reading now."""
    edition = _locked(edition_id)
    check(steps.TAKE_REVIEW, edition, by)
    edition.reviewer_id = by.id
    _take(steps.TAKE_REVIEW, edition, by, now(), edition.current_revision)


@action
def hand_back(edition_id: uuid.UUID, *, by: Person) -> None:
    """Give the review to another editor."""
    edition = _locked(edition_id)
    check(steps.HAND_BACK, edition, by)
    edition.reviewer_id = None
    _take(steps.HAND_BACK, edition, by, now(), edition.current_revision)


@action
def request_changes(edition_id: uuid.UUID, *, by: Person, reason: str) -> None:
    """Send a text back to its author with a reason."""
    edition = _locked(edition_id)
    check(steps.REQUEST_CHANGES, edition, by, reason=reason)
    edition.reviewer_id = None
    _take(steps.REQUEST_CHANGES, edition, by, now(), edition.current_revision, reason=reason)


@action
def approve(edition_id: uuid.UUID, revision_id: uuid.UUID, *, by: Person) -> Approval:
    """Approve exactly the revision that was read; never one's own text."""
    edition = _locked(edition_id)
    check(steps.APPROVE, edition, by)
    revision = edition.current_revision
    if revision is None or revision.id != revision_id:
        message = _l("The text was changed after you opened it. Read the new text first.")
        raise Refused("approve", [Unmet("current", message, _l("you"))])
    at = now()
    approval = grant_approval(edition, revision, by=by, at=at)
    _take(steps.APPROVE, edition, by, at, revision)
    return approval


def grant_approval(
    edition: Edition, revision: Revision, *, by: Person, at: dt.datetime, waiver: str = ""
) -> Approval:
    """Bind an editor's yes to a revision by its digest; the caller has checked every guard."""
    approval = Approval(
        edition_id=edition.id,
        revision_id=revision.id,
        digest=revision.digest,
        approved_by=by.id,
        approved_at=at,
        waiver=waiver,
    )
    db.session.add(approval)
    db.session.expire(revision, ["approvals"])
    edition.reviewer_id = None
    return approval


@action
def spike(edition_id: uuid.UUID, *, by: Person, reason: str) -> None:
    """Lay an article aside that was never public; its pair and its embargo stay."""
    edition = _locked(edition_id)
    check(steps.SPIKE, edition, by, reason=reason)
    at = now()
    revisions.void_approvals(edition, at=at)
    _take(steps.SPIKE, edition, by, at, edition.current_revision, reason=reason)


@action
def restore(edition_id: uuid.UUID, *, by: Person) -> None:
    """Bring a spiked article back as a draft."""
    edition = _locked(edition_id)
    check(steps.RESTORE, edition, by)
    _take(steps.RESTORE, edition, by, now(), edition.current_revision)


@action
def set_embargo(
    article_id: uuid.UUID,
    until: dt.datetime | None,
    *,
    by: Person,
    reason: str = "",
    proposed_by: uuid.UUID | None = None,
) -> None:
    """Forbid publishing before an instant.

    Setting one, or moving it later, needs one person and holds at once. Lifting it or bringing it
    forward takes two editors: ``proposed_by`` is the first of them.
    """
    article = locking.lock(article_id)
    if not rights.is_any_editor(by) and not rules.is_owner(article.source, by):
        raise NotAllowed
    earlier = article.embargo_until is not None and (until is None or until < article.embargo_until)
    if earlier and (not rights.is_any_editor(by) or proposed_by in {None, by.id}):
        message = _l("Bringing an embargo forward takes two editors.")
        whose = _l("an editor who proposes it, and another one")
        raise Refused("set_embargo", [Unmet("second", message, whose)])
    article.embargo_until = until
    payload = {
        "until": until.isoformat() if until else "",
        "reason": clean_reason(reason),
        "proposed_by": str(proposed_by or ""),
    }
    record("embargo_set", at=now(), actor_id=by.id, article_id=article.id, payload=payload)


def _locked(edition_id: uuid.UUID) -> Edition:
    """Lock the article first, then read its edition as it is now.

    A translated edition moves with its task only; its own arrows are those of the task.
    """
    edition = locking.lock_edition(edition_id)
    if not edition.is_source:
        raise NotAllowed
    rules.refuse_erased(edition)
    return edition


def _take(
    step: Step[Any],
    edition: Edition,
    by: Person,
    at: dt.datetime,
    revision: Revision | None,
    *,
    reason: str = "",
) -> None:
    if step.target is not None:
        edition.state = EditionState(step.target)
    _record(step, edition, by, at, revision, reason=reason)


def _record(
    step: Step[Any],
    edition: Edition,
    by: Person,
    at: dt.datetime,
    revision: Revision | None,
    *,
    reason: str = "",
    begins: bool = False,
) -> None:
    kept = clean_reason(reason)
    record(
        step.records,
        at=at,
        actor_id=by.id,
        article_id=edition.article_id,
        subject_id=edition.id,
        revisions=[revision.id] if revision else [],
        payload={"reason": kept} if kept else None,
        begins=begins,
    )
