"""Walks the public site as a reader and a search engine do, and says what is wrong with it."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree, html
from werkzeug.test import Client

X_DEFAULT = "x-default"
FEEDS = (".atom", ".rss", ".json")
_FETCHED = "img|script|iframe|video|audio|source|object|embed"
_SPOKEN = re.compile(r"^/(?P<language>[a-z]{2})/")


@dataclass(frozen=True)
class Page:
    """One answer, and what it points at."""

    path: str
    status: int
    kind: str
    """Its media type."""
    content: bytes
    links: tuple[tuple[str, str], ...] = ()
    """(path, fragment) of every address of this site that it names."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """hreflang to path."""
    ids: frozenset[str] = frozenset()
    language: str = ""

    @property
    def is_html(self) -> bool:
        """Tell whether readers read it."""
        return self.kind == "text/html"


@dataclass
class Site:
    """Everything that can be reached from a place by links, feeds and sitemaps."""

    pages: dict[str, Page]
    strays: list[str]
    """What pages would fetch from another host."""

    def html(self) -> Iterator[Page]:
        """Yield the pages that readers read."""
        return (one for one in self.pages.values() if one.is_html and one.status == 200)


def crawl(client: Client, home: str, *starts: str, most: int = 100_000) -> Site:
    """Ask for every address that can be reached; ``home`` is the site's public URL."""
    site = Site({}, [])
    waiting = deque(starts)
    while waiting and len(site.pages) < most:
        path = waiting.popleft()
        if path in site.pages:
            continue
        site.pages[path] = page = _read(client, home, path, site.strays)
        waiting.extend(to for to, _ in page.links if to not in site.pages)
    return site


def faults(site: Site) -> list[str]:
    """Return everything that no site in two languages may do, as sentences."""
    found = [f"{one} would be fetched from elsewhere" for one in site.strays]
    checks: tuple[Callable[[Site, Page], Iterator[str]], ...] = (
        _dead_links,
        _pairs,
        _language,
        _line_to_the_other_language,
        _linked_data,
    )
    for page in site.pages.values():
        found += [f"{page.path}: {one}" for check in checks for one in check(site, page)]
    return found


def own_words(page: Page) -> list[str]:
    """Return the page's words in its own language, without the text of an article."""
    body: Any = html.document_fromstring(page.content).find("body")
    for one in [*body.iterdescendants(etree.Element)]:
        other = one.get("lang", page.language) != page.language
        if other or one.get("class") == "text" or one.tag == "script":
            one.drop_tree()
    return [word for one in body.itertext() for word in one.split()]


def _dead_links(site: Site, page: Page) -> Iterator[str]:
    for to, fragment in page.links:
        met = site.pages.get(to)
        if met is None or met.status not in {200, 302}:  # the door leads on to a front page
            yield f"leads to {to}, which answers {met.status if met else 'nothing'}"
        elif fragment and met.is_html and unquote(fragment) not in met.ids:
            yield f"leads to {to}#{fragment}, where there is no such place"


def _pairs(site: Site, page: Page) -> Iterator[str]:
    """Every version of a page is live, and each of them names all others in the same way."""
    if page.is_html and page.versions and page.path not in page.versions.values():
        yield f"is not among its own versions {dict(page.versions)}"
    for language, path in page.versions.items():
        met = site.pages.get(path)
        if language == X_DEFAULT:
            continue
        if met is None or met.status != 200:
            yield f"names a version in {language} at {path}, which is not live"
        elif page.is_html and met.versions != page.versions:
            yield f"names versions {dict(page.versions)}, but {path} {dict(met.versions)}"
        elif met.is_html and met.language != language:
            yield f"says that {path} is in {language}, but it says {met.language}"


def _language(_site: Site, page: Page) -> Iterator[str]:
    spoken = _SPOKEN.match(page.path)
    if page.is_html and page.status == 200 and spoken and page.language != spoken["language"]:
        yield f"says that it is in {page.language!r}"


def _line_to_the_other_language(_site: Site, page: Page) -> Iterator[str]:
    """A page whose other version is live shows the way there in words of that language."""
    if not page.is_html or page.status != 200:
        return
    tree = html.document_fromstring(page.content)
    shown = {
        (one.get("lang"), one.get("hreflang"), urlsplit(one.get("href")).path)
        for one in tree.iterfind(".//a[@hreflang]")
    }
    for language, path in page.versions.items():
        if language not in {X_DEFAULT, page.language} and (language, language, path) not in shown:
            yield f"shows no line in {language} that leads to {path}"


def _linked_data(site: Site, page: Page) -> Iterator[str]:
    if not page.is_html or page.status != 200:
        return
    for script in html.document_fromstring(page.content).iterfind(".//script"):
        if script.get("type") != "application/ld+json":
            yield "has a script"
            continue
        told: dict[str, Any] = json.loads(script.text or "")
        if told.get("inLanguage", page.language) != page.language:
            yield f"tells machines that it is in {told['inLanguage']}"
        others = [told.get("translationOfWork"), *told.get("workTranslation", [])]
        for other in filter(None, others):
            path = urlsplit(other["@id"]).path
            met = site.pages.get(path)
            if met is None or met.language != other["inLanguage"]:
                yield f"tells machines of a version at {path}, which is not there"


def _read(client: Client, home: str, path: str, strays: list[str]) -> Page:
    answer = client.get(path)
    kind = answer.mimetype or ""
    page = Page(path, answer.status_code, kind, answer.data)
    if kind == "text/html":
        return _html(page, home, strays)
    if kind.endswith("json"):
        return _named(page, home, _json_urls(json.loads(answer.data)))
    if kind.endswith("xml"):
        return _named(page, home, _xml_urls(answer.data))
    return page


def _html(page: Page, home: str, strays: list[str]) -> Page:
    tree: Any = html.document_fromstring(page.content)
    here = home + page.path
    links: list[tuple[str, str]] = []
    versions: dict[str, str] = {}
    ids: set[str] = set()
    for one in tree.iter(etree.Element):
        ids.update(filter(None, [one.get("id"), one.get("name") if one.tag == "a" else None]))
        if one.tag == "link" and one.get("rel") == "alternate" and one.get("hreflang"):
            versions[one.get("hreflang")] = urlsplit(one.get("href")).path
        for url in _urls_of(one):
            where = urljoin(here, url)
            if _is_ours(where, home):
                links.append(_split(where, home))
            elif one.tag in _FETCHED.split("|") or one.get("rel") in {"stylesheet", "preload"}:
                strays.append(where)
    language = tree.get("lang", "")
    return Page(
        page.path,
        page.status,
        page.kind,
        page.content,
        tuple(dict.fromkeys(links)) if page.status == 200 else (),
        versions,
        frozenset(ids),
        language,
    )


def _urls_of(one: Any) -> Iterator[str]:
    yield from filter(None, [one.get("href"), one.get("src"), one.get("poster")])
    for part in (one.get("srcset") or "").split(","):
        yield from part.split()[:1]


def _named(page: Page, home: str, urls: Iterator[str]) -> Page:
    links = tuple(_split(one, home) for one in urls if _is_ours(one, home))
    return Page(page.path, page.status, page.kind, page.content, tuple(dict.fromkeys(links)))


def _json_urls(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        for name, one in told.items():
            if isinstance(one, str) and name.endswith("url"):
                yield one
            yield from _json_urls(one)
    elif isinstance(told, list):
        for one in told:
            yield from _json_urls(one)


def _xml_urls(content: bytes) -> Iterator[str]:
    for one in etree.fromstring(content).iter(etree.Element):
        for url in (one.get("href"), one.get("url"), one.text):
            if url and re.match(r"https?://\S+$", url.strip()):
                yield url.strip()


def _is_ours(url: str, home: str) -> bool:
    return url == home or url.startswith(f"{home}/")


def _split(url: str, home: str) -> tuple[str, str]:
    whole, fragment = urldefrag(url)
    path = whole.removeprefix(home) or "/"
    return path.partition("?")[0], fragment
