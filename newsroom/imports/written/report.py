"""What of a file stayed outside, in words: how many of each, never what they said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_ngettext


@dataclass(frozen=True)
class Line:
    """One thing that a person should know of what was brought."""

    message: Any
    details: tuple[str, ...] = ()
    to_look_at: bool = False
    """Whether something may be missed, so that a person should look."""


UNTOLD = Line(
    _l("What the file tells of itself, such as names, dates and its program, was not read.")
)


def left(counts: Mapping[str, int], alts: tuple[str, ...] = ()) -> tuple[Line, ...]:
    """Return a line for each kind of thing that stayed outside."""
    lines = [
        Line(words(counts[kind]), alts if kind == "pictures" else (), kind in _TO_LOOK_AT)
        for kind, words in LEFT.items()
        if counts.get(kind)
    ]
    return (*lines, UNTOLD)


_TO_LOOK_AT = frozenset({"pictures", "text_boxes", "embeds", "formulas", "signs", "links"})


def _comments(count: int) -> Any:
    return lazy_ngettext("%(num)d comment was left out.", "%(num)d comments were left out.", count)


def _deletions(count: int) -> Any:
    return lazy_ngettext(
        "%(num)d passage that a reviewer deleted was left out.",
        "%(num)d passages that reviewers deleted were left out.",
        count,
    )


def _hidden(count: int) -> Any:
    return lazy_ngettext(
        "%(num)d hidden passage was left out.", "%(num)d hidden passages were left out.", count
    )


def _pictures(count: int) -> Any:
    return lazy_ngettext(
        "%(num)d picture was left out. Add it from the library.",
        "%(num)d pictures were left out. Add them from the library.",
        count,
    )


def _text_boxes(count: int) -> Any:
    return lazy_ngettext(
        "%(num)d text box was left out. Copy what you need from it.",
        "%(num)d text boxes were left out. Copy what you need from them.",
        count,
    )


def _headers(count: int) -> Any:
    return lazy_ngettext(
        "%(num)d header or footer was left out.", "%(num)d headers or footers were left out.", count
    )


def _embeds(count: int) -> Any:
    return lazy_ngettext(
        "%(num)d embedded object, such as a chart, was left out.",
        "%(num)d embedded objects, such as charts, were left out.",
        count,
    )


def _formulas(count: int) -> Any:
    return lazy_ngettext(
        "%(num)d formula became plain characters. Please look at it.",
        "%(num)d formulas became plain characters. Please look at them.",
        count,
    )


def _signs(count: int) -> Any:
    return lazy_ngettext(
        "%(num)d sign of a special font was left out.",
        "%(num)d signs of special fonts were left out.",
        count,
    )


def _names(count: int) -> Any:
    return lazy_ngettext(
        "%(num)d field with the name of a person or of a file was left out.",
        "%(num)d fields with names of people or of files were left out.",
        count,
    )


def _contents(count: int) -> Any:
    return lazy_ngettext(
        "%(num)d line of a table of contents was left out.",
        "%(num)d lines of tables of contents were left out.",
        count,
    )


def _links(count: int) -> Any:
    return lazy_ngettext(
        "%(num)d link leads nowhere that an article may lead; its words are there.",
        "%(num)d links lead nowhere that an article may lead; their words are there.",
        count,
    )


LEFT = {
    "comments": _comments,
    "deletions": _deletions,
    "hidden": _hidden,
    "pictures": _pictures,
    "text_boxes": _text_boxes,
    "headers": _headers,
    "embeds": _embeds,
    "formulas": _formulas,
    "signs": _signs,
    "names": _names,
    "contents": _contents,
    "links": _links,
}
