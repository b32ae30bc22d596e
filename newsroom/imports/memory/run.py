"""Carry a whole file into the translation memory, batch by batch, or the memory into a file."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, cast

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.database import action, db, now
from newsroom.errors import BadInput, NotAllowed
from newsroom.imports.memory import jsonl, po, tmx
from newsroom.imports.memory.unit import Format, Languages, Unit
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.translations.memory import index, merging, origins, storing
from newsroom.translations.memory.models import MemoryOrigin, MemoryUnit
from newsroom.translations.memory.storing import Pair

FORMATS: Mapping[str, Format] = {
    ".jsonl": cast("Format", jsonl),
    ".gz": cast("Format", jsonl),
    ".tmx": cast("Format", tmx),
    ".po": cast("Format", po),
}
"""By the end of a file's name."""
BATCH = 2_000
_MOST_REMARKS = 200
_TIDIED_AFTER = 16_000
_STEP = 500


@dataclass
class Report:
    """What became of a file."""

    counts: Counter[str] = field(default_factory=Counter)
    """``read``, ``stored``, ``known`` (the same pair was there), ``refused``."""
    remarks: list[tuple[int, str]] = field(default_factory=list)
    """Place in the file and what is wrong there; the first of them."""

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        names = ("read", "stored", "known", "refused")
        remarks = [{"place": place, "error": error} for place, error in self.remarks]
        return {name: self.counts[name] for name in names} | {"remarks": remarks}


def take_in(
    path: Path,
    *,
    languages: Languages,
    by: Person,
    tell: Callable[[int], None] = lambda _position: None,
) -> Report:
    """Remember every pair of a file that is not known from a file yet.

    Each batch is stored whole, so a run that was stopped is simply begun again. ``tell`` is given
    how many bytes have been read.

    Raises:
        NotAllowed: the person edits neither language, and takes in nothing.
        BadInput: the file cannot be read, or not to its end; what came before is stored.
    """
    _refuse_others(by, languages)
    form, report = _format_of(path), Report()
    origin = _Origin(languages, by.id, path.name)
    waiting = 0
    try:
        units = form.read(path, languages)
        while batch := list(islice(units, BATCH)):
            stored = _take_in_batch(batch, origin, report)
            tell(batch[-1].position)
            waiting += stored
            if waiting >= _TIDIED_AFTER:
                merging.tidy()
                waiting = 0
    finally:
        merging.tidy()
    return report


def export(path: Path, *, languages: Languages, by: Person) -> int:
    """Write what may be shown to anybody here into a file; returns how many pairs.

    Raises:
        NotAllowed: the person edits neither language.
        BadInput: the file's name says no format.
    """
    _refuse_others(by, languages)
    with db.session.no_autoflush:
        count = _format_of(path).write(path, _shown(languages), languages)
    db.session.rollback()
    return count


def _refuse_others(by: Person, languages: Languages) -> None:
    edits = rights.is_editor(by, languages.source) or rights.is_editor(by, languages.target)
    if not edits and not rights.is_importer(by):
        raise NotAllowed


def _format_of(path: Path) -> Format:
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        message = _l("The file's name has to end in .tmx, .po, .jsonl or .jsonl.gz.")
        raise BadInput(message, field="file")
    return found


@dataclass
class _Origin:
    """The row that a run's pairs come from; made with the first of them."""

    languages: Languages
    by_id: uuid.UUID
    name: str
    id: int | None = None

    def row(self) -> MemoryOrigin:
        if self.id is not None:
            return db.session.get_one(MemoryOrigin, self.id)
        return MemoryOrigin(
            source_language=self.languages.source,
            target_language=self.languages.target,
            person_id=self.by_id,
            name=self.name,
            at=now(),
        )


def _take_in_batch(batch: Sequence[Unit], origin: _Origin, report: Report) -> int:
    report.counts["read"] += len(batch)
    languages = origin.languages
    pairs: dict[tuple[str, str], None] = {}
    for unit in batch:
        if unit.refused is None:
            pairs[unit.texts[languages.source], unit.texts[languages.target]] = None
            continue
        report.counts["refused"] += 1
        if len(report.remarks) < _MOST_REMARKS:
            report.remarks.append((unit.place, str(unit.refused)))
    stored = _store(list(pairs), origin)
    good = sum(unit.refused is None for unit in batch)
    report.counts["stored"] += stored
    report.counts["known"] += good - stored
    return stored


@action
def _store(pairs: Sequence[tuple[str, str]], origin: _Origin) -> int:
    storing.lock()
    known = _known(pairs, origin.languages)
    new = [Pair(*one) for one in pairs if one not in known]
    if new:
        row = origin.row()
        storing.store(row, new)
        origin.id = row.id
    return len(new)


def _known(pairs: Sequence[tuple[str, str]], languages: Languages) -> set[tuple[str, str]]:
    """Return which pairs files have brought already; those of articles may have to hide."""
    digests = [storing.digest_of(source, languages.source) for source, _ in pairs]
    side = storing.side(languages.source, languages.target)
    ids = index.equal(digests, index.sides(side, whole=True))
    known: set[tuple[str, str]] = set()
    for start in range(0, len(ids), _STEP):
        query = (
            select(MemoryUnit.source_text, MemoryUnit.target_text)
            .join(MemoryOrigin, MemoryOrigin.id == MemoryUnit.origin_id)
            .where(
                MemoryUnit.id.in_(ids[start : start + _STEP]),
                MemoryOrigin.article_id.is_(None),
                MemoryOrigin.source_language == languages.source,
            )
        )
        known.update((source, target) for source, target in db.session.execute(query))
    return known


def _shown(languages: Languages) -> Iterator[Pair]:
    """Give the pairs of whole segments that any article may be shown, in their order."""
    wanted = select(MemoryOrigin.id).where(
        MemoryOrigin.source_language.in_((languages.source, languages.target)),
        MemoryOrigin.target_language.in_((languages.source, languages.target)),
    )
    allowed = origins.suggestable(db.session.scalars(wanted))
    after = 0
    while True:
        query = select(MemoryUnit).where(MemoryUnit.id > after, MemoryUnit.is_sentence.is_(False))
        units = db.session.scalars(query.order_by(MemoryUnit.id).limit(BATCH)).all()
        if not units:
            return
        after = units[-1].id
        for unit in units:
            if unit.origin_id in allowed:
                is_forward = allowed[unit.origin_id].source_language == languages.source
                texts = (unit.source_text, unit.target_text)
                yield Pair(*(texts if is_forward else texts[::-1]))
        db.session.expunge_all()
