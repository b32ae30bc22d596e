"""“Save and submit”: what was just saved goes to the editors, or its page says why not yet."""

from __future__ import annotations

from flask import flash, request, url_for
from flask_babel import gettext as _

from newsroom.articles import steps
from newsroom.articles.models import Edition
from newsroom.lifecycle import may, unmet
from newsroom.translations import significance
from newsroom.web.desk import article as desk_article
from newsroom.web.reading import reader

BUTTON = "to_editors"
MISSING = "missing"
"""What the address of the page says after a text was saved and could not be submitted."""


def is_asked() -> bool:
    """Tell whether this request is to submit what it saves."""
    return BUTTON in request.form


def is_offered(edition: Edition | None) -> bool:
    """Tell whether this person submits the text that they save; whoever begins an article does."""
    if edition is None:
        return True
    return edition.state in steps.SUBMIT.sources and may(steps.SUBMIT, edition, reader())


def was_refused() -> bool:
    """Tell whether the page is shown because the saved text could not be submitted."""
    return MISSING in request.args


def after_saving(edition: Edition) -> str:
    """Submit what is saved, and return where that leads.

    Where something is missing it stays a draft, and the page says what. What a change means for
    a translation is asked where it is answered, on the article's page.
    """
    if unmet(steps.SUBMIT, edition, reader()):
        return url_for(
            "desk.writing.edit", article_id=edition.article_id, missing=1, _anchor=MISSING
        )
    if significance.question(edition) is not None:
        flash(
            _("Saved. Say what your change means for the translation, then submit it."), "success"
        )
        return url_for("desk.article.show", article_id=edition.article_id, _anchor="steps")
    significance.submit(edition.id, by=reader())
    flash(desk_article.done("submit"), "success")
    return url_for("desk.article.show", article_id=edition.article_id)
