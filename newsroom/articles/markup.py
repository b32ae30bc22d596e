"""A body as a tree: reads and writes the one spelling of HTML that the newsroom stores."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newsroom.articles import body_schema

VOID = body_schema.VOID
BLOCKS = body_schema.BLOCKS
WHITE = " \t\n\f"
"""White space that HTML folds; a space that does not break is a letter like any other."""

_PIECE = re.compile(
    r'<([a-z][a-z0-9]*)((?: [a-z]+(?:-[a-z]+)*="[^"<>]*")*)>'
    r"|</([a-z][a-z0-9]*)>"
    r"|((?:[^<>&]++|&(?:amp|lt|gt);)++)"
)
_ATTRIBUTE = re.compile(r' ([a-z]+(?:-[a-z]+)*)="([^"]*)"')
_ENTITY = re.compile("&(amp|lt|gt|quot);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"'}


@dataclass(slots=True)
class Element:
    """One element; its text children keep ``&amp; &lt; &gt;``, its attributes are decoded."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)


Node = Element | str


def decoded(text: str) -> str:
    """Return the characters that the four entities of our spelling stand for."""
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda match: _CHARACTERS[match[1]], text)


def encoded(text: str) -> str:
    """Return the text with ``& < >`` as entities, ready to stand between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute_text(text: str) -> str:
    """Return the text ready to stand between double quotes."""
    return encoded(text).replace('"', "&quot;")


def open_tag(tag: str, attributes: dict[str, str]) -> str:
    """Return a start tag; attribute values are escaped here."""
    words = "".join(f' {name}="{attribute_text(text)}"' for name, text in attributes.items())
    return f"<{tag}{words}>"


def read(html: str) -> Element:
    """Return the tree under a nameless root.

    Raises:
        UnsafeBody: the text is not in the spelling that ``write`` produces.
    """
    root = Element("")
    trail = [root]
    position = 0
    while position < len(html):
        piece = _PIECE.match(html, position)
        if piece is None:
            raise _unsafe()
        position = piece.end()
        _take(piece, trail)
    if len(trail) > 1:
        raise _unsafe()
    return root


def _take(piece: re.Match[str], trail: list[Element]) -> None:
    tag, words, closed, text = piece.groups()
    if text is not None:
        trail[-1].children.append(text)
    elif closed is not None:
        if trail.pop().tag != closed or not trail:
            raise _unsafe()
    else:
        element = Element(tag, {name: decoded(held) for name, held in _ATTRIBUTE.findall(words)})
        trail[-1].children.append(element)
        if tag not in VOID:
            trail.append(element)


def _unsafe() -> Exception:
    # Only now: words for people bring Flask with them, and who only writes does without.
    from newsroom.errors import UnsafeBody

    return UnsafeBody()


def write(nodes: Iterable[Node]) -> str:
    """Return the nodes as HTML."""
    return "".join(pieces(nodes))


def pieces(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the nodes as HTML, tag after tag."""
    # No generator within generators: each piece would climb through all of them.
    trail = [("", iter(nodes))]
    while trail:
        tag, rest = trail[-1]
        for node in rest:
            if isinstance(node, str):
                yield node
                continue
            yield open_tag(node.tag, node.attributes)
            if node.tag not in VOID:
                trail.append((node.tag, iter(node.children)))
                break
        else:
            trail.pop()
            if tag:
                yield f"</{tag}>"


def only_elements(nodes: Iterable[Node]) -> Iterator[Element]:
    """Yield the nodes that are elements, not what is inside them."""
    return (node for node in nodes if isinstance(node, Element))


def elements(nodes: Iterable[Node]) -> Iterator[Element]:
    """Yield every element in reading order."""
    for node in only_elements(nodes):
        yield node
        yield from elements(node.children)


def text_of(nodes: Iterable[Node]) -> str:
    """Return the text between all tags, entities kept."""
    return "".join(node if isinstance(node, str) else text_of(node.children) for node in nodes)


def said_of_words(element: Element) -> dict[str, str]:
    """Return what an element says of its words alone: language, direction, whether they stay."""
    said = element.attributes
    return {name: said[name] for name in ("lang", "dir", "translate") if name in said}


def holds_block(node: Node) -> bool:
    """Tell whether the node is a block or has one somewhere inside."""
    if isinstance(node, str):
        return False
    return node.tag in BLOCKS or any(holds_block(child) for child in node.children)
