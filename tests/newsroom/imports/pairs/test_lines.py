"""Lines come out of files one at a time, and of a broken file as many as there are."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from newsroom.imports.pairs import lines


def numbers(path: Path) -> list[tuple[int, bool]]:
    return [(one.number, one.refused is None) for one in lines.read(path)]


@pytest.mark.parametrize("name", ["plain.jsonl", "packed.gz"])
def test_lines_are_numbered_as_an_editor_numbers_them(tmp_path: Path, name: str):
    content = b'\xef\xbb\xbf{"a": 1}\r\n\r\n  \nnonsense\n{"b": 2}'
    path = tmp_path / name
    path.write_bytes(gzip.compress(content) if name.endswith("gz") else content)

    assert numbers(path) == [(1, True), (4, False), (5, True)]


def test_a_line_that_is_too_long_is_passed_over_without_being_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(lines, "MOST_BYTES", 64)
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"a": "' + b"x" * 3_000_000 + b'"}\n{"b": 2}\n')

    assert numbers(path) == [(1, False), (2, True)]


@pytest.mark.parametrize("damage", ["cut", "noise"])
def test_what_stands_before_the_damage_is_given(tmp_path: Path, damage: str):
    content = b"".join(json.dumps({"a": one}).encode() + b"\n" for one in range(200_000))
    packed = gzip.compress(content, 1)
    half = packed[: len(packed) // 2]
    path = tmp_path / "damaged.gz"
    path.write_bytes(half if damage == "cut" else half + bytes(len(packed) - len(half)))
    given: list[int] = []

    with pytest.raises(lines.BrokenOff, match="after line"):
        given.extend(one.value.get("a", -1) for one in lines.read(path))

    assert 1_000 < len(given) < 200_000
    assert given[:1_000] == list(range(1_000))
