"""What the choices about pictures are called."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles.picture_library import Shelf
from newsroom.media.states import AtEnd, Consent, Licence, UsedIn

SHELVES: Mapping[Shelf, Any] = {
    Shelf.ALL: _l("All"),
    Shelf.MINE: _l("Mine"),
    Shelf.UNDESCRIBED: _l("Not described yet"),
    Shelf.ENDING: _l("Rights end soon"),
    Shelf.UNUSED: _l("In no text"),
    Shelf.UNUSABLE: _l("No longer usable"),
}
LICENCES: Mapping[Licence, Any] = {
    Licence.UNSAID: _l("Not said yet"),
    Licence.OWN: _l("Our own picture"),
    Licence.COMMISSIONED: _l("Made for us"),
    Licence.PERMISSION: _l("With permission of whoever holds the rights"),
    Licence.AGENCY: _l("Licensed by an agency"),
    Licence.CC_BY: _l("Creative Commons, naming the author (CC BY)"),
    Licence.CC_BY_SA: _l("Creative Commons, naming the author, alike (CC BY-SA)"),
    Licence.CC0: _l("Free of all rights (CC0)"),
    Licence.PUBLIC_DOMAIN: _l("In the public domain"),
    Licence.OTHER: _l("Something else, as the terms say"),
}
USED_IN: Mapping[UsedIn, Any] = {
    UsedIn.ANYWHERE: _l("Anywhere"),
    UsedIn.NOT_ON_CARDS: _l("On our pages, but not beside links that are shared elsewhere"),
    UsedIn.ONE_ARTICLE: _l("In one article only"),
}
CONSENT: Mapping[Consent, Any] = {
    Consent.UNSAID: _l("Not said yet"),
    Consent.NOT_NEEDED: _l("Not needed: nobody can be recognised, or it is an official act"),
    Consent.WRITTEN: _l("Given in writing"),
    Consent.ORAL: _l("Given orally"),
    Consent.GUARDIAN: _l("Children: given by those responsible for them"),
    Consent.REFUSED: _l("Refused"),
    Consent.WITHDRAWN: _l("Withdrawn"),
}
AT_END: Mapping[AtEnd, Any] = {
    AtEnd.TELL: _l("Stays on live pages; whoever looks after it is told"),
    AtEnd.TAKE: _l("Is taken from live pages until the rights are renewed"),
}
CHOICES: Mapping[str, Mapping[Any, Any]] = {
    "licence": LICENCES,
    "used_in": USED_IN,
    "consent": CONSENT,
    "at_end": AT_END,
}
"""By the name of the field, in the order in which they are offered."""


def chosen(kind: type[enum.StrEnum], value: str) -> Any:
    """Return a choice by the word that is sent for it, or None."""
    return kind(value) if value in set(kind) else None
