"""Both editions link as often."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Severity
from newsroom.translations.parity.finding import Parity, Whole


def _find(source: Whole, target: Whole) -> Iterator[Any]:
    """Find another number of links."""
    here, there = (_links(one) for one in (source, target))
    if here != there:
        yield _l(
            "The source has %(source)s links, the translation %(target)s.",
            source=here,
            target=there,
        )


def _links(whole: Whole) -> int:
    return sum("href" in one.attributes for one in whole.tagged("a"))


PARITY = Parity(
    "links",
    Severity.INFO,
    _l("Links"),
    _l("What the source gives as proof can be followed from the translation too."),
    _find,
)
