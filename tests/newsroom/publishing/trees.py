"""Plain factories for site trees, and a WSGI reader of them, for tests and their processes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsroom.publishing.site.objects import ObjectStore
from newsroom.publishing.site.tree import LogEntry, LogObject, SiteTree
from newsroom.web.readers import ReadersSite

ARTICLE = "a" * 32
OTHER = "b" * 32
LANGUAGES = ("en", "es")
SLUGS = {"en": "river-defenders", "es": "defensoras-del-rio"}


def tree_in(folder: Path) -> SiteTree:
    return SiteTree(folder / "site", ObjectStore(folder / "site" / "objects"))


def page_text(language: str, number: int) -> str:
    return f"<!doctype html><html lang={language}><p>release {number} of {language}</p></html>\n"


def pair(tree: SiteTree, number: int, article_id: str = ARTICLE, **slugs: str) -> LogEntry:
    """A release of both languages whose pages say their number."""
    return LogEntry(
        number,
        article_id,
        tuple(
            page(tree, language, slug, page_text(language, number))
            for language, slug in (slugs or SLUGS).items()
        ),
    )


def page(tree: SiteTree, language: str, slug: str, text: str, role: Any = "page") -> LogObject:
    return LogObject(language, slug, role, tree.objects.put(text.encode(), ".html"))


def picture(tree: SiteTree, content: bytes, suffix: str = ".webp") -> LogObject:
    digest = tree.objects.put(content, suffix)
    return LogObject("-", digest[:32], "media", digest, suffix)


def lists(tree: SiteTree, **more: str) -> dict[str, str]:
    """Front pages, one feed a language, a sitemap and the page for what is not there."""
    texts = {
        "en/index.html": "<p>front</p>",
        "es/index.html": "<p>portada</p>",
        "en/-/feed.atom": "<feed>en</feed>",
        "es/-/feed.atom": "<feed>es</feed>",
        "en/-/topics/water/index.html": "<p>water</p>",
        "sitemap.xml": "<urlset/>",
        "robots.txt": "User-agent: *\n",
        "404.html": "<p>Not here. No está aquí.</p>",
        **more,
    }
    return {path: _name(tree, path, text) for path, text in texts.items()}


def _name(tree: SiteTree, path: str, text: str) -> str:
    suffix = Path(path).suffix
    return tree.objects.put(text.encode(), suffix) + suffix


@dataclass
class Reply:
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def behind(environ: Any, start_response: Any) -> Iterable[bytes]:
    """The application behind the readers' site; says that it was reached."""
    start_response("218 Behind", [("X-Behind", environ["REQUEST_METHOD"])])
    return [b"behind"]


def readers_of(tree: SiteTree, languages: tuple[str, ...] = LANGUAGES) -> ReadersSite:
    return ReadersSite(behind, tree.root, languages)


def ask(site: ReadersSite, path: str, method: str = "GET", **environ: str) -> Reply:
    """One request; header names are given as WSGI has them (``HTTP_ACCEPT_ENCODING``)."""
    reply = Reply()

    def start_response(status: str, headers: list[tuple[str, str]], *_: Any) -> Any:
        reply.status = int(status[:3])
        assert len({name for name, _ in headers}) == len(headers)
        reply.headers = dict(headers)

    environment = {"REQUEST_METHOD": method, "PATH_INFO": path, **environ}
    reply.body = b"".join(site(environment, start_response))
    return reply


def path_of(language: str) -> str:
    return f"/{language}/{SLUGS[language]}/"
