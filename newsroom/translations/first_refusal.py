"""An urgent task is kept for a while for whoever translated the article last.

That it is over is never recorded: whoever asks compares the moment with the deciding clock.
"""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy import select

from newsroom.database import action, db, now
from newsroom.lifecycle import check
from newsroom.people.models import Person
from newsroom.translations import claims, queries, rules, steps
from newsroom.translations.journal import note
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState


def make_urgent(task: TranslationTask, *, at: dt.datetime) -> None:
    """Call a task urgent; an open one is offered to the last translator. Once is enough.

    The caller's action holds the article's lock.
    """
    if task.urgent:
        return
    task.urgent = True
    last = _last_translator(task) if task.state is TaskState.OPEN else None
    if last is None:
        return
    task.first_refusal_id = last.id
    task.first_refusal_until = at + dt.timedelta(hours=rules.FIRST_REFUSAL_HOURS)
    note(steps.OFFER_FIRST, task, None, at, extra={"to": str(last.id)})


def _last_translator(task: TranslationTask) -> Person | None:
    """Return who translated the edition last, if they still may."""
    query = (
        select(Person)
        .join(TranslationTask, TranslationTask.holder_id == Person.id)
        .where(
            TranslationTask.edition_id == task.edition_id, TranslationTask.state == TaskState.DONE
        )
        .order_by(TranslationTask.opened_at.desc())
        .limit(1)
    )
    person = db.session.scalars(query).one_or_none()
    return person if person is not None and queries.may_translate(task, person) else None


@action
def lift(task_id: uuid.UUID, *, by: Person) -> None:
    """Let anybody in this direction claim the task at once."""
    task = claims.locked(task_id)
    check(steps.LIFT_FIRST, task, by)
    task.first_refusal_id = task.first_refusal_until = None
    note(steps.LIFT_FIRST, task, by, now())
