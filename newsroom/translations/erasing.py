"""Take words away that stand beside a segment, where a name in them puts somebody at risk."""

from __future__ import annotations

import uuid

from flask_babel import lazy_gettext as _l

from newsroom.database import action, db, now
from newsroom.errors import NotAllowed, NotFound, Refused, Unmet
from newsroom.events.actions import record
from newsroom.people.models import Person
from newsroom.translations import claims, remarks, rules
from newsroom.translations.models import SegmentPast, TranslationTask


@action
def erase_remark(task_id: uuid.UUID, remark_id: uuid.UUID, *, by: Person) -> None:
    """Blank a remark for good, with its answer and the text that it proposes.

    Raises:
        Refused: it is open; whoever it waits for would not know what it said.
    """
    task = _edited(task_id, by)
    remark = remarks.one(task, remark_id)
    if remark.closed_at is None:
        message = _l("This is still open. Answer or settle it first.")
        raise Refused("erase", [Unmet("open", message, _l("you"))])
    remark.text = remark.proposed = remark.answer = ""
    _record(task, remark.key, by)


@action
def erase_past(task_id: uuid.UUID, key: str, number: int, *, by: Person) -> None:
    """Blank an earlier text of a segment for good; who wrote one then, and when, stays."""
    task = _edited(task_id, by)
    past = db.session.get(SegmentPast, (task.edition_id, key, number))
    if past is None:
        raise NotFound
    past.text = ""
    _record(task, key, by)


def _edited(task_id: uuid.UUID, by: Person) -> TranslationTask:
    task = claims.locked(task_id)
    if not rules.may_edit_either(task, by):
        raise NotAllowed if rules.may_talk(task, by) else NotFound
    return task


def _record(task: TranslationTask, key: str, by: Person) -> None:
    record(
        "words_erased",
        at=now(),
        actor_id=by.id,
        article_id=task.article_id,
        subject_id=task.id,
        payload={"segment": key},
    )
