"""What the styles of an OpenDocument text say: bold, hidden, numbered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from lxml.etree import _Element

from newsroom.numbers import whole_number

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_DEEPEST = 20
_BOLD = {"bold", "600", "700", "800", "900"}
_OFF = {"", "none"}


@cache
def full(name: str) -> str:
    """Return ``text:p`` as lxml has it."""
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


def value(element: _Element | None, name: str) -> str:
    """Return an attribute; empty without the element or the attribute."""
    return "" if element is None else str(element.get(full(name)) or "")


@dataclass
class OdtStyles:
    """The styles of one document by family and name, and its lists."""

    known: dict[tuple[str, str], _Element] = field(default_factory=dict)
    lists: dict[str, dict[int, _Element]] = field(default_factory=dict)
    _kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _marks: dict[tuple[str, str], Mapping[str, bool]] = field(default_factory=dict)
    """What was found already: thousands of words look alike, each with twenty styles behind it."""
    _said: dict[tuple[str, str], Mapping[str, bool]] = field(default_factory=dict)

    def add(self, root: _Element | None) -> None:
        """Take in the styles of a part."""
        if root is None:
            return
        for one in root.iter(full("style:style")):
            self.known[value(one, "style:family"), value(one, "style:name")] = one
        for one in root.iter(full("text:list-style")):
            levels = {
                int(level): held for held in one if (level := value(held, "text:level")).isdecimal()
            }
            self.lists[value(one, "style:name")] = levels

    def chain(self, family: str, name: str) -> Iterator[_Element]:
        """Yield a style and what it is based on, nearest first."""
        for _ in range(_DEEPEST):
            found = self.known.get((family, name))
            if found is None:
                return
            yield found
            name = value(found, "style:parent-style-name")

    def kinds(self, name: str) -> tuple[str, ...]:
        """Return the names of a paragraph's style and of what it is based on, in lower case."""
        if name not in self._kinds:
            chain = self.chain("paragraph", name)
            named = [name, *(value(one, "style:parent-style-name") for one in chain)]
            self._kinds[name] = tuple(one.replace("_20_", " ").lower() for one in named)
        return self._kinds[name]

    def marks(self, family: str, name: str) -> Mapping[str, bool]:
        """Return what a style says of its words, ``hidden`` among them; nothing unsaid."""
        if (family, name) not in self._marks:
            found: dict[str, bool] = {}
            for style in self.chain(family, name):
                for mark, state in self._own(style).items():
                    found.setdefault(mark, state)
            self._marks[family, name] = found
        return self._marks[family, name]

    def _own(self, style: _Element) -> Mapping[str, bool]:
        key = value(style, "style:family"), value(style, "style:name")
        if key not in self._said:
            found: dict[str, bool] = {}
            for said in style.iterchildren(full("style:text-properties")):
                for mark, state in _said(said).items():
                    found.setdefault(mark, state)
            self._said[key] = found
        return self._said[key]

    def ordered(self, name: str, level: int) -> tuple[bool, int]:
        """Return whether a list is numbered on a level, and where it begins."""
        held = self.lists.get(name, {}).get(level)
        if held is None or held.tag != full("text:list-level-style-number"):
            return False, 1
        start = value(held, "text:start-value")
        return bool(value(held, "style:num-format")), whole_number(start, otherwise=1)


def _said(said: _Element) -> dict[str, bool]:
    found: dict[str, bool] = {}
    weight, slant = value(said, "fo:font-weight"), value(said, "fo:font-style")
    if weight:
        found["strong"] = weight in _BOLD
    if slant:
        found["em"] = slant in {"italic", "oblique"}
    line, through = (
        said.get(full("style:text-underline-style")),
        said.get(full("style:text-line-through-style")),
    )
    if line is not None:
        found["underlined"] = line not in _OFF
    if through is not None:
        found["s"] = through not in _OFF
    height = value(said, "style:text-position").split(" ")[0]
    if height:
        found["sup"] = height == "super" or (height[0].isdigit() and not height.startswith("0"))
        found["sub"] = height == "sub" or height.startswith("-")
    shown = value(said, "text:display")
    if shown:
        found["hidden"] = shown != "true"
    return found
