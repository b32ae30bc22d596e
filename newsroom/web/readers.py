"""The public pages: a WSGI layer that answers from the site tree and opens no database."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from newsroom.publishing.content_types import content_type
from newsroom.publishing.published import Found, PublishedSite, Vanished
from newsroom.publishing.site_layout import SLUG, is_slug
from newsroom.web.headers import public_headers
from newsroom.web.negotiation import coding_for, holds, language_for

_ATTEMPTS = 5
"""The folder of a release outlives the next flip, so a second look nearly always succeeds."""
_CACHED = "public, max-age=30, must-revalidate"
_FOR_EVER = "public, max-age=31536000, immutable"
_NAMED_BY_CONTENT = "-/"
"""What lies here bears its hash in its name (style sheet, icon): other bytes, another path."""
_TWIN = {"br": ".br", "gzip": ".gz", "": ""}
_ALWAYS = tuple(public_headers().items())
_READING = ("GET", "HEAD")
_FLASK_ANSWERS = "search"
"""The one page below ``/<lang>/-/`` that is not made ahead."""


@dataclass(frozen=True)
class Answer:
    """One reply, whole."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""


class ReadersSite:
    """Answers what is published, to readers; hands everything else to the application behind."""

    def __init__(self, app: WSGIApplication, site: Path, languages: tuple[str, ...]) -> None:
        self._app = app
        self._site = PublishedSite(site)
        self._languages = languages
        self._ours = {language.lower() for language in languages}
        choice = "|".join(re.escape(language) for language in languages)
        self._article = re.compile(rf"/({choice})/({SLUG.pattern})(/?)")

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Speak WSGI."""
        answer = self._answer(environ, environ.get("PATH_INFO", ""))
        if answer is None:
            return self._app(environ, start_response)
        sized = ("Content-Length", str(len(answer.body)))
        bare = answer.status.startswith("304")
        headers = [*answer.headers, *_ALWAYS] if bare else [*answer.headers, sized, *_ALWAYS]
        start_response(answer.status, headers)
        return [] if bare or environ["REQUEST_METHOD"] == "HEAD" else [answer.body]

    def _answer(self, environ: WSGIEnvironment, path: str) -> Answer | None:
        """Return the reply, or None for what the application behind has to answer."""
        if path == "/":
            return self._door(environ)
        first, _, rest = path[1:].partition("/")
        ours = first.lower() in self._ours
        if ours and (rest == f"-/{_FLASK_ANSWERS}" or rest.startswith(f"-/{_FLASK_ANSWERS}/")):
            return None
        for _ in range(_ATTEMPTS):
            try:
                return self._published(environ, path, ours=ours)
            except Vanished:
                continue
        return Answer("503 Service Unavailable", (*_refusal(), ("Retry-After", "1")))

    def _published(self, environ: WSGIEnvironment, path: str, *, ours: bool) -> Answer | None:
        found = None if _is_disguised(environ) else self._find(path)
        if found is None:
            return self._unknown(environ) if ours else None
        if environ["REQUEST_METHOD"] not in _READING:
            return _not_allowed()
        if found.leaf.role == "moved":
            return _permanently(found, found.leaf.location)
        if found.leaf.role == "gone":
            return self._page(environ, found, "410 Gone")
        # What is not a file ends with a slash; the one that is missing is added.
        if found.leaf.file.endswith("/index.html") and not path.endswith("/"):
            return _permanently(found, f"{path}/")
        return self._page(environ, found, "200 OK")

    def _find(self, path: str) -> Found | None:
        """Look a path up as an article's or a list's, with or without its last slash."""
        match = self._article.fullmatch(path)
        if match and is_slug(match[2]):
            return self._site.article(match[1], match[2])
        key = path[1:]
        if key.endswith(".html"):  # index.html and 404.html have no address of their own
            return None
        found = self._site.listed(key)
        if found is None and not key.endswith("/"):
            found = self._site.listed(f"{key}/")
        return found

    def _page(self, environ: WSGIEnvironment, found: Found, status: str) -> Answer:
        """Send a file, compressed as the browser can, or tell it that it holds it already."""
        coding = coding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        kept = _FOR_EVER if found.leaf.file.startswith(_NAMED_BY_CONTENT) else _CACHED
        headers = [
            ("Cache-Control", kept),
            ("Vary", "Accept-Encoding"),
            ("X-Release", str(found.number)),
        ]
        if status.startswith("200"):
            etag = f'"{found.leaf.digest}-{coding}"' if coding else f'"{found.leaf.digest}"'
            headers.append(("ETag", etag))
            if holds(environ.get("HTTP_IF_NONE_MATCH", ""), etag):
                return Answer("304 Not Modified", tuple(headers))
        return self._file(found, status, headers, coding)

    def _file(
        self, found: Found, status: str, headers: list[tuple[str, str]], coding: str
    ) -> Answer:
        suffix = found.leaf.file[found.leaf.file.rindex(".") :]
        headers.append(("Content-Type", content_type(suffix)))
        if coding:
            headers.append(("Content-Encoding", coding))
        return Answer(status, tuple(headers), self._site.body(found, _TWIN[coding]))

    def _unknown(self, environ: WSGIEnvironment) -> Answer | None:
        """Answer the same bytes for whatever is not there, was never there, or is not there yet."""
        found = self._site.listed("404.html")
        if found is None:
            return None
        # Not cached: a page that goes live is there at the next request, in both languages.
        headers = [("Cache-Control", "no-store"), ("Vary", "Accept-Encoding")]
        coding = coding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        return self._file(found, "404 Not Found", headers, coding)

    def _door(self, environ: WSGIEnvironment) -> Answer:
        """Lead from ``/`` to the front page in the reader's language."""
        if environ["REQUEST_METHOD"] not in _READING:
            return _not_allowed()
        language = language_for(environ.get("HTTP_ACCEPT_LANGUAGE", ""), self._languages)
        return Answer(
            "302 Found",
            (
                ("Location", f"/{language}/"),
                ("Vary", "Accept-Language"),
                ("Cache-Control", "private, no-store"),
            ),
        )


def _permanently(found: Found, location: str) -> Answer:
    headers = (
        ("Location", location),
        ("Cache-Control", _CACHED),
        ("Vary", "Accept-Encoding"),
        ("X-Release", str(found.number)),
    )
    return Answer("308 Permanent Redirect", headers)


def _not_allowed() -> Answer:
    return Answer("405 Method Not Allowed", (*_refusal(), ("Allow", "GET, HEAD")))


def _refusal() -> tuple[tuple[str, str], ...]:
    return (("Cache-Control", "no-store"), ("Vary", "Accept-Encoding"))


def _is_disguised(environ: WSGIEnvironment) -> bool:
    """Tell whether a slash of the path came encoded; only some servers let us see it."""
    raw = environ.get("RAW_URI") or environ.get("REQUEST_URI") or ""
    return "%2f" in raw.partition("?")[0].lower()
