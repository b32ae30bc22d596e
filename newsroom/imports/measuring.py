"""Measures texts that are still elsewhere: how they would be cut up, and what would be refused."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsroom.articles import placeholders, sanitise, segments
from newsroom.articles.sanitise import SafeBody
from newsroom.articles.segments import Segment, Split
from newsroom.errors import BadInput, NewsroomError
from newsroom.imports import markdown_html
from newsroom.imports.pairs import lines
from newsroom.translations import typed
from newsroom.translations.exchange import po
from newsroom.translations.exchange.sheet import Sheet, Unit

MARKDOWN = "markdown"
KINDS = ("html", "count", "typed", "po")
"""In what a body may come back as another one."""
COUNTED = (
    "bodies",
    "measured",
    "refused",
    "segments",
    "words",
    "locked",
    "links",
    "same_html",
    "same_count",
    "same_typed",
    "same_po",
)


@dataclass(frozen=True)
class Remark:
    """A body that was refused, or that did not come back as it was."""

    kind: str
    """``refused``, ``html``, ``count``, ``typed`` or ``po``."""
    line: int
    id: str
    language: str
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return vars(self).copy()


@dataclass
class Measured:
    """What was found in one file of pairs; counts are by language."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    milliseconds: float = 0.0
    """Of cleaning, cutting and putting together; reading the file is not in it."""
    broken_off: str = ""

    def total(self, name: str) -> int:
        """Return one count over all languages."""
        return sum(counts[name] for counts in self.counts.values())

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "languages": {
                language: {name: counts[name] for name in COUNTED}
                for language, counts in sorted(self.counts.items())
            },
            "milliseconds": round(self.milliseconds, 1),
            "remarks": [one.as_json() for one in self.remarks],
            "broken_off": self.broken_off,
        }


def measure(
    path: Path,
    languages: Sequence[str],
    *,
    tell: Callable[[int], None] = lambda _position: None,
) -> Measured:
    """Cut every body of a file of pairs up and put it together again; nothing is stored.

    ``tell`` hears how many bytes of the file are done.
    """
    found = Measured()
    try:
        for line in lines.read(path):
            tell(line.position)
            if line.refused is not None:
                found.remarks.append(Remark("refused", line.number, "", "", str(line.refused)))
                continue
            for language, side in _sides(line, languages):
                _measure(found, line, language, side)
    except lines.BrokenOff as error:
        found.broken_off = str(error)
    return found


def _sides(line: lines.Line, languages: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for language in languages:
        side = line.value.get(language)
        if isinstance(side, dict) and isinstance(side.get("body"), str):
            yield language, side


def _measure(found: Measured, line: lines.Line, language: str, side: dict[str, Any]) -> None:
    counts = found.counts.setdefault(language, Counter())
    counts["bodies"] += 1
    name = str(line.value.get("id", ""))
    begun = time.perf_counter()
    try:
        body = _body(side)
        cut = segments.split(body)
        kinds = _differences(body, cut)
    except NewsroomError as error:
        counts["refused"] += 1
        found.remarks.append(Remark("refused", line.number, name, language, str(error)))
        return
    finally:
        found.milliseconds += (time.perf_counter() - begun) * 1_000
    counts["measured"] += 1
    counts["segments"] += len(cut.segments)
    counts["words"] += sum(len(placeholders.plain_text(one.text).split()) for one in cut.segments)
    counts["locked"] += sum(one.locked for one in cut.segments)
    counts["links"] += sum(one.kind == segments.LINK for one in cut.segments)
    for kind in KINDS:
        counts[f"same_{kind}"] += kind not in kinds
    found.remarks += [Remark(kind, line.number, name, language) for kind in kinds]


def _body(side: dict[str, Any]) -> SafeBody:
    text = side["body"].replace("\r\n", "\n")
    return sanitise.clean_body(
        markdown_html.render(text) if side.get("format") == MARKDOWN else text
    )


def _differences(body: SafeBody, cut: Split) -> list[str]:
    """Return in what a body does not come back as it was; nothing, where all is well."""
    own = {one.slot: (one.text, one.inline_map) for one in cut.segments}
    again = segments.rebuild(cut.skeleton, own)
    found = [] if again == body else ["html"]
    if len(segments.split(again).segments) != len(cut.segments):
        found.append("count")
    if not all(_is_same_when_typed(one) for one in cut.segments):
        found.append("typed")
    if not _is_same_in_a_file(cut.segments):
        found.append("po")
    return found


def _is_same_in_a_file(cut: Sequence[Segment]) -> bool:
    units = tuple(Unit(one.slot, one.text, one.text) for one in cut)
    back = po.read(po.write(Sheet(units, segments=len(units)))).units
    return [(one.key, one.source, one.target) for one in back] == [
        (one.key, one.source, one.target) for one in units
    ]


def _is_same_when_typed(segment: Segment) -> bool:
    try:
        return typed.read(typed.show(segment.text), segment.inline_map) == segment.text
    except BadInput:
        return False
