"""The lines of a PO file, read strictly: each entry whole, with the line where it begins.

polib, which reads the strings, takes files that are cut off or name one entry twice for good
ones, is slow with a string of a million lines, and knows no line but its own count. So the form of
a file is judged here, before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flask_babel import lazy_gettext as _l

from newsroom.articles.segments import MAX_SEGMENTS
from newsroom.translations.exchange.sheet import Unreadable

MOST_ENTRIES = 2 * MAX_SEGMENTS
"""The segments of the largest article, and as many that have left it."""
BASE_NOTE = "newsroom: "
"""Begins the comment in which an entry carries its base."""

_FIELD = re.compile(
    r"(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]{1,2}\])?)[ \t]*)?"
    r'"((?:[^"\\]++|\\.)*+)"'
)
_LINE_END = re.compile(r"\r\n|\n|\r")
_SPACES = " \t\f\v"
_BROKEN = _l("This line is not part of a PO file.")
_CUT_OFF = _l("This entry is not complete; the file was cut off or broken here.")


@dataclass
class Entry:
    """One entry: its strings as they are escaped in the file, each joined to one piece."""

    line: int
    retired: bool = False
    flags: list[str] = field(default_factory=list)
    base: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Tell whether a string for the translation stands there, even if it is empty."""
        return any(name.startswith("msgstr") for name in self.fields)

    @property
    def is_plural(self) -> bool:
        """Tell whether it has forms for numbers, which a segment never has."""
        return any(name not in {"msgctxt", "msgid", "msgstr"} for name in self.fields)

    def written(self, name: str) -> str:
        """Return one of its strings, still escaped; empty where it has none."""
        return "".join(self.fields.get(name, ()))


def entries(text: str) -> list[Entry]:
    """Return the entries of a PO file in their order, its header among them.

    Raises:
        Unreadable: names the first line that breaks the form, or says that there are too many.
    """
    reading = _Reading()
    for number, line in enumerate(_LINE_END.split(text), start=1):
        reading.take(number, line.strip(_SPACES))
    reading.end_entry()
    return reading.entries


class _Reading:
    """Collects entries line by line."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._entry: Entry | None = None
        self._name = ""
        self._flags: list[str] = []
        self._base = ""

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        if not line:
            return
        if not line.startswith("#"):
            self._take_field(number, line, retired=False)
        elif line.startswith("#~") and not line.startswith("#~|"):
            rest = line[2:].strip(_SPACES)
            # What stands in a retired entry and is no string is a remark of some program.
            if _FIELD.fullmatch(rest):
                self._take_field(number, rest, retired=True)
        else:
            self._take_comment(line)

    def end_entry(self) -> None:
        """Close the entry that is being read.

        Raises:
            Unreadable: it is not complete.
        """
        if self._entry is None:
            return
        if not self._entry.is_complete:
            raise Unreadable(_CUT_OFF, line=self._entry.line)
        if len(self.entries) >= MOST_ENTRIES:
            message = _l("A file may hold %(limit)s entries at most.", limit=MOST_ENTRIES)
            raise Unreadable(message, line=self._entry.line)
        self.entries.append(self._entry)
        self._entry = None

    def _take_comment(self, line: str) -> None:
        if self._entry is not None and self._entry.is_complete:
            self.end_entry()
        if line.startswith("#,"):
            self._flags += [flag.strip() for flag in line[2:].split(",")]
        elif line.startswith("#."):
            note = line[2:].strip(_SPACES)
            if note.startswith(BASE_NOTE):
                self._base = note.removeprefix(BASE_NOTE)

    def _take_field(self, number: int, line: str, *, retired: bool) -> None:
        found = _FIELD.fullmatch(line)
        if found is None:
            raise Unreadable(_BROKEN, line=number)
        name, text = found[1], found[2]
        if name is None:
            if self._entry is None or self._entry.retired != retired:
                raise Unreadable(_BROKEN, line=number)
            self._entry.fields[self._name].append(text)
            return
        entry = self._entry
        if entry is None or entry.retired != retired or self._begins(name, entry):
            self.end_entry()
            entry = self._entry = Entry(number, retired, self._flags, self._base)
            self._flags, self._base = [], ""
        if name in entry.fields or (
            name not in {"msgctxt", "msgid"} and "msgid" not in entry.fields
        ):
            raise Unreadable(_BROKEN, line=number)
        self._name = name
        entry.fields[name] = [text]

    @staticmethod
    def _begins(name: str, entry: Entry) -> bool:
        return name == "msgctxt" or (name == "msgid" and "msgid" in entry.fields)
