"""Keeps the ids of marks across an edit, so that a translation's marks still mean the same."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsroom.articles import placeholders
from newsroom.articles.placeholders import InlineMap

_SLOT = re.compile(r"<slot (s[0-9]+)>")


@dataclass(frozen=True)
class Marked:
    """Segment text with what its marks stand for."""

    text: str
    inline_map: InlineMap
    words: Mapping[str, str] = field(default_factory=dict)
    """The texts of the slots that attributes point at, by slot."""

    def with_ids(self, ids: Mapping[str, str]) -> Marked:
        """Return it with other ids for all of its marks."""
        inline_map = {ids[number]: mark for number, mark in self.inline_map.items()}
        return Marked(placeholders.renumbered(self.text, ids), inline_map, self.words)


def as_before(new: Marked, old: Marked) -> Marked:
    """Return a text whose words and marks are the old one's with the ids that those had."""
    numbers = zip(placeholders.marks(new.text), placeholders.marks(old.text), strict=True)
    return new.with_ids(dict(numbers))


def kept(new: Marked, old: Marked, *, used: Iterable[int] = ()) -> Marked:
    """Return an edited text in which the same marks have the same ids.

    The same tag with the same attributes is the same mark; of what is left, the same tag. A mark
    that is new gets an id that none of ``used`` is, nor any of the old text.
    """
    ids = matched(new, [old])[0]
    taken = [*used, *map(int, old.inline_map)]
    following = max(taken, default=0) + 1
    given = {mine: before for before, mine in ids.items()}
    for number in placeholders.marks(new.text):
        if number not in given:
            given[number] = str(following)
            following += 1
    return new.with_ids(given)


def matched(new: Marked, olds: Iterable[Marked]) -> list[dict[str, str]]:
    """Return for each old text which of its marks are which of the new one's; none is so twice."""
    given = list(olds)
    found: list[dict[str, str]] = [{} for _ in given]
    for same in (_identity, _form):
        given_away = {number for ids in found for number in ids.values()}
        waiting: defaultdict[Hashable, deque[str]] = defaultdict(deque)
        for number in placeholders.marks(new.text):
            if number not in given_away:
                waiting[same(new, number)].append(number)
        for old, ids in zip(given, found, strict=True):
            _match(old, ids, waiting, same)
    return found


def _match(
    old: Marked,
    ids: dict[str, str],
    waiting: Mapping[Hashable, deque[str]],
    same: Callable[[Marked, str], Hashable],
) -> None:
    for number in placeholders.marks(old.text):
        numbers = waiting.get(same(old, number))
        if numbers and number not in ids:
            ids[number] = numbers.popleft()


def _identity(marked: Marked, number: str) -> Hashable:
    mark = marked.inline_map[number]
    attributes = {
        (name, _said(value, marked.words))
        for name, value in mark["attributes"].items()
        if name not in {"alt", "title"}  # words for people: they change as other words do
    }
    inner = _said(mark.get("inner", ""), marked.words)
    return (*_form(marked, number), frozenset(attributes), inner)


def _form(marked: Marked, number: str) -> tuple[Any, ...]:
    mark = marked.inline_map[number]
    return (mark["tag"], mark["void"], "inner" in mark)


def _said(value: str, words: Mapping[str, str]) -> str:
    slot = _SLOT.fullmatch(value)
    return words.get(slot[1], "") if slot else value
