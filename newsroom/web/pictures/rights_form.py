"""The form of the rights in a picture, as it was typed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput
from newsroom.media import clearance, clearing
from newsroom.media.clearance import Clearance
from newsroom.media.models import Picture
from newsroom.numbers import whole_number
from newsroom.web.pictures.words import CHOICES

_TEXTS = tuple(clearing.LIMITS)
NAMES = (*CHOICES, *_TEXTS, "only_article_id", "ends_on")


@dataclass(frozen=True)
class TypedRights:
    """What stands in the form."""

    texts: Mapping[str, str]
    version: int = 0
    errors: Mapping[str, Any] = field(default_factory=dict)

    def said(self, articles: Collection[uuid.UUID]) -> Clearance:
        """Return it as a value; ``articles`` are those that may be chosen.

        Raises:
            BadInput: names the field that cannot be understood.
        """
        day = _day(self.texts["ends_on"])
        given: dict[str, Any] = {name: _chosen(name, self.texts[name]) for name in CHOICES}
        given |= {name: self.texts[name] for name in _TEXTS}
        return Clearance(
            **given,
            only_article_id=_article(self.texts["only_article_id"], articles),
            rights_end_at=clearing.ends_at(day) if day else None,
        )

    def refused(self, name: str, message: Any) -> TypedRights:
        """Return it with what is wrong beside a field."""
        return replace(self, errors={name: message})


def of(picture: Picture) -> TypedRights:
    """Return the form of a picture."""
    texts = clearing.as_texts(clearance.of(picture))
    day = clearing.last_day(picture.rights_end_at)
    texts["ends_on"] = day.isoformat() if day else ""
    return TypedRights({name: texts[name] for name in NAMES}, picture.version)


def read(form: Mapping[str, str]) -> TypedRights:
    """Return what was typed."""
    texts = {name: form.get(name, "") for name in NAMES}
    return TypedRights(texts, whole_number(form.get("version", "")))


def _chosen(name: str, value: str) -> Any:
    found = next((one for one in CHOICES[name] if str(one) == value), None)
    if found is None:
        raise BadInput(_l("Please choose one of these."), field=name)
    return found


def _day(typed: str) -> dt.date | None:
    if not typed.strip():
        return None
    try:
        return dt.date.fromisoformat(typed.strip())
    except ValueError:
        message = _l("Write the day as year-month-day, such as 2027-03-31.")
        raise BadInput(message, field="ends_on") from None


def _article(value: str, offered: Collection[uuid.UUID]) -> uuid.UUID | None:
    if not value:
        return None
    found = next((one for one in offered if str(one) == value), None)
    if found is None:
        raise BadInput(_l("Choose the article that may show it."), field="only_article_id")
    return found
