"""Pictures beside a text that is written: found in the library, and sent from there."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Blueprint, Response, jsonify, request, url_for

from newsroom.articles import picture_library
from newsroom.database import now
from newsroom.errors import NewsroomError
from newsroom.media import clearance
from newsroom.media.models import Picture
from newsroom.media.store import MissingFile
from newsroom.settings import current
from newsroom.web import ids
from newsroom.web.error_pages import status_of
from newsroom.web.paging import asked_page
from newsroom.web.pictures import sending as pictures_sending
from newsroom.web.policy import PICTURES, access
from newsroom.web.reading import reader

PAGE = 20

bp = Blueprint("writing_pictures", __name__, url_prefix="/writing/pictures")

Reply = tuple[Response, int]


@bp.get("")
@access(get=PICTURES)
def index() -> Response:
    """Return pictures that the person may show in a text: ``q``, ``page``, ``article``."""
    page = asked_page()
    found = picture_library.to_choose(
        request.args.get("q", ""), reader(), most=PAGE + 1, offset=(page - 1) * PAGE
    )
    article_id = _article_id()
    shown = [_told(one, article_id) for one in found[:PAGE]]
    return jsonify(pictures=shown, more=len(found) > PAGE)


@bp.post("")
@access(post=PICTURES)
def send() -> Reply:
    """Take a picture in; where its file tells of somebody, that is said before it is kept.

    Answers ``picture``; or ``told`` and ``seal``, which comes back with ``then``; or ``error``.
    """
    try:
        if "seal" in request.form:
            return _decided()
        received = pictures_sending.received()
        if received.told:
            return jsonify(told=[str(one) for one in received.told], seal=received.seal), 200
        return _kept(pictures_sending.kept(received.waiting))
    except (NewsroomError, MissingFile) as error:
        return jsonify(error=str(error.message)), status_of(error)


def _decided() -> Reply:
    picture = pictures_sending.decided()
    return _kept(picture) if picture is not None else (jsonify(forgotten=True), 200)


def _kept(picture: Picture) -> Reply:
    return jsonify(picture=_told(picture, _article_id())), 201


def _article_id() -> uuid.UUID | None:
    return ids.read(request.values.get("article"))


def _told(picture: Picture, article_id: uuid.UUID | None) -> dict[str, Any]:
    said = {code: picture.said_in(code) for code in current().languages}
    why = clearance.why(picture, now(), article_id)
    return {
        "id": picture.id.hex,
        "src": url_for("desk.picture_bytes.preview", picture_id=picture.id),
        "card": url_for("desk.picture_bytes.card", picture_id=picture.id),
        "page": url_for("desk.pictures.show", picture_id=picture.id),
        "width": picture.width,
        "height": picture.height,
        "alt": {code: alt for code, (alt, _) in said.items()},
        "caption": {code: caption for code, (_, caption) in said.items()},
        "credit": picture.credit,
        "decorative": picture.decorative,
        "usable": not why,
        "why": str(why),
    }
