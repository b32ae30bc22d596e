"""The style sheet of public pages: joined from its sources, made small, in a newsroom's colours."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from newsroom import paths

SOURCES = (
    "tokens.css",
    "base.css",
    "frame.css",
    "article.css",
    "text.css",
    "lists.css",
    "search.css",
    "notes.css",
    "print.css",
)
"""In the order in which they are joined: a later rule wins over an earlier one."""

FONT = "fonts/headline.woff2"
"""As the sources name it; pages load it by its hash."""

_DARKEST = 0.04045
"""Below it sRGB is a straight line (IEC 61966-2-1)."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
# Strings stay as they are; everything else loses what only people need.
_PIECE = re.compile(
    r"""("(?:\\.|[^"\\])*")|/\*.*?\*/\s*|\s*([{};,])\s*|(?<=[\w-]):[ ]|\s+""", re.DOTALL
)
_TOKEN = re.compile(r"--([a-z]+): (#[0-9a-f]{6});")


def folder() -> Path:
    """Return where the sources of the theme lie."""
    return paths.shipped("assets") / "readers"


def joined(font: str) -> str:
    """Return the whole sheet as it is sent, with ``font`` as the name of the file beside it."""
    text = "".join((folder() / one).read_text(encoding="utf-8") for one in SOURCES)
    return small(text).replace(FONT, font)


def small(text: str) -> str:
    """Return a style sheet without comments, and without white space that means nothing."""
    return _PIECE.sub(_kept, text).replace(";}", "}").strip()


def branded(accent: str, accent_dark: str) -> str:
    """Return the rules that put a newsroom's colours on screens; paper stays black.

    What is not ``#rrggbb`` is left out, so that nothing can be written into the sheet.
    """
    return "".join(
        f"@media screen and (prefers-color-scheme:{scheme}){{:root{{--accent:{colour}}}}}"
        for scheme, colour in (("light", accent), ("dark", accent_dark))
        if is_colour(colour)
    )


def is_colour(text: str) -> bool:
    """Whether a text is a colour in the one form that the theme takes: ``#rrggbb``."""
    return bool(_COLOUR.fullmatch(text))


@lru_cache
def token(name: str, *, dark: bool = False) -> str:
    """Return a colour of the theme, such as ``paper``, for light or for dark screens.

    Raises:
        KeyError: the theme has no such colour.
    """
    text = (folder() / SOURCES[0]).read_text(encoding="utf-8")
    light, _, after = text.partition("@media (prefers-color-scheme: dark)")
    found: dict[str, str] = dict(_TOKEN.findall(after if dark else light))
    return found[name]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, as WCAG 2.2 defines it: from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= _DARKEST else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _kept(piece: re.Match[str]) -> str:
    text, mark = piece.groups()
    if text or mark:
        return text or mark
    if piece[0].startswith(":"):
        return ":"
    return "" if piece[0].startswith("/*") else " "
