"""Links from one article to another: which ones a body holds, and how they are turned."""

from __future__ import annotations

import contextlib
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from newsroom.articles.body_policy import ATTRIBUTES
from newsroom.articles.markup import attribute_text, decoded
from newsroom.articles.slugs import is_slug
from newsroom.languages import LANGUAGES

Link = tuple[str, str]
"""(language, slug) as the author wrote them; whether an article is there is another question."""

_NO_ARTICLE = "-"
"""Everything of the public site that is no article lies below ``/<lang>/-/``."""
_DEFAULT_PORTS = {None: None, 80: None, 443: None}
# In the spelling of ``markup.write`` no "<" or ">" stands outside a tag's own.
_ANCHOR = re.compile(r'<a((?: [a-z]+="[^"<>]*")*)>|</a>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')


@dataclass(frozen=True)
class Destination:
    """Where a link leads readers of one page."""

    path: str
    hreflang: str = ""
    """The language of what is there, where the page that holds the link is in another."""


@dataclass(frozen=True)
class _Address:
    """An address in the place of articles; ``slug`` may be one that no article can have."""

    language: str
    slug: str
    fragment: str


def own_links(body_html: str, public_url: str) -> tuple[Link, ...]:
    """Return the articles of this site that a cleaned body points at, each once, in its order.

    An address counts with or without its last slash, query and fragment, relative or behind the
    public URL over http or https.
    """
    found: dict[Link, None] = {}
    if _may_hold_links(body_html, public_url):
        for anchor in _ANCHOR.finditer(body_html):
            address = _address_in(anchor[1], public_url)
            if address is not None and is_slug(address.slug):
                found[address.language, address.slug] = None
    return tuple(found)


def other_links(body_html: str, public_url: str) -> tuple[str, ...]:
    """Return the addresses a cleaned body points at that are no articles of this site, each once.

    What leads to a place in the page itself is left out.
    """
    found: dict[str, None] = {}
    for anchor in _ANCHOR.finditer(body_html):
        for name, value in _ATTRIBUTE.findall(anchor[1] or ""):
            href = decoded(value)
            if name == "href" and not href.startswith("#") and _address(href, public_url) is None:
                found[href] = None
    return tuple(found)


def leads_elsewhere(href: str, public_url: str) -> bool:
    """Tell whether an address is on another site, so that it may differ by language."""
    return not href.startswith(("/", "#")) and _here(public_url).fullmatch(href) is None


def rewrite(
    body_html: str, public_url: str, decide: Callable[[str, str], Destination | None]
) -> str:
    """Return a cleaned body with each link to an article led to where ``decide`` says.

    ``decide`` is asked with each link's language and slug. None takes the link away and leaves
    what it encloses, in a ``span`` where the link said of its words what language they are or
    bore a name. A link to an address of this site that readers never find anything at goes
    without asking: a text from elsewhere is full of paths of the site it came from. Fragments
    stay, queries go; no other byte changes. The result is in the spelling of
    a clean body.
    """
    if not _may_hold_links(body_html, public_url):
        return body_html
    ends: list[str] = []

    def turned(tag: re.Match[str]) -> str:
        if tag[1] is None:
            return ends.pop() if ends else tag[0]
        start, end = _turned(tag, public_url, decide)
        ends.append(end)
        return start

    return _ANCHOR.sub(turned, body_html)


def _turned(
    tag: re.Match[str], public_url: str, decide: Callable[[str, str], Destination | None]
) -> tuple[str, str]:
    """Return what stands in place of an anchor's start tag and of its end tag."""
    address = _address_in(tag[1], public_url)
    if address is None and not _leads_nowhere(tag[1], public_url):
        return tag[0], "</a>"
    destination = None
    if address is not None and is_slug(address.slug):
        destination = decide(address.language, address.slug)
    if address is not None and destination is not None:
        return f"<a{''.join(_led(tag[1], destination, address.fragment))}>", "</a>"
    said = "".join(one[0] for one in _ATTRIBUTE.finditer(tag[1]) if one[1] in ATTRIBUTES["*"])
    return (f"<span{said}>", "</span>") if said else ("", "")


def _led(words: str, destination: Destination, fragment: str) -> Iterator[str]:
    """Yield an anchor's attributes, as they were but for the address and its language."""
    for one in _ATTRIBUTE.finditer(words):
        if one[1] == "href":
            yield f' href="{attribute_text(destination.path + fragment)}"'
            if destination.hreflang:
                yield f' hreflang="{attribute_text(destination.hreflang)}"'
        elif one[1] != "hreflang":
            yield one[0]


def _address_in(words: str | None, public_url: str) -> _Address | None:
    """Return where an anchor with these attributes points, if that is where articles are."""
    return _address(_href(words), public_url)


def _leads_nowhere(words: str | None, public_url: str) -> bool:
    """Tell whether an anchor points at a path of this site where readers find nothing."""
    match = _here(public_url).fullmatch(_href(words))
    if match is None or match["path"].startswith("//"):  # no path: another host
        return False
    first, _, rest = posixpath.normpath(unquote(match["path"])).lstrip("/").partition("/")
    below = rest.partition("/")[0]
    is_shared = first in {"", _NO_ARTICLE}
    return not is_shared and (first not in LANGUAGES or below not in {"", _NO_ARTICLE})


def _href(words: str | None) -> str:
    for name, value in _ATTRIBUTE.findall(words or ""):
        if name == "href":
            return decoded(value)
    return ""


def _address(href: str, public_url: str) -> _Address | None:
    match = _here(public_url).fullmatch(href)
    if match is None:
        return None
    # "." and ".." as a browser follows them; the last slash goes with them.
    steps = posixpath.normpath(unquote(match["path"])).split("/")
    if len(steps) != len(("", "language", "slug")) or steps[0]:
        return None
    _, language, slug = steps
    if language not in LANGUAGES or slug in {"", _NO_ARTICLE}:
        return None
    return _Address(language, slug, match["fragment"] or "")


def _may_hold_links(body_html: str, public_url: str) -> bool:
    return 'href="/' in body_html or _absolute(public_url).search(body_html) is not None


@lru_cache(maxsize=8)
def _here(public_url: str) -> re.Pattern[str]:
    """Return the pattern of an address of this site."""
    return re.compile(
        rf"(?:{_origin(public_url)})?(?P<path>/[^?#]*)(?:\?[^#]*)?(?P<fragment>#.*)?",
        re.IGNORECASE | re.DOTALL,
    )


@lru_cache(maxsize=8)
def _absolute(public_url: str) -> re.Pattern[str]:
    # The case is ignored inside only: a search is quick where its first letters are certain.
    return re.compile(f'href="(?i:{_origin(public_url)})/')


def _origin(public_url: str) -> str:
    """Return a pattern of this site's scheme, host and port, in each of their spellings."""
    host, port = "", None
    with contextlib.suppress(ValueError):
        parts = urlsplit(public_url)
        host, port = parts.hostname or "", _DEFAULT_PORTS.get(parts.port, parts.port)
    if not host:
        return r"(?!)"  # an address that is none has no links behind it
    names = {host, *_other_spellings(host)}
    choice = "|".join(re.escape(f"[{name}]" if ":" in name else name) for name in sorted(names))
    return rf"https?://(?:{choice})\.?" + (f":{port}" if port else "(?::(?:80|443)?)?")


def _other_spellings(host: str) -> Iterator[str]:
    """Yield a host's spelling in Unicode and in Punycode."""
    with contextlib.suppress(UnicodeError):
        yield host.encode("idna").decode("ascii")
    with contextlib.suppress(UnicodeError):
        yield host.encode("ascii").decode("idna")
