"""Reads public pages as a browser and a search engine do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import html5lib

Element = ET.Element
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parsed(content: bytes) -> Element:
    """Parse a page; any error in its HTML is raised."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(content, transport_encoding="utf-8")
    return root


def alternates(page: Element) -> dict[str, str]:
    """Return the versions that a page names in its head."""
    return {
        one.attrib["hreflang"]: one.attrib["href"]
        for one in page.iter("link")
        if one.get("rel") == "alternate" and "hreflang" in one.attrib
    }


def canonical(page: Element) -> str:
    """Return a page's own address."""
    [own] = [one.attrib["href"] for one in page.iter("link") if one.get("rel") == "canonical"]
    return own


def linked_data(page: Element) -> dict[str, Any]:
    """Return the JSON-LD of a page, which must be its only script."""
    [script] = page.iter("script")
    assert script.attrib == {"type": "application/ld+json"}
    told: dict[str, Any] = json.loads(script.text or "")
    return told


def properties(page: Element) -> dict[str, str]:
    """Return the ``og:`` and ``article:`` facts of a page."""
    metas = (one.attrib for one in page.iter("meta"))
    return {one["property"]: one["content"] for one in metas if "property" in one}


def words(page: Element, *, outside: str = "") -> str:
    """Return what a person reads; passages in the language ``outside`` are left out."""
    return " ".join(" ".join(_texts(page, outside)).split())


def _texts(element: Element, outside: str) -> Iterator[str]:
    if element.tag in {"script", "style"} or element.get("lang") == outside:
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child, outside)
        yield child.tail or ""
