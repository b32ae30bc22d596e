"""The page of one picture: its words, its rights, where it stands."""

from __future__ import annotations

import uuid

from flask import render_template

from newsroom.articles import picture_library
from newsroom.database import now
from newsroom.media import clearance, clearing, limits, queries
from newsroom.people.queries import desk_names
from newsroom.settings import current
from newsroom.web.pictures import form, rights_form, used, words
from newsroom.web.pictures.form import Typed
from newsroom.web.pictures.rights_form import TypedRights
from newsroom.web.reading import reader


def shown(
    picture_id: uuid.UUID, typed: Typed | None = None, rights: TypedRights | None = None
) -> str:
    """Show a picture with one of its forms as it was typed."""
    found = queries.picture(picture_id)
    person = reader()
    return render_template(
        "desk/pictures/show.html",
        picture=found,
        typed=typed or form.of(found),
        rights=rights or rights_form.of(found),
        used=used.of(picture_id, person),
        why=clearance.why(found, now()),
        choices=words.CHOICES,
        limits=form.LIMITS | clearing.LIMITS,
        card_shape=limits.CARD_SHAPE,
        credits=picture_library.credits_known(person),
        names=desk_names({found.uploaded_by}),
        zone=current().time_zone,
    )
