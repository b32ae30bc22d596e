"""nginx, set up as the manual says, answers from the site tree what the newsroom's server does."""

from __future__ import annotations

import gzip
import http.client
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

from newsroom.publishing.content_types import CONTENT_TYPES
from newsroom.publishing.site.tree import LogEntry, LogObject, SiteTree
from newsroom.web.headers import public_headers
from tests import nginx
from tests.newsroom.publishing.trees import (
    OTHER,
    lists,
    page,
    pair,
    path_of,
    picture,
    readers_of,
    tree_in,
)

EN, ES = path_of("en"), path_of("es")
STYLE = "-/theme/site.0a1b2c3d.css"
GONE, MOVED, NEW = "withdrawn-story", "old-name", "new-name"
FLIPS = 200
ALIKE = {
    "Content-Type",
    "Content-Encoding",
    "Content-Range",
    "Cache-Control",
    "Vary",
    "Location",
    *public_headers(),
}
"""What readers and what lies between go by.

nginx makes ETags of its own, and sends no parts of what is compressed ahead.
"""


@dataclass(frozen=True)
class Got:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Both:
    """One tree behind two servers."""

    tree: SiteTree
    nginx: int
    ours: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[Got, Got]:
        return ask(self.nginx, path, method, **headers), ask(self.ours, path, method, **headers)


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Got:
    """One request on a connection of its own; header names with underscores."""
    connection = http.client.HTTPConnection(nginx.HOST, port, timeout=20)
    try:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers={"Accept-Encoding": "gzip", **given})
        reply = connection.getresponse()
        return Got(reply.status, dict(reply.getheaders()), reply.read())
    finally:
        connection.close()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 — the signature is Python's
        pass


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    nginx.program()
    folder = tmp_path_factory.mktemp("nginx")
    tree = tree_in(folder)
    gone = page(tree, "en", GONE, "gone", "gone")
    moved = LogObject("es", MOVED, "moved", "", f"/es/{NEW}/")
    seen = pair(tree, 1)
    tree.apply(LogEntry(1, seen.article_id, (*seen.objects, picture(tree, b"pixels"))))
    tree.apply(LogEntry(2, OTHER, (gone, moved, page(tree, "es", NEW, "nuevo"))))
    hidden = pair(tree, 3, "c" * 32, en="embargoed", es="embargado")
    # As far as a writer gets before the flip.
    tree._lay_public_links([hidden])
    tree.apply_lists(3, lists(tree, **{STYLE: "p{color:red}"}))
    server = make_server(nginx.HOST, 0, readers_of(tree), _Server, _Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with nginx.serving(tree.root, folder / "run", behind=server.server_port) as port:
        yield Both(tree, port, server.server_port)
    server.shutdown()
    server.server_close()


LIVE = [EN, ES, f"/es/{NEW}/", "/en/", "/es/", "/en/-/feed.atom", "/en/-/topics/water/",
        "/sitemap.xml", "/robots.txt", f"/{STYLE}"]  # fmt: skip


@pytest.mark.parametrize("coding", ["gzip", "identity"])
@pytest.mark.parametrize("path", LIVE)
def test_what_is_live_is_answered_alike(both: Both, path: str, coding: str):
    theirs, ours = both.ask(path, Accept_Encoding=coding)

    assert (theirs.status, theirs.body) == (ours.status, ours.body) == (200, ours.body)
    assert _alike(theirs) == _alike(ours)
    assert "X-Release" not in theirs.headers, "it came from behind, not from the tree"
    assert "Last-Modified" not in theirs.headers
    assert (ours.headers.get("Content-Encoding") == "gzip") is (coding == "gzip")
    assert gzip.decompress(theirs.body) if coding == "gzip" else theirs.body


def test_a_picture_is_answered_alike(both: Both):
    theirs, ours = both.ask(f"/{picture(both.tree, b'pixels').key}")

    assert (theirs.status, theirs.body) == (ours.status, ours.body) == (200, b"pixels")
    assert "X-Release" not in theirs.headers
    assert _alike(theirs) | {"Vary": ""} == _alike(ours) | {"Vary": ""}


NOT_LIVE = [
    ("/", 302),
    (f"/en/{GONE}/", 410),
    (f"/es/{MOVED}/", 308),
    (EN.removesuffix("/"), 308),
    ("/en", 308),
    ("/en/unknown/", 404),
    ("/en/embargoed/", 404),
    ("/es/embargado/", 404),
    ("/en/index.html", 404),
    (f"{EN}index.html", 404),
    (f"{EN}index.html.gz", 404),
    ("/en/-/feed.atom.gz", 404),
    ("/en/-/nothing/", 404),
    (f"/{STYLE}.gz", 218),
    ("/404.html", 218),
    ("/manifest.json", 218),
    (f"/-/media/{'0' * 32}.webp", 218),
    (f"/-/media/../../articles/{OTHER}/current/en/{GONE}/gone.html", 218),
    (f"/articles/{OTHER}/r000002/manifest.json", 218),
    ("/lists/current/en/index.html", 218),
    ("/objects/", 218),
    ("/desk/", 218),
    ("/en/-/search", 218),
]


@pytest.mark.parametrize(("path", "status"), NOT_LIVE)
def test_whatever_else_is_answered_by_the_newsroom(both: Both, path: str, status: int):
    theirs, ours = both.ask(path)

    assert (theirs.status, theirs.body) == (ours.status, ours.body)
    assert (theirs.status, _alike(theirs)) == (status, _alike(ours))


def test_an_embargoed_address_is_like_any_unknown_one(both: Both):
    unknown, embargoed = (ask(both.nginx, path) for path in ("/en/unknown/", "/en/embargoed/"))

    changing = {"Date": ""}
    assert unknown.headers | changing == embargoed.headers | changing
    assert (unknown.status, unknown.body) == (embargoed.status, embargoed.body)


@pytest.mark.parametrize(
    "path",
    ["/..%2f..%2fobjects/", "/en/..%2f..%2f..%2fapplied", "/%2e%2e/objects/",
     "/en/%2e%2e/%2e%2e/lock", "/-/theme/..%2f..%2f..%2f..%2fapplied", "/en/../../objects/",
     "//applied", "/en//", "/current/en/", "/public/en/", "/.well-known/../../applied"],
)  # fmt: skip
def test_no_way_leads_out_of_what_is_public(both: Both, path: str):
    got = ask(both.nginx, path)

    assert got.status in {218, 400, 404}
    assert got.body not in {b"3\n", b"2\n", b"1\n"}


def test_a_part_and_what_is_held_already_are_answered_alike(both: Both):
    for status, (theirs, ours) in (
        (206, both.ask(EN, Range="bytes=3-9", Accept_Encoding="identity")),
        (206, both.ask(EN, Range="bytes=-4", Accept_Encoding="identity")),
        (416, both.ask(EN, Range="bytes=9999-", Accept_Encoding="identity")),
        (200, both.ask(EN, "HEAD")),
    ):
        assert (theirs.status, ours.status) == (status, status)
        assert status == 416 or theirs.body == ours.body
        assert theirs.headers.get("Content-Range") == ours.headers.get("Content-Range")
    tags = [ask(port, EN).headers["ETag"] for port in (both.nginx, both.ours)]
    held = [
        ask(port, EN, If_None_Match=f'"x", {tag}')
        for port, tag in zip((both.nginx, both.ours), tags, strict=True)
    ]
    assert [(got.status, got.body) for got in held] == [(304, b"")] * 2
    assert not tags[0].startswith("W/")


def test_pages_can_only_be_read(both: Both):
    theirs, ours = both.ask(EN, "POST")

    assert (theirs.status, theirs.headers["Allow"]) == (405, "GET, HEAD")
    assert _alike(theirs) == _alike(ours)


def test_while_releases_storm_no_pair_is_torn_and_nothing_fails(both: Both):
    first = both.tree.shown("a" * 32)
    numbers = range(first + 1, first + 1 + FLIPS)
    entries = [pair(both.tree, number) for number in numbers]
    fronts = [f"{both.tree.objects.put(b'%d' % number, '.html')}.html" for number in numbers]
    done = threading.Event()

    def look(first: str, then: str) -> tuple[int, int, set[int]]:
        reads = torn = seen = 0
        statuses: set[int] = set()
        while not done.is_set():
            pages = [ask(both.nginx, path, Accept_Encoding="gzip") for path in (first, then)]
            statuses |= {one.status for one in pages} | {ask(both.nginx, "/en/").status}
            before, after = (_release(one) for one in pages)
            torn += not seen <= before <= after
            seen, reads = after, reads + 3
        return reads, torn, statuses

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(look, *way) for way in ((EN, ES), (ES, EN), (EN, ES))]
        try:
            for entry, front in zip(entries, fronts, strict=True):
                both.tree.apply(entry)
                assert _release(ask(both.nginx, EN)) == entry.number
                both.tree.apply_lists(entry.number + 100, {"en/index.html": front})
        finally:
            done.set()
        results = [reader.result() for reader in readers]

    assert [(torn, statuses) for _, torn, statuses in results] == [(0, {200})] * 3
    assert all(reads > 30 for reads, _, _ in results)


def test_the_manual_knows_every_kind_of_file_that_is_published():
    types = nginx.block().partition("types {")[2].partition("}")[0]

    lines = [line.strip("; ").rsplit(maxsplit=1) for line in types.strip().splitlines()]
    said = {f".{suffix}": kind.strip('" ') for kind, suffix in lines}
    assert said == CONTENT_TYPES


def _alike(got: Got) -> dict[str, str]:
    return {name: value for name, value in got.headers.items() if name in ALIKE}


def _release(got: Got) -> int:
    body = gzip.decompress(got.body) if got.headers.get("Content-Encoding") else got.body
    match = re.search(rb"release (\d+) of", body)
    assert match, (got.status, body)
    return int(match[1])
