"""What is erased leaves the disk as well."""

from __future__ import annotations

import gzip

import brotli  # type: ignore[import-untyped]
import pytest

from newsroom.publishing import erasing
from newsroom.publishing.site import follow as site_follow
from newsroom.publishing.site import sweeping as site_sweeping
from newsroom.settings import current
from tests import make
from tests.newsroom.publishing.test_erasing import CANARY, stays_away, written

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def test_no_file_holds_a_word_of_it_once_the_disk_is_swept():
    people = make.staff()
    article = written(people)
    assert files_with(CANARY)
    stays_away(people, article)

    erasing.erase(article.id, by=people.editor_es)
    make.react()
    site_sweeping.sweep(site_follow.tree_of(current()), untouched_s=0)

    assert files_with(CANARY) == []


def files_with(word: str) -> list[str]:
    """Return the files of the site that say a word, compressed or not."""
    opened = {".gz": gzip.decompress, ".br": brotli.decompress}
    paths = sorted(one for one in current().site.rglob("*") if one.is_file())
    return [
        str(one.relative_to(current().site))
        for one in paths
        if word.encode() in opened.get(one.suffix, bytes)(one.read_bytes())
    ]
