"""How good a remembered pair is for a text, and what it has to say when fitted to it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from newsroom.translations.memory import forms

SHOWN_FROM = 70
"""Below, a match is more work than none."""
EXACT = 100
SAME_NEIGHBOURS = 101
SAME_KEY = 102
_MOST_FUZZY = 94
"""For texts of which words differ; above stand those that differ only in numbers and marks."""
_LEAST_FITTED = 95
_RISKY = 74
"""For a changed number or negation: never near the top, whatever else is the same."""
_MARKS_DIFFER, _REVERSED, _SENTENCE = 2, 3, 3

_NEGATIONS = frozenset(
    {
        *("no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without"),
        *("cannot", "nt", "nunca", "sin", "ni", "jamás", "nadie", "ninguno", "ninguna"),
        *("ningún", "tampoco", "nada"),
    }
)
"""Of every language that the newsroom knows: two texts are compared, not understood."""
_WORD = re.compile(r"\w+")
_CONTRACTED = re.compile(r"n[’']t\b")


class Risk(StrEnum):
    """What a person has to look at before they take a match over."""

    NONE = ""
    NUMBER = "number"
    NEGATION = "negation"


@dataclass(frozen=True)
class Verdict:
    """A score from 0 to 100, the text fitted to the one at hand, and what is dangerous in it."""

    score: int
    fitted: str
    risk: Risk = Risk.NONE


@dataclass(frozen=True)
class Sides:
    """A remembered pair as the question sees it."""

    asked: str
    """The text in the question's language, in placeholder form."""
    answer: str
    is_sentence: bool = False
    is_reversed: bool = False

    @property
    def penalty(self) -> int:
        """What the pair is worth less for where it comes from."""
        return _REVERSED * self.is_reversed + _SENTENCE * self.is_sentence


def judge(text: str, sides: Sides, similarity: float) -> Verdict:
    """Compare a text with a remembered pair; ``similarity`` is that of their comparable forms."""
    form, asked = forms.comparable(text), forms.comparable(sides.asked)
    marks_differ = _shapes(text) != _shapes(sides.asked)
    fitted = _with_marks_of(text, sides)
    score, risk = EXACT, Risk.NONE
    if form != asked:
        changed = _changed_numbers(form, asked)
        if forms.masked(form) == forms.masked(asked):
            swapped = _with_numbers(fitted, changed)
            fitted, risk = swapped or fitted, Risk.NUMBER if swapped is None else Risk.NONE
            score = max(_LEAST_FITTED, EXACT - 1 - len(changed))
        else:
            score = min(_MOST_FUZZY, int(similarity))
            risk = _risk(form, asked)
    if risk:
        score = min(score, _RISKY)
    score -= _MARKS_DIFFER * marks_differ + sides.penalty
    return Verdict(max(score, 0), fitted, risk)


def _risk(form: str, asked: str) -> Risk:
    if Counter(forms.numbers(form)) != Counter(forms.numbers(asked)):
        return Risk.NUMBER
    if _negations(form) != _negations(asked):
        return Risk.NEGATION
    return Risk.NONE


def _negations(form: str) -> Counter[str]:
    words = _WORD.findall(_CONTRACTED.sub(" nt", form.casefold()))
    return Counter(word for word in words if word in _NEGATIONS)


def _shapes(text: str) -> list[str]:
    """Return what kinds of marks a text has, in their order, without their numbers."""
    return [mark[:2] for mark in forms.marks(text)]


def _with_marks_of(text: str, sides: Sides) -> str:
    """Return the remembered answer with the marks of the text at hand, as far as they answer.

    A mark takes the number of the one in the same place of its kind; what has no counterpart is
    left out, so that the answer never holds a mark that is not the segment's.
    """
    here, there = _opening(text), _opening(sides.asked)
    numbers: dict[tuple[str, str], str] = {}
    for kind in ("g", "x"):
        ours = [number for name, number in here if name == kind]
        theirs = [number for name, number in there if name == kind]
        numbers |= {(kind, old): new for old, new in zip(theirs, ours, strict=False)}
    return _renumbered(sides.answer, numbers)


_OPENING = re.compile(r'<(g|x) id="([0-9]+)"/?>')
_ANY = re.compile(r'<(g|x) id="([0-9]+)"(/?)>|</g>')


def _opening(text: str) -> list[tuple[str, str]]:
    return _OPENING.findall(text)


def _renumbered(text: str, numbers: dict[tuple[str, str], str]) -> str:
    kept: list[bool] = []

    def turned(found: re.Match[str]) -> str:
        if found[0] == "</g>":
            return "</g>" if kept and kept.pop() else ""
        new = numbers.get((found[1], found[2]))
        if found[1] == "g":
            kept.append(new is not None)
        return f'<{found[1]} id="{new}"{found[3]}>' if new is not None else ""

    return _ANY.sub(turned, text)


def _changed_numbers(form: str, asked: str) -> list[tuple[str, str]]:
    """Return the numbers that differ, the remembered one beside the one at hand."""
    ours, theirs = forms.numbers(form), forms.numbers(asked)
    if len(ours) != len(theirs):
        return []
    pairs = zip(theirs, ours, strict=True)
    return [(old, new) for old, new in pairs if old != new]


def _with_numbers(answer: str, changed: list[tuple[str, str]]) -> str | None:
    """Return the answer with other numbers in their places; None where one cannot be found.

    A number that stands in the answer more than once, or not as it was written, is nobody's
    guess: a person has to look.
    """
    pieces = _pieces(answer)
    wanted = dict(changed)
    if len(wanted) != len(changed):
        return None
    seen = Counter(piece for piece, is_number in pieces if is_number)
    if any(seen[old] != 1 for old in wanted):
        return None
    return "".join(wanted.get(piece, piece) if number else piece for piece, number in pieces)


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Return a text cut at its numbers and marks; what is inside a mark is no number."""
    cut: list[tuple[str, bool]] = []
    ends = [0]
    for mark in _ANY.finditer(text):
        ends += [mark.start(), mark.end()]
    ends.append(len(text))
    for place, (start, end) in enumerate(pairwise(ends)):
        if place % 2:
            cut.append((text[start:end], False))
            continue
        at = start
        for found in forms.NUMBER.finditer(text, start, end):
            cut += [(text[at : found.start()], False), (found[0], True)]
            at = found.end()
        cut.append((text[at:end], False))
    return cut
