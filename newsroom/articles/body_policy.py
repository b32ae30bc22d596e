"""How a tree is brought to what ``body_schema`` says a body is made of, in place."""

import re
from collections.abc import Callable

from newsroom.articles import body_schema, footnotes, quotations
from newsroom.articles.body_schema import Role, Rule
from newsroom.articles.markup import (
    VOID,
    WHITE,
    Element,
    Node,
    elements,
    holds_block,
    said_of_words,
    text_of,
)
from newsroom.articles.urls import allowed_image, allowed_link

ELEMENTS = frozenset(body_schema.ELEMENTS)
RENAMED = body_schema.RENAMED
# Boxes without a meaning of their own: one that holds only a line of text is a paragraph.
BOXES = frozenset(
    [
        "div",
        "section",
        "article",
        "main",
        "header",
        "nav",
        "aside",
        "address",
        "details",
        "summary",
        "center",
        "fieldset",
        "form",
    ]
)
DROPPED_WITH_TEXT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "applet",
        "svg",
        "math",
        "video",
        "audio",
        "canvas",
        "textarea",
        "select",
        "button",
        "datalist",
        "title",
        "head",
        "xmp",
        "noembed",
        "noframes",
        "plaintext",
        "rp",
        "map",
    ]
)

_NAMED_RULES: dict[str, Callable[[str], str | None]] = {
    "words": lambda text: text,
    "link": allowed_link,
    "image": allowed_image,
    "said": quotations.original_words,
    "said-in": quotations.language_code,
}


def _judge(rule: Rule) -> Callable[[str], str | None]:
    if rule.name != "pattern":
        return _NAMED_RULES[rule.name]
    pattern = re.compile(rule.pattern)
    return lambda text: text if pattern.fullmatch(text) else None


_EVERYWHERE = {name: _judge(rule) for name, rule in body_schema.EVERYWHERE.items()}
_OF_ELEMENT = {
    tag: {name: _judge(rule) for name, rule in kind.attributes.items()}
    for tag, kind in body_schema.ELEMENTS.items()
    if kind.attributes
}
ATTRIBUTES = {
    **{tag: frozenset(rules) for tag, rules in _OF_ELEMENT.items()},
    "*": frozenset(_EVERYWHERE),
}

_CONTAINERS = BOXES | {"", "figcaption"} | body_schema.of_role(Role.BOX)
_NOTHING_WHEN_EMPTY = frozenset(
    tag for tag, kind in body_schema.ELEMENTS.items() if kind.is_nothing_when_empty
)


def conform(root: Element, *, has_notes: bool = True) -> None:
    """Bring a tree to the policy, in place: its elements, attributes, links, names and notes."""
    root.children = _conformed(root)
    names = _name_once(root)
    if has_notes and footnotes.settle(root):
        names = _name_once(root)
    root.children = _without_dead_fragments(root.children, names)
    quotations.settle(root.children)


def _name_once(root: Element) -> set[str]:
    """Take a name from every element but the first that bears it; return the names."""
    names: set[str] = set()
    for element in elements(root.children):
        name = element.attributes.get("id")
        if name in names:
            del element.attributes["id"]
        elif name is not None:
            names.add(name)
    return names


def _conformed(parent: Element) -> list[Node]:
    kept: list[Node] = []
    for child in parent.children:
        if isinstance(child, str):
            kept.append(child)
            continue
        child.children = _conformed(child)
        kept.extend(_replaced(child, parent))
    return kept


def _replaced(element: Element, parent: Element) -> list[Node]:
    """Return what stands in the place of an element whose children already conform."""
    box = element.tag in BOXES
    if box and not (parent.tag in _CONTAINERS and _is_line(element)):
        return _unboxed(element)
    element.tag = "p" if box else RENAMED.get(element.tag, element.tag)
    element.attributes = _allowed(element.tag, element.attributes)
    if element.tag == "pre":
        _strip_first_line_feeds(element)
    if element.tag in _NOTHING_WHEN_EMPTY and _is_empty(element):
        return ["".join(child for child in element.children if isinstance(child, str))]
    needless = (
        (element.tag == "a" and "href" not in element.attributes)
        or (element.tag == "span" and not element.attributes)
        or (element.tag == "img" and "src" not in element.attributes)
    )
    return element.children if needless else [element]


def _is_line(box: Element) -> bool:
    return not _is_empty(box) and not any(holds_block(child) for child in box.children)


def _unboxed(box: Element) -> list[Node]:
    """Return a box's content apart from its neighbours; what it says of its language stays."""
    said = said_of_words(box)
    for child in box.children:
        if isinstance(child, Element):
            child.attributes = {**said, **child.attributes}
    return ["\n", *box.children, "\n"]


def _allowed(tag: str, attributes: dict[str, str]) -> dict[str, str]:
    rules = _OF_ELEMENT.get(tag, {})
    kept: dict[str, str] = {}
    for name, text in attributes.items():
        rule = rules.get(name) or _EVERYWHERE.get(name)
        value = rule(text) if rule else None
        if value is not None:
            kept[name] = value
    return kept


def _is_empty(element: Element) -> bool:
    if any(
        inner.tag in VOID or inner.tag in {"td", "th", "li"} or footnotes.awaits_number(inner)
        for inner in elements([element])
    ):
        return False
    return not text_of(element.children).strip(WHITE)


def _strip_first_line_feeds(pre: Element) -> None:
    # A parser drops the first line feed in <pre>, so each reading would drop one more.
    while pre.children and isinstance(pre.children[0], str):
        pre.children[0] = pre.children[0].lstrip("\n")
        if pre.children[0]:
            return
        del pre.children[0]


def _without_dead_fragments(nodes: list[Node], names: set[str]) -> list[Node]:
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            kept.append(node)
            continue
        node.children = _without_dead_fragments(node.children, names)
        href = node.attributes.get("href", "")
        if href.startswith("#") and href[1:] not in names:
            kept.extend(node.children)
        else:
            kept.append(node)
    return kept
