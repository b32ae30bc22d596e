"""A translation as its pages show it: source and target, segment by segment."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import placeholders
from newsroom.articles.placeholders import Part, Token
from newsroom.translations import typed, waivers
from newsroom.translations.models import SourceSegment
from newsroom.translations.queries import Row
from newsroom.translations.states import TargetStatus
from newsroom.translations.waivers import Found
from newsroom.translations.wording import KINDS, mark_detail, mark_label

STATUSES: dict[TargetStatus, tuple[Any, str]] = {
    TargetStatus.EMPTY: (_l("empty"), "plain"),
    TargetStatus.DRAFT: (_l("draft"), "info"),
    TargetStatus.FUZZY: (_l("look again"), "warn"),
    TargetStatus.CONFIRMED: (_l("finished"), "good"),
}
LINE_CHARACTERS = 64
MOST_LINES = 12
_TICKED = "1"


@dataclass(frozen=True)
class Bit:
    """A piece of a segment to read: words, or a mark as it is typed."""

    text: str
    is_mark: bool = False


@dataclass(frozen=True)
class Mark:
    """What a mark stands for."""

    shown: str
    """As it is typed: ``{1}…{/1}`` or ``{2/}``."""
    label: Any
    detail: str


@dataclass(frozen=True)
class Line:
    """One segment of the page."""

    key: str
    number: int
    kind: str
    label: Any
    language: str
    locked: bool
    optional: bool
    source: tuple[Bit, ...]
    target: tuple[Bit, ...]
    text: str
    """What stands in the text box."""
    seen: str
    """What the page was opened with, so that an untouched segment is left alone."""
    status: TargetStatus
    marks: tuple[Mark, ...]
    findings: tuple[Found, ...]
    words: int
    error: Any = ""
    ticked: bool = False

    @property
    def status_label(self) -> Any:
        """How far the segment is, in words."""
        return STATUSES[self.status][0]

    @property
    def tone(self) -> str:
        """The colour of its status."""
        return STATUSES[self.status][1]

    @property
    def rows(self) -> int:
        """How many lines the text box needs at least."""
        longest = max(len(self.text), sum(len(bit.text) for bit in self.source))
        return min(longest // LINE_CHARACTERS + 1, MOST_LINES)

    @property
    def tall(self) -> int:
        """The height of its box before anything is typed, in steps of the style sheet."""
        return min((self.rows + 1) // 2 * 2, MOST_LINES) if self.rows > 1 else 1


@dataclass(frozen=True)
class Progress:
    """How much of a translation is done, in segments and in words of the source."""

    done: int
    total: int
    words_done: int
    words: int


def lines(rows: Sequence[Row]) -> list[Line]:
    """Return a page's segments in reading order."""
    return [line(row, number) for number, row in enumerate(rows, start=1)]


def line(row: Row, number: int) -> Line:
    """Return one segment as its page shows it."""
    segment = row.segment
    ticked = row.status is TargetStatus.CONFIRMED
    shown = typed.show(row.text)
    return Line(
        key=segment.key,
        number=number,
        kind=segment.kind,
        label=KINDS.get(segment.kind, segment.kind),
        language=segment.language,
        locked=row.locked,
        optional=row.is_optional,
        source=bits(segment.text),
        target=bits(row.text),
        text=shown,
        seen=seen(row.version, shown, ticked=ticked),
        status=row.status,
        marks=legend(segment),
        findings=waivers.found(row),
        words=len(placeholders.plain_text(segment.text).split()),
        ticked=ticked,
    )


def with_typed(
    shown: Iterable[Line],
    texts: Mapping[str, str],
    *,
    ticks: Mapping[str, bool] | None = None,
    errors: Mapping[str, Any] | None = None,
) -> list[Line]:
    """Return the segments with what a person typed and ticked, and what is wrong with it."""
    return [
        replace(
            one,
            text=texts.get(one.key, one.text),
            ticked=(ticks or {}).get(one.key, one.ticked),
            error=(errors or {}).get(one.key, ""),
        )
        for one in shown
    ]


def progress(shown: Iterable[Line]) -> Progress:
    """Count what is translated; locked and optional segments are no work."""
    work = [one for one in shown if not one.locked and not one.optional]
    done = [one for one in work if one.status in {TargetStatus.DRAFT, TargetStatus.CONFIRMED}]
    return Progress(
        done=len(done),
        total=len(work),
        words_done=sum(one.words for one in done),
        words=sum(one.words for one in work),
    )


def bits(text: str) -> tuple[Bit, ...]:
    """Return stored segment text as pieces that a template escapes."""
    return tuple(_bit(token) for token in placeholders.parse(text))


def in_preview(row: Row, language: str) -> tuple[str, Mapping[str, Any]]:
    """Return a segment's text and marks; an empty one is the source's, in a mark that says so."""
    segment = row.segment
    if row.said:
        return row.said, segment.inline_map
    number = str(len(segment.inline_map) + 1)
    passage = {"tag": "span", "attributes": {"lang": segment.language or language}, "void": False}
    return f'<g id="{number}">{segment.text}</g>', {**segment.inline_map, number: passage}


def _bit(token: Token) -> Bit:
    forms = {Part.OPEN: "{{{}}}", Part.CLOSE: "{{/{}}}", Part.ALONE: "{{{}/}}"}
    if token.part is Part.TEXT:
        return Bit(token.held)
    return Bit(forms[token.part].format(token.held), is_mark=True)


def legend(segment: SourceSegment) -> tuple[Mark, ...]:
    """Say what each mark of a segment stands for."""
    return tuple(
        Mark(
            shown=f"{{{number}/}}" if mark["void"] else f"{{{number}}}…{{/{number}}}",
            label=mark_label(mark),
            detail=mark_detail(mark),
        )
        for number, mark in segment.inline_map.items()
    )


def seen(version: int, shown: str, *, ticked: bool) -> str:
    """Return what a form carries to tell later whether a segment was touched."""
    digest = hashlib.sha256(unified(shown).encode()).hexdigest()[:16]
    return f"{version}.{_TICKED if ticked else ''}.{digest}"


def version_of(carried: str) -> int:
    """Return the version that a form was opened with; 0 when it does not say."""
    version = carried.partition(".")[0]
    return int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0  # noqa: PLR2004 — no version is longer


def unified(text: str) -> str:
    """Return typed text with the line ends that we keep."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
