"""Posts that somebody pastes, as a network's embed code, as text or as an address: kept as quotes.

Nothing is fetched. What a paste does not tell is named, for a person to add.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

import html5lib
from flask_babel import lazy_gettext as _l

from newsroom.articles import body_limits
from newsroom.articles.urls import allowed_link
from newsroom.errors import TooLarge
from newsroom.imports import trees
from newsroom.imports.datelines import read_date
from newsroom.imports.posts import addresses, quotes
from newsroom.imports.posts.addresses import Place
from newsroom.imports.posts.found import SIGNATURE
from newsroom.imports.posts.quotes import Post

LONGEST = 20_000
"""Characters that are read; the longest embed codes have some five thousand."""

_CODES = frozenset(
    {
        "twitter-tweet",
        "twitter-video",
        "bluesky-embed",
        "mastodon-embed",
        "instagram-media",
        "text-post-media",
        "tiktok-embed",
        "fb-post",
        "fb-video",
    }
)
_MAY_HOLD = re.compile(rf"{'|'.join(sorted(_CODES))}|data-telegram-post|<iframe", re.IGNORECASE)
_ADDRESSED = (
    "data-instgrm-permalink",
    "data-text-post-permalink",
    "data-embed-url",
    "data-href",
    "cite",
    "src",
)
_SHARED = re.compile(
    r"(?:.*\s)?(?:(?:A )?post(?:ed)?(?: shared)? by|publicación(?: compartida)? (?:de|por))\s+"
    r"(?P<author>.{1,80}?)(?:\s(?:on|el)\s(?P<date>.{4,60}))?",
    re.IGNORECASE | re.DOTALL,
)
_WAY_THERE = re.compile(r"\s*(?:View|Ver) (?:on|en) \w+\s*")
_SAYS_NOTHING = re.compile(
    r"(?:View this post on|Ver esta publicación en) Instagram|♬.*", re.DOTALL
)
_NO_TITLE = frozenset({"", "YouTube video player", "YouTube player"})
_ATTACHED = re.compile(r"\s*\[(?:image or embed|contains quote post or other embedded content)\]")
_ADDRESS = re.compile(r"https?://\S+")
_HEAD = re.compile(
    r"(?P<name>[^@\n·]{0,80}?)\s*\(?(?P<handle>@[\w.-]{1,60}(?:@[\w.-]{1,60})?)\)?"
    r"(?:\s*[·•]\s*(?P<date>[^\n]{1,40}))?"
)
_COUNT = re.compile(r"\W*|[\d.,]+\s?(?:K|M|mil)?\.?\s*[^\W\d]{0,15}")
_DEEPEST = 250
_LAST_LINES = 5
"""Below its date a copied post has a few lines of counts and buttons."""
_BLOCKS = frozenset({"p", "div", "li", "section", "blockquote", "h1", "h2", "h3"})
# A comment's tag is the function that makes comments.
_UNSEEN: frozenset[object] = frozenset({"script", "style", ET.Comment})


def read(pasted: str, languages: tuple[str, ...]) -> Post | None:
    """Return what a paste tells of a post, or None where there are no words in it.

    Dates are read in these languages, and the language of the words is guessed among them.
    """
    pasted = pasted[:LONGEST].strip()
    if "<" in pasted:
        body_limits.refuse_costly(pasted)
        root = _parsed(pasted)
        codes = (_of_code(one, languages) for one in root.iter())
        found = next((one for one in codes if one is not None), None)
        if found is not None:
            return found
        pasted = _lines_of(root)
    return _of_text(pasted, languages) if pasted.strip() else None


def turned(html: str, languages: tuple[str, ...]) -> tuple[str, int]:
    """Return HTML with its embed codes as quotations, and how many there were.

    Raises:
        TooLarge: it would be costly to read.
    """
    if _MAY_HOLD.search(html) is None:
        return html, 0
    body_limits.refuse_costly(html)
    count = _turn(root := _parsed(html), languages)
    return (trees.serialise(root), count) if count else (html, 0)


def _turn(parent: ET.Element, languages: tuple[str, ...]) -> int:
    count = 0
    for at, child in enumerate(list(parent)):
        post = _of_code(child, languages)
        if post is None:
            count += _turn(child, languages)
            continue
        [quote] = list(_parsed(quotes.as_html(post)))
        quote.tail = child.tail
        parent[at] = quote
        count += 1
    return count


def _parsed(html: str) -> ET.Element:
    """Return HTML as a tree that may be walked by functions that call themselves."""
    root: ET.Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    level, depth = list(root), 0
    while level:
        level, depth = [child for one in level for child in one], depth + 1
        if depth > _DEEPEST:
            raise TooLarge(_l("The text is nested too deeply."), field="body")
    return root


def _of_code(element: ET.Element, languages: tuple[str, ...]) -> Post | None:
    """Return the post that an embed code shows, or None for any other element."""
    if element.tag in {"iframe", "script"}:
        place = _place(element)
        title = (element.get("title") or "").strip()
        words = "" if title in _NO_TITLE else title
        return (
            quotes.known(Post(words, place.author, place.address), "", languages) if place else None
        )
    if not _CODES & set((element.get("class") or "").split()):
        return None
    paragraphs = {one: _lines_of(one) for one in element.iter("p")}
    signed = [one for one, words in paragraphs.items() if _SHARED.fullmatch(words)]
    texts = [
        _ATTACHED.sub("", words)
        for one, words in paragraphs.items()
        if one not in signed and not _SAYS_NOTHING.fullmatch(words)
    ]
    rest = paragraphs[signed[0]] if signed else _outside(element)
    post = _signed(Post("\n\n".join(filter(None, texts))), rest, languages)
    moment = element.find(".//time")
    if moment is not None and not post.date:
        post = replace(post, date=read_date((moment.get("datetime") or "")[:10], languages))
    place = _place(element) or addresses.Place("")
    post = replace(post, author=post.author or place.author, address=place.address)
    given = next((one.get("lang", "") for one in element.iter() if one.get("lang")), "")
    return quotes.known(post, given, languages) if post.text or post.address else None


def _place(element: ET.Element) -> Place | None:
    """Return where a code's post stands: by what it says of itself, else by its last link."""
    number = element.get("data-telegram-post")
    if number:
        return addresses.place_of(f"https://t.me/{number}")
    inside = [one.get(name, "") for one in element.iter() for name in _ADDRESSED]
    links = [one.get("href", "") for one in element.iter("a")]
    places = map(addresses.place_of, filter(None, [*inside, *reversed(links)]))
    return next((one for one in places if one is not None), None)


def _signed(post: Post, rest: str, languages: tuple[str, ...]) -> Post:
    """Return a post with the author and the date that stand beside its words."""
    found = SIGNATURE.fullmatch(rest) or _SHARED.fullmatch(_WAY_THERE.sub(" ", rest).strip())
    if found is None:
        return post
    written = (found["date"] or "").strip()
    author = found["author"].strip().removesuffix(".")
    return replace(post, author=author, written=written, date=read_date(written, languages))


def _of_text(pasted: str, languages: tuple[str, ...]) -> Post:
    """Return a post that was copied from a page: its address, and lines of which some are known."""
    address, place = "", None
    for found in _ADDRESS.findall(pasted):
        place = addresses.place_of(found)
        address = place.address if place else address or allowed_link(found) or ""
        if place or pasted == found:
            pasted = pasted.replace(found, "", 1)
            break
    lines = [line.strip() for line in pasted.strip().split("\n")]
    post = Post(address=address)
    lines, post = _without_head(lines, post, languages)
    lines, post = _without_foot(lines, post, languages)
    author = post.author or (place.author if place else "")
    return quotes.known(replace(post, text="\n".join(lines).strip(), author=author), "", languages)


def _without_head(
    lines: list[str], post: Post, languages: tuple[str, ...]
) -> tuple[list[str], Post]:
    """Take the lines that name the author away: a name, and a handle behind or below it."""
    for at, line in enumerate(lines[:2]):
        found = _HEAD.fullmatch(line)
        if found is None or (at and found["name"]):
            continue
        name = found["name"] or (lines[0] if at else "")
        author = f"{name} ({found['handle']})" if name else found["handle"]
        written = (found["date"] or "").strip()
        rest = lines[at + 1 :]
        if not any(rest):
            continue
        told = replace(post, author=author, written=written, date=read_date(written, languages))
        return rest, told
    return lines, post


def _without_foot(
    lines: list[str], post: Post, languages: tuple[str, ...]
) -> tuple[list[str], Post]:
    """Take the line that signs a post, or tells its date, away."""
    for at in range(len(lines) - 1, max(-1, len(lines) - _LAST_LINES), -1):
        if SIGNATURE.fullmatch(lines[at]):
            return lines[:at], _signed(post, lines[at], languages)
        for part in lines[at].split("·"):
            day = None if post.date else read_date(part, languages)
            if day:
                below = [one for one in lines[at + 1 :] if not _COUNT.fullmatch(one)]
                return lines[:at] + below, replace(post, written=part.strip(), date=day)
    return lines, post


def _outside(element: ET.Element) -> str:
    """Return the words of a code that are in none of its paragraphs."""
    pieces = [element.text or ""]
    for child in element:
        pieces += [_outside(child) if child.tag != "p" else " ", child.tail or ""]
    return " ".join("".join(pieces).split())


def _lines_of(element: ET.Element) -> str:
    """Return the words of an element as lines: one for each break, an empty one between blocks."""
    text = "".join(_pieces(element))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _pieces(element: ET.Element) -> Iterator[str]:
    end = "\n\n" if element.tag in _BLOCKS else ""
    yield end
    if element.tag not in _UNSEEN:
        yield (element.text or "").replace("\n", " ")
        for child in element:
            yield "\n" if child.tag == "br" else ""
            yield from _pieces(child)
            yield (child.tail or "").replace("\n", " ")
    yield end
