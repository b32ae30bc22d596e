"""The lists of a site tree: flipped by one rename, and changed for no more than they change."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from newsroom.publishing.site import disk
from newsroom.publishing.site import layout as site_layout
from newsroom.publishing.site.objects import MissingObject
from newsroom.publishing.site.published import PublishedSite
from newsroom.publishing.site.tree import DamagedLists, SiteTree
from tests.newsroom.publishing.trees import ask, lists, readers_of, tree_in

MANY = 5_000
NEW = {"es/index.html": "<p>new</p>"}


@pytest.fixture
def tree(tmp_path: Path) -> SiteTree:
    return tree_in(tmp_path)


def named(tree: SiteTree, text: str, suffix: str = ".html") -> str:
    return tree.objects.put(text.encode(), suffix) + suffix


def read(tree: SiteTree, path: str) -> str:
    return (tree.root / "lists" / "current" / path).read_text()


def trees(tree: SiteTree) -> set[str]:
    return {one.name for one in (tree.root / "lists" / "trees").iterdir()}


def test_lists_flip_together_and_never_go_back(tree: SiteTree):
    assert tree.lists_shown() == -1
    assert tree.apply_lists(5, lists(tree))
    assert not tree.apply_lists(5, {}, whole=True)
    assert not tree.apply_lists(4, {}, whole=True)
    assert tree.apply_lists(9, lists(tree))
    assert tree.lists_shown() == 9

    assert disk.pointed_to(tree.root / "lists" / "current").startswith("n000009.")
    assert read(tree, "en/-/feed.atom") == "<feed>en</feed>"
    assert (tree.root / "lists/current/en/-/feed.atom.br").exists()
    assert tree.listed() == lists(tree)
    assert tree.listed("en/-/") == {
        path: name for path, name in lists(tree).items() if path.startswith("en/-/")
    }
    assert tree.verify([]) == []


def test_a_change_leaves_all_else_as_it_is(tree: SiteTree):
    tree.apply_lists(1, lists(tree))
    page = named(tree, "<p>later</p>")

    tree.apply_lists(
        2, {"es/-/topics/agua/index.html": page}, ["en/-/topics/water/index.html", "robots.txt"]
    )

    expected = {**lists(tree), "es/-/topics/agua/index.html": page}
    for path in ("en/-/topics/water/index.html", "robots.txt"):
        del expected[path]
    assert tree.listed() == expected
    # Nothing is left in it, so it went too.
    assert not (tree.root / "lists/current/en/-/topics").exists()
    assert tree.verify([]) == []


def test_a_whole_state_holds_nothing_else(tree: SiteTree):
    tree.apply_lists(1, lists(tree))
    front = named(tree, "<p>alone</p>")

    tree.apply_lists(2, {"en/index.html": front}, whole=True)

    assert tree.listed() == {"en/index.html": front}
    tree.apply_lists(3, {}, ["en/index.html", "en/never.html"])
    assert (tree.listed(), tree.lists_shown()) == ({}, 3)
    assert tree.verify([]) == []


def test_lists_without_an_object_are_not_shown(tree: SiteTree):
    with pytest.raises(MissingObject):
        tree.apply_lists(1, {"en/index.html": f"{'0' * 64}.html"})

    assert tree.lists_shown() == -1


@pytest.mark.parametrize(
    "path",
    ["", "/en/index.html", "../x.html", "en/../x.html", "en//x.html", "en/x",
     "en/.x.html", "en/x.html\n", "en/ñ.html"],
)  # fmt: skip
def test_lists_hold_only_plain_paths(tree: SiteTree, path: str):
    with pytest.raises(ValueError, match="Not a path"):
        tree.apply_lists(1, {path: f"{'0' * 64}.html"})
    with pytest.raises(ValueError, match="Not a path"):
        tree.apply_lists(1, {}, [path])


@pytest.mark.parametrize("paths", [("en.x", "en.x/y.html"), ("en.x/y.html", "en.x")])
def test_a_path_is_a_list_or_a_directory(tree: SiteTree, paths: tuple[str, str]):
    page = named(tree, "x")

    with pytest.raises(ValueError, match="Both a list and a directory"):
        tree.apply_lists(1, dict.fromkeys(paths, page))


def test_a_change_costs_the_directories_on_its_way_and_no_other(
    tree: SiteTree, monkeypatch: pytest.MonkeyPatch
):
    pages = {
        f"{language}/-/topics/t{topic}/{part}/index.html": named(tree, f"{part % 7}")
        for language in ("en", "es")
        for topic in range(MANY // 100)
        for part in range(50)
    }
    assert len(pages) == MANY
    tree.apply_lists(1, pages)
    done: Counter[str] = Counter()
    for function in ("link", "symlink", "mkdir", "open", "replace", "rename", "unlink", "access"):
        monkeypatch.setattr(os, function, _counted(done, getattr(os, function), function))

    tree.apply_lists(2, {"es/-/topics/t7/49/index.html": named(tree, "new")})

    # On the way: the page's own directory with 1 file, then 50, 50, 1, 1 and 2 directories.
    assert done["link"] == 3
    assert done["symlink"] == 50 + 50 + 1 + 1 + 2 + len(["the state", "current"])
    assert sum(done.values()) < 250
    assert len(tree.listed()) == MANY


def _counted(done: Counter[str], function: Any, name: str) -> Any:
    def call(*given: Any, **named: Any) -> Any:
        done[name] += 1
        return function(*given, **named)

    return call


def test_what_was_replaced_stays_for_two_flips_then_goes(tree: SiteTree):
    tree.apply_lists(1, lists(tree))
    first = trees(tree)
    kept = []

    for number in range(2, 6):
        tree.apply_lists(number, {"es/index.html": named(tree, f"{number}")})
        kept.append(first <= trees(tree))

    assert kept == [True, True, False, False]
    names = sorted(one.name.partition(".")[0] for one in (tree.root / "lists").glob("n*.*"))
    assert names == ["n000003"] + ["n000004"] * 2 + ["n000005"] * 2
    # One for Spanish, one for the top, three times; English is shared by all.
    assert len(trees(tree)) == len(first) + 2 * 2 * 2
    assert tree.verify([]) == []


def test_what_came_back_stays(tree: SiteTree):
    tree.apply_lists(1, lists(tree))
    for number in range(2, 8):
        more = NEW if number % 2 == 0 else {}
        tree.apply_lists(number, lists(tree, **more))

    assert tree.listed() == lists(tree)
    assert tree.verify([]) == []


def test_whatever_a_crash_left_goes_with_the_next_whole_state(tree: SiteTree):
    tree.apply_lists(1, lists(tree))
    left = tree.root / "lists" / "trees" / f".{'a' * 64}"
    left.mkdir()
    (left.parent / f"{'b' * 64}.json").write_text("{}")
    names = trees(tree)

    tree.apply_lists(2, lists(tree), whole=True)

    assert trees(tree) == names - {left.name, f"{'b' * 64}.json"}


def test_a_half_laid_directory_is_laid_anew(tree: SiteTree):
    tree.apply_lists(1, lists(tree))
    tree.apply_lists(2, lists(tree, **NEW))
    top = disk.pointed_to(tree.root / "lists" / "current").partition(".")[2]
    tree.apply_lists(3, lists(tree))
    half = tree.root / "lists" / "trees"
    (half / f"{top}.json").unlink()
    shutil.rmtree(half / top)
    (half / top).mkdir()

    tree.apply_lists(4, lists(tree, **NEW))

    assert read(tree, "es/index.html") == "<p>new</p>"
    assert tree.verify([]) == []


def test_damaged_lists_are_forgotten_so_that_they_are_written_whole(tree: SiteTree):
    tree.apply_lists(1, lists(tree))
    top = disk.pointed_to(tree.root / "lists" / "current").partition(".")[2]
    (tree.root / "lists" / "trees" / f"{top}.json").write_text("{")

    with pytest.raises(DamagedLists):
        tree.apply_lists(2, {"es/index.html": named(tree, "2")})

    assert tree.lists_shown() == -1
    assert tree.apply_lists(2, lists(tree))
    assert tree.verify([]) == []


def as_before(tree: SiteTree, number: int) -> dict[str, str]:
    """Lay the lists out as earlier versions did: each state in one folder with a manifest."""
    pages = lists(tree)
    manifest = site_layout.manifest_of_lists(number, pages)
    folder = tree.root / "lists" / site_layout.lists_folder(number)
    linked = {
        f"{path}{twin}": f"{tree.objects.place(name[:64], name[64:])}{twin}"
        for path, name in pages.items()
        for twin in ("", ".gz", ".br")
    }
    disk.lay_out(folder, {"manifest.json": manifest.to_bytes()}, linked)
    disk.flip(tree.root / "lists" / "current", folder.name)
    return pages


def test_the_lists_of_an_earlier_version_are_read_and_checked(tree: SiteTree):
    pages = as_before(tree, 7)

    assert (tree.lists_shown(), tree.listed()) == (7, pages)
    assert tree.verify([]) == []
    reply = ask(readers_of(tree), "/en/-/feed.atom")
    assert (reply.status, reply.body) == (200, b"<feed>en</feed>")
    (tree.root / "lists/n000007/robots.txt").unlink()
    assert tree.verify([]) == ["lists/n000007/robots.txt is not what the log says."]


@pytest.mark.parametrize("whole", [True, False])
def test_the_lists_of_an_earlier_version_are_taken_over(tree: SiteTree, *, whole: bool):
    pages = as_before(tree, 7)
    site = readers_of(tree)
    before = ask(site, "/es/")

    changed = {"es/index.html": named(tree, "new")}
    tree.apply_lists(8, {**pages, **changed} if whole else changed, whole=whole)

    assert (before.status, before.headers["X-Release"]) == (200, "7")
    assert (ask(site, "/es/").body, ask(site, "/es/").headers["X-Release"]) == (b"new", "8")
    assert tree.listed() == {**pages, **changed}
    assert (tree.root / "lists" / "n000007").is_dir()
    for number in (9, 10):
        tree.apply_lists(number, {"es/index.html": named(tree, f"{number}")})
    assert not (tree.root / "lists" / "n000007").exists()
    assert tree.verify([]) == []


def test_a_record_that_cannot_be_read_keeps_nothing_from_being_shown(tree: SiteTree):
    tree.apply_lists(1, lists(tree))
    tree.apply_lists(2, lists(tree, **NEW))
    (tree.root / "lists" / "n000002.replaced").write_text("[")

    for number in range(3, 6):
        tree.apply_lists(number, {"en/index.html": named(tree, f"{number}")})

    assert read(tree, "en/index.html") == "5"
    assert tree.verify([]) == []


def test_readers_find_lists_without_looking_at_the_disk_again(tree: SiteTree):
    tree.apply_lists(1, lists(tree))
    site = PublishedSite(tree.root)
    found = site.listed("en/-/topics/water/")
    assert found
    site.body(found)
    tree.apply_lists(2, {"es/index.html": named(tree, "2")})

    shutil.rmtree(tree.root / "lists" / "trees")
    (tree.root / "lists" / "current").unlink()
    (tree.root / "lists" / "current").symlink_to(f"n000001.{Path(found.folder).name}")

    assert site.listed("en/-/topics/water/") == found
    assert site.body(found) == b"<p>water</p>"
    assert [site.listed(key) for key in ("en", "en/-/", "../", "en/index.html/", "x/y", "")] == [
        None
    ] * 6


def test_what_lists_hold_is_written_the_same_for_the_same_lists(tmp_path: Path):
    one, two = (tree_in(tmp_path / name) for name in ("one", "two"))
    one.apply_lists(1, lists(one))
    two.apply_lists(1, dict(reversed(lists(two).items())))

    states = [disk.pointed_to(tree.root / "lists" / "current") for tree in (one, two)]
    assert states[0] == states[1]
    told = json.loads((one.root / f"lists/trees/{states[0][8:]}.json").read_bytes())
    assert told["at"] == ""
