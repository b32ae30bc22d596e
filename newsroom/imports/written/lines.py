"""Makes the nodes of a body from words and how they look; the same for every kind of document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsroom.articles.markup import Element, Node, encoded

ORDER = ("strong", "em", "s", "sub", "sup")
_SPACE = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")
"""White space that is not one space already."""
_ENDS = " \N{NO-BREAK SPACE}"


class Run(NamedTuple):
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
    return _nested(_spaced(_trimmed(_folded(_merged(runs)))))


def plain(runs: Iterable[Run]) -> str:
    """Return the words alone."""
    return " ".join("".join(" " if one.br else one.text for one in runs).split())


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield neighbours that look alike as one: programs cut words into many runs."""
    alike: list[str] = []
    last = Run()
    for run in runs:
        if not run.is_words:
            if alike:
                yield last._replace(text="".join(alike))
                alike = []
            yield run
        elif alike and run.marks == last.marks and run.href == last.href:
            alike.append(run.text)
        else:
            if alike:
                yield last._replace(text="".join(alike))
            last, alike = run, [run.text]
    if alike:
        yield last._replace(text="".join(alike))


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
            kept.append(run if text == run.text else run._replace(text=text))
            after_space = text.endswith(" ")
    return kept


def _trimmed(runs: list[Run]) -> list[Run]:
    first, end = 0, len(runs)
    while first < end and _is_blank(runs[first]):
        first += 1
    while end > first and _is_blank(runs[end - 1]):
        end -= 1
    kept = runs[first:end]
    if kept and kept[0].is_words:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip(_ENDS))
    if kept and kept[-1].is_words:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(_ENDS))
    return kept


def _is_blank(run: Run) -> bool:
    return run.br or (not run.note and not run.text.strip(_ENDS))


def _spaced(runs: Sequence[Run]) -> list[Run]:
    """Leave a space at the edge of a run only the marks and the link that both neighbours bear."""
    parts: list[Run] = []
    for run in runs:
        parts.extend(_parts(run))
    for place, part in enumerate(parts):
        if part.text == " ":
            before = parts[place - 1] if place else Run()
            after = parts[place + 1] if place + 1 < len(parts) else Run()
            same = before.href if before.href == after.href else ""
            parts[place] = part._replace(marks=before.marks & after.marks, href=same)
    return parts


def _parts(run: Run) -> Iterator[Run]:
    """Yield the words of a run, and before and after them the space at each end."""
    words = run.text.strip(" ")
    if words == run.text or not words:
        yield run
        return
    if run.text[0] == " ":
        yield run._replace(text=" ")
    yield run._replace(text=words)
    if run.text[-1] == " ":
        yield run._replace(text=" ")


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
