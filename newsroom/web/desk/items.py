"""What the desk's lists are made of: things that wait, in sections."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles.models import Revision
from newsroom.publishing.phase import Stand

UNTITLED = _l("Untitled article")


def title_of(text: Revision | None) -> Any:
    """Return what lists call a text, also one that has no title yet."""
    return (text.title if text else "") or UNTITLED


@dataclass(frozen=True)
class Item:
    """One thing that waits."""

    title: Any
    href: str
    state: str
    languages: tuple[str, ...]
    stand: Stand | None = None
    """Where an article stands, where it is one; said instead of a state."""
    at: dt.datetime | None = None
    at_label: Any = ""
    """What happened or happens then; ``%(when)s`` stands for the instant."""
    words: int | None = None
    kind: Any = ""
    """What a release does, in words."""
    note: Any = ""
    missing: str = ""
    """What has to be there before it can go on, in words."""
    claim: uuid.UUID | None = None
    """The open task that a button beside it claims."""
    urgent: bool = False
    due_at: dt.datetime | None = None
    """When a translation has to be handed in."""
    pressure: str = ""
    """How near that is: ``soon``, ``overdue`` or empty."""
    is_late: bool = False
    """Whether so much of a claim is used that its holder has to know."""
    is_pair: bool = False
    """Whether both languages are meant, not the way from one to the other."""
    pages: tuple[tuple[str, str], ...] = ()
    """Language and address of each page that readers have."""


@dataclass(frozen=True)
class Section:
    """Things of one kind, under a heading that says whose move it is."""

    key: str
    label: Any
    items: Sequence[Item]
    empty: Any
    mine: bool = True
    """Whether it is this person's move; otherwise it waits for somebody else."""
    total: int | None = None
    """How many there are, where not all of them are listed."""
    more: str = ""
    """Where the others are."""


@dataclass(frozen=True)
class Home:
    """Everything on a person's first page."""

    moves: list[Section] = field(default_factory=list)
    others: list[Section] = field(default_factory=list)
    news: list[Item] = field(default_factory=list)

    @property
    def nothing_to_do(self) -> bool:
        """Tell whether no section of the person's own moves holds anything."""
        return not any(section.items for section in self.moves)
