"""The pages of terms and names: looked up by everybody, suggested by many, decided by editors."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.errors import BadInput, NotAllowed
from newsroom.glossary import actions, queries, rules
from newsroom.glossary.models import Concept
from newsroom.glossary.states import ConceptState
from newsroom.web import reading
from newsroom.web.desk.article_page import Failed
from newsroom.web.policy import TERMS, access
from newsroom.web.reading import reader
from newsroom.web.terms import entry, forms, listing
from newsroom.web.terms.forms import Typed
from newsroom.web.terms.listing import Tab, languages

bp = Blueprint("terms", __name__, url_prefix="/terms")

Reply = str | Response | tuple[str, int]


@bp.route("/", methods=["GET", "POST"])
@access(get=TERMS, post=TERMS)
def terms() -> str:
    """List terms; what is looked for is sent as a form, so that no server writes it down."""
    return listing.page(Tab.TERMS)


@bp.route("/names", methods=["GET", "POST"])
@access(get=TERMS, post=TERMS)
def names() -> str:
    """List people, organisations and places with their spelling."""
    return listing.page(Tab.NAMES)


@bp.route("/suggestions", methods=["GET", "POST"])
@access(get=TERMS, post=TERMS)
def suggestions() -> str:
    """List what waits for a decision; who does not decide sees their own."""
    return listing.page(Tab.SUGGESTIONS)


@bp.get("/new")
@access(get=TERMS)
def new() -> str:
    """Show the form for a new entry, or for a suggestion."""
    return entry.form(forms.blank(languages(), request.args.get("kind", "")))


@bp.post("/new")
@access(post=TERMS)
def add() -> Reply:
    """Suggest or add an entry; two of the buttons only lead on to more rows of the form."""
    typed = forms.read(request.form, languages())
    if request.form.get("then") in {"more", "fill"}:
        return entry.form(forms.with_more(typed, languages()))
    if typed.article_id is not None:
        reading.article(typed.article_id)
    try:
        made = actions.propose(entry.entry(typed), by=reader(), article_id=typed.article_id)
    except BadInput as error:
        return _again(typed, error)
    if made.state is ConceptState.APPROVED:
        flash(_("The entry is in use."), "success")
    else:
        flash(_("Your suggestion is with the editors now."), "success")
    return redirect(url_for("terms.show", concept_id=made.id))


@bp.get("/<uuid:concept_id>")
@access(get=TERMS)
def show(concept_id: uuid.UUID) -> str:
    """Show an entry; of a name that is not published, others see only the rule."""
    return entry.show(entry.concept(concept_id))


@bp.get("/<uuid:concept_id>/edit")
@access(get=TERMS)
def edit(concept_id: uuid.UUID) -> str:
    """Show the form of an entry."""
    found = _changeable(concept_id)
    return entry.form(forms.of(found, languages()), found)


@bp.post("/<uuid:concept_id>/edit")
@access(post=TERMS)
def change(concept_id: uuid.UUID) -> Reply:
    """Change an entry, and accept it as well where that was asked for."""
    found = _changeable(concept_id)
    typed = forms.read(request.form, languages())
    then = request.form.get("then")
    if then == "more":
        return entry.form(forms.with_more(typed, languages()), found)
    try:
        actions.edit(concept_id, entry.entry(typed), version=typed.version, by=reader())
    except BadInput as error:
        return _again(typed, error, entry.readable(concept_id))
    if then == "accept" and not rules.may_change(queries.concept(concept_id), reader()):
        flash(_("Saved. Whoever reads secret names has to accept it."), "warning")
    elif then == "accept":
        actions.decide(concept_id, accept=True, by=reader())
        flash(_("The entry is in use."), "success")
    else:
        flash(_("Saved."), "success")
    return _to(concept_id)


@bp.post("/<uuid:concept_id>/<name>")
@access(post=TERMS)
def step(concept_id: uuid.UUID, name: str) -> Reply:
    """Accept or decline a suggestion, or let an entry count no longer."""
    found = entry.readable(concept_id)
    reason = request.form.get("reason", "")
    try:
        said = entry.take(found, name, reason=reason, by=reader())
    except BadInput as error:
        failed = Failed(name, error.message, reason)
        return entry.show(entry.readable(concept_id), failed=failed), 422
    flash(said, "success")
    return redirect(url_for("terms.show", concept_id=concept_id))


def _to(concept_id: uuid.UUID) -> Response:
    """Lead to an entry, or to the list where it may not be known of any more."""
    if entry.may_know(queries.concept(concept_id), reader()):
        return redirect(url_for("terms.show", concept_id=concept_id))
    return redirect(url_for("terms.terms"))


def _changeable(concept_id: uuid.UUID) -> Concept:
    found = entry.readable(concept_id)
    if not rules.may_change(found, reader()):
        raise NotAllowed
    return found


def _again(typed: Typed, error: BadInput, concept: Concept | None = None) -> Reply:
    """Show the form again with everything that was typed, and what is wrong."""
    refused = typed.refused({error.field: error.message})
    return entry.form(refused, concept), 422
