"""The translation has as many captions as the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import markup
from newsroom.translations.checks.finding import Severity
from newsroom.translations.parity.finding import Parity, Whole


def _find(source: Whole, target: Whole) -> Iterator[Any]:
    """Find another number of captions."""
    here, there = (_captions(one) for one in (source, target))
    if here != there:
        yield _l(
            "The source has %(source)s captions, the translation %(target)s.",
            source=here,
            target=there,
        )


def _captions(whole: Whole) -> int:
    captions = whole.tagged("figcaption", "caption")
    return sum(bool(markup.text_of(one.children).strip()) for one in captions)


PARITY = Parity(
    "captions",
    Severity.INFO,
    _l("Captions"),
    _l("A caption says who is seen, and where; both editions have the same ones."),
    _find,
)
