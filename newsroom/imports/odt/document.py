"""OpenDocument texts (LibreOffice and others), read by what is named here and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from lxml.etree import _Element

from newsroom.articles import footnotes
from newsroom.articles.markup import Element, Node
from newsroom.imports.odt.runs import OdtWords
from newsroom.imports.odt.styles import OdtStyles, full, value
from newsroom.imports.written import limits
from newsroom.imports.written.archive import Archive, Unreadable
from newsroom.imports.written.blocks import (
    STANDFIRST,
    TITLE,
    Block,
    as_html,
    assembled,
    tight,
    without_standfirst,
)
from newsroom.imports.written.found import Found
from newsroom.imports.written.lines import line

_OPENED = frozenset(full(one) for one in ("text:section", "text:numbered-paragraph"))
_CONTENTS = frozenset(
    full(f"text:{one}")
    for one in ("table-of-content", "illustration-index", "table-index", "alphabetical-index")
)
_ROWS = frozenset(full(f"table:{one}") for one in ("table-rows", "table-row-group"))
_HEADS = full("table:table-header-rows")
_STYLED = {"title": TITLE, "subtitle": STANDFIRST, "quotations": "quote", "quote": "quote"}
_DEEPEST_HEADING = 6


@dataclass
class _Reading:
    styles: OdtStyles = field(default_factory=OdtStyles)
    found: Found = field(default_factory=Found)
    notes: list[_Element] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    """By the style of a list: how far its first level has counted."""
    depth: int = 0
    """How many tables are around what is read."""

    def note(self, note: _Element) -> int:
        self.notes.append(note)
        return len(self.notes)

    @cached_property
    def words(self) -> OdtWords:
        return OdtWords(self.styles, self.found.left, self.note, self.found.alts)


def read(archive: Archive) -> Found:
    """Return what an OpenDocument text says.

    Raises:
        Unreadable: damaged, or locked with a password.
    """
    manifest = archive.tree("META-INF/manifest.xml")
    locks = manifest.iter(full("manifest:encryption-data")) if manifest is not None else ()
    if any(True for _ in locks):
        raise Unreadable("locked")
    root = archive.tree("content.xml")
    body = next(root.iter(full("office:text")), None) if root is not None else None
    if body is None:
        raise Unreadable("kind")
    reading = _Reading()
    reading.styles.add(archive.tree("styles.xml"))
    reading.styles.add(root)
    found = reading.found
    found.left["deletions"] = sum(1 for _ in body.iter(full("text:deletion")))
    found.standfirst, made = without_standfirst(list(islice(_blocks(reading, body), limits.BLOCKS)))
    nodes = [*assembled(made), *_notes(reading)]
    found.html = as_html(nodes)
    return found


def _blocks(reading: _Reading, holder: _Element) -> Iterator[Block]:
    for one in holder:
        if one.tag in {full("text:p"), full("text:h")}:
            yield from _paragraph(reading, one)
        elif one.tag == full("text:list"):
            made = _list(reading, one, "", 1)
            if made is not None:
                yield Block("node", [made])
        elif one.tag == full("table:table"):
            yield from _table(reading, one)
        elif one.tag in _OPENED and value(one, "text:display") not in {"none", "condition"}:
            yield from _blocks(reading, one)
        elif one.tag in _OPENED:
            reading.found.left["hidden"] += 1
        elif one.tag in _CONTENTS:
            reading.found.left["contents"] += 1
        else:
            reading.words.leave(one)


def _paragraph(reading: _Reading, one: _Element) -> Iterator[Block]:
    name = value(one, "text:style-name")
    kind = next((_STYLED[held] for held in reading.styles.kinds(name) if held in _STYLED), "p")
    level = value(one, "text:outline-level")
    if one.tag == full("text:h"):
        rank = int(level) if level.isdecimal() and level != "0" else 1
        kind = f"h{min(rank, _DEEPEST_HEADING)}"
    marks = dict(reading.styles.marks("paragraph", name))
    if kind != "p":
        # A heading, a title or a quotation looks as it does because it is one.
        marks = {"hidden": marks.get("hidden", False)}
    hiding = (value(held, "text:is-hidden") for held in one.iter(full("text:hidden-paragraph")))
    if marks.get("hidden") or "true" in hiding:
        reading.found.left["hidden"] += 1
        return
    runs = reading.words.of(one, marks)
    if kind[0] == "h":
        runs = [run._replace(marks=run.marks - {"strong"}) for run in runs]
    nodes = line(runs)
    if nodes:
        yield Block(kind, nodes)


def _list(reading: _Reading, one: _Element, style: str, level: int) -> Element | None:
    style = value(one, "text:style-name") or style
    ordered, start = reading.styles.ordered(style, level)
    if level == 1 and value(one, "text:continue-numbering") == "true":
        start = reading.counts.get(style, start - 1) + 1
    entries: list[Node] = []
    for item in one:
        if item.tag not in {full("text:list-item"), full("text:list-header")}:
            continue
        given = value(item, "text:start-value")
        if not entries and given.isdecimal():
            start = int(given)
        inside = _in_entry(reading, item, style, level)
        if inside:
            entries.append(Element("li", {}, inside))
    if level == 1:
        reading.counts[style] = start + len(entries) - 1
    if not entries:
        return None
    attributes = {"start": str(start)} if ordered and start != 1 else {}
    return Element("ol" if ordered else "ul", attributes, entries)


def _in_entry(reading: _Reading, item: _Element, style: str, level: int) -> list[Node]:
    nodes: list[Node] = []
    for one in item:
        if len(nodes) > limits.BLOCKS:
            break
        if one.tag == full("text:list"):
            made = _list(reading, one, style, level + 1)
            nodes.extend([made] if made is not None else [])
        else:
            holder = one if one.tag in _OPENED else None
            found = _blocks(reading, holder) if holder is not None else _lone(reading, one)
            nodes.extend(
                assembled(
                    block if block.kind == "p" else replace(block, kind="p") for block in found
                )
            )
    return tight(nodes)


def _lone(reading: _Reading, one: _Element) -> Iterator[Block]:
    if one.tag in {full("text:p"), full("text:h")}:
        yield from _paragraph(reading, one)


def _table(reading: _Reading, table: _Element) -> Iterator[Block]:
    rows = list(_rows(table))
    cells = [(is_head, [one for one in row if one.tag == full("table:table-cell")])
             for is_head, row in rows]  # fmt: skip
    reading.depth += 1
    if reading.depth > 1 or sum(len(held) for _, held in cells) < 2:  # noqa: PLR2004 — one cell is a frame, no table
        for _, held in cells:
            for cell in held:
                yield from (_plain(one) for one in _blocks(reading, cell))
        reading.depth -= 1
        return
    heads: list[Node] = []
    body: list[Node] = []
    for is_head, held in cells:
        made = [_cell(reading, cell, "th" if is_head else "td") for cell in held]
        (heads if is_head else body).append(Element("tr", {}, list(made)))
    reading.depth -= 1
    parts = [Element("thead", {}, heads)] if heads else []
    yield Block("node", [Element("table", {}, [*parts, Element("tbody", {}, body)])])


def _rows(holder: _Element) -> Iterator[tuple[bool, _Element]]:
    for one in holder:
        if one.tag == full("table:table-row"):
            yield holder.tag == _HEADS, one
        elif one.tag in _ROWS or one.tag == _HEADS:
            yield from _rows(one)


def _cell(reading: _Reading, cell: _Element, tag: str) -> Element:
    spans = {
        "colspan": value(cell, "table:number-columns-spanned"),
        "rowspan": value(cell, "table:number-rows-spanned"),
    }
    attributes = {
        name: said
        for name, said in spans.items()
        if said.isdecimal() and 1 < int(said) <= limits.MOST_SPAN
    }
    blocks = [_plain(one) for one in _blocks(reading, cell)]
    return Element(tag, attributes, tight(assembled(blocks)))


def _plain(block: Block) -> Block:
    return block if block.kind in {"p", "quote", "node"} else replace(block, kind="p")


def _notes(reading: _Reading) -> list[Node]:
    entries: list[Node] = []
    while len(entries) < len(reading.notes):
        body = reading.notes[len(entries)].find(full("text:note-body"))
        blocks = [_plain(one) for one in _blocks(reading, body)] if body is not None else []
        entries.append(footnotes.note(str(len(entries) + 1), tight(assembled(blocks))))
    return [footnotes.list_of(entries)] if entries else []
