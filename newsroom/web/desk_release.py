"""Decide about a release: publish, schedule, hold, resume, cancel, try again."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.articles import queries as articles
from newsroom.errors import BadInput, NotFound
from newsroom.people.models import Person
from newsroom.publishing import actions, queries
from newsroom.web import reading
from newsroom.web.desk_article import Failed, page
from newsroom.web.forms import MomentForm, ReasonForm, complain
from newsroom.web.policy import EDITOR, access
from newsroom.web.reading import reader

bp = Blueprint("release", __name__)

Reply = str | Response | tuple[str, int]


@bp.post("/articles/<uuid:article_id>/release")
@access(post=EDITOR)
def assemble(article_id: uuid.UUID) -> Reply:
    """Begin a release by hand."""
    reading.article(article_id)
    actions.assemble(article_id, by=reader())
    flash(_("A release is begun."), "success")
    return _back(article_id)


@bp.post("/releases/<uuid:release_id>/schedule")
@access(post=EDITOR)
def schedule(release_id: uuid.UUID) -> Reply:
    """Choose when the pair goes out."""
    article_id = _article_of(release_id)
    form = MomentForm()
    try:
        if not form.validate():
            return page(articles.article(article_id), schedule=form), 422
        actions.schedule(
            release_id,
            wall=form.wall(),
            zone=form.zone.data or "",
            by=reader(),
            fold=form.fold(),
        )
    except BadInput as error:
        complain(form, error)
        choices = getattr(error, "choices", ())
        return page(articles.article(article_id), schedule=form, choices=choices), 422
    flash(_("Both languages are scheduled."), "success")
    return _back(article_id)


@bp.post("/releases/<uuid:release_id>/steps/<name>")
@access(post=EDITOR)
def step(release_id: uuid.UUID, name: str) -> Reply:
    """Take one step with a release."""
    article_id = _article_of(release_id)
    taken = STEPS.get(name)
    if taken is None:
        raise NotFound
    form = ReasonForm()
    reason = form.reason.data or ""
    try:
        taken(release_id, reader(), reason)
    except BadInput as error:
        failed = Failed(f"release-{name}", error.message, reason)
        return page(articles.article(article_id), failed=failed), 422
    flash(_done(name), "success")
    return _back(article_id)


def _article_of(release_id: uuid.UUID) -> uuid.UUID:
    return reading.article(queries.release(release_id).article_id).id


def _back(article_id: uuid.UUID) -> Response:
    return redirect(url_for("desk.article.show", article_id=article_id, _anchor="release"))


STEPS: dict[str, Callable[[uuid.UUID, Person, str], None]] = {
    "publish": lambda release_id, by, _reason: actions.publish(release_id, by=by),
    "unschedule": lambda release_id, by, _reason: actions.unschedule(release_id, by=by),
    "hold": lambda release_id, by, reason: actions.hold(release_id, by=by, reason=reason),
    "resume": lambda release_id, by, _reason: actions.resume(release_id, by=by),
    "retry": lambda release_id, by, _reason: actions.retry(release_id, by=by),
    "cancel": lambda release_id, by, reason: actions.cancel(release_id, by=by, reason=reason),
}
"""What each button of a release does; scheduling has a form of its own."""


def _done(name: str) -> str:
    words: dict[str, str] = {
        "publish": _("Both languages are on their way to readers."),
        "unschedule": _("The release is off the schedule."),
        "hold": _("The release is on hold."),
        "resume": _("The release can go out again."),
        "retry": _("The release is being put together again."),
        "cancel": _("The release is cancelled."),
    }
    return words[name]
