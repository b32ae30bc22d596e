"""An editor changes a translation that was handed in, and has written part of it from then on."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import revisions
from newsroom.articles.models import Revision
from newsroom.database import action, now
from newsroom.errors import BadInput, Refused, Unmet
from newsroom.lifecycle import Step, check
from newsroom.people.models import Person
from newsroom.translations import (
    checks,
    claims,
    pairing,
    queries,
    remarks,
    saving,
    segmentation,
    steps,
)
from newsroom.translations.journal import note
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry


@action
def edit(
    task_id: uuid.UUID, entries: Sequence[Entry], *, revision_id: uuid.UUID, by: Person
) -> Revision:
    """Store texts over the translator's and cut a revision of them; another editor approves it.

    Raises:
        Refused: the editor read another revision.
        StaleSave: a segment was saved since; what was typed is kept as a side draft.
        BadInput: names the segment that a check refuses; nothing is stored.
    """
    task = claims.locked(task_id)
    check(steps.EDIT, task, by)
    current_as_read(task, revision_id, by=by, step=steps.EDIT)
    at = now()
    saving.put(task, entries, by=by)
    revision = revisions.cut(
        task.edition,
        segmentation.assemble(task.source_revision, _sound_rows(task, entries)),
        by=by,
        at=at,
        source_revision_id=task.source_revision_id,
    )
    if revision.id != revision_id:
        note(steps.EDIT, task, by, at, revision=revision)
    return revision


def current_as_read(
    task: TranslationTask,
    revision_id: uuid.UUID,
    *,
    by: Person,
    step: Step[Any],
    said: str | None = None,
) -> Revision:
    """Return the revision that is handed in, if it is the one that the editor read.

    ``said`` is the digest of what others had said beside its segments then, where the page
    showed that.

    Raises:
        Refused: the text, its source or what is said of it has changed since.
    """
    revision = task.edition.current_revision
    if (
        revision is None
        or revision.id != revision_id
        or revision.source_revision_id != task.source_revision_id
    ):
        message = _l("The translation was changed after you opened it. Read the new text first.")
        raise Refused(step.name, [Unmet("current", message, _l("you"))])
    if said is not None and said != remarks.digest(remarks.of(task.edition_id), by):
        message = _l("Somebody said more beside the text after you opened it. Read that first.")
        raise Refused(step.name, [Unmet("said", message, _l("you"))])
    return revision


def _sound_rows(task: TranslationTask, entries: Sequence[Entry]) -> list[queries.Row]:
    """Return the task's rows, none of which would keep the text from being put together."""
    written = {entry.key for entry in entries}
    rows = queries.rows(task)
    near = pairing.around(task, rows)
    for row in rows:
        if row.segment.key not in written:
            continue
        if not row.text.strip() and not row.is_optional:
            raise BadInput(_l("This cannot be empty."), field=row.segment.key)
        errors = checks.errors(near.pair(row))
        if errors:
            raise BadInput(errors[0].message, field=row.segment.key)
    return rows
