"""Pictures at the desk: sent, described, and how a text shows one."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.articles import picture_library
from newsroom.articles.picture_library import Asked, Shelf
from newsroom.database import now
from newsroom.errors import BadInput
from newsroom.media import actions, clearance, store
from newsroom.media.models import Picture
from newsroom.people.queries import desk_names
from newsroom.web.paging import asked_page
from newsroom.web.pictures import access as pictures_access
from newsroom.web.pictures import form, sending, words
from newsroom.web.pictures import page as pictures_page
from newsroom.web.policy import PICTURES, access
from newsroom.web.reading import reader

PAGE = 24
_WORDS_LIMIT = 200

bp = Blueprint("pictures", __name__, url_prefix="/pictures")

Reply = str | Response | tuple[str, int]


@bp.get("/")
@access(get=PICTURES)
def index() -> str:
    """List the pictures that the person looks after, with a form to send one."""
    return _index()


@bp.post("/")
@access(post=PICTURES)
def upload() -> Reply:
    """Take a picture in; where its file tells of somebody, that is said before it is kept."""
    try:
        received = sending.received()
        if not received.told:
            return _welcomed(sending.kept(received.waiting))
    except (BadInput, store.MissingFile) as error:
        return _index(error.message), 422
    return render_template("desk/pictures/told.html", told=received.told, seal=received.seal)


@bp.post("/keep")
@access(post=PICTURES)
def keep() -> Reply:
    """Keep a picture of which the person was told what its file tells, or forget it."""
    try:
        picture = sending.decided()
    except (BadInput, store.MissingFile) as error:
        return _index(error.message), 422
    if picture is not None:
        return _welcomed(picture)
    flash(_("The picture is forgotten; nothing of it was kept."), "success")
    return redirect(url_for("desk.pictures.index"))


@bp.get("/<uuid:picture_id>")
@access(get=PICTURES)
def show(picture_id: uuid.UUID) -> str:
    """Show a picture, what is said of it, its rights, and where it stands."""
    pictures_access.changeable(picture_id)
    return pictures_page.shown(picture_id)


@bp.post("/<uuid:picture_id>")
@access(post=PICTURES)
def describe(picture_id: uuid.UUID) -> Reply:
    """Change what is said of a picture."""
    pictures_access.changeable(picture_id)
    typed = form.read(request.form)
    try:
        actions.describe(picture_id, typed.said(), version=typed.version, by=reader())
    except BadInput as error:
        refused = typed.refused(error.field, error.message)
        return pictures_page.shown(picture_id, refused), 422
    flash(_("Saved."), "success")
    return redirect(url_for("desk.pictures.show", picture_id=picture_id))


@bp.post("/<uuid:picture_id>/retire")
@access(post=PICTURES)
def retire(picture_id: uuid.UUID) -> Reply:
    """Take a picture from every page."""
    pictures_access.changeable(picture_id)
    actions.retire(picture_id, by=reader())
    flash(_("No page shows this picture any more; those that did are being renewed."), "success")
    return redirect(url_for("desk.pictures.show", picture_id=picture_id))


def _welcomed(picture: Picture) -> Reply:
    flash(_("The picture is here. Say what it shows, in each language."), "success")
    return redirect(url_for("desk.pictures.show", picture_id=picture.id))


def _index(error: object = "") -> str:
    page = asked_page()
    shelf = words.chosen(Shelf, request.args.get("shelf", "")) or Shelf.ALL
    asked = Asked(request.args.get("q", "").strip()[:_WORDS_LIMIT], shelf)
    found = picture_library.looked_after(asked, reader(), most=PAGE + 1, offset=(page - 1) * PAGE)
    at = now()
    return render_template(
        "desk/pictures/index.html",
        pictures=found[:PAGE],
        why={one.id: clearance.why(one, at) for one in found},
        names=desk_names({one.uploaded_by for one in found}),
        asked=asked,
        shelves=words.SHELVES,
        page=page,
        has_more=len(found) > PAGE,
        error=error,
    )
