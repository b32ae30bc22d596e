"""A text between its two forms, Markdown and HTML: what the switch of the writing page asks for."""

from __future__ import annotations

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from newsroom.articles.models import Revision
from newsroom.errors import BadInput
from newsroom.web.body import text as body_text
from newsroom.web.body.text import HTML, Typed
from newsroom.web.policy import STAFF, access
from newsroom.web.writing.form import ArticleForm

bp = Blueprint("writing_text", __name__, url_prefix="/writing")


@bp.post("/text")
@access(post=STAFF)
def convert() -> Response | tuple[Response, int]:
    """Return the text that was sent in the form that is wanted; nothing is stored."""
    given = body_text.sent(request.form.get("body"), request.form.get("body_form"))
    try:
        body = body_text.stored(given)
    except BadInput as error:
        return jsonify({"error": str(error.message)}), 422
    shown = Typed(str(body), HTML) if request.form.get("wanted") == HTML else body_text.typed(body)
    return jsonify({"body": shown.text, "body_form": shown.form})


def as_html(form: ArticleForm, present: Revision | None) -> str | None:
    """Return as HTML what the field of a form shows as Markdown, so that the editor need not ask.

    None where the field holds HTML itself, or what cannot be read.
    """
    if form.body_form.data == HTML:
        return None
    try:
        return str(form.body_of(present))
    except BadInput:
        return None
