"""Names in italics that are in another of the newsroom's languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from newsroom.imports import trees
from newsroom.imports.decisions import Decision
from newsroom.imports.language_guess import guess

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

# In brackets ("the National Council (*Consejo Nacional de …*)") italics are the original name.
# Elsewhere they may be stress, a ship or a newspaper, so more has to speak for a language.
_WORDS_IN_BRACKETS = 3
_MARGIN_IN_BRACKETS = 0.2
_WORDS = 5
_MARGIN = 0.5


def mark(root: ET.Element, language: str, languages: tuple[str, ...]) -> list[Decision]:
    """Set ``lang`` on italics in another language; anything short or doubtful stays as it is."""
    decisions = []
    for parent in root.iter():
        before = parent.text or ""
        for child in parent:
            if child.tag in {"em", "i"} and "lang" not in child.attrib:
                decisions.extend(_mark(child, before, language, languages))
            before = child.tail or ""
    return decisions


def _mark(
    italics: ET.Element, before: str, language: str, languages: tuple[str, ...]
) -> list[Decision]:
    words = trees.text_of(italics)
    in_brackets = before.endswith("(") or (words.startswith("(") and words.endswith(")"))
    found = guess(
        words,
        languages,
        words=_WORDS_IN_BRACKETS if in_brackets else _WORDS,
        margin=_MARGIN_IN_BRACKETS if in_brackets else _MARGIN,
    )
    if found is None or found == language:
        return []
    italics.set("lang", found)
    message = _l("A name in italics was marked as being in another language.")
    return [Decision("foreign_name", message, f"{words} [{found}]")]
