"""The editor's bundle is what its sources make, and they read the policy as it is."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from newsroom.web import files
from tests.house import editor_schema

ROOT = Path(__file__).parents[2]
MODULES = ROOT / ".cache" / "editor" / "node_modules"
BUNDLED = ("editor.js", "editor.LICENSES.txt")
LONGEST_FILE = 300


def test_the_editor_reads_the_policy_as_the_sanitiser_has_it() -> None:
    # After a change: make editor
    assert editor_schema.FILE.read_text() == editor_schema.text()


def test_the_committed_bundle_is_what_its_sources_make(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not (MODULES / ".package-lock.json").is_file():
        missing = "The editor was not bundled anew: apt install npm, then make setup"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)

    subprocess.run([node, "assets/editor/build.mjs", MODULES, tmp_path], cwd=ROOT, check=True)

    made = {name: (tmp_path / name).read_bytes() for name in BUNDLED}
    assert made == {name: (files.folder() / name).read_bytes() for name in BUNDLED}


def test_no_source_of_the_editor_is_longer_than_a_person_reads_at_once() -> None:
    sources = [one for one in (ROOT / "assets" / "editor").rglob("*.*js") if one.is_file()]

    lengths = {one.name: len(one.read_text().splitlines()) for one in sources}

    assert len(lengths) > 10
    assert {name: count for name, count in lengths.items() if count > LONGEST_FILE} == {}
