"""Every mark of the source stands once in the translation, rightly nested."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.articles import placeholders
from newsroom.errors import BrokenMarks
from newsroom.translations.checks.finding import Check, Found, Severity
from newsroom.translations.checks.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    """Find marks that are missing, doubled, forged or wrongly nested."""
    try:
        placeholders.check(pair.target.marked, pair.inline_map)
    except BrokenMarks as broken:
        yield Found(broken.message)


CHECK = Check(
    "marks",
    Severity.ERROR,
    _l("Marks"),
    _l(
        "Marks stand for links, emphasis and pictures. Each one of the source stands once in the"
        " translation, around the words that it belongs to."
    ),
    _find,
)
