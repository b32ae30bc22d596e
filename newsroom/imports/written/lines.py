"""Makes the nodes of a body from words and how they look; the same for every kind of document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsroom.articles.markup import Element, Node, encoded

ORDER = ("strong", "em", "s", "sub", "sup")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_PARTS = re.compile(r"( ?)(.*?)( ?)", re.DOTALL)
_ENDS = " \N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Run:
    """Words that look alike; or a line's end, or the mark of a note."""

    text: str = ""
    marks: frozenset[str] = frozenset()
    href: str = ""
    note: str = ""
    """The id of a note, without ``note-``."""
    number: int = 0
    is_first: bool = True
    """Whether this is the mark that the way back leads to."""
    br: bool = False

    @property
    def is_words(self) -> bool:
        """Whether it is neither a line's end nor a mark."""
        return not self.br and not self.note


def line(runs: Iterable[Run]) -> list[Node]:
    """Return a paragraph's words as nodes: spaces folded, marks merged, nothing at the ends."""
    return _nested(_spaced(_trimmed(_folded(runs))))


def plain(runs: Iterable[Run]) -> str:
    """Return the words alone."""
    return " ".join("".join(" " if one.br else one.text for one in runs).split())


def _folded(runs: Iterable[Run]) -> list[Run]:
    kept: list[Run] = []
    after_space = True
    for run in runs:
        if not run.is_words:
            kept.append(run)
            after_space = run.br
            continue
        text = _SPACE.sub(" ", run.text)
        if after_space:
            text = text.lstrip(" ")
        if text:
            kept.append(replace(run, text=text))
            after_space = text.endswith(" ")
    return kept


def _trimmed(runs: list[Run]) -> list[Run]:
    while runs and (runs[0].br or (runs[0].is_words and not runs[0].text.strip(_ENDS))):
        del runs[0]
    while runs and (runs[-1].br or (runs[-1].is_words and not runs[-1].text.strip(_ENDS))):
        del runs[-1]
    if runs and runs[0].is_words:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip(_ENDS))
    if runs and runs[-1].is_words:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(_ENDS))
    return runs


def _spaced(runs: Sequence[Run]) -> list[Run]:
    """Leave a space at the edge of a run only the marks and the link that both neighbours bear."""
    parts: list[Run] = []
    for run in runs:
        found = _PARTS.fullmatch(run.text) if run.is_words else None
        if found is None:
            parts.append(run)
        else:
            parts.extend(replace(run, text=text) for text in found.groups() if text)
    for place, part in enumerate(parts):
        if part.text == " ":
            before = parts[place - 1] if place else Run()
            after = parts[place + 1] if place + 1 < len(parts) else Run()
            same = before.href if before.href == after.href else ""
            parts[place] = replace(part, marks=before.marks & after.marks, href=same)
    return parts


def _nested(runs: Sequence[Run]) -> list[Node]:
    root = Element("")
    trail: list[tuple[tuple[str, str], Element]] = [(("", ""), root)]
    for run in runs:
        wanted = [("a", run.href)] if run.href else []
        wanted += [(mark, "") for mark in ORDER if mark in run.marks]
        same = 0
        while same < min(len(trail) - 1, len(wanted)) and trail[same + 1][0] == wanted[same]:
            same += 1
        del trail[same + 1 :]
        for tag, href in wanted[same:]:
            element = Element(tag, {"href": href} if href else {})
            trail[-1][1].children.append(element)
            trail.append(((tag, href), element))
        trail[-1][1].children.append(_node(run))
    return root.children


def _node(run: Run) -> Node:
    if run.br:
        return Element("br")
    if not run.note:
        return encoded(run.text)
    attributes = {"href": f"#note-{run.note}"}
    if run.is_first:
        attributes["id"] = f"noteref-{run.note}"
    return Element("sup", {}, [Element("a", attributes, [str(run.number)])])
