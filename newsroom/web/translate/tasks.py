"""The translators' pages: tasks to claim, and source and translation side by side."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from newsroom.errors import BadInput, StaleSave
from newsroom.translations import actions, claims, queries, saving
from newsroom.web import reading
from newsroom.web.forms import ReasonForm
from newsroom.web.policy import STAFF, TRANSLATOR, access
from newsroom.web.reading import reader
from newsroom.web.translate import listing
from newsroom.web.workbench import form as workbench_form
from newsroom.web.workbench import page as workbench_page
from newsroom.web.workbench import preview as workbench_preview

bp = Blueprint("translate", __name__, url_prefix="/translate")

Reply = str | Response | tuple[str, int]


@bp.get("/")
@access(get=TRANSLATOR)
def index() -> str:
    """List the person's translations and the ones that they can claim."""
    return listing.page()


@bp.post("/<uuid:task_id>/claim")
@access(post=TRANSLATOR)
def claim(task_id: uuid.UUID) -> Reply:
    """Take an open task and go to work."""
    reading.task(task_id)
    claims.claim(task_id, by=reader())
    flash(_("The translation is yours. Every save renews the claim."), "success")
    return redirect(url_for("translate.show", task_id=task_id))


@bp.get("/<uuid:task_id>")
@access(get=STAFF)
def show(task_id: uuid.UUID) -> str:
    """Show source and translation side by side."""
    return workbench_page.work(reading.task(task_id))


@bp.post("/<uuid:task_id>")
@access(post=TRANSLATOR)
def save(task_id: uuid.UUID) -> Reply:
    """Save every segment that was touched; on request hand the translation in."""
    task = reading.task(task_id)
    rows = queries.rows(task)
    sent = workbench_form.read(rows, request.form)
    _keep_homeless(task_id, workbench_form.gone(rows, request.form))
    if sent.errors:
        return workbench_page.work(queries.task(task_id), sent), 422
    try:
        _save(task_id, sent)
    except StaleSave as stale:
        return workbench_page.stale(queries.task(task_id), stale), 409
    except BadInput as error:
        sent.errors[error.field] = error.message
        return workbench_page.work(queries.task(task_id), sent), 422
    if request.form.get("then") == "hand_in":
        actions.hand_in(task_id, by=reader())
        flash(_("The translation is with the editors now."), "success")
    else:
        flash(_("Saved."), "success")
    return redirect(url_for("translate.show", task_id=task_id, show=request.form.get("show")))


@bp.get("/<uuid:task_id>/preview")
@access(get=STAFF)
def preview(task_id: uuid.UUID) -> str:
    """Show the translation as a text, at the segment that is asked for."""
    return workbench_preview.preview(reading.task(task_id))


@bp.post("/<uuid:task_id>/give-back")
@access(post=TRANSLATOR)
def give_back(task_id: uuid.UUID) -> Reply:
    """Give the task back with a note; the work stays."""
    reading.task(task_id)
    claims.release_claim(task_id, by=reader(), reason=ReasonForm().reason.data or "")
    flash(_("The translation is open again. Your work is kept for whoever goes on."), "success")
    return redirect(url_for("translate.index"))


def _save(task_id: uuid.UUID, sent: workbench_form.Sent) -> None:
    fence, source = workbench_form.fence(request.form), workbench_form.source(request.form)
    saving.save_segments(task_id, sent.entries, fence=fence, by=reader(), source=source)


def _keep_homeless(task_id: uuid.UUID, texts: dict[str, str]) -> None:
    """Keep texts whose segments have left the source text since the page was opened."""
    if not texts:
        return
    saving.keep_aside(task_id, texts, by=reader())
    message = ngettext(
        "The source text no longer has one of the segments. What you wrote there is kept aside.",
        "The source text no longer has %(num)s of the segments. What you wrote there is kept "
        "aside.",
        len(texts),
    )
    flash(message, "warning")
