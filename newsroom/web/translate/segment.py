"""One segment of the translator's page, for its script: save it, and what stands beside it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from itertools import islice
from typing import Any

from flask import Blueprint, jsonify, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.database import now
from newsroom.errors import BadInput, NotFound, StaleSave
from newsroom.lifecycle import may
from newsroom.translations import (
    checks,
    pairing,
    queries,
    remarks,
    saving,
    steps,
    suggestions,
    typed,
)
from newsroom.translations.models import TranslationTask
from newsroom.translations.queries import Row
from newsroom.web import reading
from newsroom.web.policy import STAFF, TRANSLATOR, access
from newsroom.web.reading import reader
from newsroom.web.workbench import form as workbench_form
from newsroom.web.workbench import lines as workbench_lines
from newsroom.web.workbench import page as workbench_page
from newsroom.web.workbench import seen as workbench_seen
from newsroom.web.workbench import terms as workbench_terms
from newsroom.web.workbench.beside import with_reasons
from newsroom.web.workbench.form import Sent

bp = Blueprint("segment", __name__, url_prefix="/translate/<uuid:task_id>")

MOST_FINDS = 500

Reply = Response | tuple[Response, int]


@bp.post("/segments/<key>")
@access(post=TRANSLATOR)
def save(task_id: uuid.UUID, key: str) -> Reply:
    """Save one segment while its translator goes on writing; says what became of it."""
    task = reading.task(task_id)
    row = _row(queries.rows_like(task, [key]), key)
    if row is None:
        return _homeless(task_id, key)
    sent = workbench_form.read([row], request.form)
    if key not in sent.texts:
        raise NotFound
    fence, source = workbench_form.fence(request.form), workbench_form.source(request.form)
    try:
        if not sent.errors:
            saving.save_segments(task_id, sent.entries, fence=fence, by=reader(), source=source)
    except StaleSave as stale:
        return _clash(task_id, key, stale)
    except BadInput as error:
        sent.errors[key] = error.message
    return _reply(task_id, key, sent)


@bp.get("/segments/<key>/state")
@access(get=STAFF)
def state(task_id: uuid.UUID, key: str) -> Reply:
    """Tell how a segment stands now that something was done beside it, such as giving a reason."""
    if _row(queries.rows_like(reading.task(task_id), [key]), key) is None:
        raise NotFound
    return _reply(task_id, key)


@bp.get("/segments/<key>/beside")
@access(get=STAFF)
def beside(task_id: uuid.UUID, key: str) -> str:
    """Show what could be taken over into a segment, and what people say of it."""
    task = reading.task(task_id)
    row = _row(queries.rows_like(task, [key]), key)
    if row is None:
        raise NotFound
    may_work = may(steps.SAVE, task, reader()) and task.state in steps.SAVE.sources
    line = workbench_lines.line(row, workbench_lines.number_of(row))
    [shown] = workbench_terms.with_terms([line], task)
    return render_template(
        "translate/beside.html" if "fragment" not in request.args else "translate/_beside.html",
        task=task,
        line=shown,
        terms=workbench_terms.of(line, task, reader(), working=may_work),
        working=may_work,
        suggestions=suggestions.for_segment(task, row.segment) if may_work else (),
        remarks=remarks.seen_by(task, reader()),
    )


@bp.post("/segments/<key>/check")
@access(post=STAFF)
def check(task_id: uuid.UUID, key: str) -> str:
    """Show what the checks find in a text while it is typed; nothing is stored."""
    task = reading.task(task_id)
    rows = queries.rows_like(task, [key])
    row = _row(rows, key)
    if row is None:
        raise NotFound
    try:
        text = workbench_form.read_text(row, request.form.get(f"text.{key}", ""))
    except BadInput as error:
        return render_template("translate/_checked.html", error=error.message)
    now_there = pairing.with_typed(row, text)
    near = pairing.around(task, [now_there if one is row else one for one in rows])
    lines = [workbench_lines.line(now_there, workbench_lines.number_of(row), near=near)]
    [line] = with_reasons(lines, [now_there], task.edition_id)
    return render_template("translate/_checked.html", task=task, line=line)


@bp.get("/part")
@access(get=STAFF)
def part(task_id: uuid.UUID) -> str:
    """Show the next segments of a long text, to be added to a page that is open."""
    return workbench_page.part(reading.task(task_id))


@bp.post("/find")
@access(post=STAFF)
def find(task_id: uuid.UUID) -> Response:
    """Return the keys of the segments that hold the words, for texts of several parts."""
    task = reading.task(task_id)
    found = suggestions.in_article(task, " ".join(request.form.get("q", "").split()))
    return jsonify([one.key for one in islice(found, MOST_FINDS)])


@bp.post("/words")
@access(post=STAFF)
def words(task_id: uuid.UUID) -> str:
    """Show where words stand, in this article and in what is remembered."""
    task = reading.task(task_id)
    asked = request.form.get("q", "")
    found = suggestions.look_up(task, asked)
    return render_template("translate/_words.html", task=task, asked=asked, found=found)


@bp.get("/panel")
@access(get=STAFF)
def panel(task_id: uuid.UUID) -> str:
    """Show how far the whole is, and whether it can be handed in."""
    task = reading.task(task_id)
    with queries.rows_at_hand(task) as rows, checks.judged_once():
        offers = workbench_page.offered(task)
        blocked = workbench_page.blocked_at(task, offers)
    return render_template(
        "translate/_progress.html",
        task=task,
        progress=workbench_lines.progress(rows),
        offers=offers,
        blocked=blocked,
        working="save_segments" in offers,
    )


def _row(rows: Sequence[Row], key: str) -> Row | None:
    return next((one for one in rows if one.segment.key == key and not one.locked), None)


def _reply(task_id: uuid.UUID, key: str, sent: Sent | None = None) -> Reply:
    """Return the segment as it is stored now, and its equals: a finished text fills them."""
    task = queries.task(task_id)
    rows = queries.rows_like(task, [key])
    near = pairing.around(task, rows)
    lines = workbench_lines.lines(rows, twins=workbench_lines.twins_of(rows), near=near)
    shown = with_reasons(lines, rows, task.edition_id)
    errors = sent.errors if sent else {}
    told = [
        _told(task, line, errors.get(line.key, ""), said=sent is not None)
        for line in sorted(shown, key=lambda line: line.key != key)
        if not line.locked
    ]
    answer = {"lines": told, "moved": _has_moved(task), "error": str(errors.get(key, ""))}
    return (jsonify(answer), 422) if errors else jsonify(answer)


def _told(
    task: TranslationTask, line: workbench_lines.Line, error: Any, *, said: bool
) -> dict[str, Any]:
    [shown] = workbench_lines.with_typed([line], {}, errors={line.key: error})
    html = render_template("translate/_state.html", task=task, line=shown, at=now(), said=said)
    return {
        "key": line.key,
        "text": line.text,
        "seen": line.seen,
        "status": line.status,
        "finished": line.ticked,
        "state": html,
    }


def _clash(task_id: uuid.UUID, key: str, stale: StaleSave) -> Reply:
    """Return what is saved now, so that the page can show it beside what was typed."""
    task = queries.task(task_id)
    row = _row(queries.rows_like(task, [key]), key)
    theirs = typed.show(stale.theirs.get(key, ""))
    version = row.version if row else 0
    ticked = bool(row and row.status == "confirmed")
    mine = may(steps.SAVE, task, reader())
    answer = {
        "clash": theirs,
        "seen": workbench_seen.seen(version, theirs, ticked=ticked),
        "finished": ticked,
        "lost": not mine,
        "error": ""
        if mine
        else _("This translation is no longer in your hands. Your text is kept aside for you."),
    }
    return jsonify(answer), 409


def _homeless(task_id: uuid.UUID, key: str) -> Reply:
    """Keep a text whose segment has left the source text since the page was opened."""
    texts = workbench_form.gone([], request.form)
    if key not in texts:
        raise NotFound
    saving.keep_aside(task_id, {key: texts[key]}, by=reader())
    said = _("The source text no longer has this segment. Your text is kept aside for you.")
    return jsonify({"gone": True, "moved": True, "error": said}), 409


def _has_moved(task: TranslationTask) -> bool:
    shown = workbench_form.source(request.form)
    return shown is not None and shown != task.source_revision_id
