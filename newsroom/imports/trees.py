"""A body as a tree, and the few cuts and moves that the importing rules are made of."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import html5lib
from html5lib.serializer import HTMLSerializer

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNSEEN: frozenset[object] = frozenset(
    # A comment's tag is the function that makes comments.
    {"script", "style", "template", "noscript", "title", "head", ET.Comment}
)
_WRAPPERS = frozenset({"div", "article", "section", "main", "header", "footer", "center"})
_BLOCKS = frozenset(
    {*HEADINGS, *_WRAPPERS, "p", "ul", "ol", "blockquote", "table", "figure", "pre", "hr", "dl"}
)
_SPACE = re.compile(r"\s+")


def parse(html: str) -> ET.Element:
    """Read HTML into a tree whose root is no element of the text.

    What a reader never sees (comments, scripts, styles) is left out; ``div`` and its like,
    which mean nothing, are opened up so that the root's children are the text's blocks.
    """
    root: ET.Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    _drop_unseen(root)
    _open_wrappers(root)
    return root


def serialise(root: ET.Element) -> str:
    """Write the tree as HTML, one block a line, characters as they are."""
    root.text = (root.text or "").strip()
    for block in root:
        block.tail = f"\n{(block.tail or '').strip()}"
    writer = HTMLSerializer(
        quote_attr_values="always", omit_optional_tags=False, resolve_entities=False
    )
    text: str = writer.render(html5lib.getTreeWalker("etree")(root))
    return text.strip("\n")


def text_of(element: ET.Element) -> str:
    """Return what a reader reads in the element, white space (but no NBSP) folded."""
    return _fold("".join(element.itertext()))


def parents(root: ET.Element) -> dict[ET.Element, ET.Element]:
    """Map each element to the one that holds it."""
    return {child: parent for parent in root.iter() for child in parent}


def remove(parent: ET.Element, child: ET.Element) -> None:
    """Take an element out and keep the text behind it."""
    _append_text(parent, list(parent).index(child), child.tail or "")
    child.tail = None
    parent.remove(child)


def unwrap(parent: ET.Element, child: ET.Element) -> None:
    """Take an element's tags away and keep what is in it."""
    place = list(parent).index(child)
    _append_text(parent, place, child.text or "")
    inner = list(child)
    if inner:
        inner[-1].tail = (inner[-1].tail or "") + (child.tail or "")
    else:
        _append_text(parent, place, child.tail or "")
    parent[place : place + 1] = inner


def move_inside(source: ET.Element, target: ET.Element) -> None:
    """Append everything in ``source`` to ``target`` and leave ``source`` empty."""
    _append_text(target, len(target), source.text or "")
    source.text = None
    for child in list(source):
        source.remove(child)
        target.append(child)


def cut(element: ET.Element, place: int, offset: int) -> ET.Element:
    """Cut an element in two and return the second part, a new element that stands nowhere.

    ``place`` is the child in whose tail to cut, -1 for the text before the first child;
    ``offset`` counts characters in that text. ``move_inside`` undoes it.
    """
    rest = ET.Element(element.tag)
    before = _text_at(element, place)
    rest.text = before[offset:]
    _set_text_at(element, place, before[:offset])
    for child in list(element)[place + 1 :]:
        element.remove(child)
        rest.append(child)
    return rest


def trim(element: ET.Element) -> None:
    """Take the white space at an element's two ends away."""
    element.text = (element.text or "").lstrip()
    last = len(element) - 1
    _set_text_at(element, last, _text_at(element, last).rstrip())


def search(element: ET.Element, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """Find where the pattern's group ``at`` begins in the element's own text, for ``cut``."""
    for place in range(-1, len(element)):
        found = pattern.search(_text_at(element, place))
        if found:
            return place, found.start("at")
    return None


def _text_at(element: ET.Element, place: int) -> str:
    return (element.text if place < 0 else element[place].tail) or ""


def _set_text_at(element: ET.Element, place: int, text: str) -> None:
    if place < 0:
        element.text = text
    else:
        element[place].tail = text


def _append_text(parent: ET.Element, place: int, text: str) -> None:
    """Add text just before the child at ``place``."""
    _set_text_at(parent, place - 1, _text_at(parent, place - 1) + text)


def _fold(text: str) -> str:
    # NBSP carries meaning in both languages ("10 000", "« »"), so it is not plain space.
    return "\xa0".join(_SPACE.sub(" ", part) for part in text.split("\xa0")).strip()


def _drop_unseen(root: ET.Element) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in _UNSEEN:
                remove(parent, child)


def _open_wrappers(root: ET.Element) -> None:
    holders = parents(root)
    for element in reversed(list(root.iter())):
        if element is root or element.tag not in _WRAPPERS:
            continue
        if any(child.tag in _BLOCKS for child in element):
            holder = holders[element]
            for child in element:
                holders[child] = holder
            unwrap(holder, element)
        else:
            element.tag = "p"
