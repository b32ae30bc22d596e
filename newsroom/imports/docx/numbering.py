"""The lists of a Word document: which are numbered, and which number comes next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from lxml.etree import _Element

from newsroom.imports.docx.names import child, full, value
from newsroom.numbers import whole_number

_MOST_LEVELS = 9


@dataclass(frozen=True)
class _Level:
    format: str
    start: int


@dataclass(frozen=True)
class Entry:
    """Where a paragraph stands in its list."""

    level: int
    ordered: bool
    number: int
    list_key: str


@dataclass
class Numbering:
    """The lists of one document, counted along."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    overridden: set[str] = field(default_factory=set)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def enter(self, number: str, level: int) -> Entry | None:
        """Count an entry; returns None where a paragraph only looks as if it were one."""
        known = self.levels.get(number, {}).get(level)
        if known is None or known.format == "none":
            return None
        ordered = known.format != "bullet"
        # Two lists of one kind go on counting where one of them does not begin anew.
        key = number if number in self.overridden else f"of {self.abstract.get(number, number)}"
        counts = self._counts[key]
        counts[level] = counts.get(level, known.start - 1) + 1
        for deeper in range(level + 1, _MOST_LEVELS):
            counts.pop(deeper, None)
        return Entry(level, ordered, counts[level], key)


def read(root: _Element | None) -> Numbering:
    """Return the lists of a document."""
    numbering = Numbering()
    if root is None:
        return numbering
    kinds = {
        value(one, "w:abstractNumId"): {
            level: _level(held)
            for held in one.iterfind(full("w:lvl"))
            if (level := whole_number(value(held, "w:ilvl"), digits=6)) < _MOST_LEVELS
        }
        for one in root.iterfind(full("w:abstractNum"))
    }
    for one in root.iterfind(full("w:num")):
        number = value(one, "w:numId")
        abstract = value(child(one, "w:abstractNumId"))
        levels = dict(kinds.get(abstract, {}))
        for override in one.iterfind(full("w:lvlOverride")):
            level = whole_number(value(override, "w:ilvl"), digits=6)
            start = child(override, "w:startOverride")
            own = child(override, "w:lvl")
            if own is not None:
                levels[level] = _level(own)
            if start is not None:
                before = levels.get(level, _Level("decimal", 1))
                levels[level] = _Level(
                    before.format, whole_number(value(start), digits=6, otherwise=1)
                )
            numbering.overridden.add(number)
        numbering.levels[number] = levels
        numbering.abstract[number] = abstract
    return numbering


def _level(held: _Element) -> _Level:
    form = child(held, "w:numFmt")
    return _Level(
        value(form) or "decimal", whole_number(value(child(held, "w:start")), digits=6, otherwise=1)
    )
