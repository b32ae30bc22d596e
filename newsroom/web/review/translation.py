"""The target editor's page: a handed-in translation beside its source."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.errors import BadInput, NotAllowed, NotFound
from newsroom.lifecycle import offers
from newsroom.people import queries as people
from newsroom.people import rights
from newsroom.translations import actions, checks, claims, queries, remarks, steps
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState
from newsroom.web import ids, reading
from newsroom.web.desk import home as desk_home
from newsroom.web.desk import loading as desk_loading
from newsroom.web.desk.article import revision_id
from newsroom.web.desk.article_page import Failed
from newsroom.web.forms import ReasonForm
from newsroom.web.policy import EDITOR, access
from newsroom.web.reading import reader
from newsroom.web.review import page
from newsroom.web.workbench import about as workbench_about

bp = Blueprint("review", __name__, url_prefix="/review")

Reply = str | Response | tuple[str, int]

_HERE = ("approve", "request_changes", "reassign", "release_claim", "cancel", "open_anew")


@bp.get("/")
@access(get=EDITOR)
def index() -> str:
    """List what waits for this editor's reading."""
    return render_template("review/index.html", sections=desk_home.reviews_of(reader()))


@bp.get("/<uuid:task_id>")
@access(get=EDITOR)
def show(task_id: uuid.UUID) -> str:
    """Show source and translation block by block, with the decisions beside them."""
    return _page(_readable(task_id))


@bp.post("/<uuid:task_id>/<name>")
@access(post=EDITOR)
def decide(task_id: uuid.UUID, name: str) -> Reply:
    """Approve, ask for changes, or decide who holds the task."""
    _readable(task_id)
    taken = STEPS.get(name)
    if taken is None:
        raise NotFound
    form = ReasonForm()
    try:
        taken(task_id, form)
    except BadInput as error:
        failed = Failed(name, error.message, form.reason.data or "")
        return _page(queries.task(task_id), failed=failed), 422
    flash(_done(name), "success")
    if name == "approve":
        article_id = queries.task(task_id).article_id
        return redirect(url_for("desk.article.show", article_id=article_id, _anchor="release"))
    if name == "open_anew":
        task = queries.task(task_id)
        place = f"edition-{task.edition.language}"
        return redirect(url_for("desk.article.show", article_id=task.article_id, _anchor=place))
    return redirect(url_for("review.show", task_id=task_id))


def _reassign(task_id: uuid.UUID) -> None:
    to = ids.read(request.form.get("to"))
    if to is None:
        raise BadInput(steps.CANNOT_TRANSLATE, field="to")
    claims.reassign(task_id, to=people.person(to), by=reader())


STEPS: dict[str, Callable[[uuid.UUID, ReasonForm], object]] = {
    "approve": lambda task_id, form: actions.approve(
        task_id, revision_id(form), by=reader(), said=request.form.get("said")
    ),
    "request_changes": lambda task_id, form: actions.request_changes(
        task_id, by=reader(), reason=form.reason.data or ""
    ),
    "reassign": lambda task_id, _form: _reassign(task_id),
    "release_claim": lambda task_id, form: claims.release_claim(
        task_id, by=reader(), reason=form.reason.data or ""
    ),
    "cancel": lambda task_id, form: actions.cancel(
        task_id, by=reader(), reason=form.reason.data or ""
    ),
    "open_anew": lambda task_id, _form: actions.open_anew(task_id, by=reader()),
}
"""What each of an editor's buttons on a translation task does."""


def _done(name: str) -> str:
    words: dict[str, str] = {
        "approve": _("The translation is approved."),
        "request_changes": _("The translator is asked for changes."),
        "reassign": _("The translation has a new translator."),
        "release_claim": _("The translation is open again; the work is kept."),
        "cancel": _("The task is cancelled; the text stays with the edition."),
        "open_anew": _("The translation is open again; the work is kept."),
    }
    return words[name]


def _readable(task_id: uuid.UUID) -> TranslationTask:
    task = reading.task(task_id)
    if not rights.is_editor(reader(), task.edition.language):
        raise NotAllowed
    return task


def _page(task: TranslationTask, failed: Failed | None = None) -> str:
    desk_loading.texts(task.article.editions)
    source, target = task.article.source_language, task.edition.language
    said = remarks.of(task.edition_id)
    with queries.rows_at_hand(task), checks.judged_once():
        by_name = {one.name: one for one in offers(steps.TASK_STEPS, task, reader())}
        texts = page.texts(task, request.args.get("view", ""))
    return render_template(
        "review/show.html",
        task=task,
        **texts,
        **page.beside(said),
        about=workbench_about.of(task),
        remarks=said,
        said=remarks.digest(said, reader()),
        revision=task.edition.current_revision,
        handed_in=task.state is TaskState.HANDED_IN,
        offers=[by_name[name] for name in _HERE if name in by_name],
        translators=people.translators(source, target),
        names=people.desk_names({task.holder_id} if task.holder_id else set()),
        why=desk_loading.newest_reason(task.id, task.article_id),
        failed=failed,
    )
