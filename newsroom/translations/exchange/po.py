"""PO files, as Poedit, OmegaT and the tools of gettext read and write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

import polib
from flask_babel import lazy_gettext as _l

from newsroom.articles import placeholders
from newsroom.translations.exchange import decoding, po_lines
from newsroom.translations.exchange.po_lines import Entry
from newsroom.translations.exchange.sheet import Base, Format, Sheet, Unit

_STAND_IN = "\ufdd0"
# polib cuts its input and its strings wherever Python sees the end of a line, and loses the
# character. So these never reach it: each travels as a noncharacter and a letter.
_LETTERS = dict(zip("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029" + _STAND_IN, "nrvfABCDEFG", strict=True))
_SHELTER = str.maketrans({one: _STAND_IN + letter for one, letter in _LETTERS.items()})
_SHELTERED = re.compile(_STAND_IN + "([A-Gnrvf])")
_ONE_OF = {letter: one for one, letter in _LETTERS.items()}
_ESCAPED = {"n": r"\n", "r": r"\r", "v": r"\v", "f": r"\f"}
_PLURAL = _l("This entry has several forms for numbers; a segment has one.")
_NUMBER_LETTERS = 9


def write(sheet: Sheet) -> bytes:
    """Return the sheet as a PO file in UTF-8, one line for each string."""
    # Wrapped lines would let a file that was cut off pass for a whole one, and take polib seconds.
    file = polib.POFile(wrapwidth=0)
    file.metadata = _header(sheet)
    for unit in sheet.units:
        file.append(_entry(unit))
    return _SHELTERED.sub(_as_escaped, str(file)).encode()


def read(data: bytes) -> Sheet:
    """Return what a PO file holds, however its lines were wrapped and its header written.

    Raises:
        Unreadable: the file is too large, in no known encoding, cut off or no PO file.
    """
    entries = po_lines.entries(decoding.text_of(data))
    headers = [one for one in entries if _is_header(one)]
    units = [one for one in entries if not _is_header(one)]
    # A text, never a path: polib would open a file of that name. It begins with a header always.
    file = polib.pofile("\n".join(_lines([headers[0] if headers else Entry(0), *units])))
    read = tuple(_unit(one, by) for one, by in zip(file, units, strict=True))
    return _sheet(read, file.metadata)


def _header(sheet: Sheet) -> dict[str, str]:
    written_at = sheet.written_at or dt.datetime.now(dt.UTC)
    return {
        "Project-Id-Version": "Newsroom",
        "POT-Creation-Date": written_at.strftime("%Y-%m-%d %H:%M%z"),
        "Language": sheet.target_language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": sheet.source_language,
        "X-Newsroom-Task": sheet.task_id,
        "X-Newsroom-Fence": sheet.fence,
        "X-Newsroom-Source": sheet.source_revision_id,
        "X-Newsroom-Segments": str(sheet.segments or 0),
        "X-Newsroom-Written": written_at.isoformat(),
    }


def _entry(unit: Unit) -> polib.POEntry:
    notes = [" ".join(one.split()) for one in unit.notes]
    if unit.base is not None:
        notes.append(f"{po_lines.BASE_NOTE}{unit.base}")
    return polib.POEntry(
        msgctxt=unit.key.translate(_SHELTER),
        msgid=unit.source.translate(_SHELTER),
        msgstr=unit.target.translate(_SHELTER),
        comment="\n".join(notes),
        flags=["fuzzy"] if unit.fuzzy and not unit.retired else [],
        previous_msgid=unit.previous.translate(_SHELTER) or None,
        obsolete=unit.retired,
    )


def _as_escaped(found: re.Match[str]) -> str:
    return _ESCAPED.get(found[1], _ONE_OF[found[1]])


def _is_header(entry: Entry) -> bool:
    return not entry.retired and "msgctxt" not in entry.fields and not entry.written("msgid")


def _lines(entries: Iterable[Entry]) -> Iterable[str]:
    """Spell entries as polib reads them best: strings in one piece, nothing in between."""
    for entry in entries:
        for name in ("msgctxt", "msgid", "msgstr"):
            if name != "msgctxt" or name in entry.fields:
                yield f'{name} "{entry.written(name).translate(_SHELTER)}"'
        yield ""


def _unit(read: polib.POEntry, entry: Entry) -> Unit:
    return Unit(
        key=_restored(read.msgctxt or ""),
        source=placeholders.from_typed(_restored(read.msgid)),
        target=placeholders.from_typed(_restored(read.msgstr)),
        fuzzy="fuzzy" in entry.flags,
        retired=entry.retired,
        base=Base.read(entry.base),
        line=entry.line,
        trouble=_PLURAL if entry.is_plural else "",
    )


def _restored(text: str) -> str:
    return _SHELTERED.sub(lambda found: _ONE_OF[found[1]], text)


def _sheet(units: tuple[Unit, ...], header: dict[str, str]) -> Sheet:
    return Sheet(
        units,
        source_language=header.get("X-Source-Language", ""),
        target_language=header.get("Language", ""),
        task_id=header.get("X-Newsroom-Task", ""),
        fence=header.get("X-Newsroom-Fence", ""),
        source_revision_id=header.get("X-Newsroom-Source", ""),
        segments=_number(header.get("X-Newsroom-Segments", "")),
        written_at=_moment(header.get("X-Newsroom-Written", "")),
    )


def _number(written: str) -> int | None:
    is_one = written.isascii() and written.isdigit() and len(written) <= _NUMBER_LETTERS
    return int(written) if is_one else None


def _moment(written: str) -> dt.datetime | None:
    try:
        found = dt.datetime.fromisoformat(written)
    except ValueError:
        return None
    return found if found.tzinfo else None


FORMAT = Format(
    name="po", label=_l("PO file (Poedit, OmegaT)"), media_type="text/x-gettext-translation",
    write=write, read=read,
)  # fmt: skip
