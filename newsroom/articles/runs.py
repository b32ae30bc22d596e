"""Runs of words and inline elements inside one block: their edges, their language, their parts."""

from __future__ import annotations

import re

from newsroom.articles.markup import WHITE, Node

_BLANK_LINES = re.compile(r"(\n[ \t]*\n\s*)")


def is_blank(text: str) -> bool:
    """Tell whether a text is nothing but white space that HTML folds."""
    return not text.strip(WHITE)


def without_edges(run: list[Node]) -> tuple[str, list[Node], str]:
    """Return the white space before a run, the run without it, and the white space after."""
    before = after = ""
    first, last = run[0], run[-1]
    if isinstance(first, str):
        kept = first.lstrip(WHITE)
        before, run = first[: len(first) - len(kept)], [kept, *run[1:]]
        last = run[-1]
    if isinstance(last, str):
        kept = last.rstrip(WHITE)
        after, run = last[len(kept) :], [*run[:-1], kept]
    return before, run, after


def language_of_all(run: list[Node]) -> str:
    """Return the language that one element around the whole run names, or ""."""
    whole = [node for node in run if node]
    if len(whole) != 1 or isinstance(whole[0], str):
        return ""
    return whole[0].attributes.get("lang") or language_of_all(whole[0].children)


def paragraphs(run: list[Node]) -> list[list[Node]]:
    """Cut verbatim words where blank lines are; those are parts of their own.

    An element that holds blank lines stays whole. The parts together are the run.
    """
    parts: list[list[Node]] = [[]]
    for node in run:
        if not isinstance(node, str):
            parts[-1].append(node)
            continue
        words, *rest = _BLANK_LINES.split(node)
        parts[-1].append(words)
        for lines, following in zip(rest[::2], rest[1::2], strict=True):
            parts += [[lines], [following]]
    return [part for part in parts if any(part)]
