"""Make a quotation of a post that somebody pastes; nothing is fetched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, jsonify, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from newsroom.characters import without_controls
from newsroom.imports.posts import embedded as posts_embedded
from newsroom.imports.posts import quotes as posts_quotes
from newsroom.imports.posts.quotes import Post
from newsroom.languages import LANGUAGES
from newsroom.web import problems
from newsroom.web.policy import STAFF, access

bp = Blueprint("writing_post", __name__, url_prefix="/writing")

Reply = str | Response | tuple[str | Response, int]
MISSING = {
    "author": _l("who wrote it"),
    "date": _l("when"),
    "language": _l("its language"),
    "text": _l("its words"),
    "address": _l("its address"),
}


@bp.get("/post")
@access(get=STAFF)
def form() -> str:
    """Show an empty form."""
    return render_template("desk/writing/post.html", pasted="", post=None)


@bp.post("/post")
@access(post=STAFF)
def make() -> Reply:
    """Answer with the quotation that a pasted text, address or embed code makes."""
    sent = request.get_json(silent=True) if request.is_json else request.form
    pasted = str(sent.get("text", "")) if isinstance(sent, Mapping) else ""
    post = posts_embedded.read(without_controls(pasted), tuple(LANGUAGES))
    wants_json = request.is_json or problems.are_wanted()
    if post is None:
        error = _("Paste the text of a post, its address or its embed code.")
        if wants_json:
            return jsonify({"error": error}), 422
        page = render_template("desk/writing/post.html", pasted=pasted, post=None, error=error)
        return page, 422
    if wants_json:
        return jsonify(_told(post))
    html = posts_quotes.as_html(post)
    missing = [MISSING[name] for name in post.missing]
    return render_template(
        "desk/writing/post.html", pasted=pasted, post=post, html=html, missing=missing
    )


def _told(post: Post) -> dict[str, Any]:
    return {
        "html": posts_quotes.as_html(post),
        "author": post.author,
        "date": post.date.isoformat() if post.date else "",
        "language": post.language,
        "text": post.text,
        "address": post.address,
        "missing": list(post.missing),
    }
