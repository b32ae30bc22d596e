"""A question stays a question, and in Spanish it opens with its mark as well as it closes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks import enclosed
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair, Side

_CLOSING = {"¿": "?", "¡": "!"}
# An address, verbatim words between backticks, a sign of doubt in brackets, a sign that is quoted.
_NO_SIGNS = re.compile(
    r"\b\w+://\S+|\bwww\.\S+|`+[^`]*`+|\([?!¿¡]+\)|[\"'“«‘][?!¿¡.,:;]+[\"'”»’]"
    r"|[?!](?=[\w=\[/&])|!(?=\()|[¿¡](?=[.,;)\]])"
)
_SIGNS = re.compile(r"[¿¡?!]")
_QUESTION = re.compile(r"[?!]*\?[?!]*")
_ASKS = re.compile(r"[?¿]")
_TITLES = frozenset(["a", "em", "cite", "q"])
_STOPS = ".?!…¿¡:;\n"
_BORDERS = f'{_STOPS}“”«»"—'
_SHORTEST_BORROWED = 2
"""One word alone may be a question in both languages: No?"""
_HEADINGS = {"heading", "title", "item", "cell"}
"""“How it helps” and “¿Cómo ayuda?” say the same above a text or in a list."""


def _find(pair: Pair) -> Iterator[Found]:
    """Find signs of Spanish that lack their other half, stand in English, or were lost."""
    if not pair.is_prose:
        return
    there = _without_others(pair.target.text)
    if pair.target.language == "es":
        yield from _halves(there, pair.source.text)
    else:
        yield from _foreign(there, pair.source.text)
    if pair.kind not in _HEADINGS:
        yield from _lost(pair)


def _halves(text: str, source: str) -> Iterator[Found]:
    """Find each sign that lacks its other half; either may close what the other opened."""
    opened: list[re.Match[str]] = []
    for sign in _SIGNS.finditer(text):
        if sign[0] in _CLOSING:
            opened.append(sign)
        elif opened:
            same = [one for one in opened if _CLOSING[one[0]] == sign[0]]
            opened.remove((same or opened)[-1])
        elif not _goes_on(text, sign.start()) and not _is_borrowed(text, sign.start(), source):
            wanted = "¿" if sign[0] == "?" else "¡"
            message = _l(
                "“%(words)s” closes with “%(sign)s” and lacks “%(other)s” where it begins.",
                words=_before(text, sign.start()),
                sign=sign[0],
                other=wanted,
            )
            yield Found(message, target=(Span(*sign.span()),))
    for sign in opened:
        if text[sign.end() : sign.end() + 1] in _CLOSING:
            continue
        message = _l(
            "“%(words)s” opens with “%(sign)s” and lacks “%(other)s” where it ends.",
            words=_after(text, sign.end()),
            sign=sign[0],
            other=_CLOSING[sign[0]],
        )
        yield Found(message, target=(Span(*sign.span()),))


def _foreign(text: str, source: str) -> Iterator[Found]:
    """Find opening signs in English; a slogan between quotation marks may keep them."""
    for sign in _SIGNS.finditer(text):
        if sign[0] not in _CLOSING:
            continue
        words = text[sign.start() :].partition(_CLOSING[sign[0]])[0]
        is_quoted = text[: sign.start()].rstrip()[-1:] in {'"', "“", "«", "‘", "'"}
        if is_quoted and words in source:
            continue
        message = _l("English does not open a sentence with “%(sign)s”.", sign=sign[0])
        yield Found(message, target=(Span(*sign.span()),))


def _lost(pair: Pair) -> Iterator[Found]:
    """Find the questions of a source whose translation asks nothing, and the reverse."""
    here, there = _asked(pair.source, pair), _asked(pair.target, pair)
    if here and not there and not _ASKS.search(pair.target.text):
        yield Found(_l("The source asks a question; the translation does not."), here)
    elif there and not here and not _ASKS.search(pair.source.text):
        yield Found(_l("The translation asks a question; the source does not."), (), there)


def _asked(side: Side, pair: Pair) -> tuple[Span, ...]:
    """Return the signs of questions; one in a link or in italics is the title of something."""
    titles = enclosed.by(side, pair.inline_map, _TITLES)
    return tuple(
        Span(*one.span())
        for one in _QUESTION.finditer(_without_others(side.text))
        if not any(title.start <= one.start() <= title.end for title in titles)
    )


def _without_others(text: str) -> str:
    """Return the text with every sign that is none of a sentence blanked, places kept."""
    return _NO_SIGNS.sub(lambda found: " " * len(found[0]), text)


def _goes_on(text: str, place: int) -> bool:
    """Tell whether the sign only repeats or strengthens the one before it: ?? or !!!"""
    return text[place - 1 : place] in {"?", "!"}


def _is_borrowed(text: str, place: int, source: str) -> bool:
    """Tell whether the words before a sign are the source's own: a name (Yahoo!), a title."""
    sign = text[place]
    words = _before(text, place, whole=True)
    last = words.rpartition(" ")[2]
    if sign == "!" and last != last.lower() and f"{last}{sign}" in source:
        return True
    return len(words.split()) >= _SHORTEST_BORROWED and f"{words}{sign}" in source


def _before(text: str, place: int, *, whole: bool = False) -> str:
    """Return the words of the sentence up to a place; its last few unless all are wanted."""
    stops = _BORDERS if whole else _STOPS
    start = max(text.rfind(stop, 0, place) for stop in stops) + 1
    words = text[start:place].split()
    return " ".join(words if whole else words[-4:])


def _after(text: str, place: int) -> str:
    """Return the first few words of what begins at a place."""
    return " ".join(text[place:].split()[:4])


CHECK = Check(
    "question_marks",
    Severity.WARNING,
    _l("Question and exclamation marks"),
    _l(
        "A Spanish question or exclamation opens with ¿ or ¡ where it begins, even in the middle of"
        " a sentence, and closes with ? or !. English only closes it. What the source asks, the"
        " translation asks too."
    ),
    _find,
)
