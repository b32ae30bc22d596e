"""Answer a wish to go out earlier than agreed, as a second editor."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.publishing import proposals, queries
from newsroom.web import reading
from newsroom.web.policy import EDITOR, access
from newsroom.web.reading import reader

bp = Blueprint("proposals", __name__, url_prefix="/proposals")


@bp.post("/<uuid:proposal_id>/confirm")
@access(post=EDITOR)
def confirm(proposal_id: uuid.UUID) -> Response:
    """Agree to go earlier; it holds at once."""
    back = _back(proposal_id)
    proposals.confirm(proposal_id, by=reader())
    flash(_("Confirmed. It holds at once."), "success")
    return back


@bp.post("/<uuid:proposal_id>/decline")
@access(post=EDITOR)
def decline(proposal_id: uuid.UUID) -> Response:
    """Leave the time as it was agreed."""
    back = _back(proposal_id)
    proposals.decline(proposal_id, by=reader())
    flash(_("The time stays as it was agreed."), "success")
    return back


def _back(proposal_id: uuid.UUID) -> Response:
    """Return the way to the article, which the person has to be allowed to open."""
    found = queries.proposal(proposal_id)
    article_id = reading.article(found.article_id).id
    anchor = "release" if found.release_id else "embargo"
    return redirect(url_for("desk.article.show", article_id=article_id, _anchor=anchor))
