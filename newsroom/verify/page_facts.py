"""What a published page says of itself: its versions, its links, its notices, its linked data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urlsplit


@dataclass
class PageFacts:
    """What was found in one page."""

    alternates: dict[str, str] = field(default_factory=dict)
    """hreflang → address."""
    canonical: str = ""
    invitations: dict[str, str] = field(default_factory=dict)
    """Language → path, of the visible lines that lead to it."""
    links: list[str] = field(default_factory=list)
    """Where every anchor leads."""
    flags: set[str] = field(default_factory=set)
    """Kinds of notices, such as ``updating``."""
    linked_data: Mapping[str, Any] = field(default_factory=dict)


def read(body: bytes) -> PageFacts:
    """Read a page."""
    parser = _Parser()
    parser.feed(body.decode(errors="replace"))
    parser.close()
    try:
        told = json.loads("".join(parser.script))
    except ValueError:
        told = {}
    parser.facts.linked_data = told if isinstance(told, dict) else {}
    return parser.facts


def path_of(address: str) -> str:
    """Return the path of an address, decoded."""
    return unquote(urlsplit(address).path)


def named_ids(value: Any) -> Iterator[str]:
    """Yield every ``@id`` in linked data, the page's own first."""
    if isinstance(value, dict):
        if "@id" in value:
            yield str(value["@id"])
        for inner in value.values():
            yield from named_ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from named_ids(inner)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts = PageFacts()
        self.script: list[str] = []
        self._in_script = False
        self._invites = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        classes = told.get("class", "").split()
        if tag == "link":
            self._link(told)
        elif tag == "a" and "href" in told:
            self._anchor(told)
        elif tag == "p":
            self._invites = "invitation" in classes
        elif tag == "script":
            self._in_script = told.get("type") == "application/ld+json"
        elif tag == "aside":
            self.facts.flags |= {
                one.removeprefix("flag-") for one in classes if one.startswith("flag-")
            }

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._invites = False
        elif tag == "script":
            self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.script.append(data)

    def _link(self, told: dict[str, str]) -> None:
        if told.get("rel") == "canonical":
            self.facts.canonical = told.get("href", "")
        elif told.get("rel") == "alternate" and "hreflang" in told:
            self.facts.alternates[told["hreflang"]] = told.get("href", "")

    def _anchor(self, told: dict[str, str]) -> None:
        self.facts.links.append(told["href"])
        if self._invites:
            self.facts.invitations[told.get("hreflang", "")] = told["href"]
