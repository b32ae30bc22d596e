"""A post of a network as a value, and as the quotation that a body holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from newsroom.articles import markup
from newsroom.articles.markup import Element, Node
from newsroom.articles.sanitise import SafeBody, clean_body
from newsroom.imports.language_guess import guess
from newsroom.imports.posts import addresses

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")
_NO_LANGUAGE = frozenset({"und", "zxx", "qme", "qst"})
"""What networks say where they do not know, or where there are only tags."""
_PARAGRAPHS = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Post:
    """What is known of a post; empty is what nothing told."""

    text: str = ""
    """Its words; an empty line parts its paragraphs."""
    author: str = ""
    """Name, handle or both: ``Ana (@ana)``."""
    address: str = ""
    written: str = ""
    """When, in the words of the paste."""
    date: date | None = None
    language: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What a person should add, by the names of these fields."""
        named = ("author", "date", "language", "text", "address")
        return tuple(name for name in named if not getattr(self, name))


def as_html(post: Post) -> SafeBody:
    """Return a post as the quotation that a body holds; what it says is never translated."""
    said = {"lang": post.language, "cite": post.address}
    attributes = {"class": "post", "translate": "no"} | {k: one for k, one in said.items() if one}
    children: list[Node] = []
    for words in _PARAGRAPHS.split(post.text) if post.text else ():
        lines = [markup.encoded(line) for line in words.strip().split("\n")]
        broken = [piece for line in lines for piece in (Element("br"), line)]
        children.append(Element("p", {}, list(broken[1:])))
    name = post.author or addresses.site_of(post.address)
    signed: list[Node] = [Element("cite", {}, [markup.encoded(name)])] if name else []
    if post.written or post.date:
        moment = {"datetime": post.date.isoformat()} if post.date else {}
        words = markup.encoded(post.written or str(post.date))
        signed += [" ", Element("time", moment, [words])]
    children.append(Element("footer", {}, signed))
    return clean_body(markup.write([Element("blockquote", attributes, children)]))


def known(post: Post, given: str, languages: tuple[str, ...]) -> Post:
    """Return a post with the language that the network named, else the one that is guessed."""
    named = given if _LANGUAGE.fullmatch(given) and given not in _NO_LANGUAGE else ""
    return replace(post, language=named or guess(post.text, languages) or "")
