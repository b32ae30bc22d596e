"""A photo credit stands in both editions or in neither."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Severity
from newsroom.translations.parity.finding import Parity, Whole


def _find(source: Whole, target: Whole) -> Iterator[Any]:
    """Find a photo credit that only one of the editions has."""
    here, there = (bool(one.photo_credit.strip()) for one in (source, target))
    if here and not there:
        yield _l("The photo credit is missing.")
    elif there and not here:
        yield _l("There is a photo credit that the source does not have.")


PARITY = Parity(
    "credit",
    Severity.INFO,
    _l("Photo credit"),
    _l("Whoever took the photo is named in both languages."),
    _find,
)
