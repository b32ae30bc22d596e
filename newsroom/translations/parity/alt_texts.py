"""An image that is described in the source is described in the translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles.markup import Element
from newsroom.translations.checks.finding import Severity
from newsroom.translations.parity.finding import Parity, Whole


def _find(source: Whole, target: Whole) -> Iterator[Any]:
    """Find images that only the source describes."""
    described = [one.attributes.get("src") for one in source.tagged("img") if _is_described(one)]
    for image in target.tagged("img"):
        if not _is_described(image) and image.attributes.get("src") in described:
            address = image.attributes.get("src", "")
            yield _l("The image %(address)s has no description here.", address=address)


def _is_described(image: Element) -> bool:
    return bool(image.attributes.get("alt", "").strip())


PARITY = Parity(
    "alt_texts",
    Severity.INFO,
    _l("Descriptions of images"),
    _l("Whoever cannot see an image gets its description read out, in either language."),
    _find,
)
