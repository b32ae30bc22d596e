"""Translations that wait, as the desk's lists show them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l

from newsroom.database import now
from newsroom.people.models import Person
from newsroom.settings import current
from newsroom.translations import boards, deadlines, queries, rules
from newsroom.translations.boards import Wish
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState
from newsroom.web.desk import loading as desk_loading
from newsroom.web.desk.items import Item, Section, title_of

MOST = 200


def of_translator(person: Person) -> list[Section]:
    """Return the translations in this translator's hands and those that they can claim."""
    at = now()
    waiting = boards.claimable(person, Wish(), at=at, most=MOST)
    free = [one for one in waiting if not task_is_kept(one, person, at)]
    to_claim = Section(
        "open_tasks",
        _l("Translations that I can claim"),
        [_claimable(one) for one in free],
        _l("No translation is open in your directions."),
    )
    in_hand, away = held_by(person)
    return [in_hand, to_claim, away]


def held_by(person: Person) -> tuple[Section, Section]:
    """Return what the translator works on, and what they have handed in."""
    held = boards.held_by(person)
    desk_loading.texts([one.edition for one in held])
    working = [one for one in held if one.state is not TaskState.HANDED_IN]
    sent = [one for one in held if one.state is TaskState.HANDED_IN]
    sent_back = [one.article_id for one in working if one.state is TaskState.CHANGES_REQUESTED]
    why = desk_loading.reasons(sent_back)
    opened = _l("opened %(when)s")
    return (
        Section(
            "claimed",
            _l("Translations in my hands"),
            [_in_hand(one, why) for one in working],
            _l("You hold no translation."),
        ),
        Section(
            "with_editor",
            _l("My translations with an editor"),
            [item(one, "translate.show", at=one.opened_at, label=opened) for one in sent],
            "",
            mine=False,
        ),
    )


def late_for(person: Person) -> Section:
    """Return the translations into an editor's languages that are due soon or overdue."""
    languages = boards.edited(person, current().languages)
    found: Sequence[TranslationTask] = boards.late(languages, at=now()) if languages else ()
    return Section(
        "late",
        _l("Translations due soon or overdue"),
        [item(one, "board.show", at=None, label="") for one in found],
        _l("No translation is late."),
    )


def task_is_kept(task: TranslationTask, person: Person, at: dt.datetime) -> bool:
    """Tell whether somebody else has the first say on the task."""
    return task.first_refusal_id != person.id and rules.is_reserved(task, at)


def item(
    task: TranslationTask,
    endpoint: str,
    *,
    at: dt.datetime | None,
    label: Any,
    note: str = "",
    claim: uuid.UUID | None = None,
) -> Item:
    """Return a task as a line of a list; ``at`` is what the label speaks of."""
    moment = dt.datetime.now(dt.UTC)
    return Item(
        title=title_of(task.source_revision),
        href=url_for(endpoint, task_id=task.id),
        state=task.state,
        languages=(task.article.source_language, task.edition.language),
        at=at,
        at_label=label,
        words=task.words,
        note=note,
        claim=claim,
        urgent=task.urgent,
        due_at=task.due_at,
        pressure=deadlines.pressure(task, moment),
        is_late=task.state in queries.WORKED_ON and rules.is_lease_late(task, moment),
    )


def _in_hand(task: TranslationTask, why: Mapping[uuid.UUID, str]) -> Item:
    asked = task.state is TaskState.CHANGES_REQUESTED
    note = why.get(task.id, "") if asked else ""
    label = _l("claim ends %(when)s")
    return item(task, "translate.show", at=task.lease_until, label=label, note=note)


def _claimable(task: TranslationTask) -> Item:
    label = _l("waiting since %(when)s")
    return item(task, "translate.show", at=task.opened_at, label=label, claim=task.id)
