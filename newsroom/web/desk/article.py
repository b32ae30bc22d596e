"""An article's page, and every step that is possible with its source edition."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from flask import Blueprint, flash, jsonify, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.articles import actions, queries
from newsroom.articles.models import Edition
from newsroom.errors import BadInput, NotFound
from newsroom.people.models import Person
from newsroom.translations import queries as translations
from newsroom.translations import significance
from newsroom.translations.states import Significance
from newsroom.web import ids, mending, problems, reading
from newsroom.web.desk.article_page import Failed, Reply, edition_offers, page
from newsroom.web.forms import ReasonForm
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader

bp = Blueprint("article", __name__, url_prefix="/articles")


@bp.get("/<uuid:article_id>")
@access(get=STAFF)
def show(article_id: uuid.UUID) -> str | Response:
    """Show everything about one article; a translator is led to the translation."""
    found = reading.article(article_id)
    if reading.is_only_translated_by(found, reader()):
        task = translations.newest_for(found, reader())
        return redirect(url_for("translate.show", task_id=task.id))
    return page(found)


@bp.get("/<uuid:article_id>/steps")
@access(get=STAFF)
def steps(article_id: uuid.UUID) -> Response:
    """Say as JSON which steps this person takes with the source edition, and what is missing."""
    found = reading.article(article_id)
    if reading.is_only_translated_by(found, reader()):
        raise NotFound
    return _as_json(found.source)


def _as_json(edition: Edition) -> Response:
    return jsonify(
        state=str(edition.state),
        revision=str(edition.current_revision_id),
        steps=[
            {
                "name": one.name,
                "label": str(one.label),
                "possible": one.possible,
                "needs_reason": one.needs_reason,
                "unmet": mending.as_values(one.unmet, edition),
            }
            for one in edition_offers(edition, reader())
        ],
    )


@bp.post("/<uuid:article_id>/steps/<name>")
@access(post=STAFF)
def step(article_id: uuid.UUID, name: str) -> Reply:
    """Take one step with the source edition."""
    edition = reading.article(article_id).source
    taken = STEPS.get(name)
    if taken is None:
        raise NotFound
    form = ReasonForm()
    try:
        taken(edition, form, reader())
    except BadInput as error:
        if problems.are_wanted():
            raise
        failed = Failed(name, error.message, form.reason.data or "")
        return page(queries.article(article_id), failed=failed), 422
    if problems.are_wanted():
        return _as_json(queries.article(article_id).source)
    flash(done(name), "success")
    return redirect(url_for("desk.article.show", article_id=article_id))


def revision_id(form: ReasonForm) -> uuid.UUID:
    """Return the revision that the page showed, or raise ``NotFound``."""
    return ids.required(form.revision.data)


def said_in(form: ReasonForm) -> Significance | None:
    """Return what a form says about a change of the source text; None where it says nothing.

    Raises:
        BadInput: it says what nobody can say.
    """
    said = form.significance.data or ""
    try:
        return Significance(said) if said else None
    except ValueError:
        message = _("Choose what the change means for the translation.")
        raise BadInput(message, field=significance.FIELD) from None


STEPS: dict[str, Callable[[Edition, ReasonForm, Person], object]] = {
    "submit": lambda edition, form, by: significance.submit(
        edition.id, by=by, significance=said_in(form)
    ),
    "take_review": lambda edition, _form, by: actions.take_review(edition.id, by=by),
    "hand_back": lambda edition, _form, by: actions.hand_back(edition.id, by=by),
    "request_changes": lambda edition, form, by: actions.request_changes(
        edition.id, by=by, reason=form.reason.data or ""
    ),
    "approve": lambda edition, form, by: significance.approve(
        edition.id, revision_id(form), by=by, significance=said_in(form)
    ),
    "spike": lambda edition, form, by: actions.spike(
        edition.id, by=by, reason=form.reason.data or ""
    ),
    "restore": lambda edition, _form, by: actions.restore(edition.id, by=by),
}
"""What each button of a source edition does."""


def done(name: str) -> str:
    """Return what is said once a step is taken."""
    words: dict[str, str] = {
        "submit": _("The article is with the editors now."),
        "take_review": _("You are reviewing this article."),
        "hand_back": _("Another editor can take the review."),
        "request_changes": _("The author is asked for changes."),
        "approve": _("The text is approved."),
        "spike": _("The article is spiked."),
        "restore": _("The article is a draft again."),
    }
    return words[name]
