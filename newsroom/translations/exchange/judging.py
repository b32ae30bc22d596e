"""What is to become of each unit of a sheet, beside the translation as it is now."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import placeholders
from newsroom.errors import BadInput
from newsroom.translations import saving
from newsroom.translations.exchange.report import Fate, Outcome
from newsroom.translations.exchange.sheet import Unit
from newsroom.translations.models import SourceSegment
from newsroom.translations.queries import Row
from newsroom.translations.saving import Entry
from newsroom.translations.states import Origin, TargetStatus
from newsroom.translations.wording import KINDS

_NOT_OURS = _l("No segment of this translation has this key.")
_LEFT = _l("Its segment has left the article.")
_LOCKED = _l("This passage stays as it is and is not translated.")
_OTHER_SOURCE = _l("The source text beside it is not one that this segment ever had.")
_TWICE = _l("The segment stands more than once in this file.")
_OLDER = _l("It translates an earlier source text.")
_EMPTY = _l("It is empty in the file; the text here stays.")
_NEWER_HERE = _l("The text here is newer; the file holds it as it was.")


@dataclass(frozen=True)
class Known:
    """What the newsroom knows when it looks at a sheet."""

    rows: Mapping[str, Row]
    """The translation as it is now, by segment key, in reading order."""
    earlier: Callable[[], Mapping[str, AbstractSet[str]]]
    """Asks for the digests of earlier source texts, by segment key; most sheets need none."""
    pasts: Mapping[str, AbstractSet[str]]
    """Earlier texts of the translation, by segment key."""
    written_at: dt.datetime | None
    """When the file says that it was written."""


@dataclass(frozen=True)
class Judged:
    """What a unit comes to: its outcome, and the text to store or to keep aside."""

    outcome: Outcome
    entry: Entry | None = None


@dataclass
class Judge:
    """Looks at the units of one sheet."""

    known: Known
    _numbers: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self._numbers = {key: number for number, key in enumerate(self.known.rows, start=1)}

    def judged(self, units: Iterable[Unit]) -> list[Judged]:
        """Return what each unit comes to, in their order."""
        listed = list(units)
        times = Counter(unit.key for unit in listed if not unit.retired)
        return [self._one(unit, is_twice=times[unit.key] > 1) for unit in listed]

    def _one(self, unit: Unit, *, is_twice: bool) -> Judged:
        row = self.known.rows.get(unit.key)
        if row is None or row.locked or unit.retired:
            return self._not_to_be_translated(unit, row)
        if unit.trouble or is_twice:
            return self._told(unit, Fate.REFUSED, unit.trouble or _TWICE)
        digest = self._digest_of_source(unit, row.segment)
        if digest is None:
            return self._told(unit, Fate.UNKNOWN, _OTHER_SOURCE)
        if not unit.target.strip():
            return self._told(unit, Fate.UNCHANGED, _EMPTY if row.text.strip() else "")
        entry = Entry(
            unit.key,
            unit.target,
            row.version,
            confirmed=not unit.fuzzy,
            fuzzy=unit.fuzzy,
            origin=Origin.EXCHANGE,
            source_digest="" if digest == row.segment.digest else digest,
        )
        is_same = unit.target == row.text
        return (self._with_the_same_text if is_same else self._with_another_text)(unit, row, entry)

    def _not_to_be_translated(self, unit: Unit, row: Row | None) -> Judged:
        if unit.retired:
            return self._told(unit, Fate.RETIRED)
        if row is not None:
            return self._told(unit, Fate.UNKNOWN, _LOCKED)
        has_left = unit.key in self.known.earlier()
        return self._told(unit, Fate.UNKNOWN, _LEFT if has_left else _NOT_OURS)

    def _digest_of_source(self, unit: Unit, segment: SourceSegment) -> str | None:
        """Return the digest of the text that a unit translates; None when it was never ours."""
        if unit.source == segment.text:
            return segment.digest
        try:
            digest = placeholders.digest(unit.source)
        except BadInput:
            return None
        earlier = self.known.earlier().get(unit.key, frozenset())
        return digest if digest == segment.digest or digest in earlier else None

    def _with_the_same_text(self, unit: Unit, row: Row, entry: Entry) -> Judged:
        """Judge by the flag alone; without a base a flag that is gone may just have been lost."""
        was_fuzzy = row.status is TargetStatus.FUZZY
        is_untouched = unit.base is None or unit.base.is_still(unit.target, fuzzy=unit.fuzzy)
        if unit.fuzzy == was_fuzzy or is_untouched or entry.source_digest:
            return self._told(unit, Fate.UNCHANGED)
        try:
            _refuse_unfit(entry, row)
        except BadInput as error:
            return self._told(unit, Fate.REFUSED, error.message)
        return self._stored(unit, entry)

    def _with_another_text(self, unit: Unit, row: Row, entry: Entry) -> Judged:
        if self._is_untouched(unit):
            return self._told(unit, Fate.UNCHANGED, _NEWER_HERE)
        try:
            _refuse_unfit(entry, row)
        except BadInput as error:
            return self._told(unit, Fate.REFUSED, error.message)
        if row.text.strip() and self._was_saved_since(unit, row):
            return replace(self._told(unit, Fate.CONFLICT), entry=entry)
        return self._stored(unit, entry)

    def _stored(self, unit: Unit, entry: Entry) -> Judged:
        if entry.source_digest:
            return replace(self._told(unit, Fate.FUZZY, _OLDER), entry=entry)
        fate = Fate.FUZZY if entry.fuzzy else Fate.ACCEPTED
        return replace(self._told(unit, fate), entry=entry)

    def _is_untouched(self, unit: Unit) -> bool:
        """Tell whether the file holds what it was written with."""
        if unit.base is None:
            return unit.target in self.known.pasts.get(unit.key, frozenset())
        return unit.base.is_still(unit.target, fuzzy=unit.fuzzy)

    def _was_saved_since(self, unit: Unit, row: Row) -> bool:
        """Tell whether the text here may be newer than the file; in doubt it is."""
        if unit.base is not None:
            return unit.base.version != row.version
        written_at, target = self.known.written_at, row.target
        return written_at is None or (target is not None and target.updated_at > written_at)

    def _told(self, unit: Unit, fate: Fate, message: Any = "") -> Judged:
        row = self.known.rows.get(unit.key)
        kind = row.segment.kind if row else ""
        label = KINDS.get(kind, kind)
        return Judged(Outcome(unit.line, fate, self._numbers.get(unit.key, 0), label, message))


def _refuse_unfit(entry: Entry, row: Row) -> None:
    """Refuse a finished text whose marks are not right, and whatever no draft may hold either.

    Raises:
        BadInput: says what is wrong with the text.
    """
    saving.check_entry(entry, row)
    if entry.confirmed:
        placeholders.check(entry.text, row.segment.inline_map)
    else:
        # A draft may lack a mark, but what is stored has to be shown again.
        placeholders.expand(entry.text, row.segment.inline_map)
