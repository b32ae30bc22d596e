"""What is said twice in the source is translated the same way twice, as a hint."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Check, Found, Severity
from newsroom.translations.checks.pair import Pair

_LONGEST_SHOWN = 60


def _find(pair: Pair) -> Iterator[Found]:
    """Find other words for the same source text elsewhere in the edition; one of them is shown."""
    ours = _folded(pair.target.text)
    others = [words for words in pair.alike if words.strip() and _folded(words) != ours]
    if ours and others:
        shown = " ".join(others[0].split())
        if len(shown) > _LONGEST_SHOWN:
            shown = shown[: _LONGEST_SHOWN - 1].rstrip() + "…"
        yield Found(_l("Elsewhere in this text the same words are “%(words)s”.", words=shown))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


CHECK = Check(
    "alike",
    Severity.INFO,
    _l("The same words, translated in two ways"),
    _l(
        "The source says the same thing in several places. Two ways of translating it may be right;"
        " names, terms and headings are better off with one."
    ),
    _find,
)
