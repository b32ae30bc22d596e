"""Where in a text the words stand that a comment is about, however the text changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

AROUND = 32
"""Characters that are kept of what stands before and after the quoted words."""
LEAST_ALIKE = 80
"""Of 100; below it a changed passage is another passage."""
_SHORTEST_CHANGED = 12
"""Characters; fewer are found again in nearly any text, so they have to be there unchanged."""
_SHORTEST_ALONE = 12
"""Characters of words that may be found with nothing around them that was there before."""
_LEAST_AROUND = 4
"""Characters around shorter words that have to be as they were."""


@dataclass(frozen=True)
class Anchor:
    """Words of a text, with a little of what stands around them; white space is single spaces."""

    quote: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Found:
    """Where the words stand now."""

    start: int
    end: int
    exact: bool
    """Whether they are the very words that were quoted."""


def squeezed(text: str) -> str:
    """Return the text with single spaces between its words, as anchors are held against it."""
    return " ".join(text.split())


def anchored(text: str, start: int, end: int) -> Anchor:
    """Return the anchor of a passage of a squeezed text."""
    before = text[max(0, start - AROUND) : start]
    return Anchor(text[start:end], before, text[end : end + AROUND])


def find(anchor: Anchor, text: str) -> Found | None:
    """Return where the words of an anchor stand in a squeezed text.

    With all that stood around them, else where most of it does, else words that are nearly the
    same; None where they are not there any more.
    """
    if not anchor.quote:
        return None
    return _in_its_place(anchor, text) or _elsewhere(anchor, text) or _changed(anchor, text)


def _in_its_place(anchor: Anchor, text: str) -> Found | None:
    whole = text.find(f"{anchor.before}{anchor.quote}{anchor.after}")
    if whole < 0:
        return None
    start = whole + len(anchor.before)
    return Found(start, start + len(anchor.quote), exact=True)


def _elsewhere(anchor: Anchor, text: str) -> Found | None:
    """Return the place of the same words around which most is as it was."""
    best, start = -1, -1
    for place in _places(anchor.quote, text):
        kept = _kept_around(anchor, text, place)
        if kept > best:
            best, start = kept, place
    if start < 0 or not _is_enough(anchor, best):
        return None
    return Found(start, start + len(anchor.quote), exact=True)


def _places(quote: str, text: str) -> Iterator[int]:
    place = text.find(quote)
    while place >= 0:
        yield place
        place = text.find(quote, place + 1)


def _kept_around(anchor: Anchor, text: str, start: int) -> int:
    """Count the characters around a place that are those of the anchor, from the place outwards."""
    end = start + len(anchor.quote)
    before = _alike(reversed(anchor.before), reversed(text[max(0, start - AROUND) : start]))
    return before + _alike(iter(anchor.after), iter(text[end : end + AROUND]))


def _alike(one: Iterator[str], other: Iterator[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _is_enough(anchor: Anchor, kept: int) -> bool:
    had = len(anchor.before) + len(anchor.after)
    return len(anchor.quote) >= _SHORTEST_ALONE or kept >= min(_LEAST_AROUND, had)


def _changed(anchor: Anchor, text: str) -> Found | None:
    if len(anchor.quote) < _SHORTEST_CHANGED or not text:
        return None
    if len(anchor.quote) > len(text):
        alike = fuzz.ratio(anchor.quote, text) >= LEAST_ALIKE
        return Found(0, len(text), exact=False) if alike else None
    best = fuzz.partial_ratio_alignment(anchor.quote, text, score_cutoff=LEAST_ALIKE)
    if best is None or best.dest_start >= best.dest_end:
        return None
    return Found(*_whole_words(text, best.dest_start, best.dest_end), exact=False)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the passage without the halves of words that it begins or ends with, made whole."""
    while start > 0 and not text[start - 1].isspace() and not text[start].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace() and not text[end - 1].isspace():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
