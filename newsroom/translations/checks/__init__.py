"""Checks of one translated segment: one file each, listed here and nowhere else."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from newsroom.errors import BrokenMarks
from newsroom.translations.checks import (
    acronyms,
    alike,
    alt,
    brackets,
    brackets_kept,
    dates,
    empty,
    end_punctuation,
    forbidden,
    hashtags,
    headline_case,
    left_over,
    length_limit,
    length_ratio,
    link_language,
    links,
    marks,
    names,
    negation,
    numbers,
    picture_alt,
    protected,
    question_marks,
    quotes,
    repeated,
    required_terms,
    scale,
    secret,
    spaces,
    spanish_case,
    spelling,
    terms,
    times,
    unchanged,
    untranslated,
)
from newsroom.translations.checks.finding import Check, Finding, Severity
from newsroom.translations.checks.pair import Pair

CHECKS: tuple[Check, ...] = (
    marks.CHECK,
    empty.CHECK,
    untranslated.CHECK,
    secret.CHECK,
    forbidden.CHECK,
    protected.CHECK,
    links.CHECK,
    hashtags.CHECK,
    length_limit.CHECK,
    numbers.CHECK,
    scale.CHECK,
    dates.CHECK,
    times.CHECK,
    names.CHECK,
    negation.CHECK,
    required_terms.CHECK,
    terms.CHECK,
    acronyms.CHECK,
    question_marks.CHECK,
    quotes.CHECK,
    left_over.CHECK,
    spanish_case.CHECK,
    end_punctuation.CHECK,
    brackets.CHECK,
    repeated.CHECK,
    length_ratio.CHECK,
    unchanged.CHECK,
    alike.CHECK,
    link_language.CHECK,
    alt.CHECK,
    spelling.CHECK,
    headline_case.CHECK,
    picture_alt.CHECK,
    brackets_kept.CHECK,
    spaces.CHECK,
)
__all__ = [
    "BY_NAME",
    "CHECKS",
    "Check",
    "Finding",
    "Severity",
    "blocking",
    "errors",
    "findings",
    "judged_once",
]
BY_NAME = {check.name: check for check in CHECKS}
_judged: ContextVar[dict[tuple[Hashable, ...], list[Finding]] | None] = ContextVar(
    "judged", default=None
)


@contextmanager
def judged_once() -> Iterator[None]:
    """Judge each pair once for every question asked inside: a page and its buttons ask the same."""
    token = _judged.set({})
    try:
        yield
    finally:
        _judged.reset(token)


def findings(pair: Pair) -> list[Finding]:
    """Return everything that the checks find, in the order of the table."""
    known = _judged.get()
    if known is None:
        return _findings(pair)
    terms = pair.terms.number, len(pair.terms.terms)
    beyond = (pair.is_passage, pair.alike, pair.made_from, pair.limit, *terms)
    text = (pair.source, pair.target, pair.kind, repr(pair.inline_map))
    key = (*text, *beyond, pair.unspeakable)
    if key not in known:
        known[key] = _findings(pair)
    return known[key]


def _findings(pair: Pair) -> list[Finding]:
    return [
        Finding(check.name, one.message, check.severity, one.source, one.target)
        for check in _judges(pair)
        for one in check.find(pair)
    ]


def _judges(pair: Pair) -> tuple[Check, ...]:
    """Return the checks that can read a pair: broken marks hide the words, or there are none."""
    try:
        words = pair.target.text.strip()
    except BrokenMarks:
        return (marks.CHECK,)
    return CHECKS if words else (marks.CHECK, empty.CHECK)


def errors(pair: Pair) -> list[Finding]:
    """Return what no reason excuses, in the order of the table."""
    return [one for one in findings(pair) if one.severity is Severity.ERROR]


def blocking(pair: Pair) -> list[Finding]:
    """Return what has to be mended or excused, in the order of the table."""
    return [one for one in findings(pair) if not one.only_tells]
