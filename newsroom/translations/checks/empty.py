"""A text that has words in the source has words in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

LONGEST_SIGN_WORDS = 2
"""A dash may stand for a word or two, as in the cell of a table; for a sentence it does not."""


def _find(pair: Pair) -> Iterator[Found]:
    """Find a translation that is blank, or that has signs where the source has a sentence."""
    source, target = pair.source, pair.target
    if not source.words or target.words:
        return
    if not target.text.strip() or len(source.words) > LONGEST_SIGN_WORDS:
        whole = (Span(0, len(source.text)),)
        yield Found(_l("The source has words here and the translation has none."), source=whole)


CHECK = Check(
    "empty",
    Severity.ERROR,
    _l("Empty"),
    _l("What has words in one language has words in the other: readers would find a gap."),
    _find,
)
