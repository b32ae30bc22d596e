"""Trees are built, compared with the log and kept up to it from the command line."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.publishing import queries, release_log
from newsroom.publishing.models import Release, ReleaseObject
from newsroom.publishing.site import follow
from newsroom.publishing.site.objects import ObjectStore
from newsroom.publishing.site.tree import SiteTree
from newsroom.settings import current
from tests import make
from tests.processes import ROOT, wait_until

NEWSROOM = [sys.executable, "-c", "from newsroom.app import main; main()", "site"]


@pytest.fixture
def release(app: Flask) -> Release:
    assert app.testing
    return make.published(make.staff())


def run(app: Flask, *arguments: str) -> Any:
    db.session.remove()
    return app.test_cli_runner().invoke(args=["site", *arguments])


def html_of(release: Release) -> list[Path]:
    query = db.select(ReleaseObject.digest).where(ReleaseObject.release_id == release.id)
    store = follow.tree_of(current()).objects
    return [store.path(digest, ".html") for digest in db.session.scalars(query)]


def lose_all_but_objects(site: Path) -> None:
    for name in ("articles", "public", "lists"):
        shutil.rmtree(site / name)
    (site / "applied").unlink()


@pytest.mark.database
@pytest.mark.usefixtures("release")
def test_the_tree_is_built_again_from_nothing_but_log_and_objects(app: Flask):
    before = make.site_bytes("en", "river-defenders-win-their-case")
    lose_all_but_objects(current().site)

    built = run(app, "build")

    assert (built.exit_code, built.stderr) == (0, "")
    assert built.stdout == f"{current().site} shows release 1.\n"
    assert make.site_bytes("en", "river-defenders-win-their-case") == before
    assert run(app, "verify").exit_code == 0


@pytest.mark.usefixtures("release")
def test_a_tree_can_be_built_elsewhere_and_again_without_a_change(app: Flask, tmp_path: Path):
    first = run(app, "build", "--to", str(tmp_path / "far"))
    second = run(app, "build", "--to", str(tmp_path / "far"))

    assert [first.exit_code, second.exit_code] == [0, 0]
    assert run(app, "verify", "--to", str(tmp_path / "far")).stdout == ""


def test_a_missing_object_is_reported_with_its_article_and_number(app: Flask, release: Release):
    [page, other] = html_of(release)
    article = release.article_id.hex
    page.unlink()
    lose_all_but_objects(current().site)

    built = run(app, "build")

    assert built.exit_code == 1
    assert f"Release 1 of article {article}: Some published files are missing" in built.stderr
    assert page.name in built.stderr
    assert other.name not in built.stderr
    assert "The lists were not written" in built.stderr
    assert make.site_bytes("es", "traducido-river-defenders-win-their-case") == b""


def test_a_damaged_object_is_not_laid_out_either(app: Flask, release: Release):
    page = html_of(release)[0]
    lose_all_but_objects(current().site)
    page.write_bytes(b"<p>forged</p>")

    assert run(app, "build").exit_code == 1
    assert make.site_bytes("en", "river-defenders-win-their-case") == b""


@pytest.mark.usefixtures("release")
def test_every_difference_is_one_line_and_a_build_mends_the_tree(app: Flask):
    site = current().site
    page = site / "public" / "en" / "river-defenders-win-their-case" / "index.html"
    front = site / "lists" / "current" / "es" / "index.html"
    for file in (page, front):
        file.unlink()
        file.write_bytes(b"<p>forged</p>")

    found = run(app, "verify")
    as_json = run(app, "verify", "--json")
    built = run(app, "build")

    lines = [str(one.relative_to(site)) for one in (page.resolve(), front)]
    assert found.exit_code == 1
    assert found.stdout.splitlines() == [f"{line} is not what the log says." for line in lines]
    assert as_json.exit_code == 1
    report = json.loads(as_json.stdout)
    assert report["differences"] == found.stdout.splitlines()
    assert report["applied"] == 1
    assert built.exit_code == 0
    assert run(app, "verify").stdout == ""


@pytest.mark.usefixtures("release")
def test_a_long_build_says_how_far_it_is(app: Flask, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("newsroom.cli.site._TOLD_EVERY", 1)

    assert run(app, "build").stderr == "1 of 1 articles\n"


@pytest.mark.usefixtures("release")
def test_lists_that_fell_behind_are_named(app: Flask):
    follow.tree_of(current()).forget_lists()

    found = run(app, "verify")

    assert found.stdout == "lists shows - where the log says n000001.\n"


@pytest.mark.parametrize("command", ["build", "verify", "follow"])
def test_a_folder_that_holds_something_else_is_left_alone(app: Flask, tmp_path: Path, command: str):
    (tmp_path / "letters.txt").write_text("mine")

    result = run(app, command, "--to", str(tmp_path))

    assert result.exit_code == 1
    assert "holds something else" in result.output
    assert {one.name for one in tmp_path.iterdir()} == {"data", "letters.txt"}


@pytest.mark.usefixtures("release")
def test_a_tree_that_is_not_there_cannot_be_compared(app: Flask, tmp_path: Path):
    result = run(app, "verify", "--to", str(tmp_path / "nowhere"))

    assert result.exit_code == 1
    assert "no such folder" in result.output


def follower(environment: dict[str, str], folder: Path, *more: str, **extra: str) -> Any:
    return subprocess.Popen(
        [*NEWSROOM, "follow", "--to", str(folder), *more],
        cwd=ROOT,
        env=os.environ | environment | extra,
        stderr=subprocess.PIPE,
        text=True,
    )


def clean(folder: Path) -> bool:
    """Tell whether a folder's tree shows all of the log, byte by byte."""
    tree = SiteTree(folder, ObjectStore(folder / "objects"))
    entries = [entry for batch in release_log.newest() for entry in batch]
    return tree.lists_shown() == queries.last_number() and tree.verify(entries) == []


@pytest.mark.slow
@pytest.mark.database
def test_several_followers_of_one_log_keep_up_until_they_are_told_to_stop(
    app: Flask, environment: dict[str, str], tmp_path: Path
):
    assert app.testing
    make.published(make.staff(), make.numbered())
    db.session.remove()
    folders = [tmp_path / "one", tmp_path / "two"]
    followers = [follower(environment, folder) for folder in folders]
    try:
        wait_until(lambda: all(clean(folder) for folder in folders))
        make.published(make.staff(), make.numbered())
        db.session.remove()
        wait_until(lambda: all(clean(folder) for folder in folders))
    finally:
        for one in followers:
            one.send_signal(signal.SIGTERM)
        words = [one.communicate(timeout=30)[1] for one in followers]

    assert [one.returncode for one in followers] == [0, 0]
    assert all("shows release 2" in said for said in words)
    assert not any("Traceback" in said for said in words)
    assert [(folder / "applied").read_text() for folder in folders] == ["2\n", "2\n"]


@pytest.mark.slow
@pytest.mark.usefixtures("release")
@pytest.mark.parametrize(
    "point",
    ["apply.linked", "apply.before_flip", "apply.after_flip", "lists.rendered", "lists.after_flip"],
)
def test_a_follower_that_was_killed_goes_on_where_it_was(
    app: Flask, environment: dict[str, str], tmp_path: Path, point: str
):
    db.session.remove()
    folder = tmp_path / "far"

    killed = follower(environment, folder, "--once", NEWSROOM_CRASH_AT=point)
    killed.communicate(timeout=30)
    # Only what dies must be a process: who goes on knows of it by its folder alone.
    after = run(app, "follow", "--to", str(folder), "--once")

    assert (killed.returncode, after.exit_code) == (-signal.SIGKILL, 0)
    assert clean(folder)


def test_a_follower_without_its_objects_says_so_and_catches_up_with_them(
    app: Flask, tmp_path: Path, release: Release
):
    page = html_of(release)[0]
    content = page.read_bytes()
    page.unlink()
    once = ("follow", "--to", str(tmp_path / "far"), "--once")

    without = run(app, *once)
    page.write_bytes(content)
    after = run(app, *once)

    assert (without.exit_code, after.exit_code) == (1, 0)
    assert "missing from the store" in without.stderr
    assert clean(tmp_path / "far")
