"""The demonstration as its user meets it: seeded once, and one article carried all the way."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import settings
from newsroom.app import create_app
from newsroom.articles.states import EditionState, PublicState
from newsroom.database import db
from newsroom.demo.accounts import ACCOUNTS
from newsroom.publishing.states import ReleaseKind, ReleaseState
from newsroom.translations.states import TaskState
from tests import brokers

pytestmark = [pytest.mark.slow]
COMMAND = [sys.executable, "-c", "from newsroom.app import main; main()", "demo"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demonstration") / "data"


@pytest.fixture(scope="module")
def report(folder: Path) -> dict[str, object]:
    """Carry one article through a demonstration that does not exist yet."""
    environment = os.environ | {
        "NEWSROOM_DATA": str(folder),
        "NEWSROOM_LISTEN": f"127.0.0.1:{brokers.free_port()}",
    }
    done = subprocess.run(
        [*COMMAND, "--once", "--json"],
        env=environment,
        capture_output=True,
        check=False,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_one_article_goes_all_the_way(report: dict[str, object]) -> None:
    steps = report["steps"]
    assert isinstance(steps, list)
    assert report["ok"] is True
    assert [one["step"] for one in steps][-3:] == ["commit", "read en", "read es"]
    assert {one["who"] for one in steps} >= {"author@example.org", "worker"}
    assert sorted(report["urls"]) == ["en", "es"]  # type: ignore[call-overload]


def test_the_log_ins_are_for_their_owner_only(report: dict[str, object], folder: Path) -> None:
    told = json.loads((folder / "demo.json").read_text())

    assert report["ok"]
    assert stat.S_IMODE((folder / "demo.json").stat().st_mode) == 0o600
    assert sorted(told) == ["accounts", "pair", "url"]
    assert [one["email"] for one in told["accounts"]] == [one.email for one in ACCOUNTS]
    assert sorted(told["pair"]) == ["en", "es"]


def test_there_is_an_article_in_every_state(report: dict[str, object], folder: Path) -> None:
    app = create_app(settings.load({"NEWSROOM_DATA": str(folder)}))
    with app.app_context():
        tables = db.metadata.tables
        found = {
            name: set(db.session.scalars(db.select(tables[name].c.state)))
            for name in ("edition", "translation_task", "release")
        }
        public = set(db.session.scalars(db.select(tables["edition"].c.public_state)))
        kinds = set(db.session.scalars(db.select(tables["release"].c.kind)))
        db.session.remove()
        db.engine.dispose()

    assert report["ok"]
    assert public == set(PublicState)
    assert {ReleaseKind.CORRECTION, ReleaseKind.WITHDRAWAL, ReleaseKind.RETRACTION} <= kinds
    assert found["edition"] == set(EditionState)
    assert found["translation_task"] == set(TaskState)
    assert found["release"] == set(ReleaseState) - {ReleaseState.PUBLISHING}
