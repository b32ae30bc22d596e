"""Which words of a text are its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput
from newsroom.imports import trees
from newsroom.imports.decisions import Decision

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_BEFORE = 4
"""So many short paragraphs (date, section, link to the other language) may come first."""
_SHORT = 120
_LINE = 200


def take_out(root: ET.Element, given: str) -> tuple[str, list[Decision]]:
    """Remove the title from the text and return it.

    ``given`` is a title that the file names elsewhere; then only a heading that says the
    same is removed.

    Raises:
        BadInput: the text has no heading near its beginning and no short first line.
    """
    heading = _first_heading(root)
    if given:
        if heading is not None and trees.text_of(heading).casefold() == given.casefold():
            trees.remove(root, heading)
        return given, []
    if heading is not None:
        trees.remove(root, heading)
        return trees.text_of(heading), []
    title = _first_line(root)
    message = _l("The file has no heading, so its first line became the title.")
    return title, [Decision("title_from_line", message, title, warning=True)]


def take_heading(root: ET.Element) -> str:
    """Remove the heading near the beginning of a text and return its words.

    Raises:
        BadInput: there is none.
    """
    heading = _first_heading(root)
    if heading is None:
        message = _l("There is no title, and no heading that could be it.")
        raise BadInput(message, field="title")
    trees.remove(root, heading)
    return trees.text_of(heading)


def _first_heading(root: ET.Element) -> ET.Element | None:
    for place, block in enumerate(root):
        words = trees.text_of(block)
        if block.tag in trees.HEADINGS and words:
            return block
        if place >= _BEFORE or len(words) > _SHORT or block.tag not in {"p", *trees.HEADINGS}:
            return None
    return None


def _first_line(root: ET.Element) -> str:
    for block in root:
        line = trees.text_of(block)
        if not line:
            continue
        first = (block.text or "").lstrip().partition("\n")[0]
        if block.tag == "p" and "\n" in (block.text or "").strip() and first.strip():
            block.text = (block.text or "").lstrip()[len(first) :].lstrip()
            line = first.strip()
        elif block.tag == "p":
            trees.remove(root, block)
        if block.tag == "p" and len(line) <= _LINE:
            return line
        break
    message = _l("This file has no title. Begin it with a heading or a short line.")
    raise BadInput(message, field="title")
