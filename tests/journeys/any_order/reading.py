"""What readers of a tree get, held against what the log says at the number that it shows."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping

from markupsafe import escape
from sqlalchemy import select

from newsroom.articles.models import Article, Edition, SlugReservation
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.publishing.site.tree import SiteTree
from newsroom.settings import current
from newsroom.web.readers import ReadersSite
from tests.journeys.any_order.log_replay import Shown, Told
from tests.newsroom.publishing.trees import Reply, ask

_VERSIONS = re.compile(r'<link rel="alternate"\s+hreflang="([^"]+)"\s+href="([^"]+)">')
_TOKEN = re.compile(r"\bw[a-z]+w\b")
_LINK = re.compile(r'<a\b[^>]*\bhref="((?:/|http)[^"]*)"')
_ARTICLE = re.compile(r"/(?:en|es)/[a-z0-9-]+/(?<!/-/)")
_UNKNOWN = "/en/nobody-ever-wrote-this/"


def check_tree(tree: SiteTree, site: ReadersSite, told: Mapping[uuid.UUID, Told]) -> None:
    """Ask for every address that anybody ever reserved, as readers of this tree."""
    unknown = ask(site, _UNKNOWN)
    assert unknown.status == 404
    applied = tree.applied()
    for article_id, owned in _addresses().items():
        story = told.get(article_id, Told())
        number = tree.shown(article_id.hex)
        assert number == 0 or number in story.at
        assert number >= max((one for one in story.at if one <= applied), default=0)
        shown = story.shown(number)
        for language, slug in owned:
            _check_address(site, shown, language, slug, unknown)


def _addresses() -> dict[uuid.UUID, list[tuple[str, str]]]:
    query = select(Edition.article_id, SlugReservation.language, SlugReservation.slug).join(
        Edition, Edition.id == SlugReservation.edition_id
    )
    found: dict[uuid.UUID, list[tuple[str, str]]] = {}
    for row in db.session.execute(query):
        found.setdefault(row.article_id, []).append((row.language, row.slug))
    return found


def _check_address(
    site: ReadersSite, shown: Mapping[str, Shown], language: str, slug: str, unknown: Reply
) -> None:
    one = shown[language]
    path = f"/{language}/{slug}/"
    reply = ask(site, path)
    if slug not in one.slugs:
        assert reply == unknown, path
    elif one.state is PublicState.WITHDRAWN:
        assert reply.status == 410, path
        assert not _TOKEN.search(reply.body.decode()), path
    elif one.revision is not None and slug != one.revision.slug:
        moved_to = f"/{language}/{one.revision.slug}/"
        assert (reply.status, reply.headers["Location"]) == (308, moved_to), path
    elif one.state is PublicState.RETRACTED:
        _check_notice(reply, one, path)
    else:
        _check_page(reply, shown, language)


def _check_notice(reply: Reply, one: Shown, path: str) -> None:
    assert one.revision is not None
    assert reply.status == 200, path
    assert b"has been retracted" in reply.body
    assert "read it in a full room" not in reply.body.decode(), path


def _check_page(reply: Reply, shown: Mapping[str, Shown], language: str) -> None:
    text, revision = reply.body.decode(), shown[language].revision
    assert revision is not None
    assert reply.status == 200
    assert f"<h1>{escape(revision.title)}</h1>" in text
    for token in _TOKEN.findall(revision.body):
        assert token in text
    paths = {
        code: f"{current().public_url}/{code}/{one.revision.slug}/"
        for code, one in shown.items()
        if one.state is PublicState.LIVE and one.revision is not None
    }
    default = paths.get("en") or paths["es"]
    assert dict(_VERSIONS.findall(text)) == paths | {"x-default": default}


def check_lists(tree: SiteTree, site: ReadersSite, told: Mapping[uuid.UUID, Told]) -> None:
    """See that no list names a page that is not there; only a takedown waits for no list."""
    hasty = {
        f"/{code}/{slug}/"
        for one in told.values()
        if one.taken_down
        for shown in one.at.values()
        for code, each in shown.items()
        for slug in each.slugs
    }
    for path in listed(site) - hasty:
        assert ask(site, path).status in {200, 308}, path
    assert tree.lists_shown() >= 0


def listed(site: ReadersSite) -> set[str]:
    """Return the paths of the articles that the sitemaps name."""
    named = {path for file in _located(site, "/sitemap.xml") for path in _located(site, file)}
    return {path for path in named if _ARTICLE.fullmatch(path)}


def _located(site: ReadersSite, path: str) -> set[str]:
    locations = re.findall(r"<loc>([^<]+)</loc>", ask(site, path).body.decode())
    return {one.removeprefix(current().public_url) for one in locations}


def check_links(site: ReadersSite) -> None:
    """See that no live page leads to an article's address that is not live."""
    for path in listed(site):
        for link in _LINK.findall(ask(site, path).body.decode()):
            target = link.removeprefix(current().public_url)
            # The search is the one page that is in no tree.
            if target.startswith(("/en/", "/es/")) and not target.endswith("/-/search"):
                assert ask(site, target).status == 200, (path, target)


def live_paths() -> set[str]:
    """Return the paths of every live edition, as the rows say."""
    return {
        f"/{one.language}/{one.public_revision.slug}/"
        for article in db.session.scalars(select(Article))
        for one in article.editions
        if one.public_state is PublicState.LIVE and one.public_revision is not None
    }
