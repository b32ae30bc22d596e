"""One file that readers get of a picture, as the child makes it and as its parent takes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rendition:
    """One size of a picture in one format."""

    use: str
    """``wide``: all of it; ``card``: cut to the shape of lists around what matters."""
    width: int
    height: int
    media_type: str
    content: bytes
