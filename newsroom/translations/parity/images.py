"""Every image of the source stands in the translation, as often."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Severity
from newsroom.translations.parity.counted import missing
from newsroom.translations.parity.finding import Parity, Whole


def _find(source: Whole, target: Whole) -> Iterator[Any]:
    """Find images that were lost; one with other words in it may stand in its place."""
    lost = len(source.tagged("img")) - len(target.tagged("img"))
    if lost > 0:
        for address in missing(_addresses(source), _addresses(target))[:lost]:
            yield _l("The image %(address)s of the source is missing.", address=address)


def _addresses(whole: Whole) -> list[str]:
    return [one.attributes.get("src", "") for one in whole.tagged("img")]


PARITY = Parity(
    "images",
    Severity.ERROR,
    _l("Images"),
    _l("Whoever reads one language sees the same images as whoever reads the other."),
    _find,
)
