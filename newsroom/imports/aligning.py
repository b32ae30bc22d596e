"""Lays the two sides of a line of a file of pairs beside each other, segment by segment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import placeholders, sanitise, segments
from newsroom.articles.segments import Segment
from newsroom.errors import BadInput
from newsroom.imports import markdown_html
from newsroom.languages import LANGUAGES

MARKDOWN = "markdown"
_HEADING = "heading"
_FIELDS = (("title", "title"), ("standfirst", "standfirst"), ("description", "standfirst"))


@dataclass(frozen=True)
class Text:
    """One side of a segment; ``inline_map`` is None where nobody knows its marks."""

    text: str
    inline_map: Mapping[str, Mapping[str, Any]] | None = None


@dataclass(frozen=True)
class Both:
    """One segment, its texts by language."""

    kind: str
    texts: Mapping[str, Text]


@dataclass
class Aligned:
    """What one line holds: pairs of segments, and how many had no other half."""

    pairs: list[Both] = field(default_factory=list)
    left_over: int = 0


def aligned(line: Mapping[str, Any]) -> Aligned:
    """Return the segments of a line: of two sentences, or of two articles with bodies.

    Of bodies whose shapes differ, the sections that have one shape are taken. What is marked as
    fuzzy is nobody's translation and left over.

    Raises:
        BadInput: it is neither, or one of the bodies cannot be accepted.
    """
    sides = {code: line[code] for code in LANGUAGES if code in line}
    if len(sides) > 1 and all(isinstance(one, str) for one in sides.values()):
        both = Both("paragraph", {code: Text(text) for code, text in sides.items()})
        return Aligned(left_over=1) if line.get("fuzzy") is True else Aligned([both])
    if len(sides) > 1 and all(isinstance(one, dict) for one in sides.values()):
        return _of_articles(sides)
    raise BadInput(_l("The line has no texts in two languages."))


def _of_articles(sides: Mapping[str, Mapping[str, Any]]) -> Aligned:
    found = Aligned()
    for name, kind in _FIELDS:
        words = {code: side.get(name) for code, side in sides.items()}
        if all(isinstance(one, str) and one.strip() for one in words.values()):
            texts = {code: Text(placeholders.from_plain(str(one))) for code, one in words.items()}
            found.pairs.append(Both(kind, texts))
    first, second = (_cut(sides[code]) for code in sides)
    for left, right in _sections(first, second):
        if [one.kind for one in left] != [one.kind for one in right]:
            found.left_over += max(len(left), len(right))
            continue
        for one, other in zip(left, right, strict=True):
            if not one.locked and not other.locked:
                texts = dict(zip(sides, (_text(one), _text(other, like=one)), strict=True))
                found.pairs.append(Both(one.kind, texts))
    return found


def _cut(side: Mapping[str, Any]) -> tuple[Segment, ...]:
    body = side.get("body")
    text = body.replace("\r\n", "\n") if isinstance(body, str) else ""
    html = markdown_html.render(text) if side.get("format") == MARKDOWN else text
    return segments.split(sanitise.clean_body(html)).segments


def _sections(
    first: Sequence[Segment], second: Sequence[Segment]
) -> Iterator[tuple[Sequence[Segment], Sequence[Segment]]]:
    """Yield what stands below the same heading; all at once where headings do not match."""
    left, right = _by_heading(first), _by_heading(second)
    if len(left) != len(right):
        yield first, second
        return
    yield from zip(left, right, strict=True)


def _by_heading(cut: Sequence[Segment]) -> list[list[Segment]]:
    sections: list[list[Segment]] = [[]]
    for one in cut:
        if one.kind == _HEADING:
            sections.append([])
        sections[-1].append(one)
    return sections


def _text(segment: Segment, like: Segment | None = None) -> Text:
    """Return a segment's text; its marks are numbered as those of another one, where they fit."""
    if like is None or not segment.inline_map:
        return Text(segment.text, segment.inline_map)
    numbers, own = _by_tag(like.inline_map), _by_tag(segment.inline_map)
    if {tag: len(ids) for tag, ids in own.items()} != {
        tag: len(ids) for tag, ids in numbers.items()
    }:
        return Text(segment.text, segment.inline_map)
    ids = {mine: theirs for tag in own for mine, theirs in zip(own[tag], numbers[tag], strict=True)}
    return Text(placeholders.renumbered(segment.text, ids), like.inline_map)


def _by_tag(inline_map: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, bool], list[str]]:
    found: dict[tuple[str, bool], list[str]] = {}
    for number, mark in inline_map.items():
        found.setdefault((mark["tag"], bool(mark["void"])), []).append(number)
    return found
