"""The words of an OpenDocument paragraph; whatever is not named here never enters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from newsroom.characters import whole_number
from newsroom.imports.odt.styles import OdtStyles, full, value
from newsroom.imports.written.found import add_alt
from newsroom.imports.written.lines import Run
from newsroom.imports.written.links import address

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

    def of(self, element: _Element, marks: Mapping[str, bool], href: str = "") -> Iterator[Run]:
        """Yield the runs in a paragraph or in what holds a part of one."""
        yield from self._words(element.text, marks, href)
        for one in element:
            if isinstance(one.tag, str):
                yield from self._held(one, marks, href)
            yield from self._words(one.tail, marks, href)

    def _words(self, text: str | None, marks: Mapping[str, bool], href: str) -> Iterator[Run]:
        if text and not marks.get("hidden"):
            said = {mark for mark, state in marks.items() if state}
            # A link is underlined anyway; elsewhere a line means what italics mean.
            own = said | {"em"} if "underlined" in said and not href else said
            yield Run(text, frozenset(own - {"underlined", "hidden"}), href)

    def _held(self, one: _Element, marks: Mapping[str, bool], href: str) -> Iterator[Run]:
        if one.tag == full("text:span"):
            own = {**marks, **self.styles.marks("text", value(one, "text:style-name"))}
            if own.get("hidden") and not marks.get("hidden"):
                self.left["hidden"] += 1
            yield from self.of(one, own, href)
        elif one.tag == full("text:a"):
            yield from self.of(one, marks, address(value(one, "xlink:href")) or href)
        elif one.tag in _SHOWN:
            yield from self.of(one, marks, href)
        elif one.tag == full("text:s"):
            length = whole_number(value(one, "text:c"), digits=3, otherwise=1)
            yield from self._words(" " * min(length, _MOST_SPACES), marks, href)
        elif one.tag == full("text:tab"):
            yield from self._words(" ", marks, href)
        elif one.tag == full("text:line-break"):
            yield Run(br=True)
        elif one.tag == full("text:note") and not marks.get("hidden"):
            number = self.note(one)
            yield Run(note=str(number), number=number)
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
