"""No word stands twice in a row by accident."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

_TWICE = re.compile(r"(?<![\w'’.@/&-])([^\W\d_]+)\s+(\1)(?![\w'’@&-]|\.\w)", re.IGNORECASE)
_DOUBLES = """
had that is do in so very really far long many blah bye no yes ha ho knock now
que muy sí ya casi poco tan luego como nada igual ja je bla tic toc claro
"""
_MEANT = frozenset(_DOUBLES.split())
"""Words that people double: had had, that that, muy muy, ja ja."""


def _find(pair: Pair) -> Iterator[Found]:
    """Find doubled words of the translation, unless the source doubles one too."""
    text = pair.target.text
    doubled = [one for one in _TWICE.finditer(text) if _is_slip(one)]
    if not doubled or any(_is_slip(one) for one in _TWICE.finditer(pair.source.text)):
        return
    for found in doubled:
        message = _l("“%(word)s” stands twice in a row.", word=found[2])
        yield Found(message, target=(Span(*found.span()),))


def _is_slip(found: re.Match[str]) -> bool:
    """Tell whether a double is neither meant, nor a name (Bora Bora), nor letters (A a Z)."""
    first, second = found.groups()
    return second.casefold() not in _MEANT and (
        first == second != second.title() or (len(first) > 1 and second.islower())
    )


CHECK = Check(
    "repeated",
    Severity.WARNING,
    _l("Doubled words"),
    _l(
        "A word that stands twice in a row is nearly always a slip of the hand. Take one away, or"
        " say that both are meant."
    ),
    _find,
)
