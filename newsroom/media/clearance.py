"""Whether a picture may be shown: by whose right, until when, with whose consent, and where."""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from flask_babel import lazy_gettext as _l

from newsroom.media.models import Picture
from newsroom.media.states import NO_CONSENT, AtEnd, Consent, Licence, UsedIn


class Obstacle(enum.StrEnum):
    """Why a picture may not be shown."""

    RETIRED = "retired"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    ELSEWHERE = "elsewhere"


WORDS: dict[Obstacle, Any] = {
    Obstacle.RETIRED: _l("It was taken from the pages for good."),
    Obstacle.REFUSED: _l("The people in it do not consent."),
    Obstacle.WITHDRAWN: _l("The people in it withdrew their consent."),
    Obstacle.ENDED: _l("Its rights have ended."),
    Obstacle.ELSEWHERE: _l("It may be shown in another article only."),
}


class Rights(Protocol):
    """A picture, or as much of one as these questions need."""

    @property
    def retired_at(self) -> dt.datetime | None: ...  # noqa: D102 — a field of ``Picture``
    @property
    def consent(self) -> Consent: ...  # noqa: D102 — as above
    @property
    def rights_end_at(self) -> dt.datetime | None: ...  # noqa: D102 — as above
    @property
    def used_in(self) -> UsedIn: ...  # noqa: D102 — as above
    @property
    def only_article_id(self) -> uuid.UUID | None: ...  # noqa: D102 — as above


COLUMNS = (
    Picture.id,
    Picture.retired_at,
    Picture.consent,
    Picture.rights_end_at,
    Picture.used_in,
    Picture.only_article_id,
)
"""What ``obstacle`` reads."""


@dataclass(frozen=True)
class Clearance:
    """What is said of the rights in a picture."""

    licence: Licence = Licence.UNSAID
    holder: str = ""
    terms: str = ""
    source: str = ""
    used_in: UsedIn = UsedIn.ANYWHERE
    only_article_id: uuid.UUID | None = None
    consent: Consent = Consent.UNSAID
    consent_note: str = ""
    rights_end_at: dt.datetime | None = None
    at_end: AtEnd = AtEnd.TELL


FIELDS = tuple(Clearance.__dataclass_fields__)


def of(picture: Picture) -> Clearance:
    """Return what is said of the rights in a picture."""
    return Clearance(**{name: getattr(picture, name) for name in FIELDS})


def obstacle(
    picture: Rights, at: dt.datetime, article_id: uuid.UUID | None = None
) -> Obstacle | None:
    """Return why a picture may not be shown at an instant; None: it may.

    Without an article it is asked for any article that may show it.
    """
    if picture.retired_at is not None:
        return Obstacle.RETIRED
    if picture.consent in NO_CONSENT:
        refused = picture.consent is Consent.REFUSED
        return Obstacle.REFUSED if refused else Obstacle.WITHDRAWN
    if picture.rights_end_at is not None and picture.rights_end_at <= at:
        return Obstacle.ENDED
    is_for_one = picture.used_in is UsedIn.ONE_ARTICLE
    if is_for_one and article_id is not None and picture.only_article_id != article_id:
        return Obstacle.ELSEWHERE
    return None


def why(picture: Rights, at: dt.datetime, article_id: uuid.UUID | None = None) -> Any:
    """Say why a picture may not be shown, as ``obstacle`` does; empty: it may."""
    found = obstacle(picture, at, article_id)
    return WORDS[found] if found else ""


def is_to_hide(picture: Picture, at: dt.datetime) -> bool:
    """Tell whether pages leave the picture out until something is said of its rights again."""
    has_ended = picture.rights_end_at is not None and picture.rights_end_at <= at
    return picture.consent in NO_CONSENT or (has_ended and picture.at_end is AtEnd.TAKE)


def told(found: Sequence[tuple[int, Obstacle]]) -> str:
    """Say which pictures of a text may not be shown: their places in it, from 1, and why."""
    return " ".join(
        str(_l("Picture %(place)s of the text: %(why)s", place=place, why=WORDS[found_why]))
        for place, found_why in found
    )
