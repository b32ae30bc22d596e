"""What a copy from a page or a mail breaks, put right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from newsroom.imports import trees
from newsroom.imports.decisions import Decision

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

# A name that was escaped twice shows its backslash: "@Some\_Name".
_DOUBLE_ESCAPE = re.compile(r"(?<=\w)\\_(?=\w)")
_VERBATIM = frozenset({"code", "pre"})
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "cite",
        "em",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    ]
)
_VERSE = 60
"""Two parts both shorter than this, in characters, may be verse or an address."""
_BEGUN = 40
"""A first part shorter than this, in characters, may be a greeting or a label."""
_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«¿¡"
_ENDS = re.compile(r"[.!?…:;。—–-]$")
_NO_SENTENCE = re.compile(r"[a-z]{1,4}[.)]|\w+://|www\.|\S+@|[a-z][A-Z]|\S+\.\w+/")


def unescape(root: ET.Element) -> list[Decision]:
    """Take away backslashes that were meant to protect a name's underscore."""
    mended: list[str] = []

    def mend(text: str | None) -> str | None:
        if not text or not _DOUBLE_ESCAPE.search(text):
            return text
        mended.extend(word for word in text.split() if _DOUBLE_ESCAPE.search(word))
        return _DOUBLE_ESCAPE.sub("_", text)

    verbatim = {inner for one in root.iter() if one.tag in _VERBATIM for inner in one.iter()}
    for element in root.iter():
        if element not in verbatim:
            element.text = mend(element.text)
            for child in element:
                child.tail = mend(child.tail)
    if not mended:
        return []
    message = _l("A backslash left over from another program was taken out of a name.")
    return [Decision("escapes", message, ", ".join(mended))]


def join_broken(root: ET.Element) -> list[Decision]:
    """Join paragraphs that were broken in the middle of a sentence.

    A first part ends without punctuation and the second starts in lower case. Headings,
    lists, quotes, verse and anything with an image or a line break stay apart.
    """
    decisions = []
    previous: ET.Element | None = None
    for block in list(root):
        if previous is not None and _is_broken(previous, block):
            seam = f"{trees.text_of(previous)[-40:]} ⏎ {trees.text_of(block)[:40]}"
            trees.move_inside(_begun_with_space(block), previous)
            trees.remove(root, block)
            message = _l("A paragraph broken in the middle of a sentence was joined.")
            decisions.append(Decision("joined", message, f"…{seam}…"))
        else:
            previous = block
    return decisions


def lower_headings(root: ET.Element) -> None:
    """Bring headings to the three ranks that a body has under its title."""
    shift = 1 if root.find(".//h1") is not None else 0
    for heading in root.iter():
        if heading.tag in trees.HEADINGS:
            heading.tag = f"h{min(max(int(heading.tag[1]) + shift, 2), 4)}"


def _begun_with_space(block: ET.Element) -> ET.Element:
    block.text = " " + (block.text or "").lstrip()
    return block


def _is_broken(first: ET.Element, second: ET.Element) -> bool:
    if not (_is_prose(first) and _is_prose(second)) or (first.tail or "").strip():
        return False
    head, tail = trees.text_of(first), trees.text_of(second)
    start = tail.lstrip(_OPENERS)
    return (
        max(len(head), len(tail)) >= _VERSE
        and len(head) >= _BEGUN
        and not _ENDS.search(head.rstrip(_CLOSERS))
        and start[:1].islower()
        and not _NO_SENTENCE.match(start)
    )


def _is_prose(block: ET.Element) -> bool:
    """Tell whether a block is a plain paragraph, and not one that is bold from end to end."""
    children = list(block)
    if block.tag != "p" or any(inner.tag not in _INLINE for inner in list(block.iter())[1:]):
        return False
    bold = children and children[0].tag in {"strong", "b"}
    return not bold or trees.text_of(block) != trees.text_of(children[0])
