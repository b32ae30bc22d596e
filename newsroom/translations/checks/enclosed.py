"""Where the marks of a text enclose words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from newsroom.articles import placeholders
from newsroom.translations.checks.finding import Span
from newsroom.translations.checks.pair import Side


def by(
    side: Side, inline_map: Mapping[str, Mapping[str, Any]], tags: Collection[str]
) -> list[Span]:
    """Return what stands inside marks of these tags, the outer ones after those in them."""
    return list(_spans(side, inline_map, tags))


def _spans(
    side: Side, inline_map: Mapping[str, Mapping[str, Any]], tags: Collection[str]
) -> Iterator[Span]:
    place = 0
    opened: list[tuple[str, int]] = []
    for token in placeholders.parse(side.marked):
        if token.part is placeholders.Part.TEXT:
            place += len(token.held)
        elif token.part is placeholders.Part.OPEN:
            opened.append((str(inline_map.get(token.held, {}).get("tag", "")), place))
        elif token.part is placeholders.Part.CLOSE:
            tag, start = opened.pop()
            if tag in tags:
                yield Span(start, place)
