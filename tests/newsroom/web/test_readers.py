"""The public pages over WSGI."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from newsroom.publishing.site.objects import split_name
from newsroom.publishing.site.tree import LogEntry, LogObject, SiteTree
from newsroom.web.headers import public_headers
from newsroom.web.readers import ReadersSite
from tests.newsroom.publishing.trees import (
    ARTICLE,
    LANGUAGES,
    SLUGS,
    ask,
    lists,
    page,
    page_text,
    pair,
    path_of,
    readers_of,
    tree_in,
)

EN, ES = path_of("en"), path_of("es")
STYLE = "-/theme/site.0123abcd.css"


@pytest.fixture
def tree(tmp_path: Path) -> SiteTree:
    tree = tree_in(tmp_path)
    tree.apply(pair(tree, 1))
    tree.apply_lists(1, lists(tree, **{STYLE: "p {}", "data.bin": "x"}))
    return tree


@pytest.fixture
def site(tree: SiteTree) -> ReadersSite:
    return readers_of(tree)


def _digest(tree: SiteTree, language: str = "en", number: int = 1) -> str:
    return tree.objects.put(page_text(language, number).encode(), ".html")


def test_a_live_page_is_sent_with_all_its_headers_and_no_cookie(tree: SiteTree, site: ReadersSite):
    reply = ask(site, EN)

    body = page_text("en", 1).encode()
    assert (reply.status, reply.body) == (200, body)
    assert reply.headers == {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(body)),
        "Cache-Control": "public, max-age=30, must-revalidate",
        "Vary": "Accept-Encoding",
        "X-Release": "1",
        "Accept-Ranges": "bytes",
        "ETag": f'"{_digest(tree)}"',
        **public_headers(),
    }


def test_a_browser_gets_the_variant_made_ahead(tree: SiteTree, site: ReadersSite):
    small = ask(site, EN, HTTP_ACCEPT_ENCODING="gzip, br")
    older = ask(site, EN, HTTP_ACCEPT_ENCODING="gzip")

    opened = (brotli.decompress(small.body), gzip.decompress(older.body))
    assert opened == (page_text("en", 1).encode(),) * 2
    assert [reply.headers["Content-Encoding"] for reply in (small, older)] == ["br", "gzip"]
    assert [reply.headers["ETag"] for reply in (small, older)] == [
        f'"{_digest(tree)}-br"',
        f'"{_digest(tree)}-gzip"',
    ]


def test_a_browser_that_holds_the_page_gets_no_body_and_none_is_read(
    tree: SiteTree, site: ReadersSite
):
    for file in (tree.public_path("en", SLUGS["en"])).iterdir():
        file.unlink()

    reply = ask(site, EN, HTTP_IF_NONE_MATCH=f'"{_digest(tree)}"')

    assert (reply.status, reply.body) == (304, b"")
    assert "Content-Length" not in reply.headers
    assert reply.headers["ETag"] == f'"{_digest(tree)}"'
    assert reply.headers["Vary"] == "Accept-Encoding"


def test_what_a_browser_holds_compressed_is_not_taken_for_the_plain_page(
    tree: SiteTree, site: ReadersSite
):
    assert ask(site, EN, HTTP_IF_NONE_MATCH=f'"{_digest(tree)}-br"').status == 200


@pytest.mark.parametrize("path", [EN, "/en/", "/en/nothing/", "/sitemap.xml"])
def test_head_is_get_without_the_body(site: ReadersSite, path: str):
    got, headed = ask(site, path), ask(site, path, "HEAD")

    assert (headed.status, headed.headers, headed.body) == (got.status, got.headers, b"")


@pytest.mark.parametrize(
    ("path", "content_type", "body"),
    [
        ("/en/", "text/html; charset=utf-8", b"<p>front</p>"),
        ("/es/", "text/html; charset=utf-8", b"<p>portada</p>"),
        ("/en/-/feed.atom", "application/atom+xml; charset=utf-8", b"<feed>en</feed>"),
        ("/en/-/topics/water/", "text/html; charset=utf-8", b"<p>water</p>"),
        ("/sitemap.xml", "application/xml; charset=utf-8", b"<urlset/>"),
        ("/robots.txt", "text/plain; charset=utf-8", b"User-agent: *\n"),
        ("/data.bin", "application/octet-stream", b"x"),
    ],
)
def test_lists_are_sent_from_the_tree(site: ReadersSite, path: str, content_type: str, body: bytes):
    reply = ask(site, path)

    assert (reply.status, reply.headers["Content-Type"], reply.body) == (200, content_type, body)
    assert reply.headers["Cache-Control"] == "public, max-age=30, must-revalidate"
    assert reply.headers["X-Release"] == "1"


def test_a_file_named_by_its_content_is_kept_for_ever(site: ReadersSite):
    reply = ask(site, f"/{STYLE}")

    assert reply.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert reply.headers["Content-Type"] == "text/css; charset=utf-8"


def test_a_flip_shows_at_the_next_request_in_both_languages(tree: SiteTree, site: ReadersSite):
    assert [ask(site, path).headers["X-Release"] for path in (EN, ES)] == ["1", "1"]

    tree.apply(pair(tree, 2))

    replies = [ask(site, path) for path in (EN, ES)]
    assert [reply.body.decode() for reply in replies] == [page_text(one, 2) for one in LANGUAGES]
    assert [reply.headers["X-Release"] for reply in replies] == ["2", "2"]


def test_withdrawn_moved_and_retracted_answer_by_the_same_flip(tree: SiteTree, site: ReadersSite):
    tree.apply(
        LogEntry(
            2,
            ARTICLE,
            (
                page(tree, "en", SLUGS["en"], "withdrawn", "gone"),
                page(tree, "es", "nuevo", "aviso", "notice"),
                LogObject("es", SLUGS["es"], "moved", "", "/es/nuevo/"),
            ),
        )
    )

    gone, moved, notice = ask(site, EN), ask(site, ES), ask(site, "/es/nuevo/")

    assert (gone.status, gone.body, "ETag" in gone.headers) == (410, b"withdrawn", False)
    assert ask(site, EN, HTTP_IF_NONE_MATCH="*").status == 410
    assert (moved.status, moved.headers["Location"], moved.body) == (308, "/es/nuevo/", b"")
    assert ask(site, ES.removesuffix("/")).headers["Location"] == "/es/nuevo/"
    assert (notice.status, notice.body) == (200, b"aviso")
    assert {reply.headers["X-Release"] for reply in (gone, moved, notice)} == {"2"}


@pytest.mark.parametrize("path", [EN, "/en/", "/en/-/topics/water/"])
def test_a_missing_last_slash_is_added_where_the_page_is_live(site: ReadersSite, path: str):
    reply = ask(site, path.removesuffix("/"), QUERY_STRING="a=b")

    assert (reply.status, reply.headers["Location"]) == (308, path)


@pytest.mark.parametrize(
    "path",
    ["/desk/", "/account/", "/admin/", "/api/v1/articles", "/static/x.js", "/en/-/search",
     "/es/-/search/", "/404.html", "/nothing", "/-/media/abc", "", "*", "//", "/english/x/",
     "/../etc/passwd"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_everything_else_falls_through_untouched(site: ReadersSite, path: str, method: str):
    reply = ask(site, path, method)

    assert (reply.status, reply.headers, reply.body) == (218, {"X-Behind": method}, b"behind")


@pytest.mark.parametrize("path", ["/en/", "/en", EN, "/en/-/feed.atom", "/sitemap.xml", "/en/x"])
def test_an_empty_tree_leaves_all_but_the_door_to_the_application_behind(tmp_path: Path, path: str):
    site = readers_of(tree_in(tmp_path / "empty"))

    assert ask(site, path).status == 218
    assert ask(site, "/").status == 302


@pytest.mark.parametrize("path", ["/", EN, EN.removesuffix("/"), "/en/", "/sitemap.xml"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_published_paths_can_only_be_read(site: ReadersSite, path: str, method: str):
    reply = ask(site, path, method)

    assert (reply.status, reply.headers["Allow"], reply.body) == (405, "GET, HEAD", b"")


@pytest.mark.parametrize(
    ("accepts", "front"), [("", "/en/"), ("es-PE,es;q=0.9", "/es/"), ("fr", "/en/")]
)
def test_the_door_leads_to_the_reader_s_language_and_is_never_kept(
    site: ReadersSite, accepts: str, front: str
):
    reply = ask(site, "/", HTTP_ACCEPT_LANGUAGE=accepts)

    assert (reply.status, reply.headers["Location"]) == (302, front)
    assert reply.headers["Vary"] == "Accept-Language"
    assert reply.headers["Cache-Control"] == "private, no-store"


def test_a_release_that_goes_away_while_it_is_read_gives_way_to_the_next(
    tree: SiteTree, site: ReadersSite, monkeypatch: pytest.MonkeyPatch
):
    body = site._site.body
    flips = iter((2, 3))

    def slow(*args: object) -> bytes:
        for number in flips:
            tree.apply(pair(tree, number))
        return body(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(site._site, "body", slow)

    reply = ask(site, EN)

    assert (reply.status, reply.headers["X-Release"]) == (200, "3")
    assert reply.body.decode() == page_text("en", 3)


def test_a_damaged_release_asks_readers_to_come_back_and_says_nothing_else(
    tree: SiteTree, site: ReadersSite
):
    shutil.rmtree(tree.root / "articles" / ARTICLE / "r000001")

    reply = ask(site, EN)

    assert (reply.status, reply.headers["Retry-After"], reply.body) == (503, "1", b"")


def test_security_headers_stand_on_every_answer(tree: SiteTree, site: ReadersSite):
    etag = f'"{_digest(tree)}"'
    replies = [
        ask(site, EN),
        ask(site, EN, HTTP_IF_NONE_MATCH=etag),
        ask(site, EN, "POST"),
        ask(site, EN.removesuffix("/")),
        ask(site, "/en/unknown/"),
        ask(site, "/"),
    ]

    assert [reply.status for reply in replies] == [200, 304, 405, 308, 404, 302]
    for reply in replies:
        assert public_headers().items() <= reply.headers.items()
        assert "Set-Cookie" not in reply.headers


def test_every_byte_a_reader_gets_is_the_object_that_its_tag_names(
    tree: SiteTree, site: ReadersSite
):
    for path, name in lists(tree).items():
        if path == "404.html":
            continue
        reply = ask(site, f"/{path.removesuffix('index.html')}")
        digest, suffix = split_name(name)
        assert reply.headers["ETag"] == f'"{digest}"'
        assert reply.body == tree.objects.read(digest, suffix)


def test_an_answer_that_was_kept_ready_is_given_up_by_the_next_flip(
    tree: SiteTree, site: ReadersSite
):
    paths = (EN, ES, "/en/", "/en/-/feed.atom")
    first = [[ask(site, path) for _ in range(2)] for path in paths]
    tree.apply(LogEntry(2, ARTICLE, (page(tree, "en", SLUGS["en"], "gone", "gone"),)))
    tree.apply_lists(2, {}, ["en/-/feed.atom"])

    later = [ask(site, path) for path in paths]

    assert all(one.headers == two.headers and one.body == two.body for one, two in first)
    assert [reply.status for reply in later] == [410, 404, 200, 404]
    assert later[2].headers["X-Release"] == "2"
    assert ask(site, EN, "POST").status == 405


def test_no_kept_answer_outlives_a_due_release_by_more_than_half_a_minute(site: ReadersSite):
    paths = (EN, ES, "/en/", "/en/-/feed.atom", "/sitemap.xml", "/robots.txt")

    kept = {ask(site, path).headers["Cache-Control"] for path in paths}

    # The same whatever is scheduled: a shorter time would tell when something is due.
    assert kept == {"public, max-age=30, must-revalidate"}
