"""What a translator may take over or look up, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from newsroom.articles.word_diff import Piece
from newsroom.translations.states import Origin


@dataclass(frozen=True)
class Suggestion:
    """A text that a person may take over with one key."""

    text: str
    """With marks as placeholders."""
    score: int
    """How well its source fits: 100 is the same text, more also says where it stood."""
    origin: Any
    """Where it comes from, in words."""
    pieces: tuple[Piece, ...] = ()
    """How the remembered source differs from this one, where it does."""
    kind: Origin = Origin.TYPED
    """What a segment that takes it over is said to come from."""


@dataclass(frozen=True)
class Found:
    """A pair of texts in which looked-for words stand."""

    source: str
    target: str
    """Both with marks as placeholders."""
    origin: Any
    key: str = ""
    """The segment of this article where it stands; empty elsewhere."""
