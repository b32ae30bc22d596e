"""Say what may be done with a picture, and take consent back at once; events hold no word of it."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import asdict, replace
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _l

from newsroom.characters import plain
from newsroom.database import action, now
from newsroom.errors import BadInput, StaleSave
from newsroom.events.actions import record
from newsroom.media import clearance
from newsroom.media.actions import locked
from newsroom.media.clearance import Clearance
from newsroom.media.models import Picture
from newsroom.media.states import NO_CONSENT, Consent, UsedIn
from newsroom.people.models import Person
from newsroom.settings import current

LIMITS = {"holder": 300, "terms": 1_000, "source": 300, "consent_note": 2_000}
_MULTILINE = frozenset({"terms", "consent_note"})
_UNTOLD = 0


@action
def clear(picture_id: uuid.UUID, said: Clearance, *, version: int, by: Person) -> Picture:
    """Say what may be done with a picture; nothing new changes nothing.

    Pages leave it out at once where the people in it do not consent, and show it again when rights
    or consent are there again.

    Raises:
        StaleSave: it was changed since ``version``; carries both.
        BadInput: names the field that cannot be accepted.
    """
    found = locked(picture_id, by)
    before, after = clearance.of(found), _cleaned(said)
    if version != found.version:
        raise StaleSave(as_texts(after), as_texts(before), found.version)
    if after != before:
        _say(found, before, after, by)
    return found


@action
def withdraw_consent(picture_id: uuid.UUID, *, by: Person) -> None:
    """Take a picture from every page at once, as the people in it want; again changes nothing."""
    found = locked(picture_id, by)
    before = clearance.of(found)
    if found.consent not in NO_CONSENT:
        _say(found, before, replace(before, consent=Consent.WITHDRAWN), by)


def ends_at(day: dt.date) -> dt.datetime:
    """Return the instant at which a last day is over on the newsroom's own clocks.

    Raises:
        BadInput: there is no day after it.
    """
    zone = ZoneInfo(current().time_zone)
    try:
        next_day = day + dt.timedelta(days=1)
        return dt.datetime.combine(next_day, dt.time.min, zone).astimezone(dt.UTC)
    except OverflowError:
        raise BadInput(_l("This day cannot be planned."), field="ends_on") from None


def last_day(end: dt.datetime | None) -> dt.date | None:
    """Return the last day before the rights end, on the newsroom's own clocks."""
    if end is None:
        return None
    return (end - dt.timedelta(microseconds=1)).astimezone(ZoneInfo(current().time_zone)).date()


def as_texts(said: Clearance) -> dict[str, str]:
    """Return every field as text."""
    return {name: "" if one is None else str(one) for name, one in asdict(said).items()}


def _cleaned(said: Clearance) -> Clearance:
    texts: dict[str, Any] = {
        name: plain(getattr(said, name), limit=limit, field=name, multiline=name in _MULTILINE)
        for name, limit in LIMITS.items()
    }
    is_for_one = said.used_in is UsedIn.ONE_ARTICLE
    if is_for_one and said.only_article_id is None:
        message = _l("Choose the article that may show it.")
        raise BadInput(message, field="only_article_id")
    only = said.only_article_id if is_for_one else None
    return replace(said, only_article_id=only, **texts)


def _say(found: Picture, before: Clearance, after: Clearance, by: Person) -> None:
    at = now()
    for name in clearance.FIELDS:
        setattr(found, name, getattr(after, name))
    if after.rights_end_at != before.rights_end_at:
        found.rights_told = _UNTOLD
    if not clearance.is_to_hide(found, at):
        found.hidden_at = None
    elif found.hidden_at is None:
        found.hidden_at = at
    found.version += 1
    is_withdrawn = after.consent in NO_CONSENT and before.consent not in NO_CONSENT
    record(
        "picture_consent_withdrawn" if is_withdrawn else "picture_rights_changed",
        at=at,
        actor_id=by.id,
        subject_id=found.id,
    )
