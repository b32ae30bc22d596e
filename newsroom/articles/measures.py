"""How long a text is: words, characters, sentences and minutes, by the rules of its language.

``assets/dist/writing_counts.js`` counts by the same rules; a test holds the two together.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.articles import markup

WORDS_A_MINUTE = {"en": 228, "es": 218}
"""Of people reading texts of one content in both languages: Trauzettel-Klosinski and Dietz, 2012,
https://doi.org/10.1167/iovs.11-8284."""
_OTHERWISE = 220

_WORD = re.compile(r"[^\W_]+(?:[\-'’.,][^\W_]+)*")
"""Hyphens, apostrophes and the points of a number hold a word together."""
_SPACE = re.compile(r"\s+")
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s|$)")
_BEGINS = re.compile(r"\s+[\"'“‘«(\[¿¡—-]*(.)")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_LONGEST_LAST = 40
"""Letters of a word before a full stop that are looked at: no abbreviation has as many."""
_ABBREVIATIONS = """
mr mrs ms dr prof st vs etc no art arts p pp vol ed eds fig gen col lt sgt rev hon inc ltd
sr sra sres sras srta dra d dña lic ing arq ud uds núm núms pág págs vol cap av avda km ej aprox tel
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
"""A point after one of these ends no sentence."""


@dataclass(frozen=True)
class Measures:
    """How long a text is."""

    words: int
    characters: int
    """With the spaces between them."""
    sentences: int
    minutes: int
    """Of reading; at least one where there is a word."""


def of_body(body: str, language: str) -> Measures:
    """Measure a stored body."""
    return of_blocks(blocks(body), language)


def of_blocks(texts: Iterable[str], language: str) -> Measures:
    """Measure paragraphs, headings, list items and cells as plain texts."""
    kept = [one for text in texts if (one := _SPACE.sub(" ", text).strip())]
    words = sum(len(_WORD.findall(one)) for one in kept)
    return Measures(
        words=words,
        characters=sum(map(len, kept)),
        sentences=sum(map(_sentences, kept)),
        minutes=math.ceil(words / WORDS_A_MINUTE.get(language, _OTHERWISE)),
    )


def blocks(body: str) -> list[str]:
    """Return the words of each innermost block of a stored body, in reading order."""
    found: list[str] = []
    _collect(markup.read(body).children, found)
    return found


def _collect(nodes: Iterable[markup.Node], found: list[str]) -> None:
    run: list[markup.Node] = []
    for node in nodes:
        if isinstance(node, markup.Element) and markup.holds_block(node):
            _close(run, found)
            _collect(node.children, found)
        else:
            run.append(node)
    _close(run, found)


def _close(run: list[markup.Node], found: list[str]) -> None:
    text = "".join(map(_words_of, run))
    if text.strip():
        found.append(text)
    run.clear()


def _words_of(node: markup.Node) -> str:
    """Return what is read of a node; a line break parts words."""
    if isinstance(node, str):
        return markup.decoded(node)
    return " " if node.tag == "br" else "".join(map(_words_of, node.children))


def _sentences(text: str) -> int:
    """Count the ends of sentences in one block; what is left at its end is one as well."""
    count, begun = 0, 0
    for end in _END.finditer(text):
        if _ends(text, end):
            count += bool(_WORD.search(text, begun, end.start()))
            begun = end.end()
    return count + bool(_WORD.search(text, begun))


def _ends(text: str, end: re.Match[str]) -> bool:
    """Tell whether a sentence ends here: not after an initial or an abbreviation."""
    following = _BEGINS.match(text, end.end())
    if following is not None and following[1].islower():
        return False
    if following is None or end[0] != ".":
        return True
    last = _LAST_WORD.search(text, max(0, end.start() - _LONGEST_LAST), end.start())
    return last is None or (len(last[0]) > 1 and last[0].lower() not in ABBREVIATIONS)
