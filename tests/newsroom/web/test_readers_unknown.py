"""What is not there, was never there or is not there yet: the same bytes for all."""

from __future__ import annotations

from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from newsroom.publishing.site.tree import SiteTree
from newsroom.web.readers import ReadersSite
from tests.newsroom.publishing.trees import (
    ARTICLE,
    SLUGS,
    Reply,
    ask,
    lists,
    pair,
    path_of,
    readers_of,
    tree_in,
)

EN = path_of("en")


@pytest.fixture
def tree(tmp_path: Path) -> SiteTree:
    tree = tree_in(tmp_path)
    tree.apply(pair(tree, 1))
    tree.apply_lists(1, lists(tree))
    return tree


@pytest.fixture
def site(tree: SiteTree) -> ReadersSite:
    return readers_of(tree)


def _same(reply: Reply, other: Reply) -> bool:
    return (reply.status, reply.headers, reply.body) == (other.status, other.headers, other.body)


NOT_THERE = [
    "/en/unknown",
    "/en/unknown/",
    "/en/not-yet",
    "/en/not-yet/",
    f"/en/{SLUGS['es']}/",
    f"/EN/{SLUGS['en']}/",
    EN.upper(),
    EN + "/",
    f"{EN}index.html",
    f"{EN}index.html.br",
    f"{EN}manifest.json",
    "/en//",
    "/en/..",
    "/en/../../articles/",
    f"/en/../public/en/{SLUGS['en']}/",
    f"/en/./{SLUGS['en']}/",
    "/en/a\x00b/",
    f"{EN}\x00",
    f"{EN}\n",
    "/en/\xff\xfe/",
    "/en/defensoras-del-r\xc3\xado/",
    "/en/" + "a" * 81 + "/",
    "/en/" + "a" * 9000 + "/",
    "/en/" + "a/" * 2000,
    "/en/-/nothing/",
    "/en/-/searching",
    "/en/-/feed.atom/",
    "/en/-/topics/water/index.html",
    "/en/index.html",
    "/es/no-está/".encode().decode("latin-1"),
]


@pytest.mark.parametrize("path", NOT_THERE)
@pytest.mark.parametrize("coding", ["", "br"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whatever_is_not_there_answers_the_same_bytes_as_an_unknown_slug(
    tree: SiteTree, site: ReadersSite, path: str, coding: str, method: str
):
    tree.public_path("en", "not-yet").symlink_to(f"../../articles/{ARTICLE}/current/en/not-yet")

    reply = ask(site, path, method, HTTP_ACCEPT_ENCODING=coding, HTTP_IF_NONE_MATCH="*")

    plain = brotli.decompress(reply.body) if coding else reply.body
    assert (reply.status, plain) == (404, "<p>Not here. No está aquí.</p>".encode())
    assert reply.headers["Cache-Control"] == "no-store"
    assert _same(reply, ask(site, "/es/zzz/", HTTP_ACCEPT_ENCODING=coding))


@pytest.mark.parametrize("raw", ["RAW_URI", "REQUEST_URI"])
def test_an_encoded_slash_is_no_slash_where_the_server_lets_us_see_it(site: ReadersSite, raw: str):
    disguised = ask(site, EN, **{raw: EN.replace("en/", "en%2F")})

    assert _same(disguised, ask(site, "/en/unknown/"))
    assert ask(site, EN, **{raw: f"{EN}?next=%2F"}).status == 200


@pytest.mark.parametrize("point", ["apply.linked", "apply.before_flip"])
def test_before_the_first_flip_both_urls_look_like_any_unknown_slug(
    tree: SiteTree, site: ReadersSite, point: str, monkeypatch: pytest.MonkeyPatch
):
    entry = pair(tree, 2, "c" * 32, en="embargoed", es="embargado")
    seen: list[Reply] = []

    def look(name: str) -> None:
        if name == point:
            paths = ("/en/embargoed/", "/en/embargoed", "/es/embargado/", "/es/embargado")
            seen.extend(ask(site, path) for path in paths)

    monkeypatch.setattr("newsroom.publishing.site.tree.crash_point", look)
    tree.apply(entry)

    unknown = ask(site, "/en/unknown/")
    assert [_same(reply, unknown) for reply in seen] == [True] * 4
    assert ask(site, "/es/embargado/").status == 200
