"""An import that is killed anywhere goes on when it is started again, with nothing doubled."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.publishing import queries
from newsroom.publishing.site import follow
from newsroom.settings import current
from tests import make, rows
from tests.newsroom.imports.pair_files import numbered, written
from tests.processes import ROOT

PAIRS = 104
COMMAND = (sys.executable, "-c", "from newsroom.app import main; main()", "import", "pairs")
STEPS = (
    "import.before_commit",
    "import.stored",
    "publish.prepared",
    "publish.before_commit",
    "publish.committed",
    "apply.before_flip",
    "apply.after_flip",
    "lists.rendered",
)

pytestmark = [pytest.mark.database, pytest.mark.slow]


def run(environment: dict[str, str], file: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, str(file), "--live", "--json", "--as", "iris@example.org"],
        cwd=ROOT,
        env=os.environ | environment | extra,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def live_pages(language: str) -> int:
    return len(list((current().site / "public" / language).glob("*/index.html")))


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_import_goes_on(
    app: Flask, environment: dict[str, str], tmp_path: Path, step: str
) -> None:
    make.person("importer", email="iris@example.org")
    file = written(tmp_path / "pairs.jsonl", [numbered(one) for one in range(PAIRS)])
    db.session.remove()

    killed = run(environment, file, NEWSROOM_CRASH_AT=step)
    half = rows.counts()
    shown = (live_pages("en"), live_pages("es"))
    again = run(environment, file)

    assert app.testing
    assert killed.returncode == -signal.SIGKILL
    assert half["article"] % 100 == 0 or half["article"] == PAIRS
    assert half["article"] * 2 == half["edition"] == half["revision"] == half["approval"]
    assert shown[0] == shown[1]
    report = json.loads(again.stdout)
    assert (report["read"], report["live"], report["refused"]) == (PAIRS, PAIRS, 0)
    assert report["stored"] + report["unchanged"] == PAIRS
    assert rows.counts()["article"] == rows.counts()["release"] == PAIRS
    assert live_pages("en") == live_pages("es") == PAIRS
    tree = follow.tree_of(current())
    assert tree.applied() == tree.lists_shown() == queries.last_number() == PAIRS
