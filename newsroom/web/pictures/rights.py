"""The rights in a picture: said, ended, and consent taken back."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.errors import BadInput
from newsroom.media import clearing
from newsroom.web.pictures import access as pictures_access
from newsroom.web.pictures import page, rights_form, used
from newsroom.web.policy import PICTURES, access
from newsroom.web.reading import reader

bp = Blueprint("picture_rights", __name__, url_prefix="/pictures")


@bp.post("/<uuid:picture_id>/rights")
@access(post=PICTURES)
def clear(picture_id: uuid.UUID) -> Response | tuple[str, int]:
    """Say what may be done with a picture."""
    found = pictures_access.changeable(picture_id)
    typed = rights_form.read(request.form)
    offered = {one.article_id for one in used.of(picture_id, reader()).uses}
    if found.only_article_id:
        offered.add(found.only_article_id)
    try:
        clearing.clear(picture_id, typed.said(offered), version=typed.version, by=reader())
    except BadInput as error:
        refused = typed.refused(error.field, error.message)
        return page.shown(picture_id, rights=refused), 422
    flash(_("Saved."), "success")
    return redirect(_page(picture_id))


@bp.post("/<uuid:picture_id>/withdraw")
@access(post=PICTURES)
def withdraw(picture_id: uuid.UUID) -> Response:
    """Take consent back; pages leave the picture out at once."""
    pictures_access.changeable(picture_id)
    clearing.withdraw_consent(picture_id, by=reader())
    flash(_("No page shows this picture any more; those that did are being renewed."), "success")
    return redirect(_page(picture_id))


def _page(picture_id: uuid.UUID) -> str:
    return url_for("desk.pictures.show", picture_id=picture_id)
