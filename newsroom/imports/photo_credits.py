"""The photo credit, which has a field of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from newsroom.imports import trees
from newsroom.imports.decisions import Decision

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_OPENING = 4
_ENDING = 4
_LONGEST = 200
_LABEL = (
    r"(?:photos?(?: credits?)?|photo(?:graph)?(?:s|y)?(?: by)?|(?:image|picture) credits?"
    r"|cr[eé]ditos?(?: de)?(?: las?)? (?:fotos?|fotograf[ií]as?|im[aá]gen(?:es)?)"
    r"|cr[eé]ditos? fotogr[aá]ficos?|fotos?|fotograf[ií]as?)\s*:"
)
_ALONE = re.compile(rf"[(\[]?\s*{_LABEL}\s*(?P<credit>.+?)\s*", re.IGNORECASE | re.DOTALL)
# Glued to the end of a paragraph: on a line of its own, or after the end of a sentence.
_GLUED = re.compile(rf"(?:\n|(?<=[.!?…'\"’”»)])[ \t\xa0])\s*(?P<at>{_LABEL})", re.IGNORECASE)


def take_out(root: ET.Element) -> tuple[str, list[Decision]]:
    """Remove the lines that credit a photo; return the credit as plain text, else ``""``."""
    blocks = list(root)
    near = [*blocks[:_OPENING], *blocks[max(_OPENING, len(blocks) - _ENDING) :]]
    found_credits = []
    for block in near:
        found = _credit(block) if block.tag in {"p", "h5", "h6"} else ""
        if found:
            trees.remove(root, block)
        elif block.tag == "p" and block is blocks[-1]:
            found = _cut_off(block)
        if found:
            found_credits.append(found)
    if not found_credits:
        return "", []
    credit = "; ".join(dict.fromkeys(found_credits))
    message = _l("The photo credit was moved to its own field.")
    return credit, [Decision("photo_credit", message, credit)]


def _credit(block: ET.Element) -> str:
    words = trees.text_of(block)
    found = _ALONE.fullmatch(words) if len(words) <= _LONGEST else None
    if not found or block.find(".//img") is not None:
        return ""
    credit = found["credit"]
    return credit.rstrip(")]") if words[0] in "([" else credit


def _cut_off(paragraph: ET.Element) -> str:
    """Cut a credit off the end of a paragraph; return it, or ``""`` when there is none."""
    place = trees.search(paragraph, _GLUED) or _marked(paragraph)
    if place is None:
        return ""
    tail = trees.cut(paragraph, *place)
    credit = _credit(tail)
    if not credit:
        # Too long for a credit, or nothing behind the label: it belongs to the paragraph.
        trees.move_inside(tail, paragraph)
    else:
        trees.trim(paragraph)
    return credit


def _marked(paragraph: ET.Element) -> tuple[int, int] | None:
    """Find a last child ("*Photo: …*") that is a credit by itself."""
    children = list(paragraph)
    if not children or (children[-1].tail or "").strip() or not _credit(children[-1]):
        return None
    place = len(children) - 2
    before = (paragraph.text if place < 0 else children[place].tail) or ""
    return (place, len(before)) if before.strip() else None
