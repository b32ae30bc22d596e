"""Parts of a page: always of the bytes that its tag names, compressed or not."""

from __future__ import annotations

from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from newsroom.publishing.site.tree import SiteTree
from newsroom.web.negotiation import part_of
from newsroom.web.readers import ReadersSite
from tests.newsroom.publishing.trees import (
    ask,
    lists,
    page_text,
    pair,
    path_of,
    readers_of,
    tree_in,
)

EN = path_of("en")
TEXT = page_text("en", 1).encode()
SIZE = len(TEXT)


@pytest.fixture
def tree(tmp_path: Path) -> SiteTree:
    tree = tree_in(tmp_path)
    tree.apply(pair(tree, 1))
    tree.apply_lists(1, lists(tree))
    return tree


@pytest.fixture
def site(tree: SiteTree) -> ReadersSite:
    return readers_of(tree)


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [
        ("bytes=0-9", 0, 10),
        ("bytes=5-5", 5, 6),
        ("Bytes= 10-", 10, SIZE),
        ("bytes=-7", SIZE - 7, SIZE),
        ("bytes=-9999", 0, SIZE),
        ("bytes=3-9999", 3, SIZE),
    ],
)
def test_a_part_is_sent_with_its_place_in_the_whole(
    site: ReadersSite, asked: str, start: int, stop: int
):
    whole = ask(site, EN)
    reply = ask(site, EN, HTTP_RANGE=asked)

    assert (reply.status, reply.body) == (206, TEXT[start:stop])
    assert reply.headers == {
        **whole.headers,
        "Content-Range": f"bytes {start}-{stop - 1}/{SIZE}",
        "Content-Length": str(stop - start),
    }
    assert whole.headers["Accept-Ranges"] == "bytes"


def test_a_part_is_of_what_is_sent_compressed(site: ReadersSite):
    parts = [
        ask(site, EN, HTTP_RANGE=asked, HTTP_ACCEPT_ENCODING="br")
        for asked in ("bytes=0-19", "bytes=20-")
    ]

    assert brotli.decompress(b"".join(part.body for part in parts)) == TEXT
    assert {part.headers["Content-Encoding"] for part in parts} == {"br"}
    assert {part.headers["ETag"] for part in parts} == {
        ask(site, EN, HTTP_ACCEPT_ENCODING="br").headers["ETag"]
    }


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", "bytes=9999-10000", "bytes=-0"])
def test_what_lies_behind_the_end_is_refused_with_the_size(site: ReadersSite, asked: str):
    reply = ask(site, EN, HTTP_RANGE=asked)

    assert (reply.status, reply.body) == (416, b"")
    assert reply.headers["Content-Range"] == f"bytes */{SIZE}"
    assert reply.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "asked",
    ["", "bytes", "bytes=", "bytes=-", "bytes=0-1,4-5", "bytes=9-3", "pages=1-2", "bytes=a-b",
     "bytes=0x1-2", "bytes=²-3", "bytes=" + "1" * 5000 + "-"],
)  # fmt: skip
def test_what_need_not_be_understood_is_answered_whole(site: ReadersSite, asked: str):
    reply = ask(site, EN, HTTP_RANGE=asked)

    assert (reply.status, reply.body, "Content-Range" in reply.headers) == (200, TEXT, False)


def test_a_part_is_sent_only_of_the_bytes_that_the_reader_has_the_rest_of(
    tree: SiteTree, site: ReadersSite
):
    etag = ask(site, EN).headers["ETag"]

    same = ask(site, EN, HTTP_RANGE="bytes=3-5", HTTP_IF_RANGE=etag)
    others = [
        ask(site, EN, HTTP_RANGE="bytes=3-5", HTTP_IF_RANGE=one)
        for one in (f"W/{etag}", '"x"', "Wed, 21 Oct 2026 07:28:00 GMT")
    ]
    tree.apply(pair(tree, 2))
    later = ask(site, EN, HTTP_RANGE="bytes=3-5", HTTP_IF_RANGE=etag)

    assert same.status == 206
    assert [reply.status for reply in others] == [200] * 3
    assert (later.status, later.body) == (200, page_text("en", 2).encode())


@pytest.mark.parametrize("header", ["{}", '"x", {}', 'W/{}, "y"', "*"])
def test_what_the_reader_holds_is_not_sent_in_parts_either(site: ReadersSite, header: str):
    etag = ask(site, EN).headers["ETag"]

    reply = ask(site, EN, HTTP_IF_NONE_MATCH=header.format(etag), HTTP_RANGE="bytes=0-1")

    assert (reply.status, reply.body, reply.headers["ETag"]) == (304, b"", etag)


def test_a_head_tells_the_whole(site: ReadersSite):
    head, got = ask(site, EN, "HEAD", HTTP_RANGE="bytes=0-1"), ask(site, EN)

    assert (head.status, head.headers, head.body) == (200, got.headers, b"")


def test_what_is_gone_or_unknown_has_no_parts(site: ReadersSite):
    reply = ask(site, "/en/unknown/", HTTP_RANGE="bytes=0-1")

    assert (reply.status, "Accept-Ranges" in reply.headers) == (404, False)


def test_an_empty_file_has_no_part():
    assert part_of("bytes=0-", 0) == range(0)
