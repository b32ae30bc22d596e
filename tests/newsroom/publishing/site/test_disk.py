"""Writing to disk by one rename."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from newsroom.publishing.site import disk


@pytest.mark.parametrize("trouble", [errno.EXDEV, errno.EMLINK])
def test_a_file_is_copied_where_it_cannot_be_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: int
):
    (tmp_path / "one").write_bytes(b"bytes")

    def refuse(*_: Any) -> None:
        raise OSError(trouble, "no link")

    monkeypatch.setattr(os, "link", refuse)
    disk.link(tmp_path / "one", tmp_path / "two")

    assert (tmp_path / "two").read_bytes() == b"bytes"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


def test_any_other_trouble_with_a_link_is_told(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        disk.link(tmp_path / "nothing", tmp_path / "two")


def test_a_linked_file_is_one_file(tmp_path: Path):
    (tmp_path / "one").write_bytes(b"bytes")

    disk.link(tmp_path / "one", tmp_path / "two")

    assert (tmp_path / "one").samefile(tmp_path / "two")


def test_many_paths_are_flushed_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    alone: list[int] = []
    together: list[bool] = []
    monkeypatch.setattr(os, "fsync", alone.append)
    monkeypatch.setattr(os, "sync", lambda: together.append(True))
    many = [tmp_path / str(number) for number in range(65)]
    for path in many:
        path.touch()

    disk.flush([many[0]] * 100)
    disk.flush(many)

    assert (len(alone), together) == (1, [True])


def test_a_pointer_that_a_crash_left_half_made_is_no_hindrance(tmp_path: Path):
    (tmp_path / "current.new").symlink_to("old")

    disk.flip(tmp_path / "current", "new")

    assert disk.pointed_to(tmp_path / "current") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["current"]
