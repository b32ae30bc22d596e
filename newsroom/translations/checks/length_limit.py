"""A field is not longer than the place where it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    """Find what stands behind the last character that the field may have."""
    length = len(pair.target.text)
    if pair.limit and length > pair.limit:
        message = _l(
            "This field takes %(limit)s characters and the text has %(length)s.",
            limit=pair.limit,
            length=length,
        )
        yield Found(message, target=(Span(pair.limit, length),))


CHECK = Check(
    "length_limit",
    Severity.ERROR,
    _l("Longest text"),
    _l(
        "Some fields have a longest length, because a page, a search engine or a network cuts what"
        " is longer. Say the same in fewer words."
    ),
    _find,
)
