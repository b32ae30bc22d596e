"""What programs follow, asked for as they do, from a site tree of real lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.publishing.pages.values import ListEntry, SiteFacts
from newsroom.web.readers import ReadersSite
from tests.newsroom.publishing import listed
from tests.newsroom.publishing.page_kinds import KNOWN, LATER, NOW
from tests.newsroom.publishing.samples import PAIR, SITE
from tests.newsroom.publishing.trees import ask, lists, readers_of, tree_in

SENT = {
    "/en/-/feed.atom": "application/atom+xml; charset=utf-8",
    "/es/-/feed.rss": "application/rss+xml; charset=utf-8",
    "/es/-/feed.json": "application/feed+json; charset=utf-8",
    "/sitemap.xml": "application/xml; charset=utf-8",
    "/sitemap-es-2017-11.xml": "application/xml; charset=utf-8",
    "/sitemap-news-en.xml": "application/xml; charset=utf-8",
    "/robots.txt": "text/plain; charset=utf-8",
    "/.well-known/security.txt": "text/plain; charset=utf-8",
}


def served(folder: Path, site: SiteFacts, entries: tuple[ListEntry, ...] = PAIR) -> ReadersSite:
    tree = tree_in(folder)
    files = listed.render_lists(site, entries, updated=LATER, now=NOW)
    texts = {
        path: content.decode() for path, content in files.items() if not path.startswith("-/theme/")
    }
    tree.apply_lists(1, lists(tree, **texts))
    return readers_of(tree)


@pytest.mark.parametrize("path", SENT)
def test_each_file_is_sent_as_what_it_is_and_may_be_kept_for_half_a_minute(tmp_path, path):
    reply = ask(served(tmp_path, KNOWN), path)

    assert (reply.status, reply.headers["Content-Type"]) == (200, SENT[path])
    assert reply.headers["Cache-Control"] == "public, max-age=30, must-revalidate"
    assert reply.headers["ETag"]


def test_who_names_nobody_for_flaws_has_no_file_for_them(tmp_path):
    reply = ask(served(tmp_path, SITE), "/.well-known/security.txt")

    # The application behind answers what no file does, with 404.
    assert reply.status == 218
