"""The editors' board of translations: order, due dates, who translates, who has the first say."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.errors import BadInput, NotAllowed, NotFound
from newsroom.lifecycle import offers
from newsroom.people import queries as people
from newsroom.people import rights
from newsroom.settings import current
from newsroom.translations import boards, claims, deadlines, first_refusal, ordering, queries, steps
from newsroom.translations.models import TranslationTask
from newsroom.translations.ordering import Way
from newsroom.web import ids, locale, moments, reading
from newsroom.web.desk.filters import on_wall
from newsroom.web.forms import MomentForm, complain
from newsroom.web.paging import asked_page
from newsroom.web.policy import EDITOR, access
from newsroom.web.reading import reader
from newsroom.web.translate import task_rows
from newsroom.web.translate.task_rows import TaskRow

bp = Blueprint("board", __name__, url_prefix="/translate/board")

Reply = str | Response | tuple[str, int]
PAGE = 50
MOST_IN_HANDS = 200


@dataclass(frozen=True)
class Board:
    """The translations into one language."""

    language: str
    waiting: list[TaskRow]
    in_hands: list[TaskRow]


@bp.get("/")
@access(get=EDITOR)
def index() -> str:
    """Show what is open and what is in hands, for each language that the person edits."""
    page = asked_page()
    offset = (page - 1) * PAGE
    found = [_board(code, offset) for code in boards.edited(reader(), current().languages)]
    has_more = any(len(one.waiting) > PAGE for one in found)
    return render_template(
        "translate/board.html",
        boards=[Board(one.language, one.waiting[:PAGE], one.in_hands) for one in found],
        page=page,
        newer=url_for("board.index", page=page - 1) if page > 1 else "",
        older=url_for("board.index", page=page + 1) if has_more else "",
        is_translator=rights.is_any_translator(reader()),
    )


def _board(language: str, offset: int) -> Board:
    waiting = boards.open_into(language, most=PAGE + 1, offset=offset)
    in_hands = boards.in_hands(language, most=MOST_IN_HANDS)
    shown = task_rows.rows([*waiting, *in_hands], reader())
    return Board(language, shown[: len(waiting)], shown[len(waiting) :])


@bp.get("/<uuid:task_id>")
@access(get=EDITOR)
def show(task_id: uuid.UUID) -> str:
    """Show one task with everything that an editor can decide about it."""
    return _page(_edited(task_id))


@bp.post("/<uuid:task_id>/move")
@access(post=EDITOR)
def move(task_id: uuid.UUID) -> Reply:
    """Move an open task up, down or to the top."""
    _edited(task_id)
    try:
        way = Way(request.form.get("way", ""))
    except ValueError:
        raise BadInput(_("Choose where it goes."), field="way") from None
    if not ordering.move(task_id, way, by=reader()):
        flash(_("It stands there already. Urgent translations always come before the others."))
    page = request.form.get("page", 1, type=int)
    there = url_for("board.index", page=page if page > 1 else None, _anchor=f"task-{task_id}")
    return redirect(there)


@bp.post("/<uuid:task_id>/assign")
@access(post=EDITOR)
def assign(task_id: uuid.UUID) -> Reply:
    """Give a task to a translator."""
    task = _edited(task_id)
    try:
        person = people.person(ids.read(request.form.get("to")))
    except NotFound:
        raise BadInput(steps.CANNOT_TRANSLATE, field="to") from None
    claims.reassign(task.id, to=person, by=reader())
    flash(_("%(name)s translates it now.", name=person.desk_name), "success")
    return redirect(url_for("board.show", task_id=task_id))


@bp.post("/<uuid:task_id>/due")
@access(post=EDITOR)
def due(task_id: uuid.UUID) -> Reply:
    """Choose until when it is to be handed in."""
    task, form = _edited(task_id), MomentForm()
    choices: Sequence[dt.datetime] = ()
    try:
        if form.validate():
            zone = form.zone.data or ""
            deadlines.set_due(task.id, moments.instant(form), by=reader(), zone=zone)
            flash(_("The due date is set."), "success")
            return redirect(url_for("board.show", task_id=task_id))
    except BadInput as error:
        complain(form, error)
        choices = getattr(error, "choices", ())
    return _page(queries.task(task_id), form, choices), 422


@bp.post("/<uuid:task_id>/due/lift")
@access(post=EDITOR)
def lift_due(task_id: uuid.UUID) -> Reply:
    """Say that there is no due date any more."""
    deadlines.set_due(_edited(task_id).id, None, by=reader())
    flash(_("There is no due date any more."), "success")
    return redirect(url_for("board.show", task_id=task_id))


@bp.post("/<uuid:task_id>/free")
@access(post=EDITOR)
def free(task_id: uuid.UUID) -> Reply:
    """Let anybody claim a task that is kept for its last translator."""
    first_refusal.lift(_edited(task_id).id, by=reader())
    flash(_("Anybody in this direction can claim it now."), "success")
    return redirect(url_for("board.show", task_id=task_id))


def _edited(task_id: uuid.UUID) -> TranslationTask:
    """Return a task into a language that the person edits."""
    task = reading.task(task_id)
    if not rights.is_editor(reader(), task.edition.language):
        raise NotAllowed
    return task


def _page(
    task: TranslationTask, form: MomentForm | None = None, choices: Sequence[dt.datetime] = ()
) -> str:
    person = reader()
    translators = people.translators(task.article.source_language, task.edition.language)
    return render_template(
        "translate/board_task.html",
        row=task_rows.rows([task], person)[0],
        offers={one.name: one for one in offers(steps.TASK_STEPS, task, person)},
        translators=translators,
        loads=boards.loads(translators),
        form=form or _blank(task),
        choices=choices,
        zones_known=locale.known_zones(),
    )


def _blank(task: TranslationTask) -> MomentForm:
    """Return a form that shows the due date as it was chosen, or nothing yet."""
    form = MomentForm(formdata=None)
    form.zone.data = task.due_zone or locale.time_zone()
    if task.due_at is not None:
        local = on_wall(task.due_at, form.zone.data)
        form.day.data, form.time.data = local.date(), local.time().replace(second=0, microsecond=0)
    return form
