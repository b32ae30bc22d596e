"""What readers get at the addresses of an article, and short ways to carry it there."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import html

from newsroom.articles.content import Content
from newsroom.articles.models import Article, Edition
from newsroom.publishing import queries
from newsroom.publishing.models import Release
from newsroom.publishing.site import follow
from newsroom.settings import current
from tests import make
from tests.newsroom.publishing import trees

LONGER = replace(make.STORY, body=make.STORY.body + "<p>The company said nothing.</p>")
"""The story with a sentence more."""
NOTES = {"en": "An earlier version named the wrong river.", "es": "Se nombró otro río."}


def reply(path: str) -> trees.Reply:
    """Return what a reader of the site gets for a path."""
    return trees.ask(trees.readers_of(follow.tree_of(current())), path)


def path_of(edition: Edition) -> str:
    """Return the address of what an edition shows."""
    assert edition.public_revision is not None
    return f"/{edition.language}/{edition.public_revision.slug}/"


def page(article: Article, language: str) -> trees.Reply:
    """Return what readers get at an article's address in a language."""
    return reply(path_of(edition_of(article, language)))


def flags(article: Article, language: str) -> list[str]:
    """Return the kinds of notice that stand on an article's page."""
    return re.findall(r"flag flag-(\w+)", page(article, language).body.decode())


def links(article: Article, language: str) -> set[str]:
    """Return the languages that a page names as its versions."""
    tree = html.document_fromstring(page(article, language).body)
    found = {one.get("hreflang", "") for one in tree.iterfind(".//*[@rel='alternate'][@hreflang]")}
    return found - {"x-default"}


def shown(article: Article) -> Release:
    """Return the release whose pages readers see."""
    found = queries.numbered(article.public_number)
    assert found is not None
    return found


def edition_of(article: Article, language: str) -> Edition:
    """Return an edition that is there."""
    found = article.edition(language)
    assert found is not None
    return found


def live(people: make.Staff, content: Content | None = None) -> Article:
    """Carry an article of its own title to two live pages."""
    return make.published(people, content or make.numbered()).article


def titled(article: Article, content: Content = LONGER) -> Content:
    """Return a text under the title that the article has."""
    return replace(content, title=make.current_of(article.source).title)
