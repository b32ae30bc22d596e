"""The site tree: one rename shows both languages; nothing goes back."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from newsroom.publishing.site import disk
from newsroom.publishing.site.objects import MissingObject
from newsroom.publishing.site.tree import LogEntry, LogObject, PathTaken, SiteTree
from tests.newsroom.publishing.trees import (
    ARTICLE,
    LANGUAGES,
    OTHER,
    SLUGS,
    page,
    page_text,
    pair,
    tree_in,
)


@pytest.fixture
def tree(tmp_path: Path) -> SiteTree:
    return tree_in(tmp_path)


def _public(tree: SiteTree, language: str, file: str = "index.html") -> str | None:
    path = tree.public_path(language, SLUGS[language]) / file
    return path.read_text() if path.exists() else None


def test_a_release_shows_both_languages_and_their_compressed_twins(tree: SiteTree):
    assert tree.apply(pair(tree, 1))

    shown = {language: _public(tree, language) for language in LANGUAGES}
    assert shown == {language: page_text(language, 1) for language in LANGUAGES}
    assert sorted(path.name for path in tree.public_path("en", SLUGS["en"]).iterdir()) == [
        "index.html",
        "index.html.br",
        "index.html.gz",
    ]
    assert (tree.shown(ARTICLE), tree.applied()) == (1, 1)
    assert tree.verify([pair(tree, 1)]) == []


def test_the_tree_is_laid_out_as_web_servers_are_told(tree: SiteTree):
    entry = pair(tree, 42)
    tree.apply(entry)

    link = tree.root / "public" / "en" / SLUGS["en"]
    home = tree.root / "articles" / ARTICLE
    stored = tree.objects.path(entry.objects[0].digest, ".html")
    assert link == tree.public_path("en", SLUGS["en"])
    assert disk.pointed_to(link) == f"../../articles/{ARTICLE}/current/en/{SLUGS['en']}"
    assert disk.pointed_to(home / "current") == "r000042"
    assert (home / "r000042" / "en" / SLUGS["en"] / "index.html").samefile(stored)


def test_withdrawing_and_moving_show_by_the_same_flip(tree: SiteTree):
    tree.apply(pair(tree, 1))
    entry = LogEntry(
        2,
        ARTICLE,
        (
            page(tree, "en", SLUGS["en"], "gone", "gone"),
            page(tree, "es", "nuevo", "aviso", "notice"),
            LogObject("es", SLUGS["es"], "moved", "", "/es/nuevo/"),
        ),
    )

    tree.apply(entry)

    assert _public(tree, "en") is None
    assert _public(tree, "en", "gone.html") == "gone"
    assert _public(tree, "es", "moved") == "/es/nuevo/"
    assert (tree.public_path("es", "nuevo") / "index.html").read_text() == "aviso"
    assert tree.verify([entry]) == []


@pytest.mark.parametrize("late", [1, 3])
def test_a_late_or_repeated_release_changes_nothing(tree: SiteTree, late: int):
    for number in (1, 2, 3):
        tree.apply(pair(tree, number))

    assert not tree.apply(pair(tree, late))

    assert _public(tree, "en") == page_text("en", 3)
    assert tree.applied() == 3


def test_a_superseded_release_may_have_lost_its_objects(tree: SiteTree):
    tree.apply(pair(tree, 2))
    lost = LogEntry(1, ARTICLE, (LogObject("en", SLUGS["en"], "page", "0" * 64),))

    assert not tree.apply(lost)


def test_what_was_applied_ahead_of_its_turn_counts_only_without_a_gap(tree: SiteTree):
    entries = {1: pair(tree, 1), 2: pair(tree, 2, OTHER, en="other"), 3: pair(tree, 3)}

    counted = []
    for number in (1, 3, 2, 3):
        tree.apply(entries[number])
        counted.append(tree.applied())

    assert counted == [1, 1, 2, 3]


def test_a_rebuild_vouches_for_what_it_put_there_and_never_goes_back(tree: SiteTree):
    tree.apply(pair(tree, 7))

    tree.record_applied(7)
    tree.record_applied(3)

    assert tree.applied() == 7


def test_of_many_releases_at_once_each_article_shows_its_last(tree: SiteTree):
    entries = [pair(tree, 3), pair(tree, 1), pair(tree, 2, OTHER, en="other", es="otra")]

    assert tree.apply_all(entries) == (2, 3)

    assert (tree.shown(ARTICLE), tree.shown(OTHER), tree.applied()) == (3, 2, 3)
    assert tree.verify(entries) == []


def test_only_the_current_release_and_the_one_before_are_kept(tree: SiteTree):
    for number in range(1, 6):
        tree.apply(pair(tree, number))

    kept = sorted(path.name for path in (tree.root / "articles" / ARTICLE).iterdir())
    assert kept == ["current", "r000004", "r000005"]


def test_without_an_object_nothing_is_shown(tree: SiteTree):
    entry = pair(tree, 1)
    tree.objects.path(entry.objects[1].digest, ".html").unlink()

    with pytest.raises(MissingObject) as caught:
        tree.apply(entry)

    assert caught.value.wanted == ((entry.objects[1].digest, ".html"),)
    assert [_public(tree, language) for language in LANGUAGES] == [None, None]
    assert not (tree.root / "articles").exists()


def test_the_path_of_a_live_article_cannot_be_taken(tree: SiteTree):
    tree.apply(pair(tree, 1))

    with pytest.raises(PathTaken):
        tree.apply(pair(tree, 2, OTHER))

    assert _public(tree, "en") == page_text("en", 1)
    assert tree.shown(OTHER) == 0


def test_a_path_that_never_came_to_be_public_is_free(tree: SiteTree):
    link = tree.public_path("en", SLUGS["en"])
    link.parent.mkdir(parents=True)
    link.symlink_to(f"../../articles/{OTHER}/current/en/{SLUGS['en']}")

    tree.apply(pair(tree, 1))

    assert _public(tree, "en") == page_text("en", 1)


@pytest.mark.parametrize(
    "change",
    [
        {"language": "EN"},
        {"language": ".."},
        {"slug": ".."},
        {"slug": "Upper"},
        {"slug": "a" * 81},
        {"slug": "a--b"},
        {"slug": "a\n"},
        {"role": "draft"},
        {"digest": ""},
        {"digest": "0" * 63},
        {"location": "/en/elsewhere/"},
        {"role": "moved", "digest": ""},
        {"role": "moved", "location": "/en/x/"},
        {"role": "moved", "digest": "", "location": "//evil.example/"},
        {"role": "moved", "digest": "", "location": "https://evil.example/"},
        {"role": "moved", "digest": "", "location": "/en/x"},
        {"role": "moved", "digest": "", "location": "/en/x/\r\nSet-Cookie: a"},
    ],
)
def test_a_log_object_that_no_tree_can_hold_is_refused(change: dict[str, Any]):
    fine: dict[str, Any] = {"language": "en", "slug": "x", "role": "page", "digest": "0" * 64}
    LogObject(**fine)

    with pytest.raises(ValueError, match="Nothing that a site tree can hold"):
        LogObject(**{**fine, **change})


@pytest.mark.parametrize(
    ("number", "article_id", "times"), [(0, ARTICLE, 1), (1, "../x", 1), (1, ARTICLE, 2)]
)
def test_a_log_entry_that_no_tree_can_hold_is_refused(number: int, article_id: str, times: int):
    objects = (LogObject("en", "x", "page", "0" * 64),) * times

    with pytest.raises(ValueError, match=r"public id|stands twice"):
        LogEntry(number, article_id, objects)


def test_writers_of_one_tree_take_turns(tree: SiteTree):
    entries = [pair(tree, number) for number in range(1, 13)]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(tree.apply, entries))

    assert tree.shown(ARTICLE) == 12
    assert tree.verify(entries) == []


def test_a_disk_that_cannot_link_gets_copies_with_the_same_bytes(
    tree: SiteTree, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: Any) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    tree.apply(pair(tree, 1))

    assert tree.verify([pair(tree, 1)]) == []
