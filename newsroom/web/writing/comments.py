"""Comments beside the source text of an article: the panel, and everything that is done in it."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from newsroom.articles import queries
from newsroom.articles.comments import actions as comments
from newsroom.articles.comments import people as comments_people
from newsroom.articles.comments import rules as comments_rules
from newsroom.articles.comments.actions import Said
from newsroom.articles.comments.anchoring import Anchor
from newsroom.articles.models import Edition
from newsroom.articles.states import About
from newsroom.errors import BadInput, NotFound
from newsroom.web import reading
from newsroom.web.desk import talk as desk_talk
from newsroom.web.desk.article_page import Failed
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader
from newsroom.web.same_site import way_back
from newsroom.web.writing import comments_panel as panels
from newsroom.web.writing import taking

bp = Blueprint("comments", __name__, url_prefix="/articles/<uuid:article_id>/comments")

Reply = str | AnyResponse | tuple[str, int]


@bp.get("")
@access(get=STAFF)
def show(article_id: uuid.UUID) -> str:
    """Show the text with everything that was said beside it."""
    return _shown(_edition(article_id))


@bp.post("")
@access(post=STAFF)
def say(article_id: uuid.UUID) -> Reply:
    """Comment on marked or pasted words, on a field or on the whole."""
    edition = _edition(article_id)
    return _acted(edition, "say", lambda: comments.say(edition.id, _said(), by=reader()))


@bp.post("/<uuid:comment_id>/<name>")
@access(post=STAFF)
def act(article_id: uuid.UUID, comment_id: uuid.UUID, name: str) -> Reply:
    """Answer, change, settle, reopen, take back or erase one comment."""
    edition = _edition(article_id)
    do = ACTS.get(name)
    if do is None:
        raise NotFound
    return _acted(edition, f"{name}-{comment_id}", lambda: do(edition.id, comment_id))


ACTS: dict[str, Callable[[uuid.UUID, uuid.UUID], object]] = {
    "reply": lambda edition_id, one: comments.reply(edition_id, one, _text(), by=reader()),
    "change": lambda edition_id, one: comments.change(edition_id, one, _text(), by=reader()),
    "settle": lambda edition_id, one: comments.settle(edition_id, one, by=reader()),
    "reopen": lambda edition_id, one: comments.reopen(edition_id, one, by=reader()),
    "remove": lambda edition_id, one: comments.remove(edition_id, one, by=reader()),
    "erase": lambda edition_id, one: comments.erase(edition_id, one, by=reader()),
}
"""What each button under a comment does."""


@bp.get("/people")
@access(get=STAFF)
def people(article_id: uuid.UUID) -> Response:
    """Name those who can be mentioned; all at once, for what is typed stands in no address."""
    edition = _edition(article_id)
    return jsonify(comments_people.offered(edition, besides=reader().id))


@bp.post("/<uuid:comment_id>/taken")
@access(post=STAFF)
def taken(article_id: uuid.UUID, comment_id: uuid.UUID) -> Response:
    """Put a proposed wording into the text that stands in a form just now; nothing is saved."""
    edition = _edition(article_id)
    comment = taking.proposed(edition, comment_id, by=reader())
    typed = taking.of_request(request.form.to_dict(), comment.about)
    return jsonify(taking.in_text(comment, typed))


def _edition(article_id: uuid.UUID) -> Edition:
    """Return the source edition, if this person reads what is said beside it."""
    edition = reading.article(article_id).source
    if not comments_rules.may_talk(edition, reader()):
        raise NotFound
    return edition


def _said() -> Said:
    form = request.form
    quote = form.get("quote", "").strip()
    asked = form.get("about", "")
    about = About(asked) if asked in {"title", "standfirst"} else About.BODY
    if about is About.BODY and not quote:
        about = About.WHOLE
    return Said(
        text=_text(),
        about=about,
        anchor=Anchor(quote, form.get("before", ""), form.get("after", "")),
        is_marked=bool(form.get("marked")),
        proposed=form.get("proposed", "").strip() or None,
        blocks="blocks" in form,
    )


def _text() -> str:
    """Return what the person typed, a comment or an answer."""
    return request.form.get("comment", "")


def _acted(edition: Edition, step: str, do: Callable[[], object]) -> Reply:
    """Act, then show the panel again: as a part for htmx, else where the form came from."""
    edition_id, article_id = edition.id, edition.article_id
    try:
        do()
    except BadInput as error:
        failed = Failed(step, error.message, _text(), error.field)
        return _shown(queries.edition(edition_id), failed=failed), 422
    if _is_part():
        return _shown(queries.edition(edition_id))
    flash(_("It is kept beside the text."), "success")
    here = url_for("desk.comments.show", article_id=article_id)
    return redirect(way_back(request.form.get("next", ""), here))


def _shown(edition: Edition, *, failed: Failed | None = None) -> str:
    asked = request.values.get("place", "")
    place = asked if asked in panels.PLACES and _is_part() else panels.ALONE
    typed = request.form.to_dict() if failed else {}
    panel = panels.of(edition, reader(), place, failed=failed, typed=typed)
    if _is_part():
        return render_template("desk/writing/_comments.html", comments=panel)
    return render_template(
        "desk/comments.html",
        comments=panel,
        edition=edition,
        revision=edition.current_revision,
        translations=desk_talk.of_translations(edition, reader()),
    )


def _is_part() -> bool:
    return "HX-Request" in request.headers
