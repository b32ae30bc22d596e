"""What the styles of a Word document say: which are headings, quotations, hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from newsroom.imports.docx.names import child, full, switch, value

_HEADING = re.compile(r"heading ([1-6])", re.IGNORECASE)
_QUOTES = frozenset({"quote", "intense quote", "block text", "block quotation", "quotations"})
_CONTENTS = re.compile(r"(?:toc \d|toc heading|table of figures|index \d|table of authorities)")
_DEEPEST = 20
_BARELY_SEEN = 2
"""Half-points; nobody reads letters of one point."""

MARKS = {"w:b": "strong", "w:i": "em", "w:strike": "s", "w:dstrike": "s"}


@dataclass(frozen=True)
class _Style:
    name: str
    parent: str
    words: _Element | None
    """Its ``w:rPr``."""
    paragraph: _Element | None
    """Its ``w:pPr``."""


@dataclass
class Styles:
    """The styles of one document by id."""

    known: dict[str, _Style] = field(default_factory=dict)
    usual: dict[str, str] = field(default_factory=dict)
    """The id of what a paragraph or a run is without saying so."""

    def chain(self, style: str) -> Iterator[_Style]:
        """Yield a style and what it is based on, nearest first."""
        for _ in range(_DEEPEST):
            found = self.known.get(style)
            if found is None:
                return
            yield found
            style = found.parent

    def kind(self, properties: _Element | None) -> str:
        """Return ``p``, ``h1`` to ``h6``, ``title``, ``subtitle``, ``quote`` or ``toc``."""
        own = _outline(properties)
        for style in self.chain(self.of_paragraph(properties)):
            name = style.name.lower()
            heading = _HEADING.fullmatch(name)
            if heading:
                return f"h{heading[1]}"
            if name in {"title", "subtitle"}:
                return name
            if name in _QUOTES:
                return "quote"
            if _CONTENTS.fullmatch(name):
                return "toc"
            own = own or _outline(style.paragraph)
        return own or "p"

    def of_paragraph(self, properties: _Element | None) -> str:
        """Return the id of a paragraph's style."""
        return value(child(properties, "w:pStyle")) or self.usual.get("paragraph", "")

    def marks(self, properties: _Element | None, paragraph: str) -> frozenset[str]:
        """Return what is said of a run: by itself, by its style, by its paragraph's style."""
        found: dict[str, bool] = {}
        for said in self._said(properties, paragraph):
            for name, mark in MARKS.items():
                state = switch(said, name)
                if state is not None:
                    found.setdefault(mark, state)
            line = child(said, "w:u")
            if line is not None:
                found.setdefault("underlined", value(line) not in {"", "none"})
            height = value(child(said, "w:vertAlign"))
            if height:
                found.setdefault("sup", height == "superscript")
                found.setdefault("sub", height == "subscript")
        return frozenset(mark for mark, state in found.items() if state)

    def is_hidden(self, properties: _Element | None, paragraph: str) -> bool:
        """Tell whether a run is written so that nobody sees it."""
        for said in self._said(properties, paragraph):
            state = switch(said, "w:vanish")
            if state is not None:
                return state
        size = value(child(properties, "w:sz"))
        return size.isdecimal() and int(size) <= _BARELY_SEEN

    def numbering(self, properties: _Element | None) -> Iterator[_Element]:
        """Yield what says that a paragraph is an entry of a list, nearest first."""
        own = child(properties, "w:numPr")
        if own is not None:
            yield own
        for style in self.chain(self.of_paragraph(properties)):
            found = child(style.paragraph, "w:numPr")
            if found is not None:
                yield found

    def _said(self, properties: _Element | None, paragraph: str) -> Iterator[_Element]:
        if properties is not None:
            yield properties
        style = value(child(properties, "w:rStyle"))
        for held in (*self.chain(style), *self.chain(paragraph)):
            if held.words is not None:
                yield held.words


def read(root: _Element | None) -> Styles:
    """Return the styles of a document."""
    styles = Styles()
    for one in root.iterfind(full("w:style")) if root is not None else ():
        style = value(one, "w:styleId")
        styles.known[style] = _Style(
            name=value(child(one, "w:name")),
            parent=value(child(one, "w:basedOn")),
            words=child(one, "w:rPr"),
            paragraph=child(one, "w:pPr"),
        )
        if value(one, "w:default") in {"1", "true", "on"}:
            styles.usual[value(one, "w:type")] = style
    return styles


def _outline(properties: _Element | None) -> str:
    level = value(child(properties, "w:outlineLvl"))
    return f"h{int(level) + 1}" if level in {"0", "1", "2", "3", "4", "5"} else ""
