"""Quotation marks of the translation come in pairs, in one style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks import quoting
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

_OPENING = "«“„"
_SHORTEST_SPEECH = 5
"""Words: what is shorter is a nickname or a title as often, and those may go into italics."""
_LONGEST_TERM = 3


def _find(pair: Pair) -> Iterator[Found]:
    """Find marks without their other half, two styles, and speech that is none there."""
    here, there = (quoting.read(side.text) for side in (pair.source, pair.target))
    if not (here.passages or there.passages or here.lone or there.lone):
        return
    yield from _lone(here, there)
    yield from _mixed(there, pair)
    if not (here.lone or there.lone) and pair.is_prose:
        yield from _lost(here, there, pair)


def _lost(here: quoting.Read, there: quoting.Read, pair: Pair) -> Iterator[Found]:
    """Find what is quoted in one text where the other has no sign of it."""
    source, target = pair.source.text, pair.target.text
    if here.passages and not there.passages and not quoting.speaks(target):
        spans = _speech(here, source, target)
        if spans:
            message = _l("These words are quoted in the source and not in the translation.")
            yield Found(message, spans)
    elif there.passages and not here.passages and not quoting.speaks(source):
        spans = _speech(there, target, source)
        if spans:
            message = _l("These words are quoted in the translation and not in the source.")
            yield Found(message, target=spans)
    elif here.passages and there.passages and not quoting.speaks(target):
        terms = _terms(here, source, target)
        if len(_outer(there)) < len(terms) == len(_outer(here)):
            message = _l("Fewer words are quoted in the translation than in the source.")
            yield Found(message, terms, _outer(there))


def _outer(read: quoting.Read) -> tuple[Span, ...]:
    return tuple(one.span for one in read.passages if not one.depth)


def _terms(read: quoting.Read, text: str, other: str) -> tuple[Span, ...]:
    """Return the passages of a few words, which are never halves of one speech."""
    return tuple(span for span, count in _own(read, text, other) if count <= _LONGEST_TERM)


def _speech(read: quoting.Read, text: str, other: str) -> tuple[Span, ...]:
    """Return the passages that are long enough to be speech."""
    return tuple(span for span, count in _own(read, text, other) if count >= _SHORTEST_SPEECH)


def _own(read: quoting.Read, text: str, other: str) -> Iterator[tuple[Span, int]]:
    """Yield passages with their number of words, without those that the other text has as well.

    They are names and titles that stayed as they are, and may be in italics there.
    """
    for span in _outer(read):
        words = text[span.start + 1 : span.end - 1].strip()
        if not re.search(rf"(?<!\w){re.escape(words)}(?!\w)", other):
            yield span, len(words.split())


def _lone(here: quoting.Read, there: quoting.Read) -> Iterator[Found]:
    """Find marks that lack their other half, unless the source lacks one as well.

    A quotation that goes on in the next paragraph opens there again and closes once.
    """
    if here.lone:
        return
    for sign in there.lone:
        if sign[0] == '"':
            message = _l('The quotation mark " lacks its other half.')
        elif sign[0] in _OPENING:
            message = _l("The quotation mark %(sign)s opens and never closes.", sign=sign[0])
        else:
            message = _l("The quotation mark %(sign)s closes what was never opened.", sign=sign[0])
        yield Found(message, target=(Span(*sign.span()),))


def _mixed(there: quoting.Read, pair: Pair) -> Iterator[Found]:
    """Find two styles side by side; one inside the other is how both languages nest them."""
    words = pair.target.text
    outer = [
        one
        for one in there.passages
        if not one.depth and words[one.span.start : one.span.end] not in pair.source.text
    ]
    styles = list(dict.fromkeys(one.style for one in outer))
    if len(styles) > 1:
        message = _l(
            "Two styles of quotation marks stand side by side: %(first)s and %(second)s.",
            first=styles[0],
            second=styles[1],
        )
        yield Found(message, target=tuple(one.span for one in outer if one.style != styles[0]))


CHECK = Check(
    "quotes",
    Severity.WARNING,
    _l("Quotation marks"),
    _l(
        "Readers have to see where somebody's own words begin and end. Each mark has its other"
        " half; Spanish takes « » or “ ”, not both side by side, and English “ ”; inside a"
        " quotation stands the other style. Whoever is quoted in the source is quoted in the"
        " translation."
    ),
    _find,
)
