"""How the languages of an article go public: together, or for a reason and a time not so."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.articles import policies
from newsroom.articles.states import PairPolicy
from newsroom.web import reading
from newsroom.web.desk.article_page import Reply, refused
from newsroom.web.forms import EmbargoForm
from newsroom.web.moments import instant
from newsroom.web.policy import EDITOR, access
from newsroom.web.reading import reader

bp = Blueprint("policy", __name__, url_prefix="/articles")


@bp.post("/<uuid:article_id>/policy/together")
@access(post=EDITOR)
def together(article_id: uuid.UUID) -> Response:
    """Let both languages go out together again."""
    reading.article(article_id)
    policies.set_policy(article_id, PairPolicy.TOGETHER, by=reader())
    flash(_("Both languages go out together."), "success")
    return _back(article_id)


@bp.post("/<uuid:article_id>/policy/<any(source_first, single):name>")
@access(post=EDITOR)
def apart(article_id: uuid.UUID, name: str) -> Reply:
    """Let the languages part, for a reason and until a local time."""
    reading.article(article_id)
    form = EmbargoForm()
    reply = refused(article_id, name, form, lambda: _set(article_id, PairPolicy(name), form))
    return reply or _back(article_id)


def _set(article_id: uuid.UUID, policy: PairPolicy, form: EmbargoForm) -> None:
    reason, until = form.reason.data or "", instant(form)
    policies.set_policy(article_id, policy, by=reader(), reason=reason, until=until)
    flash(_("The exception is noted with its reason."), "success")


def _back(article_id: uuid.UUID) -> Response:
    return redirect(url_for("desk.article.show", article_id=article_id, _anchor="policy"))
