"""Every embedded piece of the source stands in the translation, as often."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Severity
from newsroom.translations.parity.counted import missing
from newsroom.translations.parity.finding import Parity, Whole

_TAGS = ("iframe", "video", "audio", "object", "embed")


def _find(source: Whole, target: Whole) -> Iterator[Any]:
    """Find what is embedded in the source alone."""
    lost = len(source.tagged(*_TAGS)) - len(target.tagged(*_TAGS))
    if lost > 0:
        for address in missing(_addresses(source), _addresses(target))[:lost]:
            yield _l("What the source embeds from %(address)s is missing.", address=address)


def _addresses(whole: Whole) -> list[str]:
    return [one.attributes.get("src", "") for one in whole.tagged(*_TAGS)]


PARITY = Parity(
    "embeds",
    Severity.ERROR,
    _l("Embedded pieces"),
    _l("Films, sound and maps of the source stand in the translation too."),
    _find,
)
