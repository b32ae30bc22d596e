"""A source text and its translation, as the checks read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from newsroom import languages
from newsroom.articles import placeholders
from newsroom.errors import BadInput
from newsroom.glossary import EMPTY, Glossary, current
from newsroom.glossary.secrets import NONE, Secrets
from newsroom.translations import limits

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
    alike: tuple[str, ...] = ()
    """Words that the same source text is translated by elsewhere in this edition."""
    made_from: str = ""
    """Words of the earlier source text that the target was written for, where somebody found it
    valid for this one without a change."""
    unspeakable: Secrets = NONE
    """What else this article in particular may not name; only texts that are stored are asked."""
    limit: int = 0
    """How many characters the target may have without its marks; 0 for any number."""

    @property
    def is_prose(self) -> bool:
        """Tell whether it holds sentences that have to be translated."""
        return self.kind in PROSE and not self.is_passage


def of(
    row: Row,
    *,
    alike: tuple[str, ...] = (),
    made_from: str = "",
    terms: Glossary | None = None,
) -> Pair:
    """Return the pair of a segment as it is in work; without ``terms``, by the newsroom's own."""
    both = between(row.segment, row.text, row.language, terms=terms)
    return replace(both, alike=alike, made_from=made_from)


def between(
    segment: SourceSegment,
    text: str,
    language: str,
    *,
    terms: Glossary | None = None,
) -> Pair:
    """Return the pair of a segment and a text of it, in placeholder form, in ``language``."""
    (source,) = languages.other_than(language, tuple(languages.LANGUAGES))[:1]
    return Pair(
        Side(segment.text, segment.language or source),
        Side(text, language),
        segment.kind,
        segment.inline_map,
        is_passage=bool(segment.language),
        terms=current() if terms is None else terms,
        limit=limits.of_kind(segment.kind),
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


def of_written(
    source: str, target: str, *, languages: tuple[str, str], kind: str = "paragraph"
) -> Pair:
    """Return the pair of two texts as files and people write them, in ``languages``.

    Marks in placeholder form are marks where those of the source are whole; all else is words.
    """
    marked = placeholders.from_typed(source)
    try:
        inline_map = _map_of(marked)
    except BadInput:
        inline_map = {}
    if not inline_map:
        return replace(of_plain(source, target, languages=languages), kind=kind)
    first, second = languages
    translated = Side(placeholders.from_typed(target), second)
    return Pair(Side(marked, first), translated, kind, inline_map)


def _map_of(marked: str) -> dict[str, dict[str, Any]]:
    """Return what is known of the marks of a text without its inline map."""
    alone = placeholders.Part.ALONE
    return {
        token.held: {"tag": "x" if token.part is alone else "g", "void": token.part is alone}
        | {"attributes": {}}
        for token in placeholders.parse(marked)
        if token.part in {placeholders.Part.OPEN, alone}
    }
