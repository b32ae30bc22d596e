"""Reading a site tree, with the most used bytes in memory."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from newsroom.publishing.site.published import ByteCache, PublishedSite, Vanished
from newsroom.publishing.site.tree import SiteTree
from tests.newsroom.publishing.trees import ARTICLE, OTHER, SLUGS, page_text, pair, tree_in


@pytest.fixture
def tree(tmp_path: Path) -> SiteTree:
    return tree_in(tmp_path)


def test_the_cache_forgets_what_was_used_longest_ago():
    cache = ByteCache(3000)
    for key in ("a", "b", "c"):
        cache.put(key, key, 400)

    cache.get("a")
    cache.put("d", "d", 400)

    assert [cache.get(key) for key in "abcd"] == ["a", None, "c", "d"]


def test_the_cache_never_holds_more_than_its_limit():
    cache = ByteCache(10_000)

    for number in range(100):
        cache.put(str(number), b"x", number * 40)
        assert cache.used <= 10_000

    assert cache.used > 5000


def test_one_large_value_does_not_push_out_all_others():
    cache = ByteCache(10_000)
    cache.put("small", b"x", 1)

    cache.put("large", b"x", 5000)

    assert (cache.get("small"), cache.get("large")) == (b"x", None)


def test_a_value_counts_once_however_often_it_is_put():
    cache = ByteCache(10_000)

    for _ in range(3):
        cache.put("same", b"x", 100)

    assert cache.used == 612


def test_bytes_once_read_need_no_disk(tree: SiteTree):
    tree.apply(pair(tree, 1))
    site = PublishedSite(tree.root)
    found = site.article("en", SLUGS["en"])
    assert found
    site.body(found)

    shutil.rmtree(found.folder)

    assert site.article("en", SLUGS["en"]) == found
    assert site.body(found) == page_text("en", 1).encode()


def test_a_folder_that_went_away_says_so(tree: SiteTree):
    tree.apply(pair(tree, 1))
    site = PublishedSite(tree.root)
    found = site.article("en", SLUGS["en"])
    assert found

    shutil.rmtree(found.folder)

    with pytest.raises(Vanished):
        site.body(found)
    with pytest.raises(Vanished):
        PublishedSite(tree.root).article("en", SLUGS["en"])


@pytest.mark.parametrize("told", [b"", b"[]", b"{}", b'{"number": 1, "pages": {"x": 1}}'])
def test_a_manifest_that_cannot_be_read_counts_as_away(tree: SiteTree, told: bytes):
    tree.apply(pair(tree, 1))
    (tree.root / "articles" / ARTICLE / "current" / "manifest.json").write_bytes(told)

    with pytest.raises(Vanished):
        PublishedSite(tree.root).article("en", SLUGS["en"])


def test_a_link_into_a_release_that_has_not_come_shows_nothing(tree: SiteTree):
    tree.apply(pair(tree, 1))
    early = tree.public_path("en", "early")
    early.symlink_to(f"../../articles/{ARTICLE}/current/en/early")
    tree.public_path("en", "odd").symlink_to("/etc")
    tree.public_path("en", "other").symlink_to(f"../../articles/{OTHER}/current/en/other")

    site = PublishedSite(tree.root)

    assert [site.article("en", slug) for slug in ("early", "odd", "other", "none")] == [None] * 4
