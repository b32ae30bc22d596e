"""A translation as its pages show it: source and target, segment by segment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.translations import repeats, typed, waivers
from newsroom.translations.changes import Changed
from newsroom.translations.pairing import NOTHING, Around
from newsroom.translations.queries import Row
from newsroom.translations.states import Origin, TargetStatus
from newsroom.translations.waivers import Found
from newsroom.translations.wording import KINDS, WHEN_EMPTY
from newsroom.web.workbench.marks import Bit, Mark, bits, legend
from newsroom.web.workbench.seen import seen

STATUSES: dict[TargetStatus, tuple[Any, str]] = {
    TargetStatus.EMPTY: (_l("empty"), "plain"),
    TargetStatus.DRAFT: (_l("draft"), "info"),
    TargetStatus.FUZZY: (_l("look again"), "warn"),
    TargetStatus.CONFIRMED: (_l("finished"), "good"),
}
LINE_CHARACTERS = 64
MOST_LINES = 12
_MARK = re.compile(r"<[^>]*>")
WORK_DONE = frozenset({TargetStatus.DRAFT, TargetStatus.CONFIRMED})


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
    origin: Origin = Origin.TYPED
    detached: bool = False
    twin: int = 0
    """The number of the first other segment with the same words; 0 when there is none."""
    change: Changed | None = None
    """What is different since it was translated."""
    remarks: int = 0
    """How many open remarks stand beside it."""
    said_in: str = ""
    """The language that a quotation was said in."""
    original: str = ""
    """What was said, where that is not what stands in the translation."""
    is_restored: bool = False
    """Its translation is the original words."""

    @property
    def status_label(self) -> Any:
        """How far the segment is, in words."""
        return STATUSES[self.status][0]

    @property
    def when_empty(self) -> Any:
        """What readers get while it is empty, in words; only of what may stay so."""
        return WHEN_EMPTY.get(self.kind, "")

    @property
    def tone(self) -> str:
        """The colour of its status."""
        return STATUSES[self.status][1]

    @property
    def mark_data(self) -> list[dict[str, Any]]:
        """What the script has to know of the marks."""
        return [
            {"n": one.number, "alone": one.alone, "label": str(one.label), "detail": one.detail}
            for one in self.marks
        ]

    @property
    def is_stuck(self) -> bool:
        """Tell whether a check found something that keeps the translation from being handed in."""
        return any(one.blocks for one in self.findings)

    @property
    def loud(self) -> list[Found]:
        """What the checks found that has to be mended or excused, the gravest first."""
        found = [one for one in self.findings if not one.finding.only_tells]
        return sorted(found, key=lambda one: one.finding.may_stand)

    @property
    def hints(self) -> list[Found]:
        """What the checks only tell."""
        return [one for one in self.findings if one.finding.only_tells]

    @property
    def source_words(self) -> str:
        """The source text without its marks, which findings point into."""
        return "".join(bit.text for bit in self.source if not bit.is_mark)

    @property
    def target_words(self) -> str:
        """The translation without its marks, as it is saved."""
        return "".join(bit.text for bit in self.target if not bit.is_mark)

    @property
    def is_repeat(self) -> bool:
        """Tell whether its text goes along with equal segments."""
        return self.origin is Origin.REPEAT and not self.detached and not self.ticked

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


def lines(
    rows: Sequence[Row],
    *,
    twins: Mapping[str, int] | None = None,
    changes: Mapping[str, Changed] | None = None,
    remarks: Mapping[str, int] | None = None,
    near: Around = NOTHING,
) -> list[Line]:
    """Return segments of a page in reading order.

    By key: ``twins`` as ``twins_of`` finds them, ``changes`` of the source, and how many
    ``remarks`` are open. ``near`` is what the checks know of the segments around each.
    """
    return [
        line(
            row,
            number_of(row),
            twin=(twins or {}).get(row.segment.key, 0),
            change=(changes or {}).get(row.segment.key),
            remarks=(remarks or {}).get(row.segment.key, 0),
            near=near,
        )
        for row in rows
    ]


def number_of(row: Row) -> int:
    """Return a segment's number as people count."""
    return row.segment.position + 1


def line(
    row: Row,
    number: int,
    *,
    twin: int = 0,
    change: Changed | None = None,
    remarks: int = 0,
    near: Around = NOTHING,
) -> Line:
    """Return one segment as its page shows it."""
    segment, target = row.segment, row.target
    ticked = row.status is TargetStatus.CONFIRMED
    shown = typed.show(row.text) if row.text else ""
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
        findings=waivers.found(row, near=near),
        words=_words(row),
        ticked=ticked,
        origin=target.origin if target else Origin.TYPED,
        detached=target.detached if target else False,
        twin=twin,
        change=change,
        remarks=remarks,
        said_in=segment.said_in,
        original="" if row.is_restored else segment.original,
        is_restored=row.is_restored,
    )


def twins_of(rows: Sequence[Row]) -> dict[str, int]:
    """Return for every segment with equals the number of the first of the others."""
    return {
        row.segment.key: number_of(group[0 if row is not group[0] else 1])
        for group in repeats.equals(rows).values()
        if len(group) > 1
        for row in group
    }


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


def progress(rows: Iterable[Row]) -> Progress:
    """Count what is translated; locked and optional segments are no work."""
    work = [row for row in rows if not row.locked and not row.is_optional]
    done = [row for row in work if row.status in WORK_DONE]
    return Progress(
        done=len(done),
        total=len(work),
        words_done=sum(_words(row) for row in done),
        words=sum(_words(row) for row in work),
    )


def _words(row: Row) -> int:
    return len(_MARK.sub("", row.segment.text).split())
