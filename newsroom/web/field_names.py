"""What the fields of forms are called for people, by the names that forms send."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

NAMES: dict[str, Any] = {
    "title": _l("Title"),
    "standfirst": _l("Standfirst"),
    "body": _l("Text"),
    "slug": _l("Slug"),
    "byline": _l("Byline"),
    "byline_kind": _l("Byline"),
    "photo_credit": _l("Photo credit"),
    "countries": _l("Countries"),
    "topics": _l("Topics"),
    "named": _l("People and organisations"),
    "name": _l("Name"),
    "reason": _l("Reason"),
    "note": _l("Note"),
    "names": _l("Names"),
    "text": _l("Text"),
    "desk_name": _l("Desk name"),
    "email": _l("E-mail address"),
    "password": _l("Password"),
    "locale": _l("Language"),
    "language": _l("Language"),
    "scope": _l("Language"),
    "time_zone": _l("Time zone"),
    "kind": _l("Kind"),
    "forms": _l("Forms"),
    "part_of_speech": _l("Part of speech"),
    "region": _l("Region"),
    "origin": _l("Where the words are from"),
    "required": _l("A translation without it needs a reason"),
    "keeps": _l("Not to be translated"),
    "secret": _l("Never published"),
    "rule": _l("What the stop says"),
    "pseudonym": _l("Published as"),
}


def field_name(name: str) -> Any:
    """Return a field's name for people; ``note_es`` is a note, and one without a name “Text”."""
    return NAMES.get(name) or NAMES.get(name.partition("_")[0], NAMES["text"])
