"""What an exchanged file holds, whatever its format: a sheet of units."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from newsroom.errors import BadInput

_DIGEST_LETTERS = 12
_BASE = re.compile(r"([0-9]{1,9})(~?)\.([0-9a-f]{12})")


@dataclass(frozen=True)
class Base:
    """What stood in a segment when its file was written; it tells later who changed what.

    It travels through other people's programs and back, as a form's version does through a
    browser: a forged one makes the newsroom keep both texts, or saves what its holder could have
    typed anyway.
    """

    version: int
    digest: str
    fuzzy: bool

    @classmethod
    def of(cls, text: str, *, version: int, fuzzy: bool) -> Base:
        """Return the base of a text that is being written into a file."""
        digest = hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_LETTERS]
        return cls(version, digest, fuzzy)

    @classmethod
    def read(cls, written: str) -> Base | None:
        """Return the base that ``str`` made, or None when it is none."""
        found = _BASE.fullmatch(written)
        return cls(int(found[1]), found[3], bool(found[2])) if found else None

    def __str__(self) -> str:
        return f"{self.version}{'~' if self.fuzzy else ''}.{self.digest}"

    def is_still(self, text: str, *, fuzzy: bool) -> bool:
        """Tell whether a file still holds what it was written with."""
        return self.of(text, version=self.version, fuzzy=fuzzy) == self


@dataclass(frozen=True)
class Unit:
    """One segment in a file; texts are segment text, with marks as placeholders."""

    key: str
    source: str
    target: str
    fuzzy: bool = False
    retired: bool = False
    """Its segment has left the article; the translation is kept for whoever can use it."""
    base: Base | None = None
    previous: str = ""
    """The earlier source text that the translation was made from."""
    notes: tuple[str, ...] = ()
    """What a translator should know, one line each."""
    line: int = 0
    """Where it begins in a file that was read."""
    trouble: Any = ""
    """Why what was read cannot be a segment of ours; empty where it can."""


@dataclass(frozen=True)
class Sheet:
    """A file's units, and what it says of itself; what was read there is a hint, never a proof."""

    units: tuple[Unit, ...]
    source_language: str = ""
    target_language: str = ""
    task_id: str = ""
    fence: str = ""
    source_revision_id: str = ""
    segments: int | None = None
    """How many segments were written, so that a file which was cut off is noticed."""
    written_at: dt.datetime | None = None


class Unreadable(BadInput):
    """A file cannot be read at all; names the line where that was found."""

    def __init__(self, message: Any, *, line: int = 0) -> None:
        super().__init__(message, field="file")
        self.line = line


@dataclass(frozen=True)
class Format:
    """A kind of file that translations travel in."""

    name: str
    """As it is typed after ``--format``, and the end of a file's name."""
    label: Any
    media_type: str
    write: Callable[[Sheet], bytes]
    read: Callable[[bytes], Sheet]
    """Raises ``Unreadable``."""
