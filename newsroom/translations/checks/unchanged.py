"""A translation that was kept has the numbers, names and negations that the source has now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.articles import facts
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

_LONGEST_SHOWN = 3
"""Words that a message names; a rewritten text would fill the page."""


def _find(pair: Pair) -> Iterator[Found]:
    """Find facts of the source that changed while the translation stayed as it was."""
    if not pair.made_from:
        return
    before, after = facts.facts(pair.made_from), facts.facts(pair.source.text)
    for kind in facts.changed(pair.made_from, pair.source.text):
        gone, new = before[kind] - after[kind], after[kind] - before[kind]
        yield Found(_message(gone, new), source=_places(pair.source.text, new))


def _message(gone: Counter[str], new: Counter[str]) -> object:
    here, there = _listed(new), _listed(gone)
    if not here:
        message = _l(
            "The source no longer says “%(gone)s”, and the translation was not changed.", gone=there
        )
    elif not there:
        message = _l(
            "The source now says “%(new)s” as well, and the translation was not changed.", new=here
        )
    else:
        message = _l(
            "The source now says “%(new)s” instead of “%(gone)s”, and the translation was not"
            " changed.",
            new=here,
            gone=there,
        )
    return message


def _listed(words: Counter[str]) -> str:
    return ", ".join(list(words)[:_LONGEST_SHOWN])


def _places(text: str, words: Counter[str]) -> tuple[Span, ...]:
    """Return where the words stand, the last ones where a word was there before as well."""
    spans: list[Span] = []
    folded = text.casefold().replace("’", "'")
    if len(folded) != len(text):  # a letter that folds into two would move every place after it
        return ()
    for word, times in words.items():
        pattern = rf"(?<!\w){re.escape(word.casefold())}(?!\w)"
        spans += [Span(*one.span()) for one in re.finditer(pattern, folded)][-times:]
    return tuple(sorted(spans))


CHECK = Check(
    "unchanged",
    Severity.WARNING,
    _l("Kept although the source changed"),
    _l(
        "The source got another number, name or negation after this translation was written, and"
        " the translation was found valid as it was. Look at it again; it may be right already."
    ),
    _find,
)
