"""The marks of a segment as pages show them, and what each of them stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from newsroom.articles import placeholders, quotations
from newsroom.articles.placeholders import Part, Token
from newsroom.articles.quotations import Quotation
from newsroom.translations.models import SourceSegment
from newsroom.translations.wording import mark_detail, mark_label

_FORMS = {Part.OPEN: "{{{}}}", Part.CLOSE: "{{/{}}}", Part.ALONE: "{{{}/}}"}


@dataclass(frozen=True)
class Bit:
    """A piece of a segment to read: words, or a mark as it is typed."""

    text: str
    is_mark: bool = False
    term: str = ""
    """What these words are called in the other language; they stand in the glossary."""


@dataclass(frozen=True)
class Mark:
    """What a mark stands for."""

    number: str
    shown: str
    """As it is typed: ``{1}…{/1}`` or ``{2/}``."""
    label: Any
    detail: str
    alone: bool
    """It stands alone instead of around words."""
    said: Quotation | None = None
    """Of a quotation that was said in another language: its original words."""
    quoted: str = ""
    """… and its words in the source text."""


def bits(text: str) -> tuple[Bit, ...]:
    """Return stored segment text as pieces that a template escapes."""
    return tuple(_bit(token) for token in placeholders.parse(text)) if text else ()


def _bit(token: Token) -> Bit:
    if token.part is Part.TEXT:
        return Bit(token.held)
    return Bit(_FORMS[token.part].format(token.held), is_mark=True)


def legend(segment: SourceSegment) -> tuple[Mark, ...]:
    """Say what each mark of a segment stands for."""
    return tuple(
        Mark(
            number=number,
            shown=f"{{{number}/}}" if mark["void"] else f"{{{number}}}…{{/{number}}}",
            label=mark_label(mark),
            detail=mark_detail(mark),
            alone=bool(mark["void"]),
            said=quotations.of(mark["attributes"]),
            quoted=mark.get("quoted", ""),
        )
        for number, mark in segment.inline_map.items()
    )
