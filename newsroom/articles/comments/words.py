"""The words of a text that comments are anchored in, and how a proposed wording enters them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsroom.articles import footnotes, markup, sanitise
from newsroom.articles.comments import anchoring
from newsroom.articles.comments.anchoring import Anchor, Found, squeezed
from newsroom.articles.markup import Element, Node
from newsroom.articles.models import Revision
from newsroom.articles.sanitise import SafeBody
from newsroom.articles.states import About


def of_revision(revision: Revision | None) -> Mapping[About, str]:
    """Return the words of each field that can be quoted, squeezed."""
    if revision is None:
        return {}
    return {
        About.TITLE: squeezed(revision.title),
        About.STANDFIRST: squeezed(revision.standfirst),
        About.BODY: of_body(sanitise.trusted(revision.body)),
    }


def of_body(body: SafeBody) -> str:
    """Return the words of a cleaned body, squeezed; blocks are apart from each other."""
    return squeezed("".join(_said(markup.read(body))))


def _said(parent: Element) -> Iterator[str]:
    for node in parent.children:
        if isinstance(node, str):
            yield markup.decoded(node)
            continue
        apart = " " if _is_apart(node) else ""
        yield apart
        yield from _said(node)
        yield apart


def _is_apart(element: Element) -> bool:
    return element.tag in markup.BLOCKS or element.tag in markup.VOID


_CELLS = frozenset(["td", "th"])
"""A table keeps its columns, whatever stands in them."""


@dataclass
class _Letters:
    """A body's letters, each with the text node that it stands in."""

    nodes: list[tuple[Element, int]]
    """The element and the number of its child."""
    texts: list[list[str]]
    """The letters of each node; a proposed wording takes the place of some."""
    numbers: list[bool]
    """Whether a node is the number of a footnote: a wording leaves it where it is."""
    places: list[tuple[int, int]]
    """Of each letter of the squeezed text: its node, and its number there."""


def replaced(body: SafeBody, anchor: Anchor, proposed: str) -> SafeBody | None:
    """Return the body with a proposed wording for the words of an anchor.

    None where these very words are not there. Marks that begin inside the words stay around
    what is left of their own words.
    """
    root = markup.read(body)
    found = _exactly(anchor, of_body(body))
    if found is None:
        return None
    letters = _letters(root)
    _put(letters, found.start, found.end, proposed)
    for (parent, child), text in zip(letters.nodes, letters.texts, strict=True):
        parent.children[child] = markup.encoded("".join(text))
    _drop_empty(root)
    return sanitise.clean_body(markup.write(root.children))


def reworded(text: str, anchor: Anchor, proposed: str) -> str | None:
    """Return a plain field with a proposed wording, as ``replaced`` does for a body."""
    kept = squeezed(text)
    found = _exactly(anchor, kept)
    return f"{kept[: found.start]}{proposed}{kept[found.end :]}" if found else None


def _exactly(anchor: Anchor, text: str) -> Found | None:
    found = anchoring.find(anchor, text)
    return found if found is not None and found.exact else None


def _letters(root: Element) -> _Letters:
    kept = _Letters([], [], [], [])
    pending = _Pending()
    _gather(root, kept, pending)
    return kept


@dataclass
class _Pending:
    """White space that becomes one space as soon as another letter follows."""

    place: tuple[int, int] | None = None
    is_apart: bool = False


def _gather(parent: Element, kept: _Letters, pending: _Pending, *, is_number: bool = False) -> None:
    for number, node in enumerate(parent.children):
        if isinstance(node, Element):
            pending.is_apart |= _is_apart(node)
            in_number = is_number or bool(footnotes.referred(node))
            _gather(node, kept, pending, is_number=in_number)
            pending.is_apart |= _is_apart(node)
            continue
        place = len(kept.nodes)
        kept.nodes.append((parent, number))
        kept.texts.append(list(markup.decoded(node)))
        kept.numbers.append(is_number)
        for at, letter in enumerate(kept.texts[place]):
            if letter.isspace():
                pending.is_apart = True
                pending.place = pending.place or (place, at)
                continue
            if pending.is_apart and kept.places:
                kept.places.append(pending.place or (place, at))
            pending.place, pending.is_apart = None, False
            kept.places.append((place, at))


def _put(letters: _Letters, start: int, end: int, proposed: str) -> None:
    """Write the wording where the first letter stood, and take the others away.

    Numbers of footnotes stay: whoever words a sentence anew does not take its sources away.
    """
    first_node, first = letters.places[start]
    last_node, last = letters.places[end - 1]
    nodes = range(first_node, last_node + 1)
    written = [one for one in nodes if not letters.numbers[one]] or list(nodes)
    for node in written:
        text = letters.texts[node]
        since = first if node == first_node else 0
        until = last + 1 if node == last_node else len(text)
        text[since:until] = [proposed] if node == written[0] else []


def _drop_empty(parent: Element) -> None:
    """Take marks and blocks away whose words were all replaced; what was empty before stays."""
    for child in list(markup.only_elements(parent.children)):
        _drop_empty(child)
        inside = list(_walk(child))
        if "" in inside and child.tag not in _CELLS and not any(map(_is_shown, inside)):
            parent.children.remove(child)


def _is_shown(node: Node) -> bool:
    return bool(node.strip()) if isinstance(node, str) else node.tag in markup.VOID


def _walk(element: Element) -> Iterator[Node]:
    for child in element.children:
        yield child
        if isinstance(child, Element):
            yield from _walk(child)
