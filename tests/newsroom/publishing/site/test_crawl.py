"""The whole public site, followed link by link: a small newsroom's, and all real pairs at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from newsroom.demo import setting_up
from newsroom.imports import language_guess
from newsroom.imports.pairs import run
from newsroom.settings import current
from tests import crawling, make
from tests.crawling import Page, Site

_SHARED = Path(__file__).parents[5] / "shared"
_PAIRS = sorted((_SHARED / "corpora").glob("*/pairs.jsonl*"))
_STARTS = ("/en/", "/es/", "/sitemap.xml")


def walked(client: FlaskClient) -> Site:
    """Follow everything that a reader, a feed reader or a search engine finds."""
    return crawling.crawl(client, current().public_url, *_STARTS)


def articles(site: Site) -> list[Page]:
    """Return the pages that hold an article."""
    return [one for one in site.html() if b'"NewsArticle"' in one.content]


@pytest.mark.slow
@pytest.mark.usefixtures("app")
def test_a_demonstrations_site_is_whole_in_both_languages(client: FlaskClient) -> None:
    setting_up.set_up(current())

    site = walked(client)

    assert crawling.faults(site) == []
    found = articles(site)
    assert {one.language for one in found} == {"en", "es"}
    assert any(len(one.versions) == 3 for one in found)
    assert any(path.endswith(".atom") for path in site.pages)


@pytest.mark.corpora
@pytest.mark.usefixtures("app")
@pytest.mark.skipif(not _PAIRS, reason="the corpora are not at hand")
def test_every_real_pair_is_live_and_no_link_of_the_site_is_broken(
    client: FlaskClient,
) -> None:
    importer = make.person("importer")
    live = 0
    for path in _PAIRS:
        live += run.take_in(path, by=importer, live=True).counts["live"]

    site = walked(client)

    found = articles(site)
    assert len(found) == 2 * live > 0
    assert all(len(one.versions) == 3 for one in found)
    assert crawling.faults(site) == []
    assert [one.path for one in found if _reads_otherwise(one)] == []


def _reads_otherwise(page: Page) -> bool:
    """Tell whether the words around an article are in another language than the page says."""
    words = " ".join(crawling.own_words(page))
    return language_guess.guess(words, ("en", "es"), words=8) not in {page.language, None}
