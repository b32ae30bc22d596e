"""A further tree takes its objects over and shows what the log says, from wherever it begins."""

from __future__ import annotations

from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from flask import Flask

from newsroom.database import db
from newsroom.publishing import release_log
from newsroom.publishing.models import Release, ReleaseObject
from newsroom.publishing.pages import theme
from newsroom.publishing.site import build as site_build
from newsroom.publishing.site import follow
from newsroom.publishing.site.objects import MissingObject, ObjectStore
from newsroom.publishing.site.tree import SiteTree
from newsroom.publishing.targets import directory
from newsroom.settings import current
from tests import make, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def origin() -> ObjectStore:
    return follow.tree_of(current()).objects


@pytest.fixture
def further(tmp_path: Path, app: Flask) -> SiteTree:
    assert app.testing
    return directory.tree_in(tmp_path / "further", origin())


def differences(tree: SiteTree) -> list[str]:
    return tree.verify(entry for batch in release_log.newest() for entry in batch)


def served(root: Path) -> dict[str, bytes]:
    """Return what readers could get: through the public links, and of the current lists."""
    return {
        f"{link.relative_to(root)}/{file.relative_to(link)}": file.read_bytes()
        for link in [*root.glob("public/*/*"), root / "lists" / "current"]
        for file in sorted(one for one in link.glob("**/*") if one.is_file())
    }


def damage(release: Release) -> list[Path]:
    """Take the objects of a release out of the newsroom's store."""
    digests = db.session.scalars(
        db.select(ReleaseObject.digest).where(ReleaseObject.release_id == release.id)
    )
    paths = [origin().path(digest, ".html") for digest in digests if digest]
    for path in paths:
        path.unlink()
    db.session.rollback()
    return paths


def test_a_further_tree_shows_the_same_bytes_as_the_newsrooms_own(further: SiteTree):
    people = make.staff()
    for _ in range(3):
        make.published(people, make.numbered())

    assert directory.catch_up(further) == 3

    assert served(further.root) == served(current().site)
    assert len(served(further.root)) > 20
    assert differences(further) == []


def test_the_bytes_are_shared_where_both_lie_on_one_file_system(further: SiteTree):
    make.published(make.staff())

    directory.catch_up(further)

    [entry] = next(release_log.newest())
    for one in entry.objects:
        mine = further.objects.path(one.digest, ".html")
        assert mine.samefile(origin().path(one.digest, ".html"))
    assert (further.objects.root.stat().st_mode & 0o077) == 0


def test_a_tree_that_is_far_behind_takes_only_the_newest_release_of_each_article(
    further: SiteTree, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(site_build, "STREAMED", 0)
    people = make.staff()
    for _ in range(2):
        make.published(people, make.numbered())

    assert directory.catch_up(further) == 2
    assert directory.catch_up(further, stopped=lambda: True) == 2
    assert differences(further) == []


def test_the_log_is_read_in_batches_and_superseded_releases_are_left_out():
    people = make.staff()
    old, other, new = (make.published(people, make.numbered()) for _ in range(3))
    rows.change(Release, new.id, article_id=old.article_id)

    batches = list(release_log.newest(most=1))

    assert [[entry.number for entry in batch] for batch in batches] == [
        [other.number],
        [new.number],
    ]
    assert release_log.article_count() == 2
    assert list(release_log.newest(after=3)) == []


def test_a_missing_object_keeps_no_other_article_away_and_is_taken_up_later(
    further: SiteTree, tmp_path: Path
):
    people = make.staff()
    damaged, sound = (make.published(people, make.numbered()) for _ in range(2))
    paths = damage(damaged)
    kept = {path: path.with_name(f"{path.name}.br") for path in paths}

    with pytest.raises(MissingObject):
        directory.catch_up(further)
    shown = [further.shown(one.article_id.hex) for one in (damaged, sound)]
    for path, twin in kept.items():
        path.write_bytes(brotli_of(twin))

    assert shown == [0, 2]
    assert directory.catch_up(further) == 2
    assert differences(further) == []
    assert tmp_path in further.root.parents


def brotli_of(twin: Path) -> bytes:
    content: bytes = brotli.decompress(twin.read_bytes())
    return content


def test_style_sheets_of_earlier_looks_are_kept_in_a_tree_that_begins_later(further: SiteTree):
    old = origin().put(b"p{color:#333}", ".css")
    make.published(make.staff())

    directory.catch_up(further)

    path = theme.place_of(old, ".css")
    assert further.listed()[path] == f"{old}.css"
    assert (further.root / "lists" / "current" / path).read_bytes() == b"p{color:#333}"
