"""Pictures at the desk: sent, described, and how a text shows one."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from newsroom.database import db
from newsroom.errors import BadInput
from newsroom.media import actions, confined, queries, store
from newsroom.people.queries import desk_names
from newsroom.web import picture_access, picture_form, picture_seal
from newsroom.web.paging import asked_page
from newsroom.web.policy import PICTURES, access
from newsroom.web.reading import reader

PAGE = 24
_REFUSED_STATUS = 422

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
    person_id = reader().id
    try:
        rebuilt = _rebuilt()
    except BadInput as error:
        return _index(error.message), _REFUSED_STATUS
    digest = store.kept().hold(rebuilt.master)
    waiting = picture_seal.Waiting(digest, rebuilt.width, rebuilt.height)
    if not rebuilt.told:
        return _keep(waiting)
    return render_template(
        "desk/pictures/told.html",
        told=picture_form.told(rebuilt.told),
        waiting=waiting,
        seal=picture_seal.sealed(waiting, person_id),
    )


@bp.post("/keep")
@access(post=PICTURES)
def keep() -> Reply:
    """Keep a picture of which the person was told what its file tells, or forget it."""
    waiting = picture_seal.opened(request.form.get("seal", ""), reader().id)
    if request.form.get("then") == "forget":
        store.kept().let_go(waiting.digest)
        flash(_("The picture is forgotten; nothing of it was kept."), "success")
        return redirect(url_for("desk.pictures.index"))
    return _keep(waiting)


@bp.get("/<uuid:picture_id>")
@access(get=PICTURES)
def show(picture_id: uuid.UUID) -> str:
    """Show a picture, what is said of it, and how a text shows it."""
    found = picture_access.changeable(picture_id)
    return _show(picture_id, picture_form.of(found))


@bp.post("/<uuid:picture_id>")
@access(post=PICTURES)
def describe(picture_id: uuid.UUID) -> Reply:
    """Change what is said of a picture."""
    picture_access.changeable(picture_id)
    typed = picture_form.read(request.form)
    try:
        actions.describe(picture_id, typed.said(), version=typed.version, by=reader())
    except BadInput as error:
        return _show(picture_id, typed.refused(error.field, error.message)), _REFUSED_STATUS
    flash(_("Saved."), "success")
    return redirect(url_for("desk.pictures.show", picture_id=picture_id))


@bp.post("/<uuid:picture_id>/retire")
@access(post=PICTURES)
def retire(picture_id: uuid.UUID) -> Reply:
    """Take a picture from every page."""
    picture_access.changeable(picture_id)
    actions.retire(picture_id, by=reader())
    flash(_("No page shows this picture any more; those that did are being renewed."), "success")
    return redirect(url_for("desk.pictures.show", picture_id=picture_id))


def _rebuilt() -> confined.Rebuilt:
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise BadInput(_l("Please choose a file."), field="file")
    content = sent.stream.read()
    db.session.rollback()  # nobody waits to write while a picture is decoded
    return confined.rebuild(content)


def _keep(waiting: picture_seal.Waiting) -> Reply:
    try:
        made = actions.add(waiting.digest, width=waiting.width, height=waiting.height, by=reader())
    except (BadInput, store.MissingFile) as error:
        return _index(error.message), _REFUSED_STATUS
    flash(_("The picture is here. Say what it shows, in each language."), "success")
    return redirect(url_for("desk.pictures.show", picture_id=made.id))


def _index(error: object = "") -> str:
    page = asked_page()
    found = queries.listed(reader(), most=PAGE + 1, offset=(page - 1) * PAGE)
    return render_template(
        "desk/pictures/index.html",
        pictures=found[:PAGE],
        names=desk_names({one.uploaded_by for one in found}),
        page=page,
        has_more=len(found) > PAGE,
        error=error,
    )


def _show(picture_id: uuid.UUID, typed: picture_form.Typed) -> str:
    found = queries.picture(picture_id)
    return render_template(
        "desk/pictures/show.html",
        picture=found,
        typed=typed,
        focuses=picture_form.FOCUSES,
        limits=picture_form.LIMITS,
        names=desk_names({found.uploaded_by}),
    )
