"""A name that is not translated stands as it is, and registered names keep their accents."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.articles.segments import LINK
from newsroom.glossary import Spotted, Term
from newsroom.glossary.words import fold, tokens
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

_ADDRESSES = frozenset({"slug", LINK})


def _find(pair: Pair) -> Iterator[Found]:
    """Find names that are missing, altered, or without their accents."""
    if pair.is_passage or pair.kind in _ADDRESSES:
        return
    yield from _missing(pair)
    for one in pair.terms.find(pair.target.text, pair.target.language):
        words = pair.target.text[one.start : one.end]
        if one.concept.is_name and _is_misspelt(words, one, pair.target.language):
            yield Found(
                _l(
                    "The name is spelled “%(name)s”, not “%(words)s”.",
                    name=one.form.text,
                    words=words,
                ),
                target=(Span(one.start, one.end),),
            )


def _missing(pair: Pair) -> Iterator[Found]:
    seen: dict[Term, list[Spotted]] = {}
    for one in pair.terms.find(pair.source.text, pair.source.language):
        if one.concept.keeps:
            seen.setdefault(one.concept, []).append(one)
    for concept, places in seen.items():
        if not pair.terms.holds(pair.target.text, pair.target.language, concept):
            yield Found(
                _l(
                    "The name “%(name)s” stays as it is in every language; it is missing.",
                    name=places[0].form.text,
                ),
                source=tuple(Span(one.start, one.end) for one in places),
            )


def _is_misspelt(words: str, spotted: Spotted, language: str) -> bool:
    """Tell whether a name differs in what counts: everything where it stays, else its accents.

    A single word may be somebody else's name, so it counts only where it stays as it is.
    """
    written = [one.written for one in tokens(words, language)]
    forms = [
        [one.written for one in tokens(form.text, language)]
        for form in spotted.concept.forms
        if form.usage is spotted.form.usage or spotted.concept.keeps
    ]
    if spotted.concept.keeps:
        return not any(written in (form, [one.upper() for one in form]) for form in forms)
    if len(written) == 1:
        return False
    known = {one.casefold() for form in forms for one in form}
    bare = {fold(one) for one in known}
    return any(one.casefold() not in known and fold(one) in bare for one in written)


CHECK = Check(
    "protected",
    Severity.ERROR,
    _l("Names that stay"),
    _l(
        "People and organisations are called as they call themselves. What the glossary says is not"
        " translated stands in every language letter by letter; other names keep their accents."
    ),
    _find,
)
