"""No word stands in the translation that the glossary forbids."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.glossary import Spotted
from newsroom.glossary.states import Usage
from newsroom.translations.checks import quoting
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    """Find forbidden forms, in any inflection, unless another concept is rightly called so.

    What somebody else said, or what a law is called, may be quoted: within quotation marks that
    the source has as well, no word is forbidden.
    """
    if pair.is_passage:
        return
    spotted = pair.terms.find(pair.target.text, pair.target.language)
    quoted = quoting.read(pair.target.text).passages if _quotes(pair) else ()
    fine = {(one.start, one.end) for one in spotted if one.form.usage is not Usage.FORBIDDEN}
    for one in spotted:
        within = any(at.span.start < one.start and one.end < at.span.end for at in quoted)
        is_forbidden = one.form.usage is Usage.FORBIDDEN and not within
        if is_forbidden and (one.start, one.end) not in fine:
            yield Found(_message(pair, one), target=(Span(one.start, one.end),))


def _quotes(pair: Pair) -> bool:
    source = pair.source.text
    return bool(quoting.read(source).passages) or quoting.speaks(source)


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
        " else than it seems to. The glossary says what to write instead. What somebody said may"
        " be quoted, between quotation marks."
    ),
    _find,
)
