"""Comparing a tree with the log names each difference."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.publishing.site import disk
from newsroom.publishing.site.tree import LogEntry, LogObject, SiteTree
from tests.newsroom.publishing.trees import ARTICLE, OTHER, SLUGS, lists, page, pair, tree_in

FOLDER = f"articles/{ARTICLE}/r000001"
PAGE = f"{FOLDER}/en/{SLUGS['en']}/index.html"


@pytest.fixture
def tree(tmp_path: Path) -> SiteTree:
    tree = tree_in(tmp_path)
    tree.apply(_entry(tree))
    tree.apply_lists(1, lists(tree))
    return tree


def _entry(tree: SiteTree) -> LogEntry:
    moved = LogObject("en", "old", "moved", "", f"/en/{SLUGS['en']}/")
    return LogEntry(1, ARTICLE, (*pair(tree, 1).objects, moved))


def _replace(path: Path, content: bytes = b"other") -> None:
    """New bytes in a file of its own, so that other links to the old one stay as they are."""
    path.unlink()
    path.write_bytes(content)


def _point(link: Path, target: str) -> None:
    link.unlink()
    link.symlink_to(target)


def _state(site: Path) -> str:
    return disk.pointed_to(site / "lists/current")


def _top(site: Path) -> str:
    return _state(site).partition(".")[2]


HARM: dict[str, tuple[Callable[[Path], object], str]] = {
    "page": (lambda site: _replace(site / PAGE), f"{PAGE} is not what the log says."),
    "twin": (lambda site: _replace(site / f"{PAGE}.br"), f"{PAGE}.br is not what the log says."),
    "page away": (lambda site: (site / PAGE).unlink(), f"{PAGE} is not what the log says."),
    "moved": (
        lambda site: _replace(site / FOLDER / "en/old/moved"),
        f"{FOLDER}/en/old/moved is not what the log says.",
    ),
    "manifest": (
        lambda site: _replace(site / FOLDER / "manifest.json"),
        f"{FOLDER}/manifest.json is not what the log says.",
    ),
    "stray file": (
        lambda site: (site / FOLDER / "en/secret.html").touch(),
        f"{FOLDER}/en/secret.html is in the tree but not in the log.",
    ),
    "stray link": (
        lambda site: (site / FOLDER / "es/leak").symlink_to("/etc"),
        f"{FOLDER}/es/leak is in the tree but not in the log.",
    ),
    "public link away": (
        lambda site: (site / "public/es" / SLUGS["es"]).unlink(),
        f"public/es/{SLUGS['es']} is not what the log says.",
    ),
    "stray public link": (
        lambda site: (site / "public/en/leak").symlink_to("../../objects"),
        "public/en/leak is in the tree but not in the log.",
    ),
    "unknown article": (
        lambda site: (site / "articles" / OTHER).mkdir(),
        f"articles/{OTHER} is in the tree but not in the log.",
    ),
    "not shown": (
        lambda site: (site / "articles" / ARTICLE / "current").unlink(),
        f"articles/{ARTICLE} shows - where the log says r000001.",
    ),
    "list": (
        lambda site: _replace(site / "lists/current/en/-/feed.atom"),
        "lists/current/en/-/feed.atom is not what the log says.",
    ),
    "list away": (
        lambda site: (site / "lists/current/robots.txt").unlink(),
        "lists/current/robots.txt is not what the log says.",
    ),
    "directory of lists away": (
        lambda site: (site / "lists/current/en").unlink(),
        "lists/current/en is not what the log says.",
    ),
    "directory of lists in place of another": (
        lambda site: _point(site / "lists/current/en", disk.pointed_to(site / "lists/current/es")),
        "lists/current/en is not what the log says.",
    ),
    "stray list": (
        lambda site: (site / "lists/current/es/secret.html").touch(),
        "lists/current/es/secret.html is in the tree but not in the log.",
    ),
    "stray link in the lists": (
        lambda site: (site / "lists/current/es/leak").symlink_to("/etc"),
        "lists/current/es/leak is in the tree but not in the log.",
    ),
    "state of the lists": (
        lambda site: _point(site / f"lists/{_state(site)}", "/etc"),
        "lists/{state} is not what the log says.",
    ),
    "what lists hold": (
        lambda site: _replace(site / f"lists/trees/{_top(site)}.json"),
        "lists/trees/{top}.json is not what the log says.",
    ),
    "what lists hold away": (
        lambda site: (site / f"lists/trees/{_top(site)}.json").unlink(),
        "lists/trees/{top}.json is not what the log says.",
    ),
}


def test_a_tree_that_follows_the_log_has_no_differences(tree: SiteTree):
    assert tree.verify([_entry(tree)]) == []


@pytest.mark.parametrize("harm", HARM)
def test_each_harm_is_named(tree: SiteTree, harm: str):
    entry = _entry(tree)
    do, sentence = HARM[harm]
    named = sentence.format(state=_state(tree.root), top=_top(tree.root))

    do(tree.root)

    assert tree.verify([entry]) == [named]


def test_damage_to_the_store_itself_is_named_with_every_page_that_shares_its_file(tree: SiteTree):
    entry = _entry(tree)
    stored = tree.objects.path(entry.objects[0].digest, ".html")

    stored.write_bytes(b"other")

    assert tree.verify([entry]) == [
        f"{PAGE} is not what the log says.",
        f"{stored.relative_to(tree.root)} is not what the log says.",
    ]


def test_a_tree_behind_the_log_is_told_so(tree: SiteTree):
    later = LogEntry(2, ARTICLE, (page(tree, "en", SLUGS["en"], "later"),))

    assert f"articles/{ARTICLE} shows r000001 where the log says r000002." in tree.verify(
        [later, _entry(tree)]
    )


def test_a_store_outside_the_tree_is_named_in_full(tmp_path: Path):
    tree = SiteTree(tmp_path / "site", tree_in(tmp_path / "far").objects)
    entry = pair(tree, 1)
    tree.apply(entry)
    stored = tree.objects.path(entry.objects[0].digest, ".html")
    _replace(stored)

    assert tree.verify([entry]) == [f"{stored} is not what the log says."]


def test_an_empty_tree_follows_an_empty_log(tmp_path: Path):
    assert tree_in(tmp_path).verify([]) == []
