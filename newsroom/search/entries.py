"""What the index holds of one text: its words field by field, its facts, and its number."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.search.matching import COUNTRY, FIELD_END, TITLE, TOPIC, fact
from newsroom.search.tokens import Known, known_words

MOST_PLACES = 16_000
"""Words of a body whose order counts; of what follows only their being there is known.
PostgreSQL counts places up to 16,383."""
_DAY_BITS = _NUMBER_BITS = 24
_LANGUAGE_MASK = 0x7FFF
_NUMBER_MASK = (1 << _NUMBER_BITS) - 1
_SHORTEST, _LONGEST = 3, 40
"""Letters of words that are proposed when somebody mistypes one."""
_MOST_TIMES = 255
"""Places of one word that PostgreSQL keeps."""
_GAP = 2


@dataclass(frozen=True)
class Text:
    """A public text as it is brought to the index."""

    language: str
    day: dt.date
    """Under which it stands in lists."""
    number: int
    """The article's newest release in the log."""
    title: str
    standfirst: str
    byline: str
    body: str
    """The words of it."""
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """Keys."""


@dataclass(frozen=True)
class Entry:
    """The same, ready to be stored."""

    id: int
    language: str
    title: tuple[str, ...]
    standfirst: tuple[str, ...]
    body: tuple[str, ...]
    rest: tuple[str, ...]
    """Stems that come only behind the places that count."""
    marked: tuple[str, ...]
    facts: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def fields(self) -> dict[str, str]:
        """What each column of the index gets on SQLite."""
        apart = f" {FIELD_END} "
        return {
            "title": " ".join(self.title),
            "standfirst": " ".join(self.standfirst),
            "body": apart.join([" ".join(self.body), *self.rest]),
            "marked": " ".join(self.marked),
            "facts": " ".join(self.facts),
        }

    @property
    def vector(self) -> str:
        """The ``tsvector`` of PostgreSQL, written out: places go on from field to field."""
        places: dict[str, list[str]] = {}
        place = 0
        for field, weight in ((self.title, "A"), (self.standfirst, "B"), (self.body, "C")):
            for stem in field:
                place += 1
                held = places.setdefault(stem, [])
                if len(held) < _MOST_TIMES:
                    held.append(f"{place}{weight}")
            place += _GAP
        for word in (*self.rest, *self.marked, *self.facts):
            places.setdefault(word, [])
        return " ".join(
            f"'{word}':{','.join(held)}" if held else f"'{word}'" for word, held in places.items()
        )


def made(text: Text) -> Entry:
    """Return what the index holds of a text."""
    title = known_words(text.title, text.language)
    body = known_words(text.body, text.language)
    lead = known_words(text.standfirst, text.language)
    names = known_words(text.byline, text.language)
    lead_stems = [*_stems(lead), *([FIELD_END, *_stems(names)] if names else [])]
    counted = _stems(body[:MOST_PLACES])
    every = [*title, *lead, *names, *body]
    facts = (
        *(fact(COUNTRY, code) for code in text.countries),
        *(fact(TOPIC, key) for key in text.topics),
    )
    return Entry(
        id=number_of(text.language, text.day, text.number),
        language=text.language,
        title=tuple(_stems(title)),
        standfirst=tuple(lead_stems),
        body=tuple(counted),
        rest=tuple(sorted(set(_stems(body[MOST_PLACES:])) - set(counted))),
        marked=tuple(sorted({one.marked for one in every} - {""})),
        facts=(*facts, *sorted({f"{TITLE}{stem}" for stem in _stems(title)})),
        words=(*_proposable(every), *facts),
    )


def day_shown(dateline: dt.date | None, first_public: str) -> dt.date:
    """Return the day under which lists show an article; ``first_public`` is an ISO instant."""
    return dateline or dt.date.fromisoformat(first_public[:10])


def number_of(language: str, day: dt.date, number: int) -> int:
    """Return the number of an entry: one release of an article makes one a language."""
    return _first(language, day.toordinal()) | (number & _NUMBER_MASK)


def numbers_between(language: str, first: dt.date | None, last: dt.date | None) -> tuple[int, int]:
    """Return the lowest and the highest number of a language's texts from one day to another."""
    lowest = _first(language, first.toordinal() if first else 0)
    highest = _first(language, last.toordinal() if last else (1 << _DAY_BITS) - 1)
    return lowest, highest | _NUMBER_MASK


def days_of(number: int) -> int:
    """Return the day that an entry's number holds, as ``date.toordinal`` counts."""
    return number >> _NUMBER_BITS & (1 << _DAY_BITS) - 1


def _first(language: str, day: int) -> int:
    # The checksum of a code is the same on every machine and in every release.
    place = zlib.crc32(language.encode()) & _LANGUAGE_MASK
    return (place << _DAY_BITS | day) << _NUMBER_BITS


def _stems(found: Iterable[Known]) -> list[str]:
    return [one.stem for one in found]


def _proposable(found: Iterable[Known]) -> set[str]:
    surfaces = {one.surface for one in found}
    return {one for one in surfaces if _SHORTEST <= len(one) <= _LONGEST and one.isalpha()}
