"""Tells readers of a text which of its quotations are a translation, and from what language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.articles import markup, quotations
from newsroom.articles.markup import BLOCKS, Element, Node
from newsroom.articles.quotations import Quotation
from newsroom.publishing.pages import theme

Passage = tuple[int, int]
"""The block that a quotation stands in, and its number among the passages there."""


@dataclass(frozen=True)
class _Place:
    said: Quotation
    element: Element
    parent: Element
    passage: Passage


def shown(body: str, language: str, *, at_desk: bool = False) -> str:
    """Return a cleaned body in ``language`` as readers get it.

    What was said in another language is followed by a note that says so: once for several
    quotations in one line, or for paragraphs of one quotation. At the desk each of them has a
    note of its own, with the original words.
    """
    if quotations.SAID_IN not in body:
        return body
    root = markup.read(body)
    last: dict[object, _Place] = {}
    for one in _places(root, root):
        if one.said.language != language:
            last[id(one.element) if at_desk else (one.passage, one.said.language)] = one
        elif one.said.words:
            one.element.attributes.pop("lang", None)  # it was of the words that stood there before
        for name in (quotations.SAID, quotations.SAID_IN):
            one.element.attributes.pop(name, None)
    for one in last.values():
        _tell(one, _note(one.said, language, at_desk=at_desk))
    return markup.write(root.children)


def _places(parent: Element, block: Element) -> Iterator[_Place]:
    number, before = 0, ""
    for child in list(markup.only_elements(parent.children)):
        said = quotations.of(child.attributes)
        if child.tag in BLOCKS:
            now = said.language if said else ""
            number, before = number + (now != before), now
        if said is not None:
            is_line = child.tag not in BLOCKS
            passage = (id(block), 0) if is_line else (id(parent), number)
            yield _Place(said, child, parent, passage)
        yield from _places(child, child if child.tag in BLOCKS else block)


def _tell(place: _Place, note: str) -> None:
    """Put a note behind a line's quotation, or at the end of a paragraph's."""
    if place.element.tag in BLOCKS:
        place.element.children.append(f" {note}")
        return
    siblings: list[Node] = place.parent.children
    at = next(at for at, one in enumerate(siblings) if one is place.element)
    siblings.insert(at + 1, f" {note}")


def _note(said: Quotation, language: str, *, at_desk: bool) -> str:
    words = said.words if at_desk else ""
    note = theme.template("_said_in.html", language)
    return note.render(said_in=said.language, words=words).strip()
