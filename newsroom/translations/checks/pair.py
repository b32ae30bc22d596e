"""A source text and its translation, as the checks read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from newsroom import languages
from newsroom.articles import placeholders
from newsroom.glossary import EMPTY, Glossary, current

if TYPE_CHECKING:  # a check alone, without a database, has neither
    from newsroom.translations.models import SourceSegment
    from newsroom.translations.queries import Row

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
PROSE = frozenset({"paragraph", "heading", "item", "quote", "title", "standfirst", "caption"})
"""Kinds of segments that hold sentences."""


@dataclass(frozen=True)
class Side:
    """One text of a pair."""

    marked: str
    """In placeholder form."""
    language: str

    @cached_property
    def text(self) -> str:
        """The words without their marks; every span of a finding counts in it."""
        return placeholders.plain_text(self.marked)

    @cached_property
    def words(self) -> tuple[re.Match[str], ...]:
        """The words with their places, in reading order; figures are words too."""
        return tuple(_WORD.finditer(self.text))


@dataclass(frozen=True)
class Pair:
    """A segment in both languages."""

    source: Side
    target: Side
    kind: str = "paragraph"
    inline_map: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What the marks of both sides stand for; see ``newsroom.articles.placeholders``."""
    is_passage: bool = False
    """The source says that it is in another language than its article."""
    terms: Glossary = EMPTY
    """What the newsroom calls things, and what it never publishes."""

    @property
    def is_prose(self) -> bool:
        """Tell whether it holds sentences that have to be translated."""
        return self.kind in PROSE and not self.is_passage


def of(row: Row) -> Pair:
    """Return the pair of a segment as it is in work."""
    return between(row.segment, row.text, row.language)


def between(segment: SourceSegment, text: str, language: str) -> Pair:
    """Return the pair of a segment and a text of it, in placeholder form, in ``language``."""
    (source,) = languages.other_than(language, tuple(languages.LANGUAGES))[:1]
    return Pair(
        Side(segment.text, segment.language or source),
        Side(text, language),
        segment.kind,
        segment.inline_map,
        is_passage=bool(segment.language),
        terms=current(),
    )


def of_plain(
    source: str, target: str, *, languages: tuple[str, str], terms: Glossary = EMPTY
) -> Pair:
    """Return the pair of two plain texts in ``languages``, source first."""
    first, second = languages
    return Pair(
        Side(placeholders.from_plain(source), first),
        Side(placeholders.from_plain(target), second),
        terms=terms,
    )
