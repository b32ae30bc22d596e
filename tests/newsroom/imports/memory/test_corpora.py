"""Files of other tools, where they lie beside the checkout: each is read, or refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.articles import placeholders
from newsroom.errors import BadInput
from newsroom.imports.memory import po, tmx
from newsroom.imports.memory.unit import Languages

_SHARED = Path(__file__).parents[5] / "shared" / "corpora"
PAIRS = [Languages("en", "es"), Languages("en", "fr"), Languages("en", "ca")]

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not _SHARED.is_dir(), reason="no texts beside the checkout"),
]


def files(folder: str, ending: str) -> Iterator[Path]:
    yield from sorted((_SHARED / folder / "files").rglob(f"*{ending}"))


def test_every_tmx_is_read_or_refused_in_words():
    units = refused = 0
    for path in files("tmx", ".tmx"):
        for languages in PAIRS:
            try:
                found = [one for one in tmx.read(path, languages) if one.refused is None]
            except BadInput:
                refused += 1
                continue
            units += len(found)
            for unit in found:
                for text in unit.texts.values():
                    placeholders.parse(text)

    assert units > 50
    assert refused < 30


def test_every_po_is_read_or_refused_in_words():
    units = refused = 0
    for path in files("po", ".po"):
        try:
            units += sum(one.refused is None for one in po.read(path, PAIRS[0]))
        except BadInput:
            refused += 1

    assert units > 100
    assert refused < 10
