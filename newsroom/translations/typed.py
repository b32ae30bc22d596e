"""How a segment looks in a text box: marks as ``{1}…{/1}`` and ``{2/}``, all else as it reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from newsroom.articles import placeholders

_STORED = re.compile(r'<g id="(\d+)">|</g>|<x id="(\d+)"/>')
# A backslash before a mark makes it words; backslashes of the text itself stand doubled there. The
# look behind keeps a long run of them from being read again from each of its places.
_TYPED = re.compile(r"(?<!\\)(\\*)(\{(?:([0-9]+)|/([0-9]+)|([0-9]+)/)\})")
_AT_THE_END = re.compile(r"(?<!\\)\\+\Z")


def show(text: str) -> str:
    """Return stored segment text as a person edits it."""
    shown: list[str] = []
    opened: list[str] = []
    end = 0
    for mark in _STORED.finditer(text):
        words = _shown_words(text[end : mark.start()])
        shown.append(_AT_THE_END.sub(lambda found: found[0] * 2, words))
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
    return _TYPED.sub(lambda found: found[1] * 2 + "\\" + found[2], placeholders.plain_text(stored))


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
        backslashes, is_words = divmod(len(mark[1]), 2)
        stored.append(placeholders.from_plain(typed[end : mark.start()]) + "\\" * backslashes)
        end = mark.end()
        number = mark[3] or mark[4] or mark[5]
        if is_words or number not in inline_map:
            stored.append(mark[2])
        elif mark[3]:
            stored.append(f'<g id="{number}">')
        elif mark[4]:
            stored.append("</g>")
        else:
            stored.append(f'<x id="{number}"/>')
    stored.append(placeholders.from_plain(typed[end:]))
    text = "".join(stored)
    placeholders.parse(text)
    return text
