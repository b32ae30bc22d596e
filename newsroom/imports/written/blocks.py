"""Puts the paragraphs of a document together as a body, with its lists and quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newsroom.articles.markup import Element, Node, decoded, pieces, text_of
from newsroom.imports.written import limits

TITLE = "h1"
STANDFIRST = "standfirst"
_NEAR_THE_TOP = 3
"""Blocks: a subtitle further down is the subtitle of something else."""


@dataclass(frozen=True)
class Block:
    """One paragraph or table, and what it is in its document."""

    kind: str
    """``p``, ``h1`` to ``h6``, ``li``, ``quote``, ``standfirst`` or ``node``."""
    nodes: list[Node] = field(default_factory=list)
    level: int = 0
    """Of a list's entry, from 0."""
    ordered: bool = False
    number: int = 1
    """Which one it is of its list."""
    list_key: str = ""


@dataclass
class _Open:
    element: Element
    level: int
    ordered: bool
    key: str


def assembled(blocks: Iterable[Block]) -> list[Node]:
    """Return the nodes of a body: entries become lists, neighbouring quotes one quotation."""
    made: list[Node] = []
    lists: list[_Open] = []
    for block in blocks:
        if block.kind == "li":
            _enter(block, lists, made)
            continue
        lists.clear()
        last = made[-1] if made else None
        if block.kind == "node":
            made.extend(block.nodes)
        elif block.kind == "quote":
            paragraph = Element("p", {}, block.nodes)
            if isinstance(last, Element) and last.tag == "blockquote":
                last.children.append(paragraph)
            else:
                made.append(Element("blockquote", {}, [paragraph]))
        else:
            tag = "p" if block.kind == STANDFIRST else block.kind
            made.append(Element(tag, {}, block.nodes))
    return made


def without_standfirst(blocks: Sequence[Block]) -> tuple[str, list[Block]]:
    """Return the words of a standfirst that stands near the top, and the other blocks."""
    first = next((one for one in blocks[:_NEAR_THE_TOP] if one.kind == STANDFIRST), None)
    words = decoded(text_of(first.nodes)) if first is not None else ""
    return " ".join(words.split()), [one for one in blocks if one is not first]


def as_html(nodes: Iterable[Node]) -> str:
    """Return the nodes of a body as HTML; no more of them than show that it is too long."""
    rows: list[str] = []
    length = 0
    for piece in _apart(nodes):
        rows.append(piece)
        length += len(piece)
        if length > limits.HTML_CHARACTERS:
            break
    return "".join(rows)


def _apart(nodes: Iterable[Node]) -> Iterator[str]:
    for number, node in enumerate(nodes):
        if number:
            yield "\n"
        yield from pieces([node])


def tight(nodes: Sequence[Node]) -> list[Node]:
    """Return what stands in an entry or a cell: a lone paragraph without its element."""
    elements = [one for one in nodes if isinstance(one, Element)]
    first = elements[0] if elements else None
    if first is None or first.tag != "p":
        return list(nodes)
    if all(one.tag in {"ul", "ol"} for one in elements[1:]):
        return [*first.children, *elements[1:]]
    return list(nodes)


def _enter(block: Block, lists: list[_Open], made: list[Node]) -> None:
    while len(lists) > 1 and lists[-1].level > block.level:
        lists.pop()
    if not lists or lists[-1].level < block.level:
        _begin(block, lists, made)
    elif _differs(lists[-1], block):
        lists.pop()
        _begin(block, lists, made)
    lists[-1].element.children.append(Element("li", {}, block.nodes))


def _differs(open_now: _Open, block: Block) -> bool:
    if open_now.ordered != block.ordered:
        return True
    return block.ordered and open_now.key != block.list_key


def _begin(block: Block, lists: list[_Open], made: list[Node]) -> None:
    starts = block.ordered and block.number != 1
    attributes = {"start": str(block.number)} if starts else {}
    element = Element("ol" if block.ordered else "ul", attributes)
    if lists:
        holder = lists[-1].element.children[-1]
        assert isinstance(holder, Element)  # noqa: S101 — an open list has an entry
        holder.children.append(element)
    else:
        made.append(element)
    lists.append(_Open(element, block.level, block.ordered, block.list_key))
