"""What a file of any format says about one concept."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput, NewsroomError, TooLarge
from newsroom.glossary.entries import Entry, FormEntry, cleaned

LARGEST = 20_000_000
"""Bytes; a glossary of fifty thousand concepts is smaller."""
_OF_KEYS = uuid.UUID("6f0f1f0a-6a5e-4a39-9d0f-2d9d3f1c7b11")
"""Any fixed one of our own: equal keys have to make equal ids wherever they are read."""


@dataclass(frozen=True)
class Unit:
    """One concept of a file, or why there is none."""

    place: int
    """Line or number in the file, for people."""
    id: uuid.UUID
    entry: Entry
    refused: NewsroomError | None = None


@dataclass(frozen=True)
class Stored:
    """A concept as it is written out."""

    id: uuid.UUID
    entry: Entry


class Format(Protocol):
    """What a module of a format offers."""

    def read(self, path: Path) -> Iterator[Unit]:
        """Give the concepts of a file."""
        ...

    def write(self, path: Path, concepts: Iterable[Stored]) -> int:
        """Write concepts into a file; returns how many."""
        ...


def id_of(key: str) -> uuid.UUID:
    """Return the id that a key of a file stands for: itself, where it is one."""
    try:
        return uuid.UUID(key.removeprefix("c-"))
    except ValueError:
        return uuid.uuid5(_OF_KEYS, key)


def made(place: int, key: str, entry: Entry) -> Unit:
    """Return a unit of an entry as it was read, with what speaks against it."""
    try:
        return Unit(place, id_of(key), cleaned(entry))
    except NewsroomError as refused:
        return Unit(place, id_of(key), entry, refused)


def refused(place: int, key: str, error: NewsroomError) -> Unit:
    """Return a unit that cannot be read at all."""
    return Unit(place, id_of(key), Entry(forms=(FormEntry("", ""),)), error)


def content(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        BadInput: it cannot be read.
        TooLarge: it is larger than any glossary.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise TooLarge(_l("The file is too large."), field="file")
        return path.read_bytes()
    except OSError as error:
        raise BadInput(_l("The file cannot be read."), field="file") from error
