"""How a segment looks in a text box: marks as ``{1}…{/1}`` and ``{2/}``, all else as it reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from newsroom.articles import placeholders

_STORED = re.compile(r'<g id="(\d+)">|</g>|<x id="(\d+)"/>')
_LOOKS_LIKE_MARK = re.compile(r"\{(?=/?\d+/?\})")
_TYPED = re.compile(r"\\(\{)|\{(\d+)\}|\{/(\d+)\}|\{(\d+)/\}")


def show(text: str) -> str:
    """Return stored segment text as a person edits it."""
    shown: list[str] = []
    opened: list[str] = []
    end = 0
    for mark in _STORED.finditer(text):
        shown.append(_shown_words(text[end : mark.start()]))
        end = mark.end()
        if mark[1]:
            opened.append(mark[1])
            shown.append(f"{{{mark[1]}}}")
        elif mark[2]:
            shown.append(f"{{{mark[2]}/}}")
        else:
            shown.append(f"{{/{opened.pop()}}}")
    shown.append(_shown_words(text[end:]))
    return "".join(shown)


def _shown_words(stored: str) -> str:
    return _LOOKS_LIKE_MARK.sub(r"\\{", placeholders.plain_text(stored))


def read(typed: str, inline_map: Mapping[str, Any]) -> str:
    """Return what was typed as stored segment text.

    Only the marks that this segment has are marks; everything else is words, so nothing that is
    typed can forge one.

    Raises:
        BrokenMarks: the marks that were typed do not pair.
    """
    stored: list[str] = []
    end = 0
    for mark in _TYPED.finditer(typed):
        stored.append(placeholders.from_plain(typed[end : mark.start()]))
        end = mark.end()
        number = mark[2] or mark[3] or mark[4]
        if mark[1] or number not in inline_map:
            stored.append(placeholders.from_plain(mark[1] or mark[0]))
        elif mark[2]:
            stored.append(f'<g id="{number}">')
        elif mark[3]:
            stored.append("</g>")
        else:
            stored.append(f'<x id="{number}"/>')
    stored.append(placeholders.from_plain(typed[end:]))
    text = "".join(stored)
    placeholders.parse(text)
    return text
