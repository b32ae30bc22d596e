"""Quotation marks of either language, told apart from apostrophes and inches."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsroom.translations.checks.finding import Span

ANGLED, CURLY, STRAIGHT = "« »", "“ ”", '" "'
_STYLES = {"«": ANGLED, "»": ANGLED, "“": CURLY, "”": CURLY, "„": CURLY, '"': STRAIGHT}
# Verbatim words between backticks, and the value of an attribute.
_NONE = re.compile(r"`+[^`]*`+|(?<=\w)=\"[^\"]*\"")
_SINGLE = re.compile(r"(?<!\w)['‘][^'’]*(?:['’]\w[^'’]*)*['’](?!\w)")
_DIALOGUE = re.compile(r"(?:^|\s)[—–―-](?=[\w¿¡])")
_SIGN = re.compile(r"[«»“”„\"]")


@dataclass(frozen=True)
class Quoted:
    """One passage between quotation marks, both of them within the span."""

    span: Span
    style: str
    depth: int
    """0 for a passage that stands in no other."""


@dataclass(frozen=True)
class Read:
    """What the quotation marks of a text enclose, and those that enclose nothing."""

    passages: tuple[Quoted, ...]
    lone: tuple[re.Match[str], ...]


def read(text: str) -> Read:
    """Pair the quotation marks of a text, from its first to its last."""
    if not _SIGN.search(text):
        return Read((), ())
    bare = _blanked(text)
    opened: list[re.Match[str]] = []
    passages: list[Quoted] = []
    lone: list[re.Match[str]] = []
    for sign in _SIGN.finditer(bare):
        if _opens(sign, opened):
            opened.append(sign)
            continue
        partner = next((one for one in reversed(opened) if _fits(one[0], sign[0])), None)
        if partner is None:
            lone.append(sign)
            continue
        while (last := opened.pop()) is not partner:
            lone.append(last)
        span = Span(partner.start(), sign.end())
        passages.append(Quoted(span, _STYLES[sign[0]], len(opened)))
    passages.sort(key=lambda one: one.span)
    return Read(tuple(passages), tuple(sorted([*lone, *opened], key=re.Match.start)))


def speaks(text: str) -> bool:
    """Tell whether a text marks speech in another way: single marks, or the dash of a dialogue."""
    return _SINGLE.search(text) is not None or _DIALOGUE.search(text) is not None


def _opens(sign: re.Match[str], opened: list[re.Match[str]]) -> bool:
    if sign[0] in "«„":
        return True
    if sign[0] == "“":  # German closes with it what „ opened
        return not (opened and opened[-1][0] == "„")
    return sign[0] == '"' and '"' not in {one[0] for one in opened}


def _fits(opening: str, closing: str) -> bool:
    return closing in {"«": "»", "“": "”", "„": "”“", '"': '"'}[opening]


def _blanked(text: str) -> str:
    """Return the text with what only looks like a quotation mark blanked, places kept."""
    bare = _NONE.sub(lambda found: " " * len(found[0]), text)
    if bare.count('"') % 2:  # 12" are inches
        bare = re.sub(r'(?<=\d)"', " ", bare, count=1)
    return bare
