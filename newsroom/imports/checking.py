"""Runs the checks over files of pairs: how often each one speaks, and of what."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsroom.errors import NewsroomError
from newsroom.imports import aligning
from newsroom.imports.aligning import Both
from newsroom.imports.pairs import lines
from newsroom.translations import checks
from newsroom.translations.checks import pair
from newsroom.translations.checks.finding import Check, Finding, Span
from newsroom.translations.checks.pair import Pair, Side

Direction = tuple[str, str]
"""Of a translation: from which language into which."""


@dataclass
class Spoken:
    """How often one check spoke."""

    findings: int = 0
    segments: int = 0
    by_direction: Counter[str] = field(default_factory=Counter)
    """Segments that it spoke of."""
    by_file: Counter[str] = field(default_factory=Counter)
    examples: list[dict[str, Any]] = field(default_factory=list)
    """A fair choice of what it found, each with its place."""


@dataclass
class Measured:
    """What the checks found in all files together."""

    segments: Counter[str] = field(default_factory=Counter)
    """By direction."""
    files: Counter[str] = field(default_factory=Counter)
    """Segments by file."""
    unaligned: int = 0
    """Segments of bodies whose other half was not to be found, by their shape."""
    found_in: int = 0
    """Segments in which any check found anything."""
    spoken: dict[str, Spoken] = field(default_factory=dict)
    seconds: float = 0.0
    """Spent in the checks; reading and cutting the files is not in it."""
    refused: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many segments were judged, in each direction anew."""
        return sum(self.segments.values())

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values, the checks in the order of their table."""
        return {
            "segments": self.total,
            "directions": dict(self.segments),
            "files": dict(self.files),
            "unaligned": self.unaligned,
            "segments_with_findings": self.found_in,
            "rate": _share(self.found_in, self.total),
            "segments_per_second": round(self.total / self.seconds) if self.seconds else 0,
            "checks": {one.name: self._of_check(one) for one in checks.CHECKS},
            "refused": self.refused,
        }

    def _of_check(self, check: Check) -> dict[str, Any]:
        said = self.spoken.get(check.name, Spoken())
        return {
            "severity": str(check.severity),
            "title": str(check.title),
            "findings": said.findings,
            "segments": said.segments,
            "rate": _share(said.segments, self.total),
            "by_direction": {
                name: _share(said.by_direction[name], count)
                for name, count in self.segments.items()
            },
            "by_file": {
                name: _share(said.by_file[name], count) for name, count in self.files.items()
            },
            "examples": said.examples,
        }


def measure(
    files: Iterable[tuple[str, Path]],
    directions: Sequence[Direction],
    *,
    examples: int = 5,
    seed: int = 0,
    only: frozenset[str] = frozenset(),
    tell: Callable[[int], None] = lambda _position: None,
) -> Measured:
    """Judge every pair of segments in named files, in every direction; nothing is stored.

    ``examples`` of each check are chosen with ``seed``; ``only`` names the checks to run, all
    where it is empty. ``tell`` hears how many bytes of a file are done, -1 at its end.
    """
    work = _Work(Measured(), directions, examples, random.Random(seed), only)  # noqa: S311 — a choice of examples
    for name, path in files:
        try:
            for line in lines.read(path):
                tell(line.position)
                _judge_line(work, name, line)
        except lines.BrokenOff as error:
            work.found.refused.append(f"{name}: {error}")
        tell(-1)
    return work.found


@dataclass(frozen=True)
class _Work:
    found: Measured
    directions: Sequence[Direction]
    examples: int
    choice: random.Random
    only: frozenset[str]


def _judge_line(work: _Work, name: str, line: lines.Line) -> None:
    try:
        if line.refused is not None:
            raise line.refused
        aligned = aligning.aligned(line.value)
    except NewsroomError as error:
        work.found.refused.append(f"{name}, {line.number}: {error}")
        return
    work.found.unaligned += aligned.left_over
    place = {"file": name, "line": line.number, "id": str(line.value.get("id", ""))}
    for number, both in enumerate(aligned.pairs, start=1):
        here = place | {"segment": number, "kind": both.kind}
        for direction in work.directions:
            if all(code in both.texts and both.texts[code].text.strip() for code in direction):
                _judge(work, here, _pair(both, direction))


def _judge(work: _Work, place: dict[str, Any], both: Pair) -> None:
    begun = time.perf_counter()
    found = checks.findings(both)
    work.found.seconds += time.perf_counter() - begun
    if work.only:
        found = [one for one in found if one.check in work.only]
    name = f"{both.source.language}-{both.target.language}"
    work.found.segments[name] += 1
    work.found.files[place["file"]] += 1
    work.found.found_in += bool(found)
    seen: set[str] = set()
    for one in found:
        said = work.found.spoken.setdefault(one.check, Spoken())
        said.findings += 1
        if one.check not in seen:
            seen.add(one.check)
            said.segments += 1
            said.by_direction[name] += 1
            said.by_file[place["file"]] += 1
        _keep(work, said, one, both, place | {"direction": name})


def _pair(both: Both, direction: Direction) -> Pair:
    source, target = (both.texts[code] for code in direction)
    if source.inline_map is None:
        return pair.of_written(source.text, target.text, languages=direction, kind=both.kind)
    sides = (Side(source.text, direction[0]), Side(target.text, direction[1]))
    return Pair(*sides, both.kind, source.inline_map)


def _keep(work: _Work, said: Spoken, one: Finding, both: Pair, place: dict[str, Any]) -> None:
    """Keep a finding so that each of all that come is kept as likely as any other."""
    at = said.findings - 1
    if at >= work.examples:
        at = work.choice.randrange(said.findings)
    if at >= work.examples:
        return
    texts = {"texts": {"source": both.source.text, "target": both.target.text}}
    said.examples[at : at + 1] = [place | told(one, both) | texts]


def told(one: Finding, both: Pair) -> dict[str, Any]:
    """Return a finding as plain values, with the words that it points at."""
    return {
        "check": one.check,
        "severity": str(one.severity),
        "message": str(one.message),
        "source": [_span(span, both.source.text) for span in one.source],
        "target": [_span(span, both.target.text) for span in one.target],
    }


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 5) if whole else 0.0
