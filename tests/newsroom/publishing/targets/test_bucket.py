"""An object store shows both languages of a release or neither, and never goes back."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsroom.publishing.site import layout as site_layout
from newsroom.publishing.site.objects import MissingObject
from newsroom.publishing.site.tree import LogEntry, LogObject, PathTaken, SiteTree
from newsroom.publishing.targets.bucket import CURRENT, Bucket, Contended
from newsroom.publishing.targets.object_store import _show, resolve
from tests.newsroom.publishing.trees import (
    ARTICLE,
    LANGUAGES,
    OTHER,
    SLUGS,
    page_text,
    pair,
    path_of,
    tree_in,
)

HOME = f"articles/{ARTICLE}"


@pytest.fixture
def tree(tmp_path: Path) -> SiteTree:
    return tree_in(tmp_path)


def show(bucket: Bucket, tree: SiteTree, entry: LogEntry) -> None:
    _show(bucket, tree.objects, entry)


def answers(bucket: Bucket) -> list[str | None]:
    found = [resolve(bucket, path_of(language)) for language in LANGUAGES]
    return [one.body.decode() if one else None for one in found]


def stored(bucket: Bucket, key: str) -> tuple[dict[str, str], bytes]:
    """Read past our own code: what the store says of an object, and its bytes as they are sent."""
    got = bucket._store.get(key)
    return {str(name): text for name, text in got.attributes.items()}, bytes(got.bytes())


def test_both_languages_are_answered_from_the_objects_of_one_release(
    bucket: Bucket, tree: SiteTree
):
    show(bucket, tree, pair(tree, 1))
    show(bucket, tree, pair(tree, 2))

    found = [resolve(bucket, path_of(language)) for language in LANGUAGES]

    assert [one.number for one in found if one] == [2, 2]
    assert answers(bucket) == [page_text(language, 2) for language in LANGUAGES]
    assert resolve(bucket, "/en/unknown/") is None
    assert resolve(bucket, "/en/../secret/") is None


def test_objects_are_stored_with_their_twins_and_called_what_they_are(
    bucket: Bucket, tree: SiteTree
):
    entry = pair(tree, 1)
    show(bucket, tree, entry)

    name = entry.objects[0].object_name
    place = tree.objects.path(entry.objects[0].digest, ".html")
    for twin, coding in (("", ""), (".gz", "gzip"), (".br", "br")):
        called, content = stored(bucket, f"objects/{name[:2]}/{name}{twin}")
        assert called["Content-Type"] == "text/html; charset=utf-8"
        assert called.get("Content-Encoding", "") == coding
        assert content == place.with_name(place.name + twin).read_bytes()


def test_nothing_is_answered_before_the_one_conditional_put(
    bucket: Bucket, tree: SiteTree, monkeypatch: pytest.MonkeyPatch
):
    def died(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Bucket, "advance", died)
        with pytest.raises(KeyboardInterrupt):
            show(bucket, tree, pair(tree, 1))
    before = answers(bucket)

    show(bucket, tree, pair(tree, 1))

    assert before == [None, None]
    assert answers(bucket) == [page_text(language, 1) for language in LANGUAGES]


def test_the_pointer_names_every_path_of_both_languages(bucket: Bucket, tree: SiteTree):
    moved = LogObject("en", "old", "moved", "", path_of("en"))
    entry = LogEntry(7, ARTICLE, (*pair(tree, 7).objects, moved))
    show(bucket, tree, entry)

    called, told = stored(bucket, f"{HOME}/{CURRENT}")
    found = resolve(bucket, "/en/old/")

    assert told == site_layout.manifest_of(entry).to_bytes()
    assert called["Content-Type"] == "application/json"
    assert found is not None
    assert (found.number, found.leaf.location, found.body) == (7, path_of("en"), b"")


def test_an_older_release_that_comes_late_changes_nothing(bucket: Bucket, tree: SiteTree):
    show(bucket, tree, pair(tree, 5))

    show(bucket, tree, pair(tree, 4))

    assert not bucket.advance(HOME, site_layout.manifest_of(pair(tree, 5)))
    assert answers(bucket) == [page_text(language, 5) for language in LANGUAGES]


def test_a_damaged_pointer_is_written_anew(bucket: Bucket, tree: SiteTree):
    show(bucket, tree, pair(tree, 1))
    bucket._store.put(f"{HOME}/{CURRENT}", b"{half")

    show(bucket, tree, pair(tree, 1))

    assert answers(bucket) == [page_text(language, 1) for language in LANGUAGES]


def test_an_object_that_is_not_whole_is_never_sent(bucket: Bucket, tree: SiteTree):
    entry = pair(tree, 1)
    tree.objects.path(entry.objects[1].digest, ".html").write_bytes(b"forged")

    with pytest.raises(MissingObject):
        show(bucket, tree, entry)

    assert answers(bucket) == [None, None]


def test_a_path_of_another_live_article_is_not_taken_over(bucket: Bucket, tree: SiteTree):
    show(bucket, tree, pair(tree, 1))

    with pytest.raises(PathTaken):
        show(bucket, tree, pair(tree, 2, OTHER))

    assert answers(bucket) == [page_text(language, 1) for language in LANGUAGES]


def test_a_path_that_another_article_claimed_and_never_used_is_free(bucket: Bucket, tree: SiteTree):
    assert bucket.claim(f"en/{SLUGS['en']}", OTHER)

    show(bucket, tree, pair(tree, 1))

    assert answers(bucket) == [page_text(language, 1) for language in LANGUAGES]


def test_a_pointer_that_others_always_move_first_is_given_up(
    bucket: Bucket, tree: SiteTree, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Bucket, "_swap", lambda *_: False)

    with pytest.raises(Contended):
        bucket.advance(HOME, site_layout.manifest_of(pair(tree, 1)))
    with pytest.raises(Contended):
        bucket.claim("en/slug", ARTICLE)


def watched(bucket: Bucket, work: Callable[[], object]) -> list[tuple[int, int, int]]:
    """Look at English, Spanish and English again, as long as the work takes."""
    seen: list[tuple[int, int, int]] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            paths = (path_of("en"), path_of("es"), path_of("en"))
            first, second, third = (
                found.number if (found := resolve(bucket, path)) else 0 for path in paths
            )
            seen.append((first, second, third))

    reader = threading.Thread(target=look)
    reader.start()
    try:
        work()
    finally:
        done.set()
        reader.join()
    return seen


def test_two_followers_at_once_never_move_it_back_and_no_reader_sees_a_torn_pair(
    bucket: Bucket, tree: SiteTree
):
    last = 25
    entries = [pair(tree, number) for number in range(1, last + 1)]

    def follower(seed: int) -> None:
        mine = list(entries)
        random.Random(seed).shuffle(mine)
        for entry in mine:
            show(bucket, tree, entry)

    def both() -> None:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(follower, range(2)))

    seen = watched(bucket, both)

    numbers = [number for look in seen for number in look]
    assert numbers == sorted(numbers)
    assert [look for look in seen if look[0] == look[2] != look[1]] == []
    assert answers(bucket) == [page_text(language, last) for language in LANGUAGES]
    assert len(seen) > 5


def test_without_the_condition_a_slow_follower_would_move_it_back(bucket: Bucket, tree: SiteTree):
    """What the condition is for: a write that was decided before another one, and comes after."""
    old, new = (site_layout.manifest_of(pair(tree, number)) for number in (1, 2))
    _, mark = bucket._text(f"{HOME}/{CURRENT}")
    assert bucket.advance(HOME, new)

    assert not bucket._swap(f"{HOME}/{CURRENT}", old.to_bytes(), mark)
    bucket._store.put(f"{HOME}/{CURRENT}", old.to_bytes())

    shown = bucket.shown(HOME)
    assert shown is not None
    assert shown.number == 1
