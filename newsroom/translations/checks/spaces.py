"""No two spaces stand in a row where the source has one, as a hint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

# Between sentences some people type two on purpose.
_TWO = re.compile(r"(?<=[^\s.?!:])[ \u00a0]{2,}(?=\S)")


def _find(pair: Pair) -> Iterator[Found]:
    """Find spaces in a row; those on either side of a picture are one each."""
    if not _TWO.search(pair.target.marked) or _TWO.search(pair.source.text):
        return
    spans = tuple(Span(*found.span()) for found in _TWO.finditer(pair.target.text))
    yield Found(_l("There are two spaces in a row."), target=spans)


CHECK = Check(
    "spaces",
    Severity.INFO,
    _l("Two spaces"),
    _l("Pages show two spaces as one, but files and messages do not. One is enough."),
    _find,
)
