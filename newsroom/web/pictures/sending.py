"""Pictures that somebody sends: rebuilt, and kept when they have decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l

from newsroom.database import db
from newsroom.errors import BadInput
from newsroom.media import actions, confined, store
from newsroom.media.models import Picture
from newsroom.web.pictures import form
from newsroom.web.pictures import seal as pictures_seal
from newsroom.web.reading import reader


@dataclass(frozen=True)
class Received:
    """A picture that was sent and waits to be kept or forgotten."""

    waiting: pictures_seal.Waiting
    told: Sequence[Any]
    """What its file told beside the pixels, one sentence each; empty: nothing is to be decided."""
    seal: str


def received() -> Received:
    """Return the picture of this request, rebuilt of its pixels; nothing else of it is stored.

    Raises:
        BadInput: there is none, or it cannot be read.
    """
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise BadInput(_l("Please choose a file."), field="file")
    person_id = reader().id
    content = sent.stream.read()
    db.session.rollback()  # nobody waits to write while a picture is decoded
    rebuilt = confined.rebuild(content)
    digest = store.kept().hold(rebuilt.master)
    waiting = pictures_seal.Waiting(digest, rebuilt.width, rebuilt.height)
    told = form.told(rebuilt.told)
    return Received(waiting, told, pictures_seal.sealed(waiting, person_id))


def decided() -> Picture | None:
    """Keep the picture that this request's form carries, or forget it and return None.

    Raises:
        BadInput, MissingFile: it has waited too long, or is not theirs.
    """
    waiting = pictures_seal.opened(request.form.get("seal", ""), reader().id)
    if request.form.get("then") == "forget":
        store.kept().let_go(waiting.digest)
        return None
    return kept(waiting)


def kept(waiting: pictures_seal.Waiting) -> Picture:
    """Take a picture in that waited; errors as ``media.actions.add``."""
    return actions.add(waiting.digest, width=waiting.width, height=waiting.height, by=reader())
