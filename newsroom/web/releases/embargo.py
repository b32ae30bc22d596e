"""The embargo of an article: setting it needs one person, bringing it forward needs two."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.articles import actions
from newsroom.articles.models import Article
from newsroom.people import rights
from newsroom.publishing import proposals
from newsroom.web import reading
from newsroom.web.desk.article_page import Reply, refused
from newsroom.web.forms import EmbargoForm
from newsroom.web.moments import instant
from newsroom.web.policy import EDITOR, STAFF, access
from newsroom.web.reading import reader

bp = Blueprint("embargo", __name__, url_prefix="/articles")


@bp.post("/<uuid:article_id>/embargo")
@access(post=STAFF)
def choose(article_id: uuid.UUID) -> Reply:
    """Forbid publishing before a local time; an earlier one waits for a second editor."""
    found = reading.article(article_id)
    form = EmbargoForm()
    reply = refused(article_id, "embargo", form, lambda: _choose(found, form))
    return reply or _back(article_id)


@bp.post("/<uuid:article_id>/embargo/lift")
@access(post=EDITOR)
def lift(article_id: uuid.UUID) -> Response:
    """Propose that there is no embargo any more."""
    reading.article(article_id)
    proposals.propose_embargo(article_id, None, by=reader())
    flash(_("It is proposed. Another editor has to confirm it."), "success")
    return _back(article_id)


def _choose(found: Article, form: EmbargoForm) -> None:
    until, by = instant(form), reader()
    is_earlier = found.embargo_until is not None and until < found.embargo_until
    if is_earlier and rights.is_any_editor(by):
        proposals.propose_embargo(found.id, until, by=by)
        flash(_("It is proposed. Another editor has to confirm it."), "success")
        return
    actions.set_embargo(found.id, until, by=by, reason=form.reason.data or "")
    flash(_("The embargo is set."), "success")


def _back(article_id: uuid.UUID) -> Response:
    return redirect(url_for("desk.article.show", article_id=article_id, _anchor="embargo"))
