"""What the source puts in brackets is still in brackets, as a hint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

_ASIDE = re.compile(r"\((?=[^()]{4,}\))[^()]*\)|\[(?=[^\[\]]{4,}\])[^\[\]]*\]")
"""Longer than the ends of words, such as “(s)” and “(as)”."""


def _find(pair: Pair) -> Iterator[Found]:
    """Find a translation with fewer asides than its source."""
    here, there = _asides(pair.source.text), _asides(pair.target.text)
    if len(there) < len(here):
        message = _l("The translation has fewer passages in brackets than the source.")
        yield Found(message, here, there)


def _asides(text: str) -> tuple[Span, ...]:
    return tuple(Span(*one.span()) for one in _ASIDE.finditer(text))


CHECK = Check(
    "brackets_kept",
    Severity.INFO,
    _l("Passages in brackets"),
    _l(
        "A passage in brackets is easily skipped. It may also stand between commas or dashes, so"
        " this is only a hint."
    ),
    _find,
)
