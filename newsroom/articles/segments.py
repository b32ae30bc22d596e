"""Cuts a body into the segments that are translated, and puts it together again.

A segment is the longest run of words and inline elements inside one block. What is left, the
skeleton, holds the blocks and a numbered slot for each segment. The words of ``alt`` and
``title`` are segments too, and so are the addresses of links that lead elsewhere. Verbatim text is
locked, unless it is prose or the body says ``translate="yes"``: then its paragraphs are segments.
A quotation that keeps its original words is a segment of its own, wherever it stands; a reference
to a note is a mark without words, because its number is that of its place in each language.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count, groupby
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import footnotes, links, markup, placeholders, quotations
from newsroom.articles.markup import Element, Node
from newsroom.articles.placeholders import InlineMap, slot_mark
from newsroom.articles.prose import is_prose
from newsroom.articles.quotations import Quotation
from newsroom.articles.runs import is_blank, language_of_all, paragraphs, without_edges
from newsroom.articles.sanitise import SafeBody, clean_body
from newsroom.errors import BrokenMarks, TooLarge, UnsafeBody

MAX_SEGMENTS = 20_000

_VERBATIM = "code"
_NOTE = "note"
_KINDS = {
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "li": "item",
    "td": "cell",
    "th": "cell",
    "blockquote": "quote",
    "footer": "attribution",
    "caption": "caption",
    "figcaption": "caption",
    "dt": "term",
    "dd": "definition",
    "pre": _VERBATIM,
}
_TITLE_KINDS = {"a": "link_title", "abbr": "abbreviation"}
LINK = "link"
"""The kind of an address: it stays as it is unless somebody names another one."""
_SLOT = re.compile(r"<slot (s[0-9]+)>|&lt;slot (s[0-9]+)&gt;")


@dataclass(frozen=True)
class Segment:
    """One unit of translation, in placeholder form."""

    slot: str
    """Its place in the skeleton; the keys that stay across edits are not known here."""
    kind: str
    text: str
    digest: str
    inline_map: dict[str, dict[str, Any]] = field(default_factory=dict)
    language: str = ""
    """Language of the passage where the body names one."""
    locked: bool = False
    """Shown and copied, never translated."""
    said: Quotation | None = None
    """The language that it was said in, and the words that a translation into it takes."""


@dataclass(frozen=True)
class Split:
    """A body taken apart: its blocks, and its segments in reading order."""

    skeleton: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class _Place:
    """What the blocks around a run say of it."""

    kind: str = "paragraph"
    language: str = ""
    locked: bool = False
    verbatim: bool = False
    """Locked unless it turns out to be prose."""
    said: Quotation | None = None

    def inside(self, element: Element) -> "_Place":
        said = element.attributes.get("translate")
        in_note = self.kind == _NOTE or footnotes.is_list(element)
        return _Place(
            kind=_NOTE if in_note else _KINDS.get(element.tag, self.kind),
            language=element.attributes.get("lang", self.language),
            locked=self.locked or said == "no",
            verbatim=(self.verbatim or element.tag == "pre") and said != "yes",
            said=quotations.of(element.attributes) or self.said,
        )

    def of_attribute(self, kind: str, words: str) -> "_Place":
        """Return the place of an element's words for people; original words have none."""
        said = replace(self.said, words=words) if self.said and self.said.words else None
        return replace(self, kind=kind, said=said)


def split(body: SafeBody, *, public_url: str = "") -> Split:
    """Cut a cleaned body into its segments, in reading order.

    Marks are numbered in reading order within a segment, so equal texts with equal marks are
    equal. ``rebuild`` with the segments' own texts returns the body byte for byte. Behind
    ``public_url`` are the articles whose addresses follow the reader's language by themselves.

    Raises:
        UnsafeBody: the body did not come from ``sanitise.clean_body``.
        TooLarge: more than 20,000 segments.
    """
    if not isinstance(body, SafeBody):
        raise UnsafeBody
    cutter = _Cutter(public_url, has_notes=footnotes.are_in(body))
    cutter.cut(markup.read(body).children, _Place())
    if len(cutter.segments) > MAX_SEGMENTS:
        message = _l("The text has more than %(limit)s segments.", limit=MAX_SEGMENTS)
        raise TooLarge(message, field="body")
    return Split("".join(cutter.skeleton), tuple(cutter.segments))


def rebuild(skeleton: str, segments: Mapping[str, tuple[str, InlineMap]]) -> SafeBody:
    """Return the body that a skeleton and a text for each of its slots make.

    The result is cleaned again: words that were moved between marks, one link into another
    for instance, may not make a body that no author could have saved.

    Raises:
        BrokenMarks: a slot has no text, or a text does not fit its inline map.
        TooLarge: the whole is longer than a body may be.
    """
    words = {slot: text for slot, (text, _) in segments.items()}

    def html_of(slot: str) -> str:
        if slot not in segments:
            raise BrokenMarks(_l("A segment of this text is missing."), field="text")
        return placeholders.expand(*segments[slot], words, html_of)

    def filled(found: re.Match[str]) -> str:
        of_run, of_attribute = found.groups()
        if of_run:
            return html_of(of_run)
        if of_attribute not in segments:
            raise BrokenMarks(_l("A segment of this text is missing."), field="text")
        return markup.attribute_text(placeholders.plain_text(words[of_attribute]))

    return clean_body(_SLOT.sub(filled, skeleton))


class _Cutter:
    """Collects skeleton and segments while it walks a tree."""

    def __init__(self, public_url: str, *, has_notes: bool) -> None:
        self._public_url, self._has_notes = public_url, has_notes
        self.skeleton: list[str] = []
        self.segments: list[Segment] = []
        self._slots = (f"s{number}" for number in count(1))

    def cut(self, nodes: list[Node], place: _Place) -> None:
        for is_block, group in groupby(nodes, key=markup.holds_block):
            run = list(group)
            if is_block:
                self._cut_blocks(run, place)
            elif is_blank(markup.text_of(run)):
                self._keep_wordless(run, place)
            elif place.verbatim or place.kind == _VERBATIM:
                self._cut_verbatim(run, place)
            else:
                self._cut_run(run, place)

    def _cut_verbatim(self, run: list[Node], place: _Place) -> None:
        if place.locked or (place.verbatim and not is_prose(markup.text_of(run))):
            self._cut_run(run, replace(place, locked=True))
        else:
            self._cut_paragraphs(run, replace(place, verbatim=False))

    def _cut_paragraphs(self, run: list[Node], place: _Place) -> None:
        for part in paragraphs(run):
            if is_blank(markup.text_of(part)):
                self._keep_wordless(part, place)
            else:
                self._cut_run(part, place)

    def _cut_blocks(self, blocks: list[Node], place: _Place) -> None:
        for block in markup.only_elements(blocks):
            inside = place.inside(block)
            self.skeleton.append(markup.open_tag(block.tag, self._slotted(block, inside)))
            if block.tag not in markup.VOID:
                self.cut(block.children, inside)
                self.skeleton.append(f"</{block.tag}>")

    def _keep_wordless(self, run: list[Node], place: _Place) -> None:
        for element in markup.elements(run):
            element.attributes = self._slotted(element, place.inside(element))
        self.skeleton.append(markup.write(run))

    def _cut_run(self, run: list[Node], place: _Place) -> None:
        before, run, after = without_edges(run)
        slot, position = next(self._slots), len(self.segments)
        inline_map: dict[str, dict[str, Any]] = {}
        text = self._marked(run, place, inline_map)
        place = replace(place, language=language_of_all(run) or place.language)
        self.segments.insert(position, _segment(slot, text, place, inline_map))
        self.skeleton += [before, slot_mark(slot), after]

    def _marked(
        self, nodes: list[Node], place: _Place, inline_map: dict[str, dict[str, Any]]
    ) -> str:
        """Return nodes in placeholder form and enter their marks in the map."""
        pieces: list[str] = []
        for found in nodes:
            if isinstance(found, str):
                pieces.append(found)
                continue
            number = str(len(inline_map) + 1)
            key = footnotes.referred(found) if self._has_notes else ""
            node = footnotes.reference(key) if key else found
            inside = place.inside(node)
            protected = bool(key) or "translate" in node.attributes
            quotation = quotations.of(node.attributes)
            void = protected or quotation is not None or node.tag in markup.VOID
            attributes = node.attributes if protected else self._slotted(node, inside)
            inline_map[number] = {"tag": node.tag, "attributes": attributes, "void": void}
            if void:
                pieces.append(f'<x id="{number}"/>')
                if protected:
                    inline_map[number]["inner"] = markup.write(node.children)
                elif quotation is not None:
                    inline_map[number] |= self._quoted(node, inside)
            else:
                words = self._marked(node.children, inside, inline_map)
                pieces.append(f'<g id="{number}">{words}</g>')
        return "".join(pieces)

    def _quoted(self, element: Element, place: _Place) -> dict[str, str]:
        """Make a segment of a quotation inside a line; return what its mark says of it."""
        slot, position = next(self._slots), len(self.segments)
        inline_map: dict[str, dict[str, Any]] = {}
        text = self._marked(element.children, place, inline_map)
        one = _segment(slot, text, replace(place, kind=_KINDS["blockquote"]), inline_map)
        self.segments.insert(position, one)
        return {"inner": slot_mark(slot), "quoted": placeholders.plain_text(text)}

    def _slotted(self, element: Element, place: _Place) -> dict[str, str]:
        """Make segments of an element's words for people; return its attributes with slots.

        No other attribute can imitate a slot: the policy leaves no ``<`` in any of them.
        """
        attributes = dict(element.attributes)
        for name, kind in self._names_of_segments(element):
            slot = next(self._slots)
            text = placeholders.from_plain(attributes[name])
            inside = place.of_attribute(kind, attributes[name])
            self.segments.append(_segment(slot, text, inside, {}))
            attributes[name] = slot_mark(slot)
        return attributes

    def _names_of_segments(self, element: Element) -> Iterator[tuple[str, str]]:
        """Yield the attributes that are segments, each with the kind that it is."""
        for name, kind in (("alt", "alt"), ("title", _TITLE_KINDS.get(element.tag, ""))):
            if not is_blank(element.attributes.get(name, "")):
                yield name, kind
        href = element.attributes.get("href", "")
        if element.tag == "a" and links.leads_elsewhere(href, self._public_url):
            yield "href", LINK


def _digest(text: str, inline_map: dict[str, dict[str, Any]], said: Quotation | None = None) -> str:
    """Return the digest of a text, the words that its marks protect included.

    With another name in it, or said in other words at first, it is another text.
    """
    digest = placeholders.digest(text)
    names = [name for mark in inline_map.values() if (name := placeholders.protected_words(mark))]
    if said is not None:
        names += [said.language, said.words]
    if not names:
        return digest
    return placeholders.digest(placeholders.from_plain(" ".join([digest, *names])))


def _segment(slot: str, text: str, place: _Place, inline_map: dict[str, dict[str, Any]]) -> Segment:
    words = placeholders.plain_text(text)
    return Segment(
        slot=slot,
        kind=place.kind,
        text=text,
        digest=_digest(text, inline_map, place.said),
        inline_map=inline_map,
        language=place.language,
        locked=place.locked or not any(character.isalpha() for character in words),
        said=place.said,
    )
