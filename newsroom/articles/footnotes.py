"""Footnotes: references in the text, and their words in one list at its end.

A reference is ``<sup><a href="#note-KEY" id="noteref-KEY">1</a></sup>``, a note is
``<li id="note-KEY">`` of the one ``<ol class="notes">``. Nobody types the numbers: they follow the
order in which a text refers to its notes, in each language for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any

from newsroom.articles import markup
from newsroom.articles.markup import Element, Node

CLASS = "notes"
KEY = re.compile(r"[a-z0-9-]{1,28}")
"""What a note is known by; leaves room for what its references are called."""

_NOTE, _REFERENCE = "note-", "noteref-"
_CLASSED = f'class="{CLASS}"'
_NUMBER = re.compile(rf'<sup><a href="#{_NOTE}{KEY.pattern}" id="[a-z0-9-]+">[0-9]+</a></sup>')
# What people and programs write where the number goes; any other words make a link of it.
_MARKER = re.compile(r"[\s\[(]*(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|[*†‡§¶]{1,4})?[\s\])]*", re.IGNORECASE)
_WAY_BACK = re.compile(r"[\s^↩↑⏎⮌\ufe0e\ufe0f]*")


def are_in(body: str) -> bool:
    """Tell whether a cleaned body has notes."""
    return f"<ol {_CLASSED}>" in body


def unnumbered(body: str) -> str:
    """Return a cleaned body without its references, whose numbers are no words of the text."""
    return _NUMBER.sub("", body) if are_in(body) else body


def may_be_in(html: str) -> bool:
    """Tell whether it is worth looking for notes in HTML whose attributes are in double quotes."""
    return _CLASSED in html


def is_list(element: Element) -> bool:
    """Tell whether an element is the list of notes."""
    return element.tag == "ol" and element.attributes.get("class") == CLASS


def key_of(note: Element) -> str:
    """Return what a note of a cleaned body is known by; empty for anything else."""
    name = note.attributes.get("id", "")
    return name.removeprefix(_NOTE) if note.tag == "li" and name.startswith(_NOTE) else ""


def referred(element: Element) -> str:
    """Return the key of the note that an element refers to; empty for anything else."""
    if element.tag != "sup" or element.attributes or len(element.children) != 1:
        return ""
    [link] = element.children
    if isinstance(link, str) or link.tag != "a" or not _is_marker(link):
        return ""
    href = link.attributes.get("href", "")
    return href.removeprefix(f"#{_NOTE}") if href.startswith(f"#{_NOTE}") else ""


def keys_in(body: str) -> tuple[str, ...]:
    """Return the keys of the notes that a cleaned body has, in their order."""
    if not are_in(body):
        return ()
    lists = filter(is_list, markup.elements(markup.read(body).children))
    return tuple(key_of(one) for held in lists for one in markup.only_elements(held.children))


def reference(key: str) -> Element:
    """Return a reference as it may be typed: its number and its name come when it is settled."""
    return Element("sup", {}, [Element("a", {"href": f"#{_NOTE}{key}"})])


def note(key: str, words: list[Node]) -> Element:
    """Return a note with its words."""
    return Element("li", {"id": f"{_NOTE}{key}"}, words)


def list_of(notes: list[Node]) -> Element:
    """Return the list that a text has at its end."""
    return Element("ol", {"class": CLASS}, notes)


def is_mark(mark: Mapping[str, Any]) -> bool:
    """Tell whether a mark of a segment stands for a reference."""
    inner = str(mark.get("inner", ""))
    return mark["tag"] == "sup" and inner.startswith(f'<a href="#{_NOTE}')


def awaits_number(element: Element) -> bool:
    """Tell whether an element leads to a note, so that it says something without any words."""
    return element.tag == "a" and element.attributes.get("href", "").startswith(f"#{_NOTE}")


def settle(root: Element) -> bool:
    """Number a tree's references in their order and put its notes into one list, in place.

    Returns whether there are any. Settling again changes nothing, and a tree without notes stays
    as it is. A note that nothing refers to comes last, with its words; one without any goes.
    """
    notes: list[Element] = []
    if not any(is_list(one) for one in markup.elements(root.children)):
        return False
    root.children = _without_lists(root.children, notes)
    texts = _Texts.of(root, notes)
    root.children = texts.referred(root.children)
    texts.follow_notes()
    _strip_end(root)
    if texts.order:
        items = [one for key in texts.order for one in (texts.notes[key], "\n")]
        held = list_of(["\n", *items])
        root.children += ["\n", held] if root.children else [held]
    return True


def _strip_end(root: Element) -> None:
    while root.children and isinstance(root.children[-1], str):
        root.children[-1] = root.children[-1].rstrip(markup.WHITE)
        if root.children[-1]:
            return
        root.children.pop()


def _without_lists(nodes: list[Node], notes: list[Element]) -> list[Node]:
    """Return the nodes without any list of notes; the notes themselves are collected."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            kept.append(node)
            continue
        inside: list[Element] = []
        node.children = _without_lists(node.children, inside)
        if is_list(node):
            notes += _notes_of(node)
            if kept and isinstance(kept[-1], str) and not kept[-1].strip(markup.WHITE):
                kept.pop()
        else:
            kept.append(node)
        notes += inside
    return kept


def _notes_of(held: Element) -> Iterator[Element]:
    """Yield the notes of a list; what stands in it beside them becomes one, so nothing is lost."""
    for node in held.children:
        if isinstance(node, str) and not node.strip(markup.WHITE):
            continue
        item = node if isinstance(node, Element) and node.tag == "li" else Element("li", {}, [node])
        item.attributes = {**markup.said_of_words(held), **item.attributes}
        yield item


@dataclass
class _Texts:
    """The notes of one body by their keys, and the order in which they are referred to."""

    notes: dict[str, Element]
    targets: dict[str, str]
    """Keys by the address that leads to the note."""
    names: set[str] = field(default_factory=set)
    """Those in use that are not given here."""
    times: dict[str, int] = field(default_factory=dict)
    """How often each name was asked for."""
    order: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element, found: list[Element]) -> _Texts:
        """Give every note a key of its own; those that have one keep it."""
        notes: dict[str, Element] = {}
        targets: dict[str, str] = {}
        named = {key_of(one) for one in found}
        numbers = count(1)
        for one in found:
            name = one.attributes.get("id", "")
            key = key_of(one)
            if not KEY.fullmatch(key) or key in notes:
                key = _free(named, numbers)
            _unwrap_line(one)
            one.attributes["id"] = f"{_NOTE}{key}"
            notes[key] = one
            targets[f"#{_NOTE}{key}"] = key
            if name:
                targets.setdefault(f"#{name}", key)
        texts = cls(notes, targets)
        for one in markup.elements([root, *found]):
            if not texts._key(one):
                texts.names.add(one.attributes.get("id", ""))
        return texts

    def follow_notes(self) -> None:
        """Look for references in the notes, those first that are referred to; then in the rest."""
        done = self._follow(0)
        for key, one in self.notes.items():
            if key not in self.order and _says_something(one):
                self.order[key] = len(self.order) + 1
                done = self._follow(done)

    def _follow(self, done: int) -> int:
        """Look for references in the notes behind the first ones; returns how many that makes."""
        while done < len(self.order):
            for key in list(islice(self.order, done, None)):
                self._enter(key)
                done += 1
        return done

    def _enter(self, key: str) -> None:
        held = self.notes[key]
        held.children = self.referred(_without_ways_back(held.children))

    def referred(self, nodes: list[Node]) -> list[Node]:
        """Return the nodes with each reference in its one form, numbered."""
        kept: list[Node] = []
        for node in nodes:
            if isinstance(node, str):
                kept.append(node)
            elif self._key(node):
                kept.append(self._numbered(self._key(node)))
            elif node.tag == "sup" and any(map(self._key, markup.only_elements(node.children))):
                kept += self._apart(node)
            else:
                node.children = self.referred(node.children)
                kept.append(node)
        return kept

    def _apart(self, raised: Element) -> Iterator[Node]:
        """Yield each reference of raised words alone, and the other words raised as they were."""
        for node in raised.children:
            if isinstance(node, Element) and self._key(node):
                yield self._numbered(self._key(node))
            elif not isinstance(node, str) or node.strip(markup.WHITE):
                yield Element("sup", dict(raised.attributes), self.referred([node]))

    def _key(self, node: Node) -> str:
        if isinstance(node, str) or node.tag != "a":
            return ""
        key = self.targets.get(node.attributes.get("href", ""), "")
        return key if key and _is_marker(node) else ""

    def _numbered(self, key: str) -> Element:
        number = self.order.setdefault(key, len(self.order) + 1)
        made = reference(key)
        [link] = markup.only_elements(made.children)
        link.attributes["id"] = self._free_name(f"{_REFERENCE}{key}")
        link.children = [str(number)]
        return made

    def _free_name(self, name: str) -> str:
        free = name
        while free in self.names:
            self.times[name] = self.times.get(name, 1) + 1
            free = f"{name}-{self.times[name]}"
        self.names.add(free)
        return free


def _is_marker(link: Element) -> bool:
    shows = any(one.tag == "img" for one in markup.elements(link.children))
    # In single spaces: both ends of a marker may hold white space, and a long run of it could be
    # parted between them in as many ways as it has letters.
    said = " ".join(markup.text_of(link.children).split())
    return not shows and _MARKER.fullmatch(said) is not None


def _free(taken: set[str], numbers: Iterator[int]) -> str:
    return next(key for key in map(str, numbers) if key not in taken)


def _unwrap_line(note: Element) -> None:
    """Let a note that is one plain paragraph be a line, which is the one form of it."""
    inside = [one for one in note.children if not isinstance(one, str) or one.strip(markup.WHITE)]
    if len(inside) == 1 and isinstance(inside[0], Element):
        only = inside[0]
        if only.tag == "p" and not only.attributes:
            note.children = only.children


def _says_something(note: Element) -> bool:
    if any(one.tag in {"a", *markup.VOID} for one in markup.elements(note.children)):
        return True
    return bool(markup.text_of(note.children).strip(markup.WHITE))


def _without_ways_back(nodes: list[Node]) -> list[Node]:
    """Return a note without the arrows to its references, which a page adds by itself."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, Element):
            leads_back = node.attributes.get("href", "").startswith(f"#{_REFERENCE}")
            if leads_back and _WAY_BACK.fullmatch(markup.text_of(node.children)):
                continue
            node.children = _without_ways_back(node.children)
        kept.append(node)
    return kept
