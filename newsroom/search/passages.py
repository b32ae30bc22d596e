"""Show why a text was found: its title and the best passage of it, with the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsroom.search.query import Query, Term
from newsroom.search.tokens import Token, tokens

LENGTH = 260
"""Characters of a passage."""
_BEFORE = 60
"""Characters that are shown of what stands before the first word that was found."""


@dataclass(frozen=True)
class Part:
    """Some characters of a text, as they are."""

    text: str
    is_marked: bool = False


_BLOCK = 1_500
"""Characters that are read at once, at least."""

Span = tuple[int, int]


def marked(text: str, query: Query) -> tuple[Part, ...]:
    """Return a whole text in parts; joined they are the text."""
    return _parts(text, 0, len(text), _spans(text, query, 0, len(text)))


def passage(texts: Iterable[str], query: Query) -> tuple[Part, ...]:
    """Return the passage that holds the most of the question, from the first text that has any.

    The ellipses at its ends are parts of their own. Where no text has any of the words (a title
    does, then), it is the beginning of the first one.
    """
    opening = ""
    best: tuple[int, str, Span] | None = None
    for text, start, end in _blocks(texts):
        opening = opening or text
        spans = _spans(text, query, start, end)
        if spans:
            worth, window = _window(text, spans)
            if best is None or worth > best[0]:
                best = (worth, text, window)
            if worth >= len(query.wanted):
                break
    if best is None:
        return _cut(opening, (0, min(len(opening), LENGTH)), query)
    return _cut(best[1], best[2], query)


def _blocks(texts: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Yield texts piece by piece: most have all the words soon, and the rest need not be read."""
    for text in texts:
        start = 0
        while start < len(text):
            cut = text.find(" ", start + _BLOCK)
            end = len(text) if cut < 0 else cut
            yield text, start, end
            start = end


def _cut(text: str, window: Span, query: Query) -> tuple[Part, ...]:
    start, end = _whole_words(text, window)
    parts = _parts(text, start, end, _spans(text, query, start, end))
    return (
        *((Part("… "),) if start > 0 else ()),
        *parts,
        *((Part(" …"),) if end < len(text) else ()),
    )


def _window(text: str, spans: Sequence[Span]) -> tuple[int, Span]:
    """Return the window with the most different words, and how many they are."""
    best, chosen = 0, (0, 0)
    for at, (start, _) in enumerate(spans):
        inside = [one for one in spans[at:] if one[1] <= start + LENGTH - _BEFORE]
        worth = len({text[one[0] : one[1]].casefold() for one in inside})
        if worth > best:
            best, chosen = worth, (start, start + LENGTH - _BEFORE)
    start = max(0, chosen[0] - _BEFORE)
    return best, (start, min(len(text), start + LENGTH))


def _whole_words(text: str, window: Span) -> Span:
    start, end = window
    if start > 0:
        start += len(text[start:]) - len(text[start:].lstrip())
        space = text.find(" ", start, start + _BEFORE)
        start = space + 1 if space >= 0 and not text[start - 1].isspace() else start
    if end < len(text):
        space = text.rfind(" ", start, end + 1)
        end = space if space > start else end
    return start, end


def _parts(text: str, start: int, end: int, spans: Iterable[Span]) -> tuple[Part, ...]:
    found: list[Part] = []
    at = start
    for first, last in spans:
        if first < at or last > end:
            continue
        if first > at:
            found.append(Part(text[at:first]))
        found.append(Part(text[first:last], is_marked=True))
        at = last
    if at < end:
        found.append(Part(text[at:end]))
    return tuple(found)


def _spans(text: str, query: Query, start: int, end: int) -> list[Span]:
    """Return where the wanted words stand, in reading order, none within another."""
    found = tokens(text, query.language, start, end)
    spans = sorted({span for term in query.wanted for span in _of_term(found, term)})
    apart: list[Span] = []
    for span in spans:
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
        elif span[1] > apart[-1][1]:
            apart[-1] = (apart[-1][0], span[1])
    return apart


def _of_term(found: Sequence[Token], term: Term) -> Iterable[Span]:
    firsts = {form[0] for form in term.forms}
    forms = set(term.forms)
    size = len(term.words)
    for at, one in enumerate(found):
        begins = bool(term.beginning) and one.known.folded.startswith(term.beginning)
        if begins or (one.known.stem in firsts and _run(found, at, size) in forms):
            yield one.start, found[at + size - 1].end


def _run(found: Sequence[Token], at: int, size: int) -> tuple[str, ...]:
    return tuple(one.known.stem for one in found[at : at + size])
