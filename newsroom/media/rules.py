"""Who may do what with pictures, and when one is ready for readers."""

from __future__ import annotations

from newsroom.media import limits
from newsroom.media.models import Picture
from newsroom.people import rights
from newsroom.people.models import Person


def may_add(person: Person) -> bool:
    """Tell whether the person may take pictures in."""
    return rights.is_author(person) or rights.is_any_editor(person)


def may_change(picture: Picture, person: Person) -> bool:
    """Tell whether the person may say what a picture shows, and take it from the pages."""
    is_theirs = picture.uploaded_by == person.id and may_add(person)
    return is_theirs or rights.is_any_editor(person)


def wanted_as(picture: Picture) -> str:
    """Return what ``made_as`` says once every file is as it should be."""
    return f"{limits.RECIPE}:{picture.focus_x}:{picture.focus_y}"


def is_made(picture: Picture) -> bool:
    """Tell whether readers can get the picture in all its sizes."""
    return bool(picture.files)


def is_shown(picture: Picture) -> bool:
    """Tell whether pages show it."""
    return picture.retired_at is None and picture.hidden_at is None
