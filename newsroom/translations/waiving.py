"""Say why a check's finding may stand, and disagree with such a reason."""

from __future__ import annotations

import datetime as dt
import uuid

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete

from newsroom.database import action, db, now
from newsroom.errors import BadInput, NotFound
from newsroom.events.actions import record
from newsroom.lifecycle import check as check_step
from newsroom.lifecycle import clean_reason, require_reason
from newsroom.people.models import Person
from newsroom.translations import checks, claims, pairing, queries, steps, talking, waivers
from newsroom.translations.models import CheckWaiver, TranslationTask
from newsroom.translations.queries import Row
from newsroom.translations.states import TaskState


@action
def waive(task_id: uuid.UUID, key: str, check: str, *, reason: str, by: Person) -> None:
    """Let a finding stand for exactly the two texts as they are now, and say why.

    Raises:
        BadInput: there is no reason, or none can excuse what this check finds here.
    """
    task = claims.locked(task_id)
    # While it is with the editors, they judge it: a term may have been forbidden since.
    check_step(steps.EDIT if task.state is TaskState.HANDED_IN else steps.SAVE, task, by)
    kept = _reason(reason)
    row, equals = _row(task, key)
    near = pairing.around(task, equals)
    findings = checks.findings(near.pair(row)) if row.text else []
    if not any(one.check == check and one.may_stand for one in findings):
        message = _l("This check finds nothing here that a reason could excuse.")
        raise BadInput(message, field="reason")
    at = now()
    db.session.merge(
        CheckWaiver(
            edition_id=task.edition_id,
            key=key,
            check_name=check,
            digest=waivers.digest(row),
            reason=kept,
            waived_by=by.id,
            waived_at=at,
        )
    )
    _record("check_waived", task, key, check, by, at)


@action
def reject(task_id: uuid.UUID, key: str, check: str, *, reason: str, by: Person) -> None:
    """Disagree with a reason: the finding blocks again, and the segment waits to be changed."""
    task = claims.locked(task_id)
    check_step(steps.REQUEST_CHANGES, task, by, reason=reason)
    kept = _reason(reason)
    _row(task, key)
    gone = db.session.execute(
        delete(CheckWaiver).where(
            CheckWaiver.edition_id == task.edition_id,
            CheckWaiver.key == key,
            CheckWaiver.check_name == check,
        )
    )
    if not gone.rowcount:  # type: ignore[attr-defined]  # every DELETE result has a row count
        raise NotFound
    at = now()
    talking.keep_wish(task, key, kept, by=by, at=at)
    _record("waiver_rejected", task, key, check, by, at)


def _reason(reason: str) -> str:
    kept = clean_reason(reason)
    require_reason(kept)
    return kept


def _row(task: TranslationTask, key: str) -> tuple[Row, list[Row]]:
    """Return a segment, and all that say the same."""
    rows = queries.rows_like(task, [key])
    row = next((one for one in rows if one.segment.key == key and not one.locked), None)
    if row is None:
        raise NotFound
    return row, rows


def _record(
    kind: str, task: TranslationTask, key: str, check: str, by: Person, at: dt.datetime
) -> None:
    record(
        kind,
        at=at,
        actor_id=by.id,
        article_id=task.article_id,
        subject_id=task.id,
        revisions=[task.source_revision_id],
        payload={"segment": key, "check": check},
    )
