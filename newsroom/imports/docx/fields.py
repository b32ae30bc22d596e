"""Fields of a Word document: what a field shows is text, its instruction is not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsroom.imports.written.links import address

_LINK = re.compile(r'HYPERLINK\s+(?:\\[mnt]\s+)*"([^"]*)"', re.IGNORECASE)
_WORD = re.compile(r"\s*(\w+)")
_TELLING = frozenset(
    [
        "AUTHOR", "USERNAME", "USERINITIALS", "USERADDRESS", "LASTSAVEDBY", "FILENAME", "TEMPLATE",
        "DOCPROPERTY", "DOCVARIABLE", "INFO", "COMMENTS", "KEYWORDS", "ADDRESSBLOCK", "MERGEFIELD",
    ]
)  # fmt: skip
"""What these show are names of people and of files."""


@dataclass
class _Field:
    instruction: list[str] = field(default_factory=list)
    shows: bool = False
    """Whether its result has begun."""


@dataclass
class Fields:
    """The fields that are open while a document is read."""

    _open: list[_Field] = field(default_factory=list)

    def mark(self, kind: str) -> None:
        """Take note of a field's begin, its middle or its end."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].shows = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, words: str) -> None:
        """Take note of a part of a field's instruction."""
        if self._open:
            self._open[-1].instruction.append(words)

    @property
    def hides(self) -> bool:
        """Whether what comes now is no text: an instruction, or a name that a field found."""
        return any(not one.shows or tells(one.instruction) for one in self._open)

    @property
    def href(self) -> str:
        """Where the text that comes now leads."""
        for one in reversed(self._open):
            found = link("".join(one.instruction))
            if found:
                return found
        return ""


def link(instruction: str) -> str:
    """Return where a field leads; empty when it leads nowhere outside its document."""
    found = _LINK.search(instruction)
    return address(found[1]) if found else ""


def tells(instruction: list[str]) -> bool:
    """Tell whether a field shows the name of a person or of a file."""
    word = _WORD.match("".join(instruction))
    return word is not None and word[1].upper() in _TELLING
