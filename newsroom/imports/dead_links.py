"""Links that lead nowhere: dropped, their words kept, and listed for the author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from newsroom.articles import footnotes
from newsroom.imports import trees
from newsroom.imports.decisions import Decision

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

# A fragment alone is dead as well, unless it is a reference to a note that is there.
_NOWHERE = re.compile(
    r"\s*(?:#.*|(?:javascript|vbscript|data|about):.*)?\s*", re.IGNORECASE | re.DOTALL
)
_POINTERS = frozenset(
    {"here", "click here", "this link", "link", "aquí", "aqui", "acá", "clic aquí", "enlace"}
    | {"este enlace", "haga clic aquí", "this", "más", "more", "read more", "leer más"}
)


@dataclass(frozen=True)
class DeadLink:
    """The words of a link that led nowhere, and the block that they stand in."""

    words: str
    block: ET.Element


def drop(root: ET.Element) -> list[DeadLink]:
    """Take the tags of every dead link away; return the links in reading order."""
    holders = trees.parents(root)
    dropped = []
    notes = {f"#{one.get('id')}" for held in root.iter("ol") for one in _notes(held)}
    addressed = [(one, one.get("href") or "") for one in root.iter("a")]
    for link in [one for one, to in addressed if _NOWHERE.fullmatch(to) and to not in notes]:
        dropped.append(DeadLink(trees.text_of(link), _block(link, root, holders)))
        holder = holders[link]
        for child in link:
            holders[child] = holder
        trees.unwrap(holder, link)
    return dropped


def _notes(held: ET.Element) -> list[ET.Element]:
    return held.findall("li[@id]") if held.get("class") == footnotes.CLASS else []


def report(root: ET.Element, dropped: list[DeadLink]) -> list[Decision]:
    """Say which links were dropped and which remaining sentences now point at nothing."""
    if not dropped:
        return []
    listed = Decision(
        "dead_links",
        _l("These links led nowhere. They were dropped and their words kept."),
        "\n".join(link.words for link in dropped),
        warning=True,
    )
    standing = set(root.iter())
    left = [
        f"“{link.words}”: {trees.text_of(link.block)}"
        for link in dropped
        if link.words.casefold() in _POINTERS and link.block in standing
    ]
    if not left:
        return [listed]
    message = _l("These sentences point at something that has no link any more.")
    return [listed, Decision("empty_pointers", message, "\n".join(left), warning=True)]


def _block(
    element: ET.Element, root: ET.Element, holders: dict[ET.Element, ET.Element]
) -> ET.Element:
    """Return the element's paragraph, item, cell or heading."""
    while element.tag not in {"p", "li", "td", "th", *trees.HEADINGS}:
        if holders[element] is root:
            return element
        element = holders[element]
    return element
