"""The public pages: a WSGI layer that answers from the site tree and opens no database."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from newsroom.publishing.content_types import of_file
from newsroom.publishing.objects import twins_of
from newsroom.publishing.published import ByteCache, Found, PublishedSite, Vanished
from newsroom.publishing.site_layout import MEDIA, MEDIA_NAME, SLUG, is_slug
from newsroom.web.headers import public_headers
from newsroom.web.negotiation import coding_for, holds, language_for, part_of

_ATTEMPTS = 5
"""The folder of a release outlives the next flip, so a second look nearly always succeeds."""
_CACHED = "public, max-age=30, must-revalidate"
_FOR_EVER = "public, max-age=31536000, immutable"
_NAMED_BY_CONTENT = ("-/media/", "-/theme/")
"""What lies here bears its hash in its name: other bytes, another path."""
_TWIN = {"br": ".br", "gzip": ".gz", "": ""}
_ALWAYS = tuple(public_headers().items())
_READING = ("GET", "HEAD")
_FLASK_ANSWERS = "search"
"""The one page below ``/<lang>/-/`` that is not made ahead."""
_READY_BYTES = 8 * 1024 * 1024
_READY_ENTRY = 2_500
"""What the headers of one answer take, roughly."""


@dataclass(frozen=True)
class Answer:
    """One reply, whole."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""


@dataclass(frozen=True)
class Ready:
    """A page and the headers that it is sent with, as long as no flip has changed it."""

    found: Found
    coding: str
    etag: str
    headers: tuple[tuple[str, str], ...]


class ReadersSite:
    """Answers what is published, to readers; hands everything else to the application behind."""

    def __init__(self, app: WSGIApplication, site: Path, languages: tuple[str, ...]) -> None:
        self._app = app
        self._site = PublishedSite(site)
        self._languages = languages
        self._ours = {language.lower() for language in languages}
        choice = "|".join(re.escape(language) for language in languages)
        self._article = re.compile(rf"/({choice})/({SLUG.pattern})(/?)")
        self._ready = ByteCache(_READY_BYTES)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Speak WSGI."""
        path = environ.get("PATH_INFO", "")
        answer = self._at_once(environ, path) or self._answer(environ, path)
        if answer is None:
            return self._app(environ, start_response)
        sized = ("Content-Length", str(len(answer.body)))
        bare = answer.status.startswith("304")
        start_response(answer.status, [*answer.headers, *(() if bare else (sized,)), *_ALWAYS])
        return () if bare or environ["REQUEST_METHOD"] == "HEAD" else (answer.body,)

    def _at_once(self, environ: WSGIEnvironment, path: str) -> Answer | None:
        """Answer a page that was sent before, if one look at the disk says that it still holds."""
        ready: Ready | None = self._ready.get(
            (path, coding_for(environ.get("HTTP_ACCEPT_ENCODING", "")))
        )
        if (
            ready is None
            or environ["REQUEST_METHOD"] not in _READING
            or not self._site.is_still(ready.found)
            or _is_disguised(environ)
        ):
            return None
        try:
            return self._sent(environ, ready)
        except Vanished:
            return None

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
            head = [("Cache-Control", _CACHED), ("X-Release", str(found.number))]
            return self._file(environ, found, "410 Gone", head)
        # What is not a file ends with a slash; the one that is missing is added.
        if found.leaf.file.endswith("/index.html") and not path.endswith("/"):
            return _permanently(found, f"{path}/")
        ready = _made_ready(found, environ)
        answer = self._sent(environ, ready)
        wanted = coding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        self._ready.put((path, wanted), ready, _READY_ENTRY)
        return answer

    def _find(self, path: str) -> Found | None:
        """Look a path up as an article's, a picture's or a list's; a last slash may be missing."""
        match = self._article.fullmatch(path)
        if match and is_slug(match[2]):
            return self._site.article(match[1], match[2])
        key = path[1:]
        if key.endswith(".html"):  # index.html and 404.html have no address of their own
            return None
        if key.startswith(MEDIA) and MEDIA_NAME.fullmatch(key.removeprefix(MEDIA)):
            picture = self._site.media(key.removeprefix(MEDIA))
            if picture is not None:
                return picture
        found = self._site.listed(key)
        if found is None and not key.endswith("/"):
            found = self._site.listed(f"{key}/")
        return found

    def _sent(self, environ: WSGIEnvironment, ready: Ready) -> Answer:
        """Send a page, or a part of it, or tell a browser that it holds it already."""
        if holds(environ.get("HTTP_IF_NONE_MATCH", ""), ready.etag):
            kept = tuple(one for one in ready.headers if one[0] in _OF_NOT_MODIFIED)
            return Answer("304 Not Modified", kept)
        body = self._site.body(ready.found, _TWIN[ready.coding])
        # Joined from other bytes than these, parts would make no page: then the whole is sent.
        is_same = environ.get("HTTP_IF_RANGE", ready.etag) == ready.etag
        if "HTTP_RANGE" in environ and environ["REQUEST_METHOD"] == "GET" and is_same:
            return _part(environ["HTTP_RANGE"], ready, body)
        return Answer("200 OK", ready.headers, body)

    def _file(
        self,
        environ: WSGIEnvironment,
        found: Found,
        status: str,
        headers: list[tuple[str, str]],
    ) -> Answer:
        """Send a page that is not what was asked for, so that no browser keeps it as such."""
        coding = _coding(found, environ)
        headers += _described(found, coding)
        return Answer(status, tuple(headers), self._site.body(found, _TWIN[coding]))

    def _unknown(self, environ: WSGIEnvironment) -> Answer | None:
        """Answer the same bytes for whatever is not there, was never there, or is not there yet."""
        found = self._site.listed("404.html")
        if found is None:
            return None
        # Not cached: a page that goes live is there at the next request, in both languages.
        return self._file(environ, found, "404 Not Found", [("Cache-Control", "no-store")])

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


_OF_NOT_MODIFIED = frozenset({"Cache-Control", "Vary", "X-Release", "ETag"})


def _made_ready(found: Found, environ: WSGIEnvironment) -> Ready:
    coding = _coding(found, environ)
    etag = f'"{found.leaf.digest}-{coding}"' if coding else f'"{found.leaf.digest}"'
    kept = _FOR_EVER if found.leaf.file.startswith(_NAMED_BY_CONTENT) else _CACHED
    headers = (
        ("Cache-Control", kept),
        ("X-Release", str(found.number)),
        ("ETag", etag),
        ("Accept-Ranges", "bytes"),
        *_described(found, coding),
    )
    return Ready(found, coding, etag, headers)


def _coding(found: Found, environ: WSGIEnvironment) -> str:
    """Return how a file is compressed for this browser: not at all where it is so in itself."""
    if not twins_of(_suffix(found)):
        return ""
    return coding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))


def _described(found: Found, coding: str) -> list[tuple[str, str]]:
    described = [("Content-Type", of_file(found.leaf.file))]
    if coding:
        described.append(("Content-Encoding", coding))
    if twins_of(_suffix(found)):
        described.append(("Vary", "Accept-Encoding"))
    return described


def _suffix(found: Found) -> str:
    return found.leaf.file[found.leaf.file.rindex(".") :]


def _part(asked: str, ready: Ready, body: bytes) -> Answer:
    """Send the bytes that were asked for, of the page as it is compressed for this browser."""
    part = part_of(asked, len(body))
    if part is None:
        return Answer("200 OK", ready.headers, body)
    if not part:
        unmet = (("Content-Range", f"bytes */{len(body)}"), ("Accept-Ranges", "bytes"))
        return Answer("416 Range Not Satisfiable", (*_refusal(), *unmet))
    told = ("Content-Range", f"bytes {part.start}-{part.stop - 1}/{len(body)}")
    return Answer("206 Partial Content", (*ready.headers, told), body[part.start : part.stop])


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
