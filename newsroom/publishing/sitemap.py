"""What search engines follow: every live page with its versions in the other languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from newsroom.publishing import addresses, wording
from newsroom.publishing.addresses import Alternate
from newsroom.publishing.feeds import xml_text
from newsroom.publishing.pages import ListEntry, SiteFacts

INDEX = "sitemap.xml"
URLS_IN_A_FILE = 50_000
"""As many as the protocol allows: https://www.sitemaps.org/protocol.html"""
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemaps(
    site: SiteFacts, entries: Sequence[ListEntry], *, updated: str, limit: int = URLS_IN_A_FILE
) -> dict[str, bytes]:
    """Render ``sitemap.xml``; with more URLs than the limit it becomes an index of several."""
    urls = [*_fronts(site, updated), *_articles(site, entries)]
    parts = [urls[start : start + limit] for start in range(0, len(urls), limit)]
    if len(parts) == 1:
        return {INDEX: _url_set(urls)}
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = "".join(
        f"<sitemap><loc>{_text(f'{site.public_url}/{name}')}</loc></sitemap>\n" for name in names
    )
    whole = f'{_DECLARATION}<sitemapindex xmlns="{_SITEMAPS}">\n{index}</sitemapindex>\n'
    files = {name: _url_set(part) for name, part in zip(names, parts, strict=True)}
    return {INDEX: whole.encode(), **files}


def _fronts(site: SiteFacts, updated: str) -> Iterable[str]:
    fronts = {code: addresses.front_path(code) for code in site.languages}
    versions = addresses.of_lists(site.languages, fronts)
    return [_url(site, path, updated, versions) for path in fronts.values()]


def _articles(site: SiteFacts, entries: Sequence[ListEntry]) -> Iterable[str]:
    articles: defaultdict[str, list[ListEntry]] = defaultdict(list)
    for entry in entries:
        articles[entry.article_id].append(entry)
    for _, editions in sorted(articles.items()):
        for entry in sorted(editions, key=lambda one: one.language):
            versions = addresses.of_entry(site, entry, editions)
            path = addresses.article_path(entry.language, entry.slug)
            yield _url(site, path, entry.public_at, versions)


def _url(site: SiteFacts, path: str, updated: str, versions: Sequence[Alternate]) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={_attribute(one.hreflang)}'
        f" href={_attribute(site.public_url + one.path)}/>\n"
        for one in versions
    )
    location = f"<loc>{_text(site.public_url + path)}</loc>\n"
    changed = f"<lastmod>{_text(wording.exact(updated))}</lastmod>\n" if updated else ""
    return f"<url>\n{location}{changed}{links}</url>\n"


def _url_set(urls: Sequence[str]) -> bytes:
    opened = f'<urlset xmlns="{_SITEMAPS}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    return f"{_DECLARATION}{opened}{''.join(urls)}</urlset>\n".encode()


def _text(text: str) -> str:
    return escape(xml_text(text))


def _attribute(text: str) -> str:
    return quoteattr(xml_text(text))
