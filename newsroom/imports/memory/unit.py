"""What a file of any format says about one pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from flask_babel import lazy_gettext as _l

from newsroom.articles import placeholders
from newsroom.characters import without_controls
from newsroom.errors import BadInput, NewsroomError, TooLarge
from newsroom.translations.limits import SEGMENT_LIMIT
from newsroom.translations.memory.storing import Pair


@dataclass(frozen=True)
class Unit:
    """One pair of a file: texts in placeholder form by language, or why there is none."""

    place: int
    """Line or number in the file, for people."""
    texts: Mapping[str, str]
    refused: NewsroomError | None = None
    position: int = 0
    """How many bytes of the file have been read."""


@dataclass(frozen=True)
class Languages:
    """The pair of languages that is wanted from a file."""

    source: str
    target: str

    def __contains__(self, language: str) -> bool:
        """Tell whether a language is one of the two."""
        return language in {self.source, self.target}


class Format(Protocol):
    """What a module of a format offers; pairs come and go one at a time, however many there are."""

    def read(self, path: Path, languages: Languages) -> Iterator[Unit]:
        """Give the pairs of a file."""
        ...

    def write(self, path: Path, pairs: Iterable[Pair], languages: Languages) -> int:
        """Write pairs into a file; returns how many."""
        ...


def made(place: int, texts: Mapping[str, str], languages: Languages, position: int) -> Unit:
    """Return a unit of texts as they were found: marks kept, every bare ``& < >`` escaped."""
    clean = {
        code: placeholders.from_typed(without_controls(text)).strip()
        for code, text in texts.items()
        if code in languages
    }
    return Unit(place, clean, _fault(clean, languages), position)


def _fault(texts: Mapping[str, str], languages: Languages) -> NewsroomError | None:
    for code in (languages.source, languages.target):
        text = texts.get(code, "")
        if not text:
            return BadInput(_l("There is no text in “%(language)s”.", language=code))
        if len(text) > SEGMENT_LIMIT:
            return TooLarge(_l("This is longer than %(limit)s characters.", limit=SEGMENT_LIMIT))
        if "<" in text:
            try:
                placeholders.parse(text)
            except NewsroomError as error:
                return error
    return None
