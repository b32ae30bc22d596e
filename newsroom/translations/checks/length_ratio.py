"""A translation is about as long as its source."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Check, Found, Severity
from newsroom.translations.checks.pair import PROSE, Pair

SHORTEST_SOURCE = 60
"""In shorter texts one long word is a large share."""
SPAN = {"es": (0.6, 1.8), "en": (0.5, 1.6)}
"""Shortest and longest share of its source that a text into this language has.

Of 1,007 pairs that professionals translated (FLORES-200) none lies outside; half of the Spanish
texts are 1.10 to 1.32 times as long as the English ones.
"""


def _find(pair: Pair) -> Iterator[Found]:
    """Find a text that is so short or so long that something is missing or was added."""
    source, target = len(pair.source.text.strip()), len(pair.target.text.strip())
    least, most = SPAN.get(pair.target.language, SPAN["es"])
    if source <= SHORTEST_SOURCE or pair.kind not in PROSE or not target:
        return
    percent = round(100 * target / source)
    if target < least * source:
        yield Found(
            _l(
                "The translation is %(percent)s %% as long as the source: is a part missing?",
                percent=percent,
            )
        )
    elif target > most * source:
        yield Found(
            _l(
                "The translation is %(percent)s %% as long as the source: was something added?",
                percent=percent,
            )
        )


CHECK = Check(
    "length_ratio",
    Severity.WARNING,
    _l("Length"),
    _l(
        "Spanish takes a fifth more room than English. A text that is far shorter or far longer"
        " than that has often lost a sentence, or gained one."
    ),
    _find,
)
