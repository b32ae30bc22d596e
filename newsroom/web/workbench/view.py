"""Which of its segments a translation's page shows: all, or what there is to do, part by part."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.numbers import whole_number
from newsroom.translations.models import TranslationTask
from newsroom.translations.queries import Row
from newsroom.translations.states import TargetStatus

PART = 200
"""Segments of one part: a browser lays them out at once, and ten thousand would take a minute."""


class Show(enum.StrEnum):
    """A choice of segments."""

    ALL = "all"
    UNFINISHED = "unfinished"
    CHANGED = "changed"
    REMARKS = "remarks"


LABELS: dict[Show, Any] = {
    Show.ALL: _l("All"),
    Show.UNFINISHED: _l("Unfinished"),
    Show.CHANGED: _l("Changed"),
    Show.REMARKS: _l("With remarks"),
}


@dataclass(frozen=True)
class Choice:
    """One of the choices, with how many segments it holds."""

    show: Show
    label: Any
    count: int
    here: bool


@dataclass(frozen=True)
class View:
    """The segments that a page shows, and what else it could show."""

    rows: list[Row]
    choices: tuple[Choice, ...]
    part: int
    parts: int

    @property
    def show(self) -> Show:
        """The choice that is shown."""
        return next(one.show for one in self.choices if one.here)

    @property
    def hidden(self) -> int:
        """How many segments the choice leaves out."""
        return self.choices[0].count - next(one.count for one in self.choices if one.here)

    @property
    def is_whole(self) -> bool:
        """Tell whether every segment of the task stands on the page."""
        return self.parts == 1 and not self.hidden


def view(
    rows: Sequence[Row],
    task: TranslationTask,
    remarks: Mapping[str, int],
    *,
    show: str = "",
    part: str = "",
    at: str = "",
    after: str = "",
) -> View:
    """Return what the page shows; after a change of the source it opens on that, unless asked.

    ``show`` is a choice, ``part`` a number from 1, ``at`` the key of a segment that has to be
    there, ``after`` the number of the last one that a page has: a count of parts would skip what
    left the choice meanwhile. Without them it opens where the first unfinished segment is.
    """
    found = _found(rows, remarks, is_update=task.edition.current_revision_id is not None)
    here = Show(show) if show in set(Show) else _first(found, task)
    if at and not any(row.segment.key == at for row in found[here]):
        here = Show.ALL
    chosen = found[here]
    if _number(after):
        chosen = [row for row in chosen if row.segment.position >= _number(after)]
        part = "1"
    parts = max(1, -(-len(chosen) // PART))
    number = min(_part(chosen, part, at), parts)
    choices = tuple(
        Choice(one, LABELS[one], len(found[one]), one is here)
        for one in Show
        if one in {Show.ALL, here} or found[one]
    )
    return View(chosen[(number - 1) * PART : number * PART], choices, number, parts)


def is_finished(row: Row) -> bool:
    """Tell whether nobody has to do anything here any more."""
    left_empty = row.is_optional and row.status is TargetStatus.EMPTY
    return row.locked or row.status is TargetStatus.CONFIRMED or left_empty


def _found(
    rows: Sequence[Row], remarks: Mapping[str, int], *, is_update: bool
) -> dict[Show, list[Row]]:
    """Return the segments of every choice; new ones are a change where all was whole before."""

    def is_changed(row: Row) -> bool:
        is_new = is_update and row.status is TargetStatus.EMPTY
        return row.is_outdated or (is_new and not is_finished(row))

    return {
        Show.ALL: list(rows),
        Show.UNFINISHED: [row for row in rows if not is_finished(row)],
        Show.CHANGED: [row for row in rows if is_changed(row)],
        Show.REMARKS: [row for row in rows if remarks.get(row.segment.key, 0) > 0],
    }


def _first(found: dict[Show, list[Row]], task: TranslationTask) -> Show:
    """Choose what a page opens on: an update on what changed, else what is left to look at."""
    if not 0 < len(found[Show.CHANGED]) < len(found[Show.ALL]):
        return Show.ALL
    was_whole = task.edition.current_revision_id is not None
    return Show.CHANGED if was_whole else Show.UNFINISHED


def _part(rows: Sequence[Row], part: str, at: str) -> int:
    if _number(part):
        return _number(part)
    for place, row in enumerate(rows):
        if row.segment.key == at if at else not is_finished(row):
            return place // PART + 1
    return 1


def _number(given: str) -> int:
    return whole_number(given, digits=6)
