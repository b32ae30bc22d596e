"""People who are mentioned in comments: who can be, how they are typed, how they are kept.

A mention is typed ``@[Desk Name]``, or ``@Desk Name`` where that is somebody who reads the
comments. It is kept by the person's id, so that a name that was given up stands nowhere.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import or_, select

from newsroom.articles.models import Edition
from newsroom.database import db
from newsroom.errors import BadInput
from newsroom.people.models import Grant, Person, Role

MOST_OFFERED = 500
_TYPED = re.compile(r"@\[([^\[\]\n]{1,200})\]|@(?=\w)")
_KEPT = re.compile(r"@\[([0-9a-f]{32})\]")


def readers(edition: Edition) -> Sequence[Person]:
    """Return everybody who reads the comments on a text, by desk name."""
    edits = Grant.role.in_((Role.EDITOR, Role.DUTY))
    query = (
        select(Person)
        .where(
            Person.active.is_(True),
            or_(
                (Person.id == edition.owner_id) & Person.grants.any(Grant.role == Role.AUTHOR),
                Person.grants.any(edits),
            ),
        )
        .order_by(Person.desk_name)
    )
    return db.session.scalars(query).all()


def offered(edition: Edition, *, besides: uuid.UUID) -> list[str]:
    """Return the desk names that can be mentioned, without whoever types them."""
    names = (one.desk_name for one in readers(edition) if one.id != besides)
    return list(dict.fromkeys(names))[:MOST_OFFERED]


def stored(text: str, edition: Edition) -> str:
    """Return a typed text with the people who are mentioned in it by their ids.

    Raises:
        BadInput: somebody is named in brackets who does not read the comments.
    """
    if "@" not in text:
        return text
    by_name: dict[str, uuid.UUID] = {}
    for person in readers(edition):
        by_name.setdefault(person.desk_name.casefold(), person.id)
    return _Reading(text, by_name).stored()


class _Reading:
    """Reads one typed text; the longest name that fits is the one that is meant."""

    def __init__(self, text: str, by_name: Mapping[str, uuid.UUID]) -> None:
        self.text = text
        self.by_name = by_name
        self.longest_first = sorted(by_name, key=len, reverse=True)

    def stored(self) -> str:
        kept: list[str] = []
        done = 0
        for found in _TYPED.finditer(self.text):
            if found.start() < done:
                continue
            kept.append(self.text[done : found.start()])
            mention, done = self._mention(found)
            kept.append(mention)
        return "".join([*kept, self.text[done:]])

    def _mention(self, found: re.Match[str]) -> tuple[str, int]:
        """Return what is kept of a mention, and where the text goes on behind it."""
        if found[1] is not None:
            return _by_id(self._named(found[1])), found.end()
        before = self.text[found.start() - 1 : found.start()]
        rest = self.text[found.end() :].casefold()
        for name in () if before.isalnum() else self.longest_first:
            behind = rest[len(name) : len(name) + 1]
            if rest.startswith(name) and not (behind.isalnum() or behind == "_"):
                return _by_id(self.by_name[name]), found.end() + len(name)
        return found[0], found.end()

    def _named(self, name: str) -> uuid.UUID:
        person_id = self.by_name.get(name.strip().casefold())
        if person_id is None:
            message = _l(
                "%(name)s cannot read the comments on this article, so nobody would be told."
                " Take the @ and the brackets away, or mention somebody else.",
                name=name.strip(),
            )
            raise BadInput(message, field="text")
        return person_id


def _by_id(person_id: uuid.UUID) -> str:
    return f"@[{person_id.hex}]"


def mentioned(text: str) -> list[uuid.UUID]:
    """Return who is mentioned in a kept text, each once."""
    return list(dict.fromkeys(uuid.UUID(one) for one in _KEPT.findall(text)))


def typed(text: str, names: Mapping[uuid.UUID, str]) -> str:
    """Return a kept text as it can be typed again."""
    return _KEPT.sub(lambda found: f"@[{names.get(uuid.UUID(found[1]), '')}]", text)


def pieces(text: str, names: Mapping[uuid.UUID, str]) -> list[tuple[bool, str]]:
    """Return a kept text in pieces, each with whether it is the name of somebody mentioned."""
    found = _KEPT.split(text)
    return [
        (True, names.get(uuid.UUID(one), "")) if number % 2 else (False, one)
        for number, one in enumerate(found)
        if one
    ]
