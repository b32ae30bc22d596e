"""A term that the glossary requires stands in the translation as the glossary calls it."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks import terms
from newsroom.translations.checks.finding import Check, Found, Severity
from newsroom.translations.checks.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    """Find required terms that the translation has in no form."""
    return terms.missing(pair, required=True)


CHECK = Check(
    "required_terms",
    Severity.WARNING,
    _l("Required terms"),
    _l(
        "The editors decided that this is always called so: a treaty, a court, a word with a legal"
        " meaning. Use one of the forms of the glossary, or say why another one is right here."
    ),
    _find,
)
