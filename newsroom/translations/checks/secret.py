"""Nothing stands in the translation that is not to be published; the name itself is never told."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Check, Found, Severity
from newsroom.translations.checks.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    """Find what is not to be published. It points at no words: they would be the name."""
    for one in pair.terms.secrets.found_in(pair.target.marked):
        yield Found(_l("Not to be published: %(rule)s", rule=one.rule))
    for rule in {one.rule: None for one in pair.unspeakable.found_in(pair.target.marked)}:
        yield Found(rule)


CHECK = Check(
    "secret",
    Severity.ERROR,
    _l("Not to be published"),
    _l(
        "This text holds words that could put somebody in danger. The rule says what to do; an"
        " identity keeper or an editor on call knows which words they are."
    ),
    _find,
)
