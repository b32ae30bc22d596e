"""What the styles of a Word document say: which are headings, quotations, hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import _Element

from newsroom.imports.docx.names import child, full, is_on, value

_HEADING = re.compile(r"heading ([1-6])", re.IGNORECASE)
_QUOTES = frozenset({"quote", "intense quote", "block text", "block quotation", "quotations"})
_CONTENTS = re.compile(r"(?:toc \d|toc heading|table of figures|index \d|table of authorities)")
_DEEPEST = 20
_BARELY_SEEN = 2
"""Half-points; nobody reads letters of one point."""

MARKS = {"w:b": "strong", "w:i": "em", "w:strike": "s", "w:dstrike": "s"}

_SAID = {
    full(name): name for name in (*MARKS, "w:u", "w:vertAlign", "w:vanish", "w:sz", "w:rStyle")
}


class Look(NamedTuple):
    """How words look: the marks that they bear, and whether nobody sees them."""

    marks: frozenset[str]
    hidden: bool


@dataclass(frozen=True)
class _Style:
    name: str
    parent: str
    words: dict[str, str]
    """What its ``w:rPr`` says of the look of words."""
    paragraph: _Element | None
    """Its ``w:pPr``."""


@dataclass
class Styles:
    """The styles of one document by id."""

    known: dict[str, _Style] = field(default_factory=dict)
    usual: dict[str, str] = field(default_factory=dict)
    """The id of what a paragraph or a run is without saying so."""
    _looks: dict[tuple[tuple[tuple[str, str], ...], str], Look] = field(default_factory=dict)
    """What was found already: thousands of runs look alike, each with twenty styles behind it."""
    _kinds: dict[str, tuple[str, str]] = field(default_factory=dict)

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
        name = self.of_paragraph(properties)
        if name not in self._kinds:
            self._kinds[name] = self._kind(name)
        named, outlined = self._kinds[name]
        return named or _outline(properties) or outlined or "p"

    def _kind(self, style_id: str) -> tuple[str, str]:
        """Return what a style is by its name, and the heading that it is otherwise."""
        outlined = ""
        for style in self.chain(style_id):
            name = style.name.lower()
            heading = _HEADING.fullmatch(name)
            if heading:
                return f"h{heading[1]}", ""
            if name in {"title", "subtitle"}:
                return name, ""
            if name in _QUOTES:
                return "quote", ""
            if _CONTENTS.fullmatch(name):
                return "toc", ""
            outlined = outlined or _outline(style.paragraph)
        return "", outlined

    def of_paragraph(self, properties: _Element | None) -> str:
        """Return the id of a paragraph's style."""
        return value(child(properties, "w:pStyle")) or self.usual.get("paragraph", "")

    def look(self, properties: _Element | None, paragraph: str) -> Look:
        """Return how a run looks: by itself, by its style, by its paragraph's style."""
        own = said_in(properties)
        key = (tuple(own.items()), paragraph)
        if key not in self._looks:
            style = own.get("w:rStyle", "")
            chains = (*self.chain(style), *self.chain(paragraph))
            self._looks[key] = _look(own, [held.words for held in chains])
        return self._looks[key]

    def numbering(self, properties: _Element | None) -> Iterator[_Element]:
        """Yield what says that a paragraph is an entry of a list, nearest first."""
        own = child(properties, "w:numPr")
        if own is not None:
            yield own
        for style in self.chain(self.of_paragraph(properties)):
            found = child(style.paragraph, "w:numPr")
            if found is not None:
                yield found


def said_in(properties: _Element | None) -> dict[str, str]:
    """Return what properties say of the look of words, by name; each is said once."""
    found: dict[str, str] = {}
    for one in properties if properties is not None else ():
        name = _SAID.get(str(one.tag))
        if name is not None and name not in found:
            found[name] = value(one)
    return found


def _look(own: dict[str, str], others: list[dict[str, str]]) -> Look:
    found: dict[str, bool] = {}
    hidden: bool | None = None
    for said in (own, *others):
        for name, mark in MARKS.items():
            if name in said:
                found.setdefault(mark, is_on(said[name]))
        if "w:u" in said:
            found.setdefault("underlined", said["w:u"] not in {"", "none"})
        height = said.get("w:vertAlign")
        if height:
            found.setdefault("sup", height == "superscript")
            found.setdefault("sub", height == "subscript")
        if hidden is None and "w:vanish" in said:
            hidden = is_on(said["w:vanish"])
    size = own.get("w:sz", "")
    small = size.isdecimal() and int(size) <= _BARELY_SEEN
    marks = frozenset(mark for mark, state in found.items() if state)
    return Look(marks, small if hidden is None else hidden)


def read(root: _Element | None) -> Styles:
    """Return the styles of a document."""
    styles = Styles()
    for one in root.iterfind(full("w:style")) if root is not None else ():
        style = value(one, "w:styleId")
        styles.known[style] = _Style(
            name=value(child(one, "w:name")),
            parent=value(child(one, "w:basedOn")),
            words=said_in(child(one, "w:rPr")),
            paragraph=child(one, "w:pPr"),
        )
        if value(one, "w:default") in {"1", "true", "on"}:
            styles.usual[value(one, "w:type")] = style
    return styles


def _outline(properties: _Element | None) -> str:
    level = value(child(properties, "w:outlineLvl"))
    return f"h{int(level) + 1}" if level in {"0", "1", "2", "3", "4", "5"} else ""
