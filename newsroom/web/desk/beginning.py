"""Buttons that begin an article with another one: a copy of it, or a follow-up."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.articles import duplicating
from newsroom.web import reading
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader

bp = Blueprint("beginning", __name__, url_prefix="/articles/<uuid:article_id>")


@bp.post("/duplicate")
@access(post=STAFF)
def duplicate(article_id: uuid.UUID) -> Response:
    """Begin an article with the words of this one."""
    made = duplicating.duplicate(reading.article(article_id).id, by=reader())
    flash(_("This is the copy, an article of its own. Approval and translation begin anew."))
    return redirect(url_for("desk.writing.edit", article_id=made.article_id))


@bp.post("/follow-up")
@access(post=STAFF)
def follow_up(article_id: uuid.UUID) -> Response:
    """Begin an article that goes on from this one."""
    made = duplicating.follow_up(reading.article(article_id).id, by=reader())
    flash(_("Readers of both articles are led from one to the other once both are public."))
    return redirect(url_for("desk.writing.edit", article_id=made.article_id))
