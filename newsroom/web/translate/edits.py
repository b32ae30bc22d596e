"""What somebody else changed in a translation after its translator handed it in."""

from __future__ import annotations

import uuid

from flask import Blueprint, render_template

from newsroom.errors import NotFound
from newsroom.people import queries as people
from newsroom.translations import queries, rules
from newsroom.web import reading
from newsroom.web.desk import loading as desk_loading
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader
from newsroom.web.review import changes as review_changes
from newsroom.web.workbench import lines as workbench_lines

bp = Blueprint("edits", __name__, url_prefix="/translate/<uuid:task_id>/edits")


@bp.get("/")
@access(get=STAFF)
def show(task_id: uuid.UUID) -> str:
    """Show the changed segments, word by word, to whoever works on the translation."""
    task = reading.task(task_id)
    if not rules.may_talk(task, reader()):
        raise NotFound
    desk_loading.texts(task.article.editions)
    current = task.edition.current_revision
    base = review_changes.own(task.edition, task.holder_id) if task.holder_id else None
    if current is None or base is None:
        raise NotFound
    compared = review_changes.against(base, current, workbench_lines.lines(queries.rows(task)))
    if compared is None:
        raise NotFound
    return render_template(
        "translate/edits.html",
        task=task,
        changed=[one for run in compared.runs if run.is_changed for one in run.segments],
        gone=compared.gone,
        names=people.desk_names({current.created_by}),
        revision=current,
    )
