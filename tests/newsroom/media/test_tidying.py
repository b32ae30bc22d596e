"""Files that no picture names leave the disk; every other one stays."""

from __future__ import annotations

import pytest

from newsroom.media import store, tidying
from tests import make
from tests.newsroom.media import taken
from tests.verified import assert_sound

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def test_files_that_no_picture_names_go_and_those_of_pictures_stay():
    taken.picture(make.staff().author)
    kept = store.kept()
    named = set(kept.names())
    kept.put(b"A size that was made for another focus.", ".webp")

    gone = tidying.sweep(untouched_s=0)

    assert (gone, set(kept.names())) == (1, named)
    assert_sound()


def test_files_beside_a_database_that_knows_no_picture_stay():
    digest = store.kept().put(b"Of the database that was here yesterday.", ".webp")

    gone = tidying.sweep(untouched_s=0)

    assert (gone, store.kept().verify(digest, ".webp")) == (0, True)


def test_a_file_that_came_just_now_stays_because_its_row_may_be_on_its_way():
    digest = store.kept().put(b"Its row is not written yet.", ".webp")

    gone = tidying.sweep()

    assert (gone, store.kept().verify(digest, ".webp")) == (0, True)
