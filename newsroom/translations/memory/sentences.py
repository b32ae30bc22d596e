"""Cut a segment and its translation into sentences that answer each other."""

from __future__ import annotations

import re

from newsroom.translations.memory import forms

_FEWEST = 2
_UNLIKE = 2.5
"""A sentence that much longer than its answer answers something else; 1.05–1.35 is usual."""
_SLACK = 20
"""Characters: two short sentences may differ more."""
_OPENED = re.compile(r'<g id="[0-9]+">')


def aligned(
    source: str, target: str, source_language: str, target_language: str
) -> list[tuple[str, str]]:
    """Return the sentences of two texts in pairs; none where they do not answer one by one.

    A pair is left out when a mark reaches over the border of its sentences, or when the two do
    not hold the same marks.
    """
    ours = split(source, source_language)
    theirs = split(target, target_language)
    if len(ours) != len(theirs) or len(ours) < _FEWEST:
        return []
    pairs = list(zip(ours, theirs, strict=True))
    if any(_are_unlike(one, other) for one, other in pairs):
        return []
    return [(one, other) for one, other in pairs if _are_whole(one, other)]


def split(text: str, language: str) -> list[str]:
    """Return the sentences of a segment text, white space between them left out."""
    import sentencex  # 4 MB, for whoever learns only

    marks = iter(forms.marks(text))
    bare = forms.without_marks(text)
    found = []
    for sentence in sentencex.segment(language, bare):
        restored = re.sub(forms.MARK, lambda _: next(marks), sentence)
        if restored.strip():
            found.append(restored.strip())
    return found


def _are_unlike(one: str, other: str) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    return longer > shorter * _UNLIKE + _SLACK


def _are_whole(one: str, other: str) -> bool:
    return all(_is_balanced(text) for text in (one, other)) and sorted(forms.marks(one)) == sorted(
        forms.marks(other)
    )


def _is_balanced(text: str) -> bool:
    depth = 0
    for mark in forms.marks(text):
        if _OPENED.fullmatch(mark):
            depth += 1
        elif mark == "</g>":
            depth -= 1
        if depth < 0:
            return False
    return depth == 0
