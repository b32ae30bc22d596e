"""The words of an OpenDocument paragraph; whatever is not named here never enters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from newsroom.imports.odt.styles import OdtStyles, full, value
from newsroom.imports.written.found import add_alt
from newsroom.imports.written.lines import Run
from newsroom.imports.written.links import address
from newsroom.numbers import whole_number

_SPAN, _TAB, _SPACES = (full(f"text:{one}") for one in ("span", "tab", "s"))
_MOST_SPACES = 100
# Fields whose words are the text's own; names of people and files are not among them.
_SHOWN = frozenset(
    full(f"text:{name}")
    for name in (
        "date", "time", "sequence", "sequence-ref", "bookmark-ref", "reference-ref", "note-ref",
        "chapter", "title", "ruby", "ruby-base", "meta", "reference-mark",
    )
)  # fmt: skip
_NAMES = frozenset(
    full(f"text:{name}")
    for name in (
        "author-name", "author-initials", "initial-creator", "creator", "printed-by", "file-name",
        "template-name", "sender-firstname", "sender-lastname", "sender-initials", "sender-email",
        "sender-company", "sender-street", "sender-city", "sender-phone-private",
        "sender-phone-work", "user-defined", "description", "keywords", "subject",
    )
)  # fmt: skip


@dataclass
class OdtWords:
    """Reads runs, and counts what stays outside."""

    styles: OdtStyles
    left: Counter[str]
    note: Callable[[_Element], int]
    """Takes a note; returns its number."""
    alts: list[str] = field(default_factory=list)
    _looks: dict[tuple[object, ...], frozenset[str]] = field(default_factory=dict)

    def of(self, element: _Element, marks: Mapping[str, bool]) -> list[Run]:
        """Return the runs in a paragraph."""
        runs: list[Run] = []
        self._read(element, marks, "", runs)
        return runs

    # Spans may stand in spans two hundred deep: what is found goes into one list, not upwards
    # through as many generators.
    def _read(
        self, element: _Element, marks: Mapping[str, bool], href: str, runs: list[Run]
    ) -> None:
        key = (*marks.items(), bool(href))
        if key not in self._looks:
            self._looks[key] = _meant(marks, href)
        look = Run("", self._looks[key], href)
        hidden = marks.get("hidden", False)
        if element.text and not hidden:
            runs.append(look._replace(text=element.text))
        for one in element:
            spaces = _spaces(one)
            if spaces and not hidden:
                runs.append(look._replace(text=spaces))
            elif not spaces:
                self._held(one, marks, href, runs)
            if one.tail and not hidden:
                runs.append(look._replace(text=one.tail))

    def _held(self, one: _Element, marks: Mapping[str, bool], href: str, runs: list[Run]) -> None:
        if one.tag == _SPAN:
            own = {**marks, **self.styles.marks("text", value(one, "text:style-name"))}
            if own.get("hidden") and not marks.get("hidden"):
                self.left["hidden"] += 1
            self._read(one, own, href, runs)
        elif one.tag == full("text:a"):
            self._read(one, marks, address(value(one, "xlink:href")) or href, runs)
        elif one.tag in _SHOWN:
            self._read(one, marks, href, runs)
        elif one.tag == full("text:line-break"):
            runs.append(Run(br=True))
        elif one.tag == full("text:note") and not marks.get("hidden"):
            number = self.note(one)
            runs.append(Run(note=str(number), number=number))
        else:
            self.leave(one)

    def leave(self, one: _Element) -> None:
        """Count what stays outside."""
        if one.tag in _NAMES:
            self.left["names"] += 1
        elif one.tag == full("office:annotation"):
            self.left["comments"] += 1
        elif one.tag in {full("text:hidden-text"), full("text:hidden-paragraph")}:
            self.left["hidden"] += 1
        elif one.tag == full("draw:frame") or str(one.tag).startswith(full("draw:")):
            self._shown(one)

    def _shown(self, one: _Element) -> None:
        if any(True for _ in one.iter(full("draw:text-box"))):
            self.left["text_boxes"] += 1
        elif any(True for _ in one.iter(full("draw:object"), full("draw:object-ole"))):
            self.left["embeds"] += 1
        elif any(True for _ in one.iter(full("draw:image"))):
            self.left["pictures"] += 1
            for name in ("svg:desc", "svg:title"):
                if add_alt(self.alts, one.findtext(full(name))):
                    break


def _meant(marks: Mapping[str, bool], href: str) -> frozenset[str]:
    said = {mark for mark, state in marks.items() if state}
    # A link is underlined anyway; elsewhere a line means what italics mean.
    own = said | {"em"} if "underlined" in said and not href else said
    return frozenset(own - {"underlined", "hidden"})


def _spaces(one: _Element) -> str:
    if one.tag == _TAB:
        return " "
    if one.tag != _SPACES:
        return ""
    return " " * min(whole_number(value(one, "text:c"), digits=3, otherwise=1), _MOST_SPACES)
