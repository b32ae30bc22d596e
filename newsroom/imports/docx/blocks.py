"""The paragraphs and tables of a Word document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from newsroom.articles.markup import Element, Node, elements
from newsroom.imports.docx.names import child, full, switch, value
from newsroom.imports.docx.numbering import Entry, Numbering
from newsroom.imports.docx.runs import Words, words_deleted
from newsroom.imports.written.blocks import STANDFIRST, TITLE, Block, assembled, tight
from newsroom.imports.written.limits import MOST_SPAN
from newsroom.imports.written.lines import Run, line
from newsroom.numbers import whole_number

_KINDS = {"title": TITLE, "subtitle": STANDFIRST, "toc": ""}
_OPENED = frozenset(full(one) for one in ("w:customXml", "w:ins", "w:moveTo", "w:smartTag"))


@dataclass
class Blocks:
    """Reads what stands in a document, a cell or a note."""

    words: Words
    numbering: Numbering
    _waiting: list[Run] = field(default_factory=list)
    """Of a paragraph whose end a reviewer deleted: it goes on in the next one."""
    _depth: int = 0

    def of(self, holder: _Element) -> Iterator[Block]:
        """Yield the blocks of an element."""
        for one in holder:
            if one.tag == full("w:p"):
                yield from self._paragraph(one)
            elif one.tag == full("w:tbl"):
                yield from self._table(one)
            elif one.tag in _OPENED:
                yield from self.of(one)
            elif one.tag == full("w:sdt"):
                held = child(one, "w:sdtContent")
                if held is not None and not self.words.is_filled_in(one):
                    yield from self.of(held)
            elif one.tag == full("mc:AlternateContent"):
                choice = child(one, "mc:Choice")
                yield from self.of(choice) if choice is not None else ()

    def rest(self) -> Iterator[Block]:
        """Yield what was to go on in a paragraph that never came."""
        nodes = line(self._waiting)
        if nodes:
            yield Block("p", nodes)

    def _paragraph(self, paragraph: _Element) -> Iterator[Block]:
        properties = child(paragraph, "w:pPr")
        styles = self.words.styles
        kind = styles.kind(properties)
        # A heading, a title or a quotation looks as it does because it is one.
        style = styles.of_paragraph(properties) if kind == "p" else ""
        runs = self._waiting
        runs.extend(self.words.of(paragraph, style))
        mark = child(properties, "w:rPr")
        if child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None:
            return
        self._waiting = []
        kind = _KINDS.get(kind, kind)
        if not kind:
            self.words.left["contents"] += 1
            return
        if kind[0] == "h":
            runs = [one._replace(marks=one.marks - {"strong"}) for one in runs]
        nodes = line(runs)
        entry = self._entry(properties) if kind == "p" and nodes else None
        if entry is not None:
            yield Block("li", nodes, entry.level, entry.ordered, entry.number, entry.list_key)
        elif nodes:
            yield Block(kind, nodes)

    def _entry(self, properties: _Element | None) -> Entry | None:
        number = level = ""
        for said in self.words.styles.numbering(properties):
            number = number or value(child(said, "w:numId"))
            level = level or value(child(said, "w:ilvl"))
        if not number or number == "0":
            return None
        return self.numbering.enter(number, whole_number(level))

    def _table(self, table: _Element) -> Iterator[Block]:
        rows = [one for one in self._rows(table) if not self._is_deleted(one)]
        cells = [list(self._cells(row)) for row in rows]
        count = sum(len(one) for one in cells)
        # One cell is a frame around a text, and a table in a table puts things side by side.
        if count < 2 or self._depth:  # noqa: PLR2004 — two cells are what a table begins with
            for row in cells:
                for cell, _ in row:
                    yield from self.of(cell)
            return
        body, heads = self._grid(cells), 0
        while heads < len(rows) and switch(child(rows[heads], "w:trPr"), "w:tblHeader"):
            heads += 1
        for head in body[:heads]:
            for one in elements(head.children):
                one.tag = "th" if one.tag == "td" else one.tag
                one.children = _unbold(one.children)
        parts = [Element("thead", {}, list(body[:heads]))] if heads else []
        parts.append(Element("tbody", {}, list(body[heads:])))
        if any(one.children for line_of in body for one in elements(line_of.children)):
            yield Block("node", [Element("table", {}, list(parts))])

    def _is_deleted(self, row: _Element) -> bool:
        if child(row, "w:trPr/w:del") is None:
            return False
        self.words.left["deletions"] += words_deleted(row)
        return True

    def _rows(self, holder: _Element) -> Iterator[_Element]:
        for one in holder:
            if one.tag == full("w:tr"):
                yield one
            elif one.tag == full("w:sdt"):
                held = child(one, "w:sdtContent")
                yield from self._rows(held) if held is not None else ()
            elif one.tag in _OPENED:
                yield from self._rows(one)

    def _cells(self, holder: _Element) -> Iterator[tuple[_Element, _Element | None]]:
        for one in holder:
            if one.tag == full("w:tc"):
                properties = child(one, "w:tcPr")
                if child(properties, "w:cellDel") is None:
                    yield one, properties
            elif one.tag == full("w:sdt"):
                held = child(one, "w:sdtContent")
                yield from self._cells(held) if held is not None else ()
            elif one.tag in _OPENED:
                yield from self._cells(one)

    def _grid(self, rows: list[list[tuple[_Element, _Element | None]]]) -> list[Element]:
        made: list[Element] = []
        above: dict[int, Element] = {}
        for row in rows:
            line_of = Element("tr")
            column = 0
            for cell, properties in row:
                width = value(child(properties, "w:gridSpan"))
                span = min(whole_number(width, digits=4, otherwise=1), MOST_SPAN)
                merged = child(properties, "w:vMerge")
                going_on = merged is not None and value(merged) != "restart"
                if going_on and column in above:
                    held = above[column].attributes
                    held["rowspan"] = str(min(int(held.get("rowspan", "1")) + 1, MOST_SPAN))
                else:
                    element = Element("td", {}, self._in_cell(cell))
                    if span > 1:
                        element.attributes["colspan"] = str(span)
                    above[column] = element
                    line_of.children.append(element)
                column += max(span, 1)
            made.append(line_of)
        return made

    def _in_cell(self, cell: _Element) -> list[Node]:
        self._depth += 1
        blocks = [_plain(one) for one in self.of(cell)]
        self._depth -= 1
        return tight(assembled(blocks))


def _unbold(nodes: list[Node]) -> list[Node]:
    """Return nodes without bold letters: that a cell is a heading says the same."""
    kept: list[Node] = []
    for one in nodes:
        is_bold = isinstance(one, Element) and one.tag == "strong"
        kept.extend(one.children if is_bold and isinstance(one, Element) else [one])
    return kept


def _plain(block: Block) -> Block:
    """Return a block as a cell may hold it: nothing in a table is a heading of the text."""
    return block if block.kind in {"li", "quote", "node"} else replace(block, kind="p")
