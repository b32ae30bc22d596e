"""Pictures answer as long as a public article shows them, and go by the flip that takes it away."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from newsroom.publishing.site import media as site_media
from newsroom.publishing.site.tree import LogEntry, LogObject, SiteTree
from newsroom.web.readers import ReadersSite
from tests.newsroom.publishing.trees import (
    ARTICLE,
    OTHER,
    SLUGS,
    ask,
    lists,
    page,
    pair,
    picture,
    readers_of,
    tree_in,
)

PIXELS = b"RIFF webp"
THIRD = "c" * 32


@pytest.fixture
def tree(tmp_path: Path) -> SiteTree:
    tree = tree_in(tmp_path)
    tree.apply_lists(1, lists(tree))
    return tree


@pytest.fixture
def site(tree: SiteTree) -> ReadersSite:
    return readers_of(tree)


def shown(tree: SiteTree, number: int, article_id: str = ARTICLE, **slugs: str) -> LogEntry:
    """A release whose pages show the picture."""
    entry = pair(tree, number, article_id, **slugs)
    return LogEntry(number, article_id, (*entry.objects, picture(tree, PIXELS)))


def path_of(tree: SiteTree) -> str:
    return f"/{picture(tree, PIXELS).key}"


def gone(tree: SiteTree, number: int, article_id: str = ARTICLE, **slugs: str) -> LogEntry:
    objects = (page(tree, lang, slug, "gone", "gone") for lang, slug in (slugs or SLUGS).items())
    return LogEntry(number, article_id, tuple(objects))


def test_a_picture_comes_with_its_article_and_no_cache_keeps_it_for_longer(
    tree: SiteTree, site: ReadersSite
):
    before = ask(site, path_of(tree))
    entry = shown(tree, 2)
    tree.apply(entry)

    reply = ask(site, path_of(tree), HTTP_ACCEPT_ENCODING="br")

    assert before.status == 218
    assert (reply.status, reply.body) == (200, PIXELS)
    assert reply.headers["Content-Type"] == "image/webp"
    assert reply.headers["Cache-Control"] == "public, max-age=30, must-revalidate"
    assert not {"Content-Encoding", "Vary"} & reply.headers.keys()
    assert (tree.root / "public" / path_of(tree)[1:]).read_bytes() == PIXELS
    assert tree.verify([entry]) == []


def test_a_picture_goes_by_the_flip_that_takes_its_article_away(
    tree: SiteTree, site: ReadersSite, monkeypatch: pytest.MonkeyPatch
):
    tree.apply(shown(tree, 2))
    assert ask(site, path_of(tree)).status == 200
    seen: list[int] = []

    def look(point: str) -> None:
        if point in {"apply.before_flip", "apply.after_flip"}:
            seen.append(ask(site, path_of(tree)).status)

    monkeypatch.setattr("newsroom.publishing.site.tree.crash_point", look)
    tree.apply(gone(tree, 3))

    assert seen == [200, 218]
    assert not os.path.lexists(tree.root / "public" / path_of(tree)[1:])
    assert tree.verify([gone(tree, 3)]) == []


def test_what_one_article_takes_away_another_still_shows(tree: SiteTree, site: ReadersSite):
    entries = [
        shown(tree, 2),
        shown(tree, 3, OTHER, en="other", es="otra"),
        shown(tree, 4, THIRD, en="third", es="tercera"),
    ]
    assert tree.apply_all(entries) == (2, 3, 4)
    link = tree.root / "public" / path_of(tree)[1:]

    statuses = [(ask(site, path_of(tree)).status, link.exists())]
    for entry in (
        gone(tree, 5, THIRD, en="third", es="tercera"),
        gone(tree, 6),
        gone(tree, 7, OTHER, en="other", es="otra"),
    ):
        tree.apply(entry)
        statuses.append((ask(site, path_of(tree)).status, link.exists()))

    assert statuses == [(200, True)] * 3 + [(218, False)]
    assert list((tree.root / "media").iterdir()) == []


def test_a_picture_comes_back_with_its_article(tree: SiteTree, site: ReadersSite):
    tree.apply(shown(tree, 2))
    tree.apply(shown(tree, 3, OTHER, en="other", es="otra"))
    tree.apply(gone(tree, 4))
    tree.apply(gone(tree, 5, OTHER, en="other", es="otra"))

    tree.apply(shown(tree, 6))

    assert ask(site, path_of(tree)).headers["X-Release"] == "6"
    assert tree.verify([shown(tree, 6), gone(tree, 5, OTHER, en="other", es="otra")]) == []


def test_a_link_left_by_a_crash_hides_no_other_article(
    tree: SiteTree, site: ReadersSite, monkeypatch: pytest.MonkeyPatch
):
    tree.apply(shown(tree, 2))
    tree.apply(shown(tree, 3, OTHER, en="other", es="otra"))
    monkeypatch.setattr(site_media, "let_go", lambda *_: None)

    tree.apply(gone(tree, 4))

    assert ask(site, path_of(tree)).headers["X-Release"] == "3"
    tree.apply(gone(tree, 5, OTHER, en="other", es="otra"))
    assert ask(site, path_of(tree)).status == 218
    assert tree.verify([gone(tree, 4), gone(tree, 5, OTHER, en="other", es="otra")]) == []


def test_a_stray_picture_is_named(tree: SiteTree):
    tree.apply(shown(tree, 2))
    stray = tree.root / "public" / "-" / "media" / f"{'0' * 32}.webp"
    stray.symlink_to("../../../objects")

    assert tree.verify([shown(tree, 2)]) == [
        f"public/-/media/{stray.name} is in the tree but not in the log."
    ]


@pytest.mark.parametrize(
    "name",
    ["", "x.webp", f"{'0' * 32}.webp", f"{'0' * 32}", "../../objects/x.webp", f"{'0' * 32}.webp/"],
)
def test_an_unknown_picture_is_left_to_the_application_behind(site: ReadersSite, name: str):
    assert ask(site, f"/-/media/{name}").status == 218


@pytest.mark.parametrize(
    "change",
    [
        {"language": "en"},
        {"slug": "0" * 31},
        {"slug": "1" * 32},
        {"digest": ""},
        {"digest": "0" * 63},
        {"location": ""},
        {"location": ".svg"},
        {"location": ".html"},
        {"location": "/../x.webp"},
    ],
)
def test_a_picture_that_no_tree_can_hold_is_refused(change: dict[str, Any]):
    fine: dict[str, Any] = {
        "language": "-",
        "slug": "0" * 32,
        "role": "media",
        "digest": "0" * 64,
        "location": ".webp",
    }
    assert LogObject(**fine).key == f"-/media/{'0' * 32}.webp"
    assert LogObject(**{**fine, "slug": "0" * 64}).place == f"-/media/{'0' * 64}.webp"

    with pytest.raises(ValueError, match="Nothing that a site tree can hold"):
        LogObject(**{**fine, **change})
