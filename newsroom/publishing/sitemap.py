"""What search engines follow: every live page with its versions in the other languages.

The index (``sitemap.xml``) leads to one file a language and month, and to one of the lists. Search
engines for news read a file a language besides, of the last two days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsroom.publishing import addresses
from newsroom.publishing.addresses import Alternate
from newsroom.publishing.pages import wording
from newsroom.publishing.pages.values import ListEntry, SiteFacts
from newsroom.publishing.xml_words import DECLARATION, attribute, element_text

INDEX = "sitemap.xml"
PAGES = "sitemap-pages.xml"
"""Front pages and all other lists."""
URLS_IN_A_FILE = 50_000
BYTES_IN_A_FILE = 50 * 1024 * 1024
"""As many as the protocol allows, before compression: https://www.sitemaps.org/protocol.html"""
NEWS_HOURS = 48
NEWS_URLS = 1000
"""https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap"""
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_END = "</urlset>\n"


@dataclass(frozen=True)
class File:
    """One sitemap, as the index names it."""

    path: str
    """In the site, without a first slash."""
    updated: str
    """ISO instant of what changed last in it; empty where nothing is in it."""


@dataclass(frozen=True)
class ListPage:
    """A page that lists others: a front page, a topic, a month."""

    path: str
    versions: tuple[Alternate, ...]
    """As its head names them."""
    updated: str
    """ISO instant, or empty."""


def month_path(language: str, month: str, part: int = 1) -> str:
    """Return the path of a month's sitemap (``2026-11``) in the site, without a first slash."""
    return f"sitemap-{language}-{month}{f'-{part}' if part > 1 else ''}.xml"


def news_path(language: str) -> str:
    """Return the path of a language's news sitemap in the site, without a first slash."""
    return f"sitemap-news-{language}.xml"


def month(
    site: SiteFacts,
    entries: Iterable[ListEntry],
    *,
    limit: int = URLS_IN_A_FILE,
    size: int = BYTES_IN_A_FILE,
) -> tuple[bytes, ...]:
    """Render the entries of one language and month, in as many files as the protocol asks for.

    The oldest come first, so that a new article changes the last file only. ``size`` counts bytes.
    """
    ordered = sorted(entries, key=lambda one: (one.first_public_at, one.article_id))
    return _url_sets((_article(site, one) for one in ordered), limit, size)


def pages(site: SiteFacts, listed: Iterable[ListPage]) -> tuple[bytes, ...]:
    """Render the lists, in as many files as the protocol asks for; the order is kept."""
    urls = (_url(site, one.path, one.updated, one.versions) for one in listed)
    return _url_sets(urls, URLS_IN_A_FILE, BYTES_IN_A_FILE)


def pages_path(part: int = 1) -> str:
    """Return the path of the sitemap of lists in the site, without a first slash."""
    return PAGES if part == 1 else PAGES.replace(".xml", f"-{part}.xml")


def index(site: SiteFacts, files: Iterable[File]) -> bytes:
    """Render ``sitemap.xml``, which leads to the files in the order given."""
    named = "".join(
        f"<sitemap>\n<loc>{element_text(f'{site.public_url}/{one.path}')}</loc>\n"
        f"{_changed(one.updated)}</sitemap>\n"
        for one in files
    )
    return f'{DECLARATION}<sitemapindex xmlns="{_SITEMAPS}">\n{named}</sitemapindex>\n'.encode()


def news(site: SiteFacts, language: str, entries: Iterable[ListEntry], now: dt.datetime) -> bytes:
    """Render what went public in a language during the last two days, the newest first.

    It may be empty: search engines take that for what it is.
    """
    urls = "".join(_news_url(site, one) for one in recent(entries, language, now))
    opened = f'<urlset xmlns="{_SITEMAPS}" xmlns:news="{_NEWS}">\n'
    return f"{DECLARATION}{opened}{urls}{_END}".encode()


def recent(entries: Iterable[ListEntry], language: str, now: dt.datetime) -> list[ListEntry]:
    """Return what a language's news sitemap holds now, the newest first."""
    found = [one for one in entries if one.language == language and _is_news_until(one) > now]
    found.sort(key=lambda one: (_went_public(one), one.article_id), reverse=True)
    return found[:NEWS_URLS]


def _is_news_until(entry: ListEntry) -> dt.datetime:
    """Return when it is no news any more: what bears an old date, as from an archive, never was."""
    since = _went_public(entry)
    if entry.dateline:
        next_day = dt.date.fromisoformat(entry.dateline[:10]) + dt.timedelta(days=1)
        since = min(since, dt.datetime.combine(next_day, dt.time(), since.tzinfo))
    return since + dt.timedelta(hours=NEWS_HOURS)


def _went_public(entry: ListEntry) -> dt.datetime:
    return dt.datetime.fromisoformat(entry.first_public_at)


def _news_url(site: SiteFacts, entry: ListEntry) -> str:
    location = site.public_url + addresses.article_path(entry.language, entry.slug)
    return (
        f"<url>\n<loc>{element_text(location)}</loc>\n<news:news>\n<news:publication>\n"
        f"<news:name>{element_text(site.name)}</news:name>\n"
        f"<news:language>{element_text(entry.language)}</news:language>\n</news:publication>\n"
        f"<news:publication_date>{wording.exact(entry.first_public_at)}</news:publication_date>\n"
        f"<news:title>{element_text(entry.title)}</news:title>\n</news:news>\n</url>\n"
    )


def _article(site: SiteFacts, entry: ListEntry) -> str:
    path = addresses.article_path(entry.language, entry.slug)
    return _url(site, path, entry.public_at, addresses.of_entry(site, entry))


def _url(site: SiteFacts, path: str, updated: str, versions: Sequence[Alternate]) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={attribute(one.hreflang)}'
        f" href={attribute(site.public_url + one.path)}/>\n"
        for one in versions
    )
    location = f"<loc>{element_text(site.public_url + path)}</loc>\n"
    return f"<url>\n{location}{_changed(updated)}{links}</url>\n"


def _changed(updated: str) -> str:
    return f"<lastmod>{element_text(wording.exact(updated))}</lastmod>\n" if updated else ""


def _url_sets(urls: Iterable[str], limit: int, size: int) -> tuple[bytes, ...]:
    opened = f'{DECLARATION}<urlset xmlns="{_SITEMAPS}" xmlns:xhtml="{_XHTML}">\n'.encode()
    room = size - len(opened) - len(_END)
    files: list[bytes] = []
    held: list[bytes] = []
    weight = 0
    for url in urls:
        written = url.encode()
        if held and (len(held) == limit or weight + len(written) > room):
            files.append(b"".join([opened, *held, _END.encode()]))
            held, weight = [], 0
        held.append(written)
        weight += len(written)
    if held:
        files.append(b"".join([opened, *held, _END.encode()]))
    return tuple(files)
