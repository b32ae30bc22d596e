"""No word stands in the translation that the glossary forbids."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.glossary import Spotted
from newsroom.glossary.states import Usage
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    """Find forbidden forms, in any inflection, unless another concept is rightly called so."""
    if pair.is_passage:
        return
    spotted = pair.terms.find(pair.target.text, pair.target.language)
    fine = {(one.start, one.end) for one in spotted if one.form.usage is not Usage.FORBIDDEN}
    for one in spotted:
        if one.form.usage is Usage.FORBIDDEN and (one.start, one.end) not in fine:
            yield Found(_message(pair, one), target=(Span(one.start, one.end),))


def _message(pair: Pair, spotted: Spotted) -> object:
    words = pair.target.text[spotted.start : spotted.end]
    better = spotted.concept.in_language(pair.target.language)
    if better:
        return _l("“%(word)s” is not used here; write “%(form)s”.", word=words, form=better[0].text)
    return _l("“%(word)s” is not used here.", word=words)


CHECK = Check(
    "forbidden",
    Severity.ERROR,
    _l("Forbidden words"),
    _l(
        "The editors decided that this word is never used: it hurts somebody, or it means something"
        " else than it seems to. The glossary says what to write instead."
    ),
    _find,
)
