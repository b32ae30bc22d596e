"""CSV: one row a form, so that editors write a glossary in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.glossary.states import ConceptKind, Usage
from newsroom.imports.terms.unit import Stored, Unit, content, made, refused

COLUMNS = (
    *("concept", "kind", "language", "text", "usage", "part_of_speech", "region", "note"),
    *("origin", "required", "keeps", "secret", "rule", "pseudonym"),
    *("concept_note", "concept_region"),
)
_NEEDED = ("concept", "language", "text")
_OF_CONCEPT = {
    "kind": "kind",
    "part_of_speech": "part_of_speech",
    "origin": "origin",
    "required": "required",
    "keeps": "keeps",
    "secret": "secret",
    "rule": "rule",
    "pseudonym": "pseudonym",
    "concept_note": "note",
    "concept_region": "region",
}
"""Columns that speak of the whole concept, with the fields that they fill."""
_FLAGS = frozenset({"required", "keeps", "secret"})
_YES = frozenset({"yes", "y", "true", "1", "x", "sí", "si"})
_NO = frozenset({"", "no", "n", "false", "0"})
# A spreadsheet takes what begins so for a formula and carries it out.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_KEPT_HARMLESS = re.compile(r"'+[=+\-@\t\r]")

Row = Mapping[str, str]


def read(path: Path) -> Iterator[Unit]:
    """Give the concepts of a file, each at the line where it begins.

    Raises:
        BadInput: it is no CSV in UTF-8, or its first line names no columns that we know.
    """
    rows: dict[str, list[tuple[int, Row]]] = {}
    for line, row in _rows(_decoded(path)):
        rows.setdefault(row["concept"] or f"line {line}", []).append((line, row))
    for key, some in rows.items():
        line = some[0][0]
        try:
            entry = _entry(some)
        except _AtLine as wrong:
            yield refused(wrong.line, key, wrong.error)
        else:
            yield made(line, key, entry)


class _AtLine(Exception):
    def __init__(self, line: int, error: BadInput) -> None:
        super().__init__(line)
        self.line = line
        self.error = error


def _decoded(path: Path) -> str:
    try:
        return content(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = _l("The file is not UTF-8; save it as “CSV UTF-8”.")
        raise BadInput(message, field="file") from error


def _rows(text: str) -> Iterator[tuple[int, Row]]:
    """Yield rows that are not empty, by the names of their columns."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [one.strip().lower() for one in next(reader, [])]
        _refuse_header(names)
        for cells in reader:
            if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
                message = _l("Line %(line)s has more cells than columns.", line=reader.line_num)
                raise BadInput(message, field="file")
            if any(cell.strip() for cell in cells):
                given = {name: _plain(cell) for name, cell in zip(names, cells, strict=False)}
                yield reader.line_num, {name: given.get(name, "") for name in COLUMNS}
    except csv.Error as error:
        message = _l("The file is no CSV from line %(line)s on.", line=reader.line_num)
        raise BadInput(message, field="file") from error


def _refuse_header(names: list[str]) -> None:
    missing = [one for one in _NEEDED if one not in names]
    unknown = [one for one in names if one not in COLUMNS]
    if missing:
        message = _l("The column “%(name)s” is missing.", name=missing[0])
        raise BadInput(message, field="file")
    if unknown:
        message = _l(
            "“%(name)s” is none of the columns: %(known)s.",
            name=unknown[0],
            known=", ".join(COLUMNS),
        )
        raise BadInput(message, field="file")


def _plain(cell: str) -> str:
    text = cell.strip(" ")
    return text[1:] if _KEPT_HARMLESS.match(text) else text.strip()


def _harmless(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _entry(rows: list[tuple[int, Row]]) -> Entry:
    """Return what the rows of one concept say together."""
    facts: dict[str, Any] = {}
    for line, row in rows:
        for column, name in _OF_CONCEPT.items():
            value = _value(line, column, row[column])
            if value in {"", False}:
                continue
            if facts.setdefault(name, value) != value:
                message = _l("“%(name)s” differs from the line where it begins.", name=column)
                raise _AtLine(line, BadInput(message, field=column))
    return Entry(tuple(_form(line, row) for line, row in rows), **facts)


def _value(line: int, column: str, text: str) -> Any:
    if column in _FLAGS:
        said = text.strip().casefold()
        if said not in _YES | _NO:
            message = _l("“%(text)s” is neither yes nor no.", text=text)
            raise _AtLine(line, BadInput(message, field=column))
        return said in _YES
    if column == "kind" and text:
        return _one_of(ConceptKind, line, column, text)
    return text


def _form(line: int, row: Row) -> FormEntry:
    if not row["concept"]:
        raise _AtLine(line, BadInput(_l("This cannot be empty."), field="concept"))
    usage = _one_of(Usage, line, "usage", row["usage"]) if row["usage"] else Usage.PREFERRED
    if not row["text"].strip():
        raise _AtLine(line, BadInput(_l("This cannot be empty."), field="text"))
    return FormEntry(row["language"].lower(), row["text"], usage, row["region"], row["note"])


def _one_of(kind: Any, line: int, column: str, text: str) -> Any:
    try:
        return kind(text.strip().lower())
    except ValueError:
        message = _l(
            "“%(text)s” is none of these: %(known)s.",
            text=text,
            known=", ".join(str(one) for one in kind),
        )
        raise _AtLine(line, BadInput(message, field=column)) from None


def write(path: Path, concepts: Iterable[Stored]) -> int:
    """Write concepts, the facts of each on its first row; returns how many concepts."""
    written = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for concept in concepts:
            written += 1
            for place, form in enumerate(concept.entry.forms):
                row = _row_of(form) | {"concept": str(concept.id)}
                if not place:
                    row |= _facts_of(concept.entry)
                writer.writerow([_harmless(row.get(name, "")) for name in COLUMNS])
    return written


def _row_of(form: FormEntry) -> dict[str, str]:
    return {
        "language": form.language,
        "text": form.text,
        "usage": str(form.usage),
        "region": form.region,
        "note": form.note,
    }


def _facts_of(entry: Entry) -> dict[str, str]:
    found = {column: getattr(entry, name) for column, name in _OF_CONCEPT.items()}
    return {
        column: ("yes" if value else "") if column in _FLAGS else str(value)
        for column, value in found.items()
    }
