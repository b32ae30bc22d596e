"""No part of the translation still stands in the source language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks import enclosed, quoting, untranslated
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair, Side

# Small words that the other language does not have, and that hardly any name is made of.
_SMALL = {
    "en": """
    the of and to is was were are that this these those with for from by on at their which has have
    had been be will would can could who whom whose what when where while because about into than
    then them they his her its our your not or an it he she we you but if as so all more most there
    """,
    "es": """
    el los las del que y en un una por con para se su sus al es fue son era eran como más pero o
    este esta estos estas ese esa eso lo le les ha han había habían ser está están porque cuando
    donde quien quienes sobre entre hasta desde sin también ya muy nos de la
    """,
}
_SMALL_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_VERBATIM = re.compile(r"<[^<>]*>|\w+://\S+|`+[^`]*`+|\{\{.*?\}\}|[\w./-]*_[\w./-]*")
_CLAUSE = re.compile(r"[.!?;:()\[\]“”«»\"]")
_FEWEST_WORDS = 3
_FEWEST_SMALL = 2
_FEWEST_FOREIGN = 3
_LONGEST_SHOWN = 6
_TITLES = frozenset(["em", "cite", "q"])
"""Titles of works stand in italics, and may stay as they are."""


def _find(pair: Pair) -> Iterator[Found]:
    """Find runs of words of the source that hold its small words, outside quotation marks."""
    if not pair.is_prose or pair.source.language not in _SMALL_WORDS:
        return
    if any(untranslated.CHECK.find(pair)):
        return  # it is all of the text, and told as such
    here, there = _folded(pair.source.words), _folded(pair.target.words)
    ours, theirs = (_SMALL_WORDS[one.language] for one in (pair.source, pair.target))
    borrowed = [*_borrowed(pair.target.text), *enclosed.by(pair.target, pair.inline_map, _TITLES)]
    for start, end in _merged([*_shared(here, there), *_foreign(pair.target, ours, theirs)]):
        run = [
            word
            for word in pair.target.words[start:end]
            if not any(one.start <= word.start() < one.end for one in borrowed)
        ]
        if _is_prose(run, ours - theirs):
            span = Span(run[0].start(), run[-1].end())
            shown = pair.target.text[span.start : run[:_LONGEST_SHOWN][-1].end()]
            message = _l("“%(words)s” still stands in the source language.", words=shown)
            yield Found(message, target=(span,))


def _folded(words: Sequence[re.Match[str]]) -> list[str]:
    return [word[0].casefold().replace("’", "'") for word in words]


def _borrowed(text: str) -> list[Span]:
    """Return what may stand in another language: quotations, addresses, verbatim words."""
    spans = [one.span for one in quoting.read(text).passages]
    return spans + [Span(*one.span()) for one in _VERBATIM.finditer(text)]


def _shared(here: Sequence[str], there: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the runs of four words or more are that both texts have."""
    size = _FEWEST_WORDS
    known = {tuple(here[at : at + size]) for at in range(len(here) - size + 1)}
    at = 0
    while at + size <= len(there):
        end = at
        while end + size <= len(there) and tuple(there[end : end + size]) in known:
            end += 1
        if end > at:
            yield at, end - 1 + size
            at = end - 1 + size
        else:
            at += 1


def _foreign(
    target: Side, ours: frozenset[str], theirs: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield stretches from one small word of the source's language to another.

    No small word of the translation's own language stands in them, nor the end of a clause.
    """
    found: list[int] = []
    before = 0
    for at, word in enumerate(target.words):
        folded = word[0].casefold()
        if folded in theirs or _CLAUSE.search(target.text, before, word.start()):
            if len(found) >= _FEWEST_FOREIGN:
                yield found[0], found[-1] + 1
            found = []
        if folded in ours and folded not in theirs:
            found.append(at)
        before = word.end()
    if len(found) >= _FEWEST_FOREIGN:
        yield found[0], found[-1] + 1


def _merged(runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return runs in reading order, those that touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(runs):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_prose(run: Sequence[re.Match[str]], small: frozenset[str]) -> bool:
    """Tell whether words are a piece of a sentence, and no name or title."""
    words = [one[0] for one in run]
    plain = [one for one in words if one.islower()]
    others = [one for one in plain if one not in small]
    return sum(one in small for one in plain) >= _FEWEST_SMALL and bool(others)


CHECK = Check(
    "left_over",
    Severity.WARNING,
    _l("Left in the source language"),
    _l(
        "Part of a sentence was not translated. A title or somebody's words may stay as they are:"
        " put them between quotation marks, or mark them as a passage in their language."
    ),
    _find,
)
