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
    leads: str
    """Where its result leads; to begin with, where the text around the field does."""
    instruction: list[str] = field(default_factory=list)
    shows: bool = False
    """Whether its result has begun."""
    hides: bool = True
    """Whether what comes now is no text: its instruction, or a name that it found."""


@dataclass
class Fields:
    """The fields that are open while a document is read."""

    _open: list[_Field] = field(default_factory=list)
    _hiding: int = 0
    """How many of them hide what comes now: asked at each run, and fields may stand in fields."""

    def mark(self, kind: str) -> None:
        """Take note of a field's begin, its middle or its end."""
        if kind == "begin":
            self._open.append(_Field(self.href))
            self._hiding += 1
        elif kind == "separate" and self._open:
            self._show(self._open[-1])
        elif kind == "end" and self._open:
            self._hiding -= self._open.pop().hides

    def _show(self, one: _Field) -> None:
        if one.shows:
            return
        instruction = "".join(one.instruction)
        one.shows, one.hides = True, tells(instruction)
        one.leads = link(instruction) or one.leads
        self._hiding -= not one.hides

    def instruct(self, words: str) -> None:
        """Take note of a part of a field's instruction."""
        if self._open:
            self._open[-1].instruction.append(words)

    @property
    def hides(self) -> bool:
        """Whether what comes now is no text: an instruction, or a name that a field found."""
        return self._hiding > 0

    @property
    def href(self) -> str:
        """Where the text that comes now leads."""
        return self._open[-1].leads if self._open else ""


def link(instruction: str) -> str:
    """Return where a field leads; empty when it leads nowhere outside its document."""
    found = _LINK.search(instruction)
    return address(found[1]) if found else ""


def tells(instruction: str) -> bool:
    """Tell whether a field shows the name of a person or of a file."""
    word = _WORD.match(instruction)
    return word is not None and word[1].upper() in _TELLING
