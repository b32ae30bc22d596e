"""Every number of the source stands somewhere in the translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks import numbers, pair
from newsroom.translations.checks.finding import Severity
from newsroom.translations.parity.finding import Parity, Whole


def _find(source: Whole, target: Whole) -> Iterator[Any]:
    """Find numbers that stand nowhere in the translation."""
    languages = (source.language, target.language)
    whole = pair.of_plain(source.text, target.text, languages=languages)
    for found in numbers.CHECK.find(whole):
        yield found.message


PARITY = Parity(
    "numbers",
    Severity.INFO,
    _l("Numbers of the whole"),
    _l("A number may move to another sentence, but not out of the text."),
    _find,
)
