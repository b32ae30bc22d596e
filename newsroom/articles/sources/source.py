"""What is kept of a source, as a value; every field goes through the door for plain text."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from newsroom.characters import plain
from newsroom.errors import BadInput

NAME_LIMIT = 200
LINE_LIMIT = 500
NOTE_LIMIT = 10_000
MOST_NAMES = 20


class Terms(enum.StrEnum):
    """What was agreed with a source about its words and its name."""

    NAMED = "named"
    UNNAMED = "unnamed"
    BACKGROUND = "background"
    OFF_RECORD = "off_record"


@dataclass(frozen=True)
class Source:
    """A source as whoever spoke with it knows it."""

    name: str
    terms: Terms = Terms.UNNAMED
    other_names: tuple[str, ...] = ()
    """Nicknames and spellings that would give the person away as well."""
    contact: str = ""
    """How to reach it safely."""
    note: str = ""

    @property
    def unspeakable(self) -> tuple[str, ...]:
        """The names that no text of the article may hold."""
        return () if self.terms is Terms.NAMED else (self.name, *self.other_names)


def cleaned(source: Source) -> Source:
    """Return a source as it may be sealed.

    Raises:
        BadInput: names the field that cannot be accepted.
    """
    name = plain(source.name, limit=NAME_LIMIT, field="name")
    if not name:
        raise BadInput(_l("Give a name, or what you call the source."), field="name")
    others = tuple(
        dict.fromkeys(
            kept
            for one in source.other_names
            if (kept := plain(one, limit=NAME_LIMIT, field="other_names"))
        )
    )
    if len(others) > MOST_NAMES:
        raise BadInput(_l("Give %(most)s names at most.", most=MOST_NAMES), field="other_names")
    return Source(
        name=name,
        terms=source.terms,
        other_names=others,
        contact=plain(source.contact, limit=LINE_LIMIT, field="contact", multiline=True),
        note=plain(source.note, limit=NOTE_LIMIT, field="note", multiline=True),
    )
