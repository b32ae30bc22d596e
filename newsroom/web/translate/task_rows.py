"""Translation tasks as lists show them: how much is done, by whom, for whom, until when."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from babel.lists import format_list

from newsroom.database import now
from newsroom.people.models import Person
from newsroom.people.queries import desk_names
from newsroom.translations import coverage, deadlines, handing_over, remembered, rules
from newsroom.translations.coverage import Covered
from newsroom.translations.deadlines import Pressure
from newsroom.translations.handing_over import Note
from newsroom.translations.models import TranslationTask
from newsroom.web import locale


@dataclass(frozen=True)
class TaskRow:
    """One task of a list."""

    task: TranslationTask
    covered: Covered
    remembered: int
    """How much of an open task's text the memory knows word for word, in percent."""
    translators: str
    """Whose work it holds already, as words."""
    note: Note | None
    """What somebody wrote who gave it back."""
    note_by: str
    holder: str
    pressure: Pressure
    is_late: bool
    """Whether so much of the claim is used that its holder has to know."""
    kept_for: str
    """Who has the first say on it now; empty: nobody."""
    is_kept_from_me: bool

    @property
    def source(self) -> str:
        """The language that is translated."""
        return self.task.article.source_language

    @property
    def target(self) -> str:
        """The language into which it is translated."""
        return self.task.edition.language


def rows(tasks: Sequence[TranslationTask], person: Person) -> list[TaskRow]:
    """Return tasks with everything that a list says of them.

    The number of statements is the same for one row and for a page of them.
    """
    at = now()
    done = coverage.covered(tasks)
    notes = handing_over.notes(tasks)
    names = desk_names(_people(tasks, done, notes))
    known = remembered.percents(tasks)
    listed = [_row(one, person, at, done[one.id], notes.get(one.id), names) for one in tasks]
    return [replace(one, remembered=known.get(one.task.id, 0)) for one in listed]


def _people(
    tasks: Sequence[TranslationTask],
    done: Mapping[uuid.UUID, Covered],
    notes: Mapping[uuid.UUID, Note],
) -> set[uuid.UUID]:
    ids = {one.holder_id for one in tasks} | {one.first_refusal_id for one in tasks}
    ids |= {one.by for one in notes.values()}
    ids |= {person_id for one in done.values() for person_id in one.by}
    return {one for one in ids if one}


def _row(
    task: TranslationTask,
    person: Person,
    at: dt.datetime,
    done: Covered,
    note: Note | None,
    names: Mapping[uuid.UUID, str],
) -> TaskRow:
    def name(one: uuid.UUID | None) -> str:
        return names.get(one, "") if one else ""

    is_kept = rules.is_reserved(task, at)
    translators = [name(one) for one in done.by]
    return TaskRow(
        task=task,
        covered=done,
        remembered=0,
        translators=format_list([one for one in translators if one], locale=locale.language()),
        note=note,
        note_by=name(note.by) if note else "",
        holder=name(task.holder_id),
        pressure=deadlines.pressure(task, at),
        is_late=rules.is_lease_late(task, at),
        kept_for=name(task.first_refusal_id) if is_kept else "",
        is_kept_from_me=is_kept and task.first_refusal_id != person.id,
    )
