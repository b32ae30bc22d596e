"""The elements that a body is made of, as data: the sanitiser reads it, and the editor does too.

``assets/editor/schema.json`` is this module as the editor's bundle reads it; see ``as_json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from newsroom.articles.urls import IDENTIFIER


class Role(StrEnum):
    """What an element is in a text."""

    LINE = "line"
    """A block that holds a line of words."""
    BOX = "box"
    """A block that holds blocks, or one line."""
    ROWS = "rows"
    """A block that holds only what it names as its parts."""
    RULE = "rule"
    """A block that holds nothing."""
    MARK = "mark"
    """Words inside a line."""
    THING = "thing"
    """Something inside a line that holds nothing."""


@dataclass(frozen=True)
class Rule:
    """What an attribute may say: a pattern that all of it matches, or what the name stands for."""

    name: str
    """``pattern``, ``words`` (anything), ``link``, ``image``, ``said`` or ``said-in``."""
    pattern: str = ""


@dataclass(frozen=True)
class Kind:
    """One element."""

    role: Role
    attributes: Mapping[str, Rule] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    is_nothing_when_empty: bool = True
    """Without content it says nothing; a cell, an item or a rule does."""


def _matching(pattern: str) -> Rule:
    return Rule("pattern", pattern)


_WORDS, _LINK = Rule("words"), Rule("link")
_LANGUAGE = _matching("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LENGTH = _matching("[0-9]{1,5}")
_COUNT = _matching("[1-9][0-9]{0,2}")
_SAID = {"data-said": Rule("said"), "data-said-in": Rule("said-in")}
_SPAN = {"colspan": _COUNT, "rowspan": _COUNT}
_SCOPE = _matching("row|col|rowgroup|colgroup")

EVERYWHERE: Mapping[str, Rule] = {
    "lang": _LANGUAGE,
    "dir": _matching("ltr|rtl|auto"),
    "translate": _matching("no"),
    "id": _matching(IDENTIFIER.pattern),
}
"""What every element may bear."""

ELEMENTS: Mapping[str, Kind] = {
    "p": Kind(Role.LINE, _SAID),
    "h2": Kind(Role.LINE),
    "h3": Kind(Role.LINE),
    "h4": Kind(Role.LINE),
    "ul": Kind(Role.ROWS, parts=("li",)),
    "ol": Kind(
        Role.ROWS,
        {"class": _matching("notes"), "start": _matching("-?[0-9]{1,6}")},
        parts=("li",),
    ),
    "li": Kind(Role.BOX, is_nothing_when_empty=False),
    "blockquote": Kind(Role.BOX, {"class": _matching("post"), "cite": _LINK}),
    "footer": Kind(Role.BOX),
    "cite": Kind(Role.MARK),
    "time": Kind(Role.MARK, {"datetime": _matching("[0-9A-Z:.,+ -]{1,40}")}),
    "a": Kind(Role.MARK, {"href": _LINK, "hreflang": _LANGUAGE, "title": _WORDS}),
    "em": Kind(Role.MARK),
    "strong": Kind(Role.MARK),
    "sup": Kind(Role.MARK),
    "sub": Kind(Role.MARK),
    "s": Kind(Role.MARK),
    "br": Kind(Role.THING, is_nothing_when_empty=False),
    "hr": Kind(Role.RULE, is_nothing_when_empty=False),
    "code": Kind(Role.MARK),
    # Verbatim text is not translated unless it reads as prose; here a person decides.
    "pre": Kind(Role.LINE, {"translate": _matching("no|yes")}),
    "q": Kind(Role.MARK, _SAID),
    "table": Kind(Role.ROWS, parts=("caption", "thead", "tbody")),
    "caption": Kind(Role.LINE),
    "thead": Kind(Role.ROWS, parts=("tr",)),
    "tbody": Kind(Role.ROWS, parts=("tr",)),
    "tr": Kind(Role.ROWS, parts=("th", "td"), is_nothing_when_empty=False),
    "th": Kind(Role.BOX, {**_SPAN, "scope": _SCOPE}, is_nothing_when_empty=False),
    "td": Kind(Role.BOX, _SPAN, is_nothing_when_empty=False),
    "figure": Kind(Role.BOX),
    "figcaption": Kind(Role.LINE),
    "img": Kind(
        Role.THING,
        {"src": Rule("image"), "alt": _WORDS, "width": _LENGTH, "height": _LENGTH},
        is_nothing_when_empty=False,
    ),
    "span": Kind(Role.MARK),
    "abbr": Kind(Role.MARK, {"title": _WORDS}),
    "dl": Kind(Role.ROWS, parts=("dt", "dd")),
    "dt": Kind(Role.LINE, is_nothing_when_empty=False),
    "dd": Kind(Role.BOX, is_nothing_when_empty=False),
}

RENAMED: Mapping[str, str] = {
    "b": "strong",
    "i": "em",
    "strike": "s",
    # What somebody wrote as removed is shown as removed: without its sign it would read as true.
    "del": "s",
    "h1": "h2",
    "h5": "h4",
    "h6": "h4",
}
"""Other names for elements that a body is made of."""


def of_role(*roles: Role) -> frozenset[str]:
    """Return the elements that are one of these."""
    return frozenset(tag for tag, kind in ELEMENTS.items() if kind.role in roles)


BLOCKS = of_role(Role.LINE, Role.BOX, Role.ROWS, Role.RULE)
VOID = of_role(Role.RULE, Role.THING)


def as_json(languages: list[str]) -> str:
    """Return all of it as the editor reads it, with the codes that a quotation may be said in."""
    told: dict[str, Any] = {
        "everywhere": {name: _told(rule) for name, rule in EVERYWHERE.items()},
        "elements": {
            tag: {
                "role": str(kind.role),
                "attributes": {name: _told(rule) for name, rule in kind.attributes.items()},
                "parts": list(kind.parts),
            }
            for tag, kind in ELEMENTS.items()
        },
        "renamed": RENAMED,
        "languages": " ".join(languages),
    }
    return json.dumps(told, indent=1) + "\n"


def _told(rule: Rule) -> dict[str, str]:
    return {"rule": rule.name, **({"pattern": rule.pattern} if rule.pattern else {})}
