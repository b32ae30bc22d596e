"""The public pages: a WSGI layer that answers from the site tree and opens no database."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from newsroom.articles.slugs import SLUG, is_slug
from newsroom.publishing.content_types import of_file
from newsroom.publishing.site.layout import MEDIA, MEDIA_NAME
from newsroom.publishing.site.objects import twins_of
from newsroom.publishing.site.published import ByteCache, Found, PublishedSite, Vanished
from newsroom.web.headers import public_headers
from newsroom.web.negotiation import coding_for, holds, language_for, part_of

_ATTEMPTS = 5
"""The folder of a release outlives the next flip, so a second look nearly always succeeds."""
_CACHED = "public, max-age=30, must-revalidate"
_FOR_EVER = "public, max-age=31536000, immutable"
_NAMED_BY_CONTENT = "-/theme/"
"""What lies here bears its hash in its name: other bytes, another path. So do pictures, but they
are taken away with their articles: no cache may go on showing one that somebody is at risk by."""
_TWIN = {"br": ".br", "gzip": ".gz", "": ""}
_ALWAYS = tuple(public_headers().items())
_READING = ("GET", "HEAD")
_FLASK_ANSWERS = "search"
"""The one page below ``/<lang>/-/`` that is not made ahead."""
_READY_BYTES = 8 * 1024 * 1024
_READY_ENTRY = 2_500
"""What the headers of one answer take, roughly."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One reply, with every header that is sent."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Ready:
    """A page and all headers that it is sent with, as long as no flip has changed it."""

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
        start_response(answer.status, list(answer.headers))
        return () if environ["REQUEST_METHOD"] == "HEAD" else (answer.body,)

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
        return _whole("503 Service Unavailable", (*_refusal(), ("Retry-After", "1")))

    def _published(self, environ: WSGIEnvironment, path: str, *, ours: bool) -> Answer | None:
        found = None if _is_disguised(environ) else self._find(path)
        if found is None:
            return self._unknown(environ) if ours else None
        if environ["REQUEST_METHOD"] not in _READING:
            return _not_allowed()
        location = _location(found, path)
        if location:
            return _permanently(found, location)
        if found.leaf.role == "gone":
            head = [("Cache-Control", _CACHED), ("X-Release", str(found.number))]
            return self._file(environ, found, "410 Gone", head)
        return self._live(environ, path, found)

    def _live(self, environ: WSGIEnvironment, path: str, found: Found) -> Answer:
        """Send what is public, and keep its headers ready for the next one who asks."""
        coding = _coding(found, environ)
        if holds(environ.get("HTTP_IF_NONE_MATCH", ""), _tag(found, coding)):
            return _not_modified(_head_of(found, coding))  # and no byte was read
        ready = _made_ready(found, coding, self._site.body(found, _TWIN[coding]))
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
            return _not_modified(ready.headers)
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
        return _whole(status, headers, self._site.body(found, _TWIN[coding]))

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
        return _whole(
            "302 Found",
            (
                ("Location", f"/{language}/"),
                ("Vary", "Accept-Language"),
                ("Cache-Control", "private, no-store"),
            ),
        )


_OF_BYTES = frozenset({"Content-Length", "Content-Type", "Content-Encoding", "Accept-Ranges"})
"""Headers of what is sent, which a browser that holds it knows already."""


def _whole(status: str, headers: Iterable[tuple[str, str]], body: bytes = b"") -> Answer:
    """Add the headers that stand on every answer."""
    return Answer(status, (*headers, ("Content-Length", str(len(body))), *_ALWAYS), body)


def _location(found: Found, path: str) -> str:
    """Return where readers of a path are led to; empty where they are right."""
    if found.leaf.role == "moved":
        return found.leaf.location
    # What is not a file ends with a slash; the one that is missing is added.
    is_short = found.leaf.file.endswith("/index.html") and not path.endswith("/")
    return f"{path}/" if is_short else ""


def _made_ready(found: Found, coding: str, body: bytes) -> Ready:
    headers = _whole("200 OK", _head_of(found, coding), body).headers
    return Ready(found, coding, _tag(found, coding), headers)


def _head_of(found: Found, coding: str) -> tuple[tuple[str, str], ...]:
    kept = _FOR_EVER if found.leaf.file.startswith(_NAMED_BY_CONTENT) else _CACHED
    return (
        ("Cache-Control", kept),
        ("X-Release", str(found.number)),
        ("ETag", _tag(found, coding)),
        ("Accept-Ranges", "bytes"),
        *_described(found, coding),
    )


def _tag(found: Found, coding: str) -> str:
    return f'"{found.leaf.digest}-{coding}"' if coding else f'"{found.leaf.digest}"'


def _not_modified(headers: Iterable[tuple[str, str]]) -> Answer:
    kept = dict(one for one in headers if one[0] not in _OF_BYTES) | dict(_ALWAYS)
    return Answer("304 Not Modified", tuple(kept.items()))


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
        return _whole("416 Range Not Satisfiable", (*_refusal(), *unmet))
    told = (
        ("Content-Range", f"bytes {part.start}-{part.stop - 1}/{len(body)}"),
        ("Content-Length", str(len(part))),
    )
    others = (one for one in ready.headers if one[0] != "Content-Length")
    return Answer("206 Partial Content", (*others, *told), body[part.start : part.stop])


def _permanently(found: Found, location: str) -> Answer:
    headers = (
        ("Location", location),
        ("Cache-Control", _CACHED),
        ("Vary", "Accept-Encoding"),
        ("X-Release", str(found.number)),
    )
    return _whole("308 Permanent Redirect", headers)


def _not_allowed() -> Answer:
    return _whole("405 Method Not Allowed", (*_refusal(), ("Allow", "GET, HEAD")))


def _refusal() -> tuple[tuple[str, str], ...]:
    return (("Cache-Control", "no-store"), ("Vary", "Accept-Encoding"))


def _is_disguised(environ: WSGIEnvironment) -> bool:
    """Tell whether a slash of the path came encoded; only some servers let us see it."""
    raw = environ.get("RAW_URI") or environ.get("REQUEST_URI") or ""
    return "%2f" in raw.partition("?")[0].lower()
