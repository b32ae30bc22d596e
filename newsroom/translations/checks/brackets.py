"""Every bracket that opens in the translation closes there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_BRACKET = re.compile(r"[()\[\]{}]")
# The faces of a chat, and verbatim words between backticks.
_NONE = re.compile(r"[:;]['’]?-?[()\[\]]|`+[^`]*`+")
_ITEM = re.compile(r"(?:^|[\s«“\"])(?:[ivxIVX]{1,4}|[a-zA-Zñ]|(?P<number>\d{1,2}))[.ºª]?$")
"""What stands before the bracket of “a)”, “iv)” or “2)”, which opens nowhere."""
_LOOK_BACK = 8


def _find(pair: Pair) -> Iterator[Found]:
    """Find brackets without their other half; what the source lacks too is the author's."""
    lone = lone_brackets(pair.target.text)
    if not lone:
        return
    ours = {one[0] for one in lone_brackets(pair.source.text)}
    for sign in lone:
        if sign[0] in ours:
            continue
        if sign[0] in _PAIRS:
            message = _l("“%(sign)s” opens and never closes.", sign=sign[0])
        else:
            message = _l("“%(sign)s” closes what was never opened.", sign=sign[0])
        yield Found(message, target=(Span(*sign.span()),))


def lone_brackets(text: str) -> list[re.Match[str]]:
    """Return each bracket that lacks its other half, in reading order."""
    opened: list[re.Match[str]] = []
    lone: list[re.Match[str]] = []
    bare = _NONE.sub(lambda found: " " * len(found[0]), text)
    for sign in _BRACKET.finditer(bare):
        if sign[0] in _PAIRS:
            opened.append(sign)
        elif _OPENING[sign[0]] in {one[0] for one in opened}:
            while (last := opened.pop())[0] != _OPENING[sign[0]]:
                lone.append(last)
        elif sign[0] != ")" or not _is_item(bare, sign.start()):
            lone.append(sign)
    return sorted([*lone, *opened], key=re.Match.start)


def _is_item(text: str, place: int) -> bool:
    """Tell whether a bracket only follows what numbers an item: the first, or one after another."""
    found = _ITEM.search(text[:place][-_LOOK_BACK:])
    if found is None or found["number"] is None:
        return found is not None
    number = int(found["number"])
    return number == 1 or f"{number - 1})" in text[:place]


CHECK = Check(
    "brackets",
    Severity.WARNING,
    _l("Brackets"),
    _l(
        "A bracket that never closes leaves open where the aside ends. Close it, or take it out;"
        " what lacks its other half in the source as well is not counted."
    ),
    _find,
)
