"""Take a whole file of concepts in, or nothing of it; write out what a person may read."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.database import action, db, now
from newsroom.errors import BadInput, NotAllowed
from newsroom.events.actions import record
from newsroom.glossary import actions, queries, rules, versions
from newsroom.glossary.actions import Inflections
from newsroom.glossary.entries import of_concept
from newsroom.glossary.models import Concept
from newsroom.glossary.states import ConceptState
from newsroom.imports.terms import csv, tbx
from newsroom.imports.terms.unit import Format, Stored, Unit
from newsroom.people.models import Person

FORMATS: Mapping[str, Format] = {
    ".csv": cast("Format", csv),
    ".tbx": cast("Format", tbx),
}
"""By the end of a file's name."""
STARTER = Path(__file__).parents[2] / "glossary" / "starter.csv"
"""The set that a newsroom begins with."""
_MOST_REMARKS = 100


@dataclass(frozen=True)
class Report:
    """What became of a file."""

    counts: Counter[str] = field(default_factory=Counter)
    """``read``, ``added``, ``changed``, ``known`` (nothing new), ``refused``."""
    remarks: list[tuple[int, str]] = field(default_factory=list)
    """Place in the file and what is wrong there; the first of them."""

    @property
    def is_stored(self) -> bool:
        """Tell whether it was taken in; one bad line is enough that nothing is."""
        return not self.counts["refused"]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        names = ("read", "added", "changed", "known", "refused")
        remarks = [{"place": place, "error": error} for place, error in self.remarks]
        return {name: self.counts[name] for name in names} | {"remarks": remarks}


def take_in(
    path: Path,
    *,
    by: Person,
    only_new: bool = False,
    tell: Callable[[int], None] = lambda _position: None,
) -> Report:
    """Take in every concept of a file, or none where one cannot be; again it changes nothing.

    A concept that is there is changed to what the file says, unless ``only_new``; what editors
    declined or retired stays so. ``tell`` is given how many bytes are done.

    Raises:
        NotAllowed: the person decides on no terms, or may not read a concept of the file.
        BadInput: the file cannot be read at all.
    """
    if not rules.may_decide(by):
        raise NotAllowed
    units = list(_format_of(path).read(path))
    report = Report()
    report.counts["read"] = len(units)
    _refuse(units, report)
    size = path.stat().st_size
    if report.is_stored:
        tell(size // 2)
        known = actions.inflections_of(form for one in units for form in one.entry.forms)
        _store(units, known, report, by, only_new=only_new)
    tell(size)
    return report


def export(path: Path, *, by: Person) -> int:
    """Write the approved concepts that a person may read; returns how many.

    TBX goes to other tools, so what is not to be published is written to CSV alone.

    Raises:
        NotAllowed: the person works on no texts.
        BadInput: the file's name says no format.
    """
    if not rules.may_suggest(by):
        raise NotAllowed
    chosen = _format_of(path)
    with_secrets = chosen is FORMATS[".csv"] and rules.may_read_secrets(by)
    found = queries.concepts(ConceptState.APPROVED, secret=None if with_secrets else False)
    return chosen.write(path, [Stored(one.id, of_concept(one)) for one in found])


def _format_of(path: Path) -> Format:
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        raise BadInput(_l("The file's name has to end in .csv or .tbx."), field="file")
    return found


def _refuse(units: Sequence[Unit], report: Report) -> None:
    """Note what cannot be taken in: what is wrong by itself, and what is there twice."""
    seen: set[uuid.UUID] = set()
    for one in units:
        error: Any = one.refused
        if error is None and one.id in seen:
            error = _l("This concept is there twice.")
        seen.add(one.id)
        if error is None:
            continue
        report.counts["refused"] += 1
        if len(report.remarks) < _MOST_REMARKS:
            name = getattr(error, "field", "")
            report.remarks.append((one.place, f"{name}: {error}" if name else str(error)))


@action
def _store(
    units: Sequence[Unit], known: Inflections, report: Report, by: Person, *, only_new: bool
) -> None:
    versions.lock()
    at = now()
    rows = _rows([one.id for one in units])
    counts: Counter[str] = Counter()
    for unit in units:
        counts[_taken(unit, rows.get(unit.id), known, by, at, only_new=only_new)] += 1
    db.session.flush()
    if counts["added"] or counts["changed"]:
        versions.move()
        payload = {"added": str(counts["added"]), "changed": str(counts["changed"])}
        record("terms_imported", at=at, actor_id=by.id, payload=payload)
    # Only now: a transaction that is tried again counts anew.
    report.counts.update(counts)


def _rows(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Concept]:
    found: dict[uuid.UUID, Concept] = {}
    for start in range(0, len(ids), 500):
        query = select(Concept).where(Concept.id.in_(ids[start : start + 500]))
        found |= {one.id: one for one in db.session.scalars(query)}
    return found


def _taken(
    unit: Unit,
    row: Concept | None,
    known: Inflections,
    by: Person,
    at: dt.datetime,
    *,
    only_new: bool,
) -> str:
    if row is None:
        row = actions.begun(unit.entry, known, by=by, at=at, state=ConceptState.APPROVED)
        row.id = unit.id
        db.session.add(row)
        return "added"
    is_settled = row.state in {ConceptState.DECLINED, ConceptState.RETIRED}
    if only_new or is_settled or of_concept(row) == unit.entry:
        return "known"
    if not rules.may_change(row, by):
        raise NotAllowed
    actions.fill(row, unit.entry, known)
    row.version += 1
    return "changed"
