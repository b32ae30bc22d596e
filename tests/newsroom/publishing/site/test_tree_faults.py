"""The site tree under faults: killed writers, full disks, and readers who never stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.publishing.site import disk
from newsroom.publishing.site.tree import CRASH_POINTS, SiteTree
from tests.newsroom.publishing.trees import (
    LANGUAGES,
    SLUGS,
    ask,
    lists,
    page_text,
    pair,
    path_of,
    readers_of,
    tree_in,
)

APPLY_PAIR = """
import sys
from pathlib import Path
from tests.newsroom.publishing.trees import pair, tree_in
tree = tree_in(Path(sys.argv[1]))
tree.apply(pair(tree, int(sys.argv[2])))
"""
APPLY_LISTS = """
import sys
from pathlib import Path
from tests.newsroom.publishing.trees import lists, tree_in
tree = tree_in(Path(sys.argv[1]))
tree.apply_lists(int(sys.argv[2]), lists(tree, **{"es/index.html": "<p>new</p>"}))
"""


@pytest.fixture
def tree(tmp_path: Path) -> SiteTree:
    return tree_in(tmp_path)


def _public(tree: SiteTree, language: str) -> str | None:
    path = tree.public_path(language, SLUGS[language]) / "index.html"
    return path.read_text() if path.exists() else None


def _killed_at(point: str, program: str, folder: Path, number: int) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", program, str(folder), str(number)],
        env={**os.environ, "NEWSROOM_CRASH_AT": point},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr


@pytest.mark.parametrize("before", [0, 1])
@pytest.mark.parametrize("point", [one for one in CRASH_POINTS if one.startswith("apply.")])
def test_a_writer_killed_anywhere_leaves_none_or_both_and_the_next_one_finishes(
    tree: SiteTree, tmp_path: Path, point: str, before: int
):
    if before:
        tree.apply(pair(tree, before))
    number = before + 1

    _killed_at(point, APPLY_PAIR, tmp_path, number)

    flipped = point in {"apply.after_flip", "apply.recorded"}
    shown = number if flipped else before
    expected = [page_text(language, shown) if shown else None for language in LANGUAGES]
    assert [_public(tree, language) for language in LANGUAGES] == expected
    assert tree.applied() == (number if point == "apply.recorded" else before)
    assert tree.apply(pair(tree, number)) is not flipped
    assert [_public(tree, one) for one in LANGUAGES] == [
        page_text(one, number) for one in LANGUAGES
    ]
    assert tree.applied() == number
    assert tree.verify([pair(tree, number)]) == []


@pytest.mark.parametrize("point", ["lists.linked", "lists.after_flip"])
def test_lists_killed_anywhere_are_all_old_or_all_new(tree: SiteTree, tmp_path: Path, point: str):
    tree.apply_lists(1, lists(tree))

    _killed_at(point, APPLY_LISTS, tmp_path, 2)

    flipped = point == "lists.after_flip"
    front = tree.root / "lists" / "current" / "es" / "index.html"
    assert tree.lists_shown() == (2 if flipped else 1)
    assert front.read_text() == ("<p>new</p>" if flipped else "<p>portada</p>")
    assert tree.apply_lists(2, lists(tree, **{"es/index.html": "<p>new</p>"})) is not flipped
    assert front.read_text() == "<p>new</p>"
    assert tree.verify([]) == []


def test_a_full_disk_shows_nothing_and_the_next_try_finishes(
    tree: SiteTree, monkeypatch: pytest.MonkeyPatch
):
    entry = pair(tree, 1)
    monkeypatch.setattr(disk, "flush", _full)
    with pytest.raises(OSError, match="No space"):
        tree.apply(entry)
    monkeypatch.undo()

    assert [_public(tree, language) for language in LANGUAGES] == [None, None]
    assert tree.apply(entry)
    assert tree.verify([entry]) == []


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.slow
def test_no_reader_ever_sees_a_torn_pair_while_releases_storm(tree: SiteTree, tmp_path: Path):
    last = 300
    entries = [pair(tree, number) for number in range(1, last + 1)]
    tree.apply_lists(1, lists(tree))
    command = [
        sys.executable, "-m", "tests.newsroom.publishing.storm_reader", str(tmp_path), str(last)
    ]  # fmt: skip
    readers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert [reader.stdout and reader.stdout.readline() for reader in readers] == ["ready\n"] * 2
    site = readers_of(tree)

    for entry in entries:
        tree.apply(entry)
        assert ask(site, path_of("en")).headers["X-Release"] == str(entry.number)

    outputs = [reader.communicate(timeout=60) for reader in readers]
    assert [reader.returncode for reader in readers] == [0, 0], outputs
    results = [[int(word) for word in output.split()] for output, _ in outputs]
    assert [torn for _, torn in results] == [0, 0]
    assert all(reads > last for reads, _ in results)


def test_two_renames_would_tear_the_pair(tmp_path: Path):
    """What the one rename is for: with one pointer a language, a reader can come between."""
    for language in LANGUAGES:
        disk.flip(tmp_path / language, "r000001")

    disk.flip(tmp_path / "es", "r000002")
    seen = [disk.pointed_to(tmp_path / language) for language in ("es", "en")]

    assert seen == ["r000002", "r000001"]
