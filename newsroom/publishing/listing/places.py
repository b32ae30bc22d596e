"""In which lists an edition stands, and where in each."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.publishing.pages import authors

_COUNTRY = re.compile("[A-Z]{2}")
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Kind(StrEnum):
    """What a list is about."""

    ALL = "all"
    MONTH = "month"
    TOPIC = "topic"
    COUNTRY = "country"
    AUTHOR = "author"
    CORRECTIONS = "corrections"


ABOUT = (Kind.MONTH, Kind.TOPIC, Kind.COUNTRY, Kind.AUTHOR)
"""Lists of articles that have addresses of their own, and an index that names them all."""


@dataclass(frozen=True, order=True)
class Place:
    """One list in one language."""

    language: str
    kind: str
    key: str = ""


@dataclass
class Touched:
    """What became of the lines of one list, by what sorts them."""

    came: set[str] = field(default_factory=set)
    went: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    """Stayed where they are and say something else."""
    renewed: set[str] = field(default_factory=set)
    """Say the same, of a page that was made again."""
    is_renamed: bool = False
    """Whether the list is called something else now."""


def sort_of(day: str, moment: dt.datetime, unique: str) -> str:
    """Return what sorts an entry: its ISO date, then a moment, then 32 digits of its own."""
    microseconds = (moment - _EPOCH) // dt.timedelta(microseconds=1)
    return f"{day[:10].replace('-', '')}{microseconds:014x}{unique}"


def of_edition(
    language: str, *, day: str, topics: list[str], countries: list[str], byline: str
) -> dict[Place, str]:
    """Return every list that a live edition stands in, with the name that it gives an author.

    Topics that nobody knows (yet) are places as well, so that a name given later finds them.
    """
    found = {Place(language, Kind.ALL): "", Place(language, Kind.MONTH, day[:7]): ""}
    found |= {Place(language, Kind.TOPIC, key): "" for key in topics}
    found |= {
        Place(language, Kind.COUNTRY, one): "" for one in countries if _COUNTRY.fullmatch(one)
    }
    found |= {Place(language, Kind.AUTHOR, slug): name for name, slug in authors.named(byline)}
    return found
