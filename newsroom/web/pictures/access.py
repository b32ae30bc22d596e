"""Who may see a picture that is not public: who looks after it, and who works on its texts."""

from __future__ import annotations

import uuid

from newsroom.articles import picture_library
from newsroom.articles import queries as articles
from newsroom.errors import NotFound
from newsroom.media import queries, rules
from newsroom.media.models import Picture
from newsroom.people.models import Person
from newsroom.web import reading
from newsroom.web.desk import loading as desk_loading
from newsroom.web.reading import reader


def may_see(picture: Picture, person: Person) -> bool:
    """Tell whether a person may see a picture: to show it, or in a text that they work on."""
    if rules.may_change(picture, person) or picture_library.may_be_chosen(picture, person):
        return True
    shown_in = articles.showing_picture(picture.id, live=False)
    return bool(reading.openable(desk_loading.articles(shown_in), person))


def seen(picture_id: uuid.UUID) -> Picture:
    """Return a picture that the person of this request may see, or raise ``NotFound``."""
    found = queries.picture(picture_id)
    if not may_see(found, reader()):
        raise NotFound
    return found


def changeable(picture_id: uuid.UUID) -> Picture:
    """Return a picture that the person of this request looks after, or raise ``NotFound``."""
    found = queries.picture(picture_id)
    if not rules.may_change(found, reader()):
        raise NotFound
    return found
