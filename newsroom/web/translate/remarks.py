"""What stands beside one segment: remarks, questions, reasons for findings, earlier texts."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.articles import word_diff
from newsroom.errors import BadInput, NotFound
from newsroom.translations import (
    editing,
    erasing,
    history,
    queries,
    rules,
    saving,
    talking,
    typed,
    waiving,
)
from newsroom.translations.saving import Entry
from newsroom.web import ids, reading
from newsroom.web.desk.article_page import Failed
from newsroom.web.policy import EDITOR, STAFF, TRANSLATOR, access
from newsroom.web.reading import reader
from newsroom.web.same_site import way_back
from newsroom.web.workbench import beside
from newsroom.web.workbench import seen as workbench_seen

bp = Blueprint("remarks", __name__, url_prefix="/translate/<uuid:task_id>/segments/<key>")

Reply = str | Response | tuple[str, int] | tuple[str, int, dict[str, str]]

TALKED = "talked"
"""What a page hears when something was said, so that its lists follow."""

_MENDS = "mends"
_SAY = {"note": talking.note, "query": talking.ask, "change": talking.wish}


@bp.get("/remarks")
@access(get=STAFF)
def show(task_id: uuid.UUID, key: str) -> str:
    """Show what was said of a segment, with room for more; ``?short`` folds it up again."""
    reading.task(task_id)
    return _shown(task_id, key)


@bp.post("/remarks")
@access(post=STAFF)
def say(task_id: uuid.UUID, key: str) -> Reply:
    """Leave a note, ask the author, or wish for a change."""
    said = _SAY.get(request.form.get("kind", ""))
    if said is None:
        raise NotFound
    text = request.form.get("text", "")
    return _acted(task_id, key, "say", text, lambda: said(task_id, key, text, by=reader()))


@bp.post("/suggestions")
@access(post=EDITOR)
def suggest(task_id: uuid.UUID, key: str) -> Reply:
    """Propose another text to whoever holds the translation."""
    return _acted(
        task_id,
        key,
        "text",
        request.form.get("text", ""),
        lambda: talking.suggest(task_id, key, _typed_text(task_id, key), by=reader()),
    )


@bp.post("/text")
@access(post=EDITOR)
def edit(task_id: uuid.UUID, key: str) -> Reply:
    """Save an editor's own text over the one that was handed in."""

    def save() -> None:
        entry = Entry(key, _typed_text(task_id, key), _version(), confirmed=True)
        read = ids.required(request.form.get("revision"))
        editing.edit(task_id, [entry], revision_id=read, by=reader())

    reply = _acted(task_id, key, "text", request.form.get("text", ""), save)
    if isinstance(reply, tuple) and reply[1] == HTTPStatus.OK:
        # The texts and the decisions all around are those of the revision before.
        flash(_("Your text is saved. You wrote part of this translation now."), "success")
        return Response(headers={"HX-Refresh": "true"})
    return reply


@bp.post("/remarks/<uuid:remark_id>/<name>")
@access(post=STAFF)
def end(task_id: uuid.UUID, key: str, remark_id: uuid.UUID, name: str) -> Reply:
    """Answer, accept, decline or settle one remark."""
    taken = ENDS.get(name)
    if taken is None:
        raise NotFound
    text = request.form.get("text", "")
    reply = _acted(
        task_id, key, f"{name}-{remark_id}", text, lambda: taken(task_id, remark_id, text)
    )
    if name == _MENDS and isinstance(reply, Response) and reply.status_code == 302:  # noqa: PLR2004 — it was done
        article_id = queries.task(task_id).article_id
        return redirect(url_for("desk.writing.edit", article_id=article_id))
    return reply


ENDS: dict[str, Callable[[uuid.UUID, uuid.UUID, str], object]] = {
    "answer": lambda task_id, one, text: talking.answer(task_id, one, text, by=reader()),
    _MENDS: lambda task_id, one, text: talking.answer(task_id, one, text, by=reader(), mends=True),
    "accept": lambda task_id, one, _text: talking.accept(
        task_id, one, version=_version(), by=reader()
    ),
    "decline": lambda task_id, one, text: talking.decline(task_id, one, text, by=reader()),
    "settle": lambda task_id, one, text: talking.settle(task_id, one, text, by=reader()),
    "erase": lambda task_id, one, _text: erasing.erase_remark(task_id, one, by=reader()),
}
"""What each button under a remark does."""


@bp.post("/waivers/<check>")
@access(post=TRANSLATOR)
def waive(task_id: uuid.UUID, key: str, check: str) -> Reply:
    """Say why a finding may stand."""
    reason = request.form.get("reason", "")
    return _acted(
        task_id,
        key,
        f"waive-{check}",
        reason,
        lambda: waiving.waive(task_id, key, check, reason=reason, by=reader()),
    )


@bp.post("/waivers/<check>/reject")
@access(post=EDITOR)
def reject(task_id: uuid.UUID, key: str, check: str) -> Reply:
    """Disagree with the reason for a finding."""
    reason = request.form.get("reason", "")
    return _acted(
        task_id,
        key,
        f"reject-{check}",
        reason,
        lambda: waiving.reject(task_id, key, check, reason=reason, by=reader()),
    )


@bp.get("/past")
@access(get=STAFF)
def past(task_id: uuid.UUID, key: str) -> str:
    """Show what stood in a segment before, and who wrote it."""
    task = reading.task(task_id)
    versions = history.of(task, key, reader())
    row, line = beside.row_and_line(task, key)
    texts = [typed.show(one.text) for one in versions]
    template = "translate/_past_texts.html" if _is_part() else "translate/past.html"
    return render_template(
        template,
        task=task,
        key=key,
        line=line,
        versions=[
            (one, text, word_diff.words(before, text) if before else ())
            for one, text, before in zip(versions, texts, [*texts, ""][1:], strict=True)
        ],
        version=row.version,
        restores=beside.may_save(task, reader()),
        erases=rules.may_edit_either(task, reader()),
        inline=_is_part(),
    )


@bp.post("/past/<int:number>")
@access(post=TRANSLATOR)
def restore(task_id: uuid.UUID, key: str, number: int) -> Reply:
    """Bring an earlier text back as a draft; what stood there is kept as an earlier one."""
    task = reading.task(task_id)
    version = history.one(task, key, number, reader())
    entry = Entry(key, version.text, _version())
    saving.save_segments(task_id, [entry], fence=task.fence, by=reader())
    flash(_("The earlier text stands there again, as a draft."), "success")
    return redirect(url_for("translate.show", task_id=task_id, _anchor=f"segment-{key}"))


@bp.post("/past/<int:number>/erase")
@access(post=EDITOR)
def erase_past(task_id: uuid.UUID, key: str, number: int) -> Reply:
    """Take an earlier text away for good."""
    reading.task(task_id)
    erasing.erase_past(task_id, key, number, by=reader())
    flash(_("These words are erased."), "success")
    return redirect(url_for("remarks.past", task_id=task_id, key=key))


def _acted(task_id: uuid.UUID, key: str, form: str, text: str, act: Callable[[], object]) -> Reply:
    """Act, then show the segment again: as a part for htmx, else where the form came from."""
    reading.task(task_id)
    try:
        act()
    except BadInput as error:
        return _shown(task_id, key, Failed(form, error.message, text)), 422
    if _is_part():
        return _shown(task_id, key), 200, {"HX-Trigger": TALKED}
    flash(_("It is kept beside the segment."), "success")
    here = url_for("remarks.show", task_id=task_id, key=key)
    return redirect(way_back(request.form.get("next", ""), here))


def _shown(task_id: uuid.UUID, key: str, failed: Failed | None = None) -> str:
    task = queries.task(task_id)
    found = beside.of(task, key, reader())
    short = "short" in request.args and _is_part()
    template = "_remarks" if short else "_talk" if _is_part() else "talk"
    return render_template(
        f"translate/{template}.html",
        task=task,
        line=found.line,
        key=key,
        beside=found,
        remarks={key: [one.remark for one in found.said]},
        failed=failed,
        inline=_is_part(),
        next=way_back(request.values.get("next", ""), ""),
    )


def _is_part() -> bool:
    return "HX-Request" in request.headers


def _typed_text(task_id: uuid.UUID, key: str) -> str:
    """Return the text of the form with its marks as they are stored."""
    segment = queries.row(queries.task(task_id), key).segment
    return typed.read(workbench_seen.unified(request.form.get("text", "")), segment.inline_map)


def _version() -> int:
    return workbench_seen.version_of(request.form.get("version", ""))
