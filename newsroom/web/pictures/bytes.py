"""The bytes of pictures that are not public, for those who may see them and nobody else."""

from __future__ import annotations

import uuid

from flask import Blueprint, Response

from newsroom.errors import NotFound
from newsroom.media import store
from newsroom.media.models import Picture
from newsroom.publishing.pages.picture_facts import name_of
from newsroom.web import frame, headers
from newsroom.web.pictures import access as pictures_access
from newsroom.web.policy import STAFF, access

_LARGE_ENOUGH = 800
"""Pixels; what the desk shows."""
_OF_A_LIST = 480

bp = Blueprint("picture_bytes", __name__, url_prefix="/pictures")


@bp.get("/<uuid:picture_id>/file")
@access(get=STAFF)
def preview(picture_id: uuid.UUID) -> Response:
    """Send a picture as the desk shows it."""
    return _smaller(picture_id, "wide", _LARGE_ENOUGH)


@bp.get("/<uuid:picture_id>/card")
@access(get=STAFF)
def card(picture_id: uuid.UUID) -> Response:
    """Send a picture as lists of the desk show it, cut around what matters."""
    return _smaller(picture_id, "card", _OF_A_LIST)


@bp.get("/<uuid:picture_id>/file/<name>")
@access(get=STAFF)
def public_file(picture_id: uuid.UUID, name: str) -> Response:
    """Send a file that readers will get, by the name that it will have."""
    chosen = _named(pictures_access.seen(picture_id), name)
    return _sent(chosen["digest"], chosen["media_type"])


def _smaller(picture_id: uuid.UUID, use: str, most: int) -> Response:
    """Send the widest of a picture's files below a width, or what it was made from."""
    found = pictures_access.seen(picture_id)
    files = [one for one in found.files if (one["use"], one["media_type"]) == (use, "image/webp")]
    fitting = [one for one in files if one["width"] <= most]
    if not fitting:
        return _sent(found.digest, "image/jpeg")
    chosen = max(fitting, key=lambda one: int(one["width"]))
    return _sent(chosen["digest"], chosen["media_type"])


def _named(picture: Picture, name: str) -> dict[str, str]:
    for one in picture.files:
        if name == name_of(one):
            return one
    raise NotFound


def _sent(digest: str, media_type: str) -> Response:
    frame.use_headers(headers.picture_headers())
    content = store.kept().read(digest, store.SUFFIXES[media_type])
    return Response(content, content_type=media_type)
