"""Correct what is live: say what was wrong, have the notes read by a second editor, give it up."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from newsroom.articles import queries as articles
from newsroom.articles.states import PublicState
from newsroom.errors import BadInput, NotFound
from newsroom.publishing import corrections, queries
from newsroom.publishing.models import Correction
from newsroom.publishing.states import Severity
from newsroom.web import reading, sent
from newsroom.web.after.page import Reply, back, page
from newsroom.web.policy import EDITOR, access
from newsroom.web.reading import reader

bp = Blueprint("correction", __name__, url_prefix="/articles/<uuid:article_id>/after/correction")


@bp.post("")
@access(post=EDITOR)
def begin(article_id: uuid.UUID) -> Reply:
    """Begin a correction."""
    found = reading.article(article_id)
    live = tuple(
        sorted(one.language for one in found.editions if one.public_state is PublicState.LIVE)
    )
    try:
        corrections.open_correction(
            article_id,
            severity=_severity(),
            scope=request.form.getlist("scope"),
            notes=sent.notes(live),
            by=reader(),
        )
    except BadInput as error:
        form = sent.refused("correct", error, ("severity", "scope", *sent.note_fields(live)))
        return page(articles.article(article_id), form), 422
    flash(_("The correction is open. A second editor has to read its notes."), "success")
    return back(article_id)


def _severity() -> Severity:
    try:
        return Severity(request.form.get("severity", ""))
    except ValueError:
        message = _l("Choose how grave the correction is.")
        raise BadInput(message, field="severity") from None


@bp.post("/notes")
@access(post=EDITOR)
def change_notes(article_id: uuid.UUID) -> Reply:
    """Reword the notes; somebody else has to read them again."""
    correction = _open(article_id)
    languages = _languages(correction)
    try:
        corrections.change_notes(correction.id, notes=sent.notes(languages), by=reader())
    except BadInput as error:
        form = sent.refused("notes", error, sent.note_fields(languages))
        return page(articles.article(article_id), form), 422
    flash(_("The notes are changed. A second editor has to read them."), "success")
    return back(article_id)


@bp.post("/notes/approve")
@access(post=EDITOR)
def approve_notes(article_id: uuid.UUID) -> Reply:
    """Agree to the very words that stood on the page."""
    correction = _open(article_id)
    notes = {code: _as_stored(text) for code, text in sent.notes(_languages(correction)).items()}
    corrections.approve_notes(correction.id, notes=notes, by=reader())
    flash(_("The notes are approved. They go out with the corrected text."), "success")
    return back(article_id)


@bp.post("/cancel")
@access(post=EDITOR)
def cancel(article_id: uuid.UUID) -> Reply:
    """Give a correction up that no reader has seen."""
    correction = _open(article_id)
    try:
        corrections.cancel_correction(
            correction.id, by=reader(), reason=request.form.get("reason", "")
        )
    except BadInput as error:
        return page(articles.article(article_id), sent.refused("cancel", error, ("reason",))), 422
    flash(_("The correction is given up. Texts in work go on as an update."), "success")
    return back(article_id)


def _open(article_id: uuid.UUID) -> Correction:
    reading.article(article_id)
    correction = queries.open_correction(article_id)
    if correction is None:
        raise NotFound
    return correction


def _languages(correction: Correction) -> tuple[str, ...]:
    return tuple(one.language for one in correction.notes)


def _as_stored(text: str) -> str:
    """Undo what a browser does to the line ends of a hidden field."""
    return text.replace("\r\n", "\n")
