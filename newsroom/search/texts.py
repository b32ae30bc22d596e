"""Bodies as running text, the way readers see them."""

from __future__ import annotations

import re

from newsroom.articles import markup

_TAG = re.compile(r"</?([a-z][a-z0-9]*)[^>]*>")


def plain(body: str) -> str:
    """Return the words of a cleaned body; a block stands in a line of its own."""
    return markup.decoded(_TAG.sub(_spaced, body)).strip()


def _spaced(tag: re.Match[str]) -> str:
    return "\n" if tag[1] in markup.BLOCKS or tag[1] in markup.VOID else ""
