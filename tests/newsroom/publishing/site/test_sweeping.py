"""A sweep removes what nothing names, and nothing else."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from newsroom.publishing.site import follow
from newsroom.publishing.site import sweeping as site_sweeping
from newsroom.publishing.site.objects import with_twins
from newsroom.publishing.site.tree import SiteTree
from newsroom.settings import current
from tests import make
from tests.verified import assert_sound

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]
LATER_S = 0
"""How long ago something has to be touched that goes: as if a day had passed since all of it."""


@pytest.fixture
def tree() -> SiteTree:
    return follow.tree_of(current())


def stored(tree: SiteTree, content: bytes, suffix: str = ".html") -> tuple[Path, ...]:
    return with_twins(tree.objects.path(tree.objects.put(content, suffix), suffix))


def test_what_releases_and_lists_name_stays_and_what_nothing_names_goes_with_its_twins(
    tree: SiteTree,
):
    make.published(make.staff(), make.numbered())
    make.react()
    site_sweeping.sweep(tree, untouched_s=LATER_S)
    before = {one for one in tree.objects.root.rglob("*") if one.is_file()}
    left = stored(tree, b"<p>Rendered, and never sent out.</p>")

    gone = site_sweeping.sweep(tree, untouched_s=LATER_S)

    assert gone == len(left) == 3
    assert {one for one in tree.objects.root.rglob("*") if one.is_file()} == before
    assert_sound()


def test_what_was_stored_or_stored_again_within_the_time_stays(tree: SiteTree):
    left = stored(tree, b"<p>Stored a moment ago.</p>")
    other = stored(tree, b"<p>Stored a moment ago, and again now.</p>")
    time.sleep(1.1)
    stored(tree, b"<p>Stored a moment ago, and again now.</p>")

    site_sweeping.sweep(tree, untouched_s=1)

    assert [one.exists() for one in (left[0], other[0])] == [False, True]


def test_files_of_earlier_themes_stay(tree: SiteTree):
    style = stored(tree, b"body { color: black }", ".css")

    site_sweeping.sweep(tree, untouched_s=LATER_S)

    assert all(one.exists() for one in style)


def test_what_a_folder_still_shows_stays(tree: SiteTree, tmp_path: Path):
    shown = stored(tree, b"<p>Shown by a further tree.</p>")
    for one in shown:
        os.link(one, tmp_path / one.name)

    site_sweeping.sweep(tree, untouched_s=LATER_S)

    assert all(one.exists() for one in shown)


def test_beside_a_database_that_is_behind_its_tree_nothing_goes(tree: SiteTree):
    left = stored(tree, b"<p>Named by a log that was lost.</p>")
    tree.record_applied(10_000)

    is_done = site_sweeping.sweep_daily(tree)

    assert not is_done
    assert all(one.exists() for one in left)


def test_a_store_is_swept_once_a_day(tree: SiteTree):
    stored(tree, b"<p>Something.</p>")

    swept = [site_sweeping.sweep_daily(tree) for _ in range(2)]
    mark = tree.objects.root / "swept"
    os.utime(mark, (time.time() - site_sweeping.DAY_S - 1,) * 2)

    assert [*swept, site_sweeping.sweep_daily(tree)] == [True, False, True]
