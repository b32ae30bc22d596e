"""gettext files: the msgid is the source text, the msgstr its translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import polib
from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput, TooLarge
from newsroom.imports.memory.unit import Languages, Unit, made
from newsroom.translations.memory.storing import Pair

MOST_BYTES = 10_000_000


def read(path: Path, languages: Languages) -> Iterator[Unit]:
    """Give the translated entries of a file; what is fuzzy, obsolete or untranslated is not one.

    Raises:
        BadInput: it is no gettext file, or too large to be read at once.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        limit = MOST_BYTES // 1_000_000
        raise TooLarge(_l("The file is larger than %(limit)s MB.", limit=limit), field="file")
    try:
        entries = polib.pofile(str(path.resolve()), encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError, IndexError) as error:
        raise BadInput(_l("This is no gettext file in UTF-8."), field="file") from error
    for number, entry in enumerate(entries, 1):
        if entry.obsolete or entry.fuzzy or not entry.translated():
            continue
        position = size * number // len(entries)
        forms = [(entry.msgid, entry.msgstr)] if not entry.msgid_plural else _plurals(entry)
        for one, other in forms:
            texts = {languages.source: one, languages.target: other}
            yield made(entry.linenum or number, texts, languages, position)


def _plurals(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Return the forms for one and for many."""
    said = [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)]
    return [(entry.msgid, said[0]), (entry.msgid_plural, said[-1])]


def write(path: Path, pairs: Iterable[Pair], languages: Languages) -> int:
    """Write pairs as entries; of pairs with one source text the first stays. Returns how many."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": languages.target,
    }
    known: set[str] = set()
    for pair in pairs:
        if pair.source not in known:
            known.add(pair.source)
            file.append(polib.POEntry(msgid=pair.source, msgstr=pair.target))
    file.save(str(path))
    return len(known)
