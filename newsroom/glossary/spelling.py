"""Names as whoever looks for them has to read: whatever their accents, capitals and marks."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"</?(?:p|h[1-6]|li|ul|ol|blockquote|footer|table|t[drh]|br|hr|figure)\b[^>]*>")
_VALUE = re.compile(r'="([^"]*)"')
_UNSEEN = frozenset({"Mn", "Cf"})
"""Accents that stand for themselves by now, and characters that nobody sees, as a soft hyphen."""
_DASH = re.compile("[\u2010-\u2015\u2212]")
_BETWEEN = r"(?:[\s\-_+]+|\.(?=\w))"
"""Between two words of a name, in prose, a slug, a file's name or an address."""


def folded(text: str) -> str:
    """Return a text without accents, capitals, marks of HTML and doubled white space.

    Paragraphs stay apart, a mark inside a word does not part it, and what attributes say (an
    address, a title) is read as well.
    """
    said = " ".join(unquote(value) for tag in _TAG.findall(text) for value in _VALUE.findall(tag))
    bare = html.unescape(f"{_TAG.sub('', _BLOCK.sub(' ', text))} {said}")
    letters = unicodedata.normalize("NFKD", bare.casefold())
    kept = (one for one in letters if unicodedata.category(one) not in _UNSEEN)
    return " ".join(_DASH.sub("-", "".join(kept)).split())


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of these folded names in a folded text.

    They are found as whole words, and run together where a text does so: in #JuanaPerez.
    """
    parts = []
    for name in names:
        words = [re.escape(one) for one in re.split(r"[\s\-]+", name)]
        parts += [_BETWEEN.join(words), f"(?<=[#@]){''.join(words)}"]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])") if parts else None
