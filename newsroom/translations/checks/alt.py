"""The description of a picture is written in the language of those who hear it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.articles import facts
from newsroom.translations.checks.finding import Check, Found, Severity
from newsroom.translations.checks.pair import Pair

_KIND = "alt"
_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif)", re.IGNORECASE)
_FEWEST_WORDS = 2


def _find(pair: Pair) -> Iterator[Found]:
    """Find a description that was copied, or is the name of a file."""
    if pair.kind != _KIND or pair.is_passage:
        return
    words = pair.target.text.strip()
    if _FILE.fullmatch(words):
        yield Found(_l("“%(words)s” is the name of a file, not a description.", words=words))
    elif words.casefold() == pair.source.text.strip().casefold() and _says_something(pair):
        yield Found(_l("This description still stands in the source language."))


def _says_something(pair: Pair) -> bool:
    """Tell whether there are words besides names and figures."""
    names = facts.names(pair.source.text)
    plain = [one[0] for one in pair.source.words if one[0] not in names and one[0].isalpha()]
    return len(plain) >= _FEWEST_WORDS


CHECK = Check(
    "alt",
    Severity.WARNING,
    _l("Description of a picture"),
    _l(
        "Screen readers read the description aloud in place of the picture. Say in the language of"
        " the text what the picture shows."
    ),
    _find,
)
