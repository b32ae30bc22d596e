"""Pictures that wait for a decision of an editor: their rights have ended, and pages show them."""

from __future__ import annotations

from flask import url_for
from flask_babel import lazy_gettext as _l

from newsroom.articles import picture_library
from newsroom.media.models import Picture
from newsroom.web import locale
from newsroom.web.desk.items import Item, Section

MOST = 8


def sections() -> list[Section]:
    """Return them, those that ended first in front; nothing where there is none."""
    items = [_item(one) for one in picture_library.ended_on_pages(most=MOST)]
    label = _l("Pictures whose rights have ended, on live pages")
    return [Section("pictures", label, items, "")] if items else []


def _item(picture: Picture) -> Item:
    return Item(
        title=picture.said_in(locale.language())[0] or _l("Picture without a description"),
        href=url_for("desk.pictures.show", picture_id=picture.id, _anchor="rights"),
        state="",
        languages=(),
        at=picture.rights_end_at,
        at_label=_l("rights ended %(when)s"),
    )
