"""A paragraph ends with the same kind of sign in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

_KINDS = {"paragraph", "quote", "standfirst"}
"""Headings, items and captions follow the habit of each language or house."""
# English puts the stop inside the quotation mark, Spanish outside: the tail is one.
_TAIL = re.compile(r"[\s.!?…:;,\"'’”“»«)\]}*_`]*$")
_SIGN = re.compile(r"\.{3}|[.!?…:;,]")
_EXCUSED = {"?", "!"}
"""Questions have their own check; an exclamation is a matter of taste."""
_SHORTEST = 4
"""Words: what is shorter is a name, a figure or a label as often as a sentence."""


def _find(pair: Pair) -> Iterator[Found]:
    """Find a last sign that changed its kind, was lost, or was added."""
    if pair.kind not in _KINDS or pair.is_passage or len(pair.source.words) < _SHORTEST:
        return
    (here, at_source), (there, at_target) = (_end(one.text) for one in (pair.source, pair.target))
    if here in {there, ""} or {here, there} & _EXCUSED or (here, there) == (".", ":"):
        return  # a stop that only the author forgot is no slip, nor a colon before what follows
    if not there:
        message = _l("The source ends with “%(sign)s”, the translation with no sign.", sign=here)
    else:
        message = _l(
            "The source ends with “%(here)s”, the translation with “%(there)s”.",
            here=here,
            there=there,
        )
    yield Found(message, (at_source,), (at_target,))


def _end(text: str) -> tuple[str, Span]:
    """Return the sign that closes a text, and where: its last letter, where no sign does."""
    words = text.rstrip()
    tail = _TAIL.search(words)
    signs = [*_SIGN.finditer(words, tail.start())] if tail else []
    if not signs:
        return "", Span(max(0, len(words) - 1), len(words))
    asked = next((one for one in signs if one[0] in _EXCUSED), signs[-1])
    sign = "…" if asked[0] == "..." else asked[0]
    return sign, Span(*asked.span())


CHECK = Check(
    "end_punctuation",
    Severity.WARNING,
    _l("Last sign"),
    _l(
        "A full stop that is missing makes readers look for the rest; a colon announces something."
        " Where the stop stands, inside or outside a quotation mark, is up to each language."
    ),
    _find,
)
