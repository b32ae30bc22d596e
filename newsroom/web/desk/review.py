"""An editor reads a source text: takes the review, asks for changes, approves what was read."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.articles import queries, steps
from newsroom.articles.models import Edition
from newsroom.errors import BadInput, NotAllowed, NotFound
from newsroom.lifecycle import offers
from newsroom.people import rights
from newsroom.people.queries import desk_names
from newsroom.web import reading
from newsroom.web.desk import loading
from newsroom.web.desk.article import STEPS
from newsroom.web.desk.article_page import Failed, asked_about
from newsroom.web.forms import ReasonForm
from newsroom.web.policy import EDITOR, access
from newsroom.web.reading import reader
from newsroom.web.writing import comments_panel

bp = Blueprint("source_review", __name__, url_prefix="/review")

Reply = str | Response | tuple[str, int]

_HERE = ("approve", "request_changes", "take_review", "hand_back")


@bp.get("/<uuid:edition_id>")
@access(get=EDITOR)
def show(edition_id: uuid.UUID) -> str:
    """Show the text to read, with the decisions beside it."""
    return _page(_readable(edition_id))


@bp.post("/<uuid:edition_id>/<name>")
@access(post=EDITOR)
def decide(edition_id: uuid.UUID, name: str) -> Reply:
    """Take the review, hand it back, ask for changes or approve."""
    edition = _readable(edition_id)
    if name not in _HERE:
        raise NotFound
    form = ReasonForm()
    try:
        STEPS[name](edition, form, reader())
    except BadInput as error:
        failed = Failed(name, error.message, form.reason.data or "")
        return _page(queries.edition(edition_id), failed=failed), 422
    if name in {"take_review", "hand_back"}:
        return redirect(url_for("desk.source_review.show", edition_id=edition_id))
    done = {
        "approve": _("The text is approved. Its translation can begin."),
        "request_changes": _("The author is asked for changes."),
    }
    flash(done[name], "success")
    return redirect(url_for("desk.article.show", article_id=queries.edition(edition_id).article_id))


def _readable(edition_id: uuid.UUID) -> Edition:
    edition = reading.edition(edition_id)
    if not edition.is_source:
        raise NotFound
    if not rights.is_editor(reader(), edition.language):
        raise NotAllowed
    return edition


def _page(edition: Edition, failed: Failed | None = None) -> str:
    by_name = {one.name: one for one in offers(steps.EDITION_STEPS, edition, reader())}
    people = {edition.owner_id, edition.reviewer_id} - {None}
    revision = edition.current_revision
    taken = [by_name[name] for name in _HERE if name in by_name]
    return render_template(
        "desk/review.html",
        edition=edition,
        revision=revision,
        offers=taken,
        significance=asked_about(edition, taken),
        why=loading.newest_reason(edition.id, edition.article_id),
        names=desk_names({one for one in people if one}),
        failed=failed,
        comments=comments_panel.of(edition, reader(), comments_panel.REVIEW),
    )
