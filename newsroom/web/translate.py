"""The translators' pages: tasks to claim, and source and translation side by side."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.articles import queries as articles
from newsroom.articles import segments
from newsroom.database import now
from newsroom.errors import BadInput, NotFound, StaleSave
from newsroom.lifecycle import may, offers
from newsroom.people.models import Person
from newsroom.people.queries import desk_names
from newsroom.translations import actions, claims, queries, remarks, saving, steps, typed
from newsroom.translations.exchange import FORMATS
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState
from newsroom.web import (
    after_state,
    beside,
    desk_loading,
    reading,
    task_rows,
    translations_list,
    workbench,
    workbench_form,
)
from newsroom.web.forms import ReasonForm
from newsroom.web.policy import STAFF, TRANSLATOR, access
from newsroom.web.reading import reader
from newsroom.web.workbench_form import Sent

bp = Blueprint("translate", __name__, url_prefix="/translate")

Reply = str | Response | tuple[str, int]


@bp.get("/")
@access(get=TRANSLATOR)
def index() -> str:
    """List the person's translations and the ones that they can claim."""
    return translations_list.page()


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
    return _page(reading.task(task_id))


@bp.post("/<uuid:task_id>")
@access(post=TRANSLATOR)
def save(task_id: uuid.UUID) -> Reply:
    """Save every segment that was touched; on request hand the translation in."""
    task = reading.task(task_id)
    rows = queries.rows(task)
    sent = workbench_form.read(rows, request.form)
    if sent.errors:
        return _page(task, sent), 422
    try:
        number = workbench_form.fence(request.form)
        saving.save_segments(task_id, sent.entries, fence=number, by=reader())
    except StaleSave as stale:
        return _stale_page(queries.task(task_id), stale), 409
    except BadInput as error:
        sent.errors[error.field] = error.message
        return _page(queries.task(task_id), sent), 422
    if request.form.get("then") == "hand_in":
        actions.hand_in(task_id, by=reader())
        flash(_("The translation is with the editors now."), "success")
    else:
        flash(_("Saved."), "success")
    return redirect(url_for("translate.show", task_id=task_id))


@bp.post("/<uuid:task_id>/segments/<key>")
@access(post=TRANSLATOR)
def save_one(task_id: uuid.UUID, key: str) -> Reply:
    """Save one segment while its translator goes on writing."""
    task = reading.task(task_id)
    rows = queries.rows(task)
    sent = workbench_form.read([row for row in rows if row.segment.key == key], request.form)
    if key not in sent.texts:
        raise NotFound
    try:
        if not sent.errors:
            number = workbench_form.fence(request.form)
            saving.save_segments(task_id, sent.entries, fence=number, by=reader())
    except StaleSave as stale:
        theirs = typed.show(stale.theirs.get(key, ""))
        return _segment(task_id, key, sent, clash=theirs, lost=not _still_mine(task_id)), 409
    except BadInput as error:
        sent.errors[key] = error.message
    if sent.errors:
        return _segment(task_id, key, sent), 422
    return _segment(task_id, key, Sent())


@bp.get("/<uuid:task_id>/preview")
@access(get=STAFF)
def preview(task_id: uuid.UUID) -> str:
    """Show the translation as a text; what is not translated yet stands in the source language."""
    task = reading.task(task_id)
    rows = queries.rows(task)
    fields = {row.segment.kind: row for row in rows if row.segment.slot.startswith("field:")}
    language = task.article.source_language
    body = segments.rebuild(
        queries.skeleton(task.source_revision_id),
        {
            row.segment.slot: workbench.in_preview(row, language)
            for row in rows
            if not row.segment.slot.startswith("field:")
        },
    )
    return render_template("translate/preview.html", task=task, fields=fields, body=body)


@bp.post("/<uuid:task_id>/give-back")
@access(post=TRANSLATOR)
def give_back(task_id: uuid.UUID) -> Reply:
    """Give the task back with a note; the work stays."""
    reading.task(task_id)
    claims.release_claim(task_id, by=reader(), reason=ReasonForm().reason.data or "")
    flash(_("The translation is open again. Your work is kept for whoever goes on."), "success")
    return redirect(url_for("translate.index"))


def _still_mine(task_id: uuid.UUID) -> bool:
    return may(steps.SAVE, queries.task(task_id), reader())


def _page(task: TranslationTask, sent: Sent | None = None) -> str:
    person = reader()
    desk_loading.texts(task.article.editions)
    rows = queries.rows(task)
    shown = beside.with_reasons(workbench.lines(rows), rows, task.edition_id)
    tally = workbench.progress(shown)
    if sent is not None:
        shown = workbench.with_typed(shown, sent.texts, ticks=sent.ticks, errors=sent.errors)
    by_name = {one.name: one for one in offers(steps.TASK_STEPS, task, person)}
    sent_back = task.state is TaskState.CHANGES_REQUESTED
    return render_template(
        "translate/work.html",
        task=task,
        lines=shown,
        progress=tally,
        offers=by_name,
        working="save_segments" in by_name,
        broken=len(sent.errors) if sent else 0,
        why=desk_loading.newest_reason(task.id, task.article_id) if sent_back else "",
        at=now(),
        newer=_newer(task, person),
        row=task_rows.rows([task], person)[0],
        kept_aside=_kept_aside(task, shown),
        names=desk_names({task.holder_id} if task.holder_id else set()),
        exchange_formats=FORMATS,
        remarks=remarks.seen_by(task, person),
    )


def _newer(task: TranslationTask, person: Person) -> after_state.Newer | None:
    """Return the newer source text of this task where it may be found to ask for no change."""
    found = after_state.newer(task.edition, person)
    return found if found and found.revision.id == task.source_revision_id else None


def _segment(
    task_id: uuid.UUID, key: str, sent: Sent, *, clash: str | None = None, lost: bool = False
) -> str:
    task = queries.task(task_id)
    rows = queries.rows(task)
    shown = beside.with_reasons(workbench.lines(rows), rows, task.edition_id)
    tally = workbench.progress(shown)
    shown = workbench.with_typed(shown, sent.texts, ticks=sent.ticks, errors=sent.errors)
    by_name = {one.name: one for one in offers(steps.TASK_STEPS, task, reader())}
    return render_template(
        "translate/_saved.html",
        task=task,
        line=next(one for one in shown if one.key == key),
        progress=tally,
        offers=by_name,
        clash=clash,
        lost=lost,
        saved_at=None if sent.errors or clash is not None else now(),
        at=now(),
    )


def _stale_page(task: TranslationTask, stale: StaleSave) -> str:
    """Show both texts of every segment that could not be saved; they are kept in any case."""
    shown = workbench.with_typed(
        workbench.lines(queries.rows(task)),
        {key: typed.show(text) for key, text in stale.mine.items()},
    )
    return render_template(
        "translate/stale.html",
        task=task,
        fence=stale.version,
        lines=[one for one in shown if one.key in stale.mine],
        theirs={key: typed.show(text) for key, text in stale.theirs.items()},
        ticked={key for key in stale.mine if f"done.{key}" in request.form},
        may_save=may(steps.SAVE, task, reader()),
    )


def _kept_aside(
    task: TranslationTask, shown: list[workbench.Line]
) -> list[tuple[object, list[tuple[object, str]]]]:
    """Return the person's texts that could not be saved, with the names of their segments."""
    labels = {one.key: f"{one.number}. {one.label}" for one in shown}
    return [
        (
            one.kept_at,
            [(labels.get(key, ""), typed.show(text)) for key, text in one.texts.items() if text],
        )
        for one in articles.side_drafts(task.edition_id, reader().id)
    ]
