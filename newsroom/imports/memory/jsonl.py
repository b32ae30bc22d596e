"""JSON lines: one ``{"en": …, "es": …}`` a line, plain or gzipped; other names are left alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsroom.imports.memory.unit import Languages, Unit, made
from newsroom.imports.pairs import lines
from newsroom.translations.memory.storing import Pair


def read(path: Path, languages: Languages) -> Iterator[Unit]:
    """Give the pairs of a file, line by line.

    Raises:
        BrokenOff: the rest of the file cannot be read.
    """
    for line in lines.read(path):
        if line.refused:
            yield Unit(line.number, {}, line.refused, line.position)
            continue
        texts = {code: text for code, text in line.value.items() if isinstance(text, str)}
        # Half a surrogate pair is JSON, and text nowhere.
        texts = {code: text.encode(errors="ignore").decode() for code, text in texts.items()}
        yield made(line.number, texts, languages, line.position)


def write(path: Path, pairs: Iterable[Pair], languages: Languages) -> int:
    """Write pairs, one a line; returns how many."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for pair in pairs:
            texts = {languages.source: pair.source, languages.target: pair.target}
            file.write(json.dumps(texts, ensure_ascii=False) + "\n")
            count += 1
    return count
