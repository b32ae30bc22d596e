"""Decide about a release: publish, schedule, propose, hold, resume, cancel, try again."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.articles import queries as articles
from newsroom.errors import BadInput, NotFound
from newsroom.people.models import Person
from newsroom.publishing import actions, proposals, queries
from newsroom.publishing.models import Release
from newsroom.web import reading
from newsroom.web.desk.article_page import Failed, Reply, page, refused
from newsroom.web.forms import MomentForm, ReasonForm
from newsroom.web.policy import EDITOR, access
from newsroom.web.reading import reader

bp = Blueprint("release", __name__)


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
    """Choose when the release goes out, or a later time."""
    release = _release(release_id)
    article_id, done = release.article_id, _done("schedule", release)
    form = MomentForm()

    def act() -> None:
        actions.schedule(
            release_id,
            wall=form.wall(),
            zone=form.zone.data or "",
            by=reader(),
            fold=form.fold(),
            shown=form.revisions(),
        )
        flash(done, "success")

    return refused(article_id, "schedule", form, act) or _back(article_id)


@bp.post("/releases/<uuid:release_id>/earlier")
@access(post=EDITOR)
def propose_earlier(release_id: uuid.UUID) -> Reply:
    """Propose an earlier time, or as soon as another editor confirms it."""
    article_id = _release(release_id).article_id
    form = MomentForm()
    if "at_once" in request.form:
        _propose(release_id, None, form)
        return _back(article_id)
    reply = refused(article_id, "earlier", form, lambda: _propose(release_id, form.wall(), form))
    return reply or _back(article_id)


def _propose(release_id: uuid.UUID, wall: dt.datetime | None, form: MomentForm) -> None:
    zone, fold = form.zone.data or "", form.fold() if wall else None
    proposals.propose_release(release_id, wall=wall, zone=zone, by=reader(), fold=fold)
    flash(_("It is proposed. Another editor has to confirm it."), "success")


@bp.post("/releases/<uuid:release_id>/steps/<name>")
@access(post=EDITOR)
def step(release_id: uuid.UUID, name: str) -> Reply:
    """Take one step with a release."""
    release = _release(release_id)
    taken = STEPS.get(name)
    if taken is None:
        raise NotFound
    article_id, done = release.article_id, _done(name, release)
    form = ReasonForm()
    try:
        taken(release_id, reader(), form)
    except BadInput as error:
        failed = Failed(f"release-{name}", error.message, form.reason.data or "")
        return page(articles.article(article_id), failed=failed), 422
    flash(done, "success")
    return _back(article_id)


def _release(release_id: uuid.UUID) -> Release:
    """Return a release of an article that the person may open, or raise ``NotFound``."""
    found = queries.release(release_id)
    reading.article(found.article_id)
    return found


def _back(article_id: uuid.UUID) -> Response:
    return redirect(url_for("desk.article.show", article_id=article_id, _anchor="release"))


def _reason(form: ReasonForm) -> str:
    return form.reason.data or ""


def _language(form: ReasonForm) -> str:
    return form.language.data or ""


STEPS: dict[str, Callable[[uuid.UUID, Person, ReasonForm], None]] = {
    "publish": lambda one, by, form: actions.publish(one, by=by, shown=form.revisions()),
    "let_go_first": lambda one, by, form: actions.let_go_first(
        one, language=_language(form), by=by, reason=_reason(form)
    ),
    "call_minor": lambda one, by, form: actions.call_minor(one, language=_language(form), by=by),
    "unschedule": lambda one, by, _form: actions.unschedule(one, by=by),
    "hold": lambda one, by, form: actions.hold(one, by=by, reason=_reason(form)),
    "resume": lambda one, by, _form: actions.resume(one, by=by),
    "retry": lambda one, by, _form: actions.retry(one, by=by),
    "cancel": lambda one, by, form: actions.cancel(one, by=by, reason=_reason(form)),
}
"""What each button of a release does; those that ask for a time have a form of their own."""


def _done(name: str, release: Release) -> str:
    is_pair = len(release.members) > 1
    words: dict[str, str] = {
        "publish": _("Both languages are on their way to readers.")
        if is_pair
        else _("The text is on its way to readers."),
        "schedule": _("Both languages are scheduled.") if is_pair else _("The text is scheduled."),
        "let_go_first": _("This language goes first; the other one will say so."),
        "call_minor": _("It goes out as a minor fix, in this language alone."),
        "unschedule": _("The release is off the schedule."),
        "hold": _("The release is on hold."),
        "resume": _("The release can go out again."),
        "retry": _("The release is being put together again."),
        "cancel": _("The release is cancelled."),
    }
    return words[name]
