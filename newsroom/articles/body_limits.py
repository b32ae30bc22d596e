"""What a body may cost: refused before any parser with a memory sees it."""

import re
from collections import Counter

from flask_babel import lazy_gettext as _l

from newsroom.articles.markup import VOID
from newsroom.errors import TooLarge

MAX_CHARACTERS = 500_000
MAX_DEPTH = 100
MAX_ELEMENTS = 20_000
# html5lib copies a whole text at each entity: 500,000 of them took 96 s.
MAX_ENTITIES = 20_000
# Before cleaning: word processors and page builders wrap generously. html5ever needs 0.03 s for
# 3,000 levels and 34 s for 100,000; every reopened formatting element is a copy in memory.
MAX_RAW_DEPTH = 3_000
MAX_RAW_TAGS = 100_000
MAX_REOPENED = 2_000_000

_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_RAW_TAG = re.compile(r"<(/?)([a-zA-Z!?][^\s/<>]*)([^<>]*)(>?)")
_OPEN_ATTRIBUTE = re.compile(r"""=\s*(?:"[^"]*|'[^']*)\Z""")
_CLEAN_TAG = re.compile(r"<(/?)([a-z0-9]+)")
_IMPLIED_END = frozenset(
    ["p", "li", "dt", "dd", "tr", "thead", "tbody", "tfoot", "option", "optgroup", "rt", "rp"]
)
_FORMATTING = frozenset(
    [
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    ]  # HTML Standard, 13.2.4.3
)
# The parser keeps three equal formatting elements open at most (the "Noah's Ark clause").
_EQUAL_OPEN = 3


def refuse_costly(html: str) -> None:
    """Refuse a text that would be costly to parse; looks at tags only, in linear time.

    The depth is an estimate that can be fooled, but only at the price of more characters a
    level than the size allows; ``refuse_grown`` measures exactly what is left after cleaning.

    Raises:
        TooLarge: too long, too deep or too many tags.
    """
    _refuse_long(html)
    tags = _RAW_TAG.findall(_COMMENT.sub("", html))
    # Of <a> only one can be open, whatever its attributes.
    formats = {
        (name.lower(), "" if name.lower() == "a" else words)
        for closing, name, words, _ in tags
        if not closing and name.lower() in _FORMATTING
    }
    if len(tags) > MAX_RAW_TAGS or len(tags) * len(formats) * _EQUAL_OPEN > MAX_REOPENED:
        raise _too_many()
    if _estimated_depth(tags) > MAX_RAW_DEPTH:
        raise _too_deep()


def refuse_grown(clean: str) -> None:
    """Refuse a text in our own spelling that is too long, too deep or has too many parts.

    Raises:
        TooLarge: as named.
    """
    _refuse_long(clean)
    depth = deepest = count = 0
    for closing, name in _CLEAN_TAG.findall(clean):
        if name in VOID:
            count += 1
        elif closing:
            depth -= 1
        else:
            count += 1
            depth += 1
            deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise _too_deep()
    if count > MAX_ELEMENTS or clean.count("&") > MAX_ENTITIES:
        raise _too_many()


def _estimated_depth(tags: list[tuple[str, str, str, str]]) -> int:
    open_now: Counter[str] = Counter()
    depth = deepest = 0
    trusted = True
    for closing, written, words, end in tags:
        name = written.lower()
        if not closing and name not in VOID and name not in _IMPLIED_END:
            open_now[name] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif closing and trusted and open_now[name]:
            open_now[name] -= 1
            depth -= 1
        # An end tag inside an attribute, a bogus comment or a <select> ends nothing.
        trusted = bool(end) and not _OPEN_ATTRIBUTE.search(words) and name != "select"
    return deepest


def _refuse_long(html: str) -> None:
    if len(html) > MAX_CHARACTERS:
        message = _l("The text is longer than %(limit)s characters.", limit=MAX_CHARACTERS)
        raise TooLarge(message, field="body")


def _too_deep() -> TooLarge:
    return TooLarge(_l("The text is nested too deeply."), field="body")


def _too_many() -> TooLarge:
    return TooLarge(_l("The text holds too many formatted parts."), field="body")
