"""Correct what is live: noted in every live language, together inside a window, announced else."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.articles import locking
from newsroom.articles.models import Article
from newsroom.articles.states import PublicState
from newsroom.database import action, db, now
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused, Unmet
from newsroom.events.actions import record
from newsroom.lifecycle import require_reason
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.publishing import queries, rules
from newsroom.publishing.models import Correction, CorrectionNote
from newsroom.publishing.states import ReleaseKind, ReleaseState, Severity
from newsroom.publishing.taking_back import clean_note, public_note

WINDOW = dt.timedelta(minutes=rules.WINDOW_MINUTES)


@action
def open_correction(
    article_id: uuid.UUID,
    *,
    severity: Severity,
    scope: Sequence[str],
    notes: Mapping[str, str],
    by: Person,
) -> Correction:
    """Begin to correct a live article.

    ``scope`` are the languages whose text is wrong; ``notes`` says to the readers of every live
    language, in it, what was wrong. From now on the languages of the scope wait for each other
    until the window is over; then the corrected one goes, and the other tells its readers.

    Raises:
        BadInput: a note is missing, or the scope is not live.
        Refused: nothing is live, or another correction is open.
    """
    article = locking.lock(article_id)
    _check(article, by)
    if severity is Severity.RETRACTION:
        raise BadInput(_l("Choose how grave the correction is."), field="severity")
    live = {one.language for one in article.editions if one.public_state is PublicState.LIVE}
    chosen = [code for code in live if code in set(scope)]
    if not chosen or set(scope) - live:
        raise BadInput(_l("Choose which languages are to be corrected."), field="scope")
    at = now()
    correction = Correction(
        article_id=article.id,
        severity=severity,
        scope=sorted(chosen),
        opened_by=by.id,
        opened_at=at,
        window_until=at + WINDOW,
        notes=_notes(live, notes),
    )
    db.session.add(correction)
    db.session.flush()
    tell_history("correction_opened", correction, at, by)
    release = queries.unfinished_of(article_id)
    if (
        release is not None
        and release.kind is not ReleaseKind.FIRST
        and release.state is not ReleaseState.PUBLISHING
    ):
        release.kind, release.correction = ReleaseKind.CORRECTION, correction
    return correction


def _check(article: Article, by: Person) -> None:
    if not rights.is_any_editor(by):
        raise NotAllowed
    missing = missing_for(article)
    if missing:
        raise Refused("open_correction", missing)


def missing_for(article: Article) -> list[Unmet]:
    """Return what is in the way of a correction of this article."""
    missing = []
    if not rules.is_public(article):
        missing.append(Unmet("live", _l("Nothing of this article is public.")))
    if queries.open_correction(article.id) is not None:
        message = _l("Another correction of this article is not finished yet.")
        missing.append(Unmet("open", message, _l("an editor")))
    return missing


def _notes(live: set[str], notes: Mapping[str, str]) -> list[CorrectionNote]:
    cleaned = {
        code: public_note(notes.get(code, ""), field=f"note_{code}").strip()
        for code in sorted(live)
    }
    for code, note in cleaned.items():
        if not note:
            message = _l("Readers of every live language have to be told; a note is missing.")
            raise BadInput(message, field=f"note_{code}")
    return [CorrectionNote(language=code, note=note) for code, note in cleaned.items()]


@action
def change_notes(correction_id: uuid.UUID, *, notes: Mapping[str, str], by: Person) -> None:
    """Reword notes that readers do not see yet; they have to be read by somebody else again."""
    correction = _locked(correction_id, by)
    reworded = {one.language: one.note for one in _notes(_languages(correction), notes)}
    for note in correction.notes:
        shown = note.published_at or note.interim_at
        if shown is None:
            note.note = reworded[note.language]
        elif reworded[note.language] != note.note:
            message = _l("Readers see this note already; open another correction instead.")
            raise BadInput(message, field=f"note_{note.language}")
    correction.notes_approved_by = None
    correction.opened_by = by.id
    tell_history("correction_notes_changed", correction, now(), by)


@action
def approve_notes(correction_id: uuid.UUID, *, notes: Mapping[str, str], by: Person) -> None:
    """Agree, as a second editor, to the very words that readers will see."""
    correction = _locked(correction_id, by)
    missing = missing_for_approval(correction, by)
    if missing:
        raise Refused("approve_notes", missing)
    if any(notes.get(one.language, "") != one.note for one in correction.notes):
        message = _l("The notes were changed after you opened this page. Read them again first.")
        raise Refused("approve_notes", [Unmet("current", message, _l("you"))])
    correction.notes_approved_by = by.id
    tell_history("correction_notes_approved", correction, now(), by)


def missing_for_approval(correction: Correction, by: Person) -> list[Unmet]:
    """Return why this editor is not the one who can agree to the notes."""
    if correction.opened_by != by.id:
        return []
    message = _l("You wrote these notes, so a second editor has to read them.")
    return [Unmet("four_eyes", message, _l("another editor"))]


@action
def cancel_correction(correction_id: uuid.UUID, *, by: Person, reason: str) -> None:
    """Give a correction up that no reader has seen; the texts in work stay an update."""
    correction = _locked(correction_id, by)
    require_reason(reason)
    missing = missing_for_cancelling(correction)
    if missing:
        raise Refused("cancel_correction", missing)
    at = now()
    correction.cancelled_at = at
    db.session.flush()
    tell_history(
        "correction_cancelled", correction, at, by, reason=clean_note(reason, field="reason")
    )
    release = queries.unfinished_of(correction.article_id)
    if release is not None and release.correction_id == correction.id:
        release.correction = None
        release.kind = ReleaseKind.UPDATE


def missing_for_cancelling(correction: Correction) -> list[Unmet]:
    """Return why a correction can no longer be given up."""
    if any(one.published_at or one.interim_at for one in correction.notes):
        message = _l("Readers have been told of this correction; it has to be finished.")
        return [Unmet("unseen", message, _l("both languages"))]
    release = queries.unfinished_of(correction.article_id)
    if release is not None and release.state is ReleaseState.PUBLISHING:
        message = _l("It is on its way to readers already.")
        return [Unmet("unseen", message, _l("both languages"))]
    return []


def _locked(correction_id: uuid.UUID, by: Person) -> Correction:
    if not rights.is_any_editor(by):
        raise NotAllowed
    article_id = db.session.scalar(
        select(Correction.article_id).where(Correction.id == correction_id)
    )
    if article_id is None:
        raise NotFound
    locking.lock(article_id)
    correction = db.session.get_one(Correction, correction_id)
    if correction.closed_at or correction.cancelled_at:
        message = _l("This correction is finished already.")
        raise Refused("correction", [Unmet("open", message)])
    return correction


def _languages(correction: Correction) -> set[str]:
    return {one.language for one in correction.notes}


def tell_history(
    kind: str, correction: Correction, at: dt.datetime, by: Person | None, *, reason: str = ""
) -> None:
    """Record something about a correction, with the public words of its notes."""
    told = {f"note_{one.language}": one.note for one in correction.notes}
    payload = {"severity": str(correction.severity), "scope": " ".join(correction.scope), **told}
    record(
        kind,
        at=at,
        actor_id=by.id if by else None,
        article_id=correction.article_id,
        subject_id=correction.id,
        payload=payload | ({"reason": reason} if reason else {}),
    )
