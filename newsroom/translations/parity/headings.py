"""Both editions have the same headings, level by level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Severity
from newsroom.translations.parity.finding import Parity, Whole

_LEVELS = ("h2", "h3", "h4")


def _find(source: Whole, target: Whole) -> Iterator[Any]:
    """Find another order of headings."""
    here, there = ([one.tag for one in whole.tagged(*_LEVELS)] for whole in (source, target))
    if len(here) != len(there):
        yield _l(
            "The source has %(source)s headings, the translation %(target)s.",
            source=len(here),
            target=len(there),
        )
    elif here != there:
        yield _l("The headings have other levels than in the source.")


PARITY = Parity(
    "headings",
    Severity.INFO,
    _l("Headings"),
    _l("Readers who jump from heading to heading find the same parts in both editions."),
    _find,
)
