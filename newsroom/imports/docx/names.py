"""The names that Word's XML uses, and how its values are read."""

from __future__ import annotations

from functools import cache

from lxml.etree import _Element

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
_OFF = {"0", "false", "off", "none"}


@cache
def full(name: str) -> str:
    """Return ``w:p`` as lxml has it."""
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


def value(element: _Element | None, name: str = "w:val") -> str:
    """Return an attribute; empty without the element or the attribute."""
    return "" if element is None else str(element.get(full(name)) or "")


def child(element: _Element | None, path: str) -> _Element | None:
    """Return the first child, or the first of its first, along a path such as ``w:pPr/w:numPr``."""
    for name in _steps(path):
        if element is None:
            return None
        element = next(element.iterchildren(name), None)
    return element


@cache
def _steps(path: str) -> tuple[str, ...]:
    return tuple(full(name) for name in path.split("/"))


def switch(element: _Element | None, name: str) -> bool | None:
    """Return whether a property is on, off, or not said."""
    found = child(element, name)
    if found is None:
        return None
    return is_on(value(found))


def is_on(said: str) -> bool:
    """Tell whether a property that says this is on."""
    return said.lower() not in _OFF


def words_in(element: _Element) -> bool:
    """Tell whether any words are written somewhere inside."""
    return any((one.text or "").strip() for one in element.iter(full("w:t")))
