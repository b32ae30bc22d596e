"""Pictures in a body: which ones it shows, and the words that it takes from them when it is saved.

A body names a picture by ``<img src="picture:<id>">``. Description and caption are words of the
text: approved and translated with it. Where an author gave none, those of the picture are taken.
"""

from __future__ import annotations

import contextlib
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import replace

from newsroom.articles import markup
from newsroom.articles.content import Content
from newsroom.articles.markup import Element, Node
from newsroom.articles.models import Edition
from newsroom.articles.sanitise import trusted
from newsroom.articles.urls import OWN_PICTURE
from newsroom.database import now
from newsroom.media import queries
from newsroom.media.clearance import Obstacle
from newsroom.media.models import Picture

_SHOWN = re.compile(rf'<img src="{OWN_PICTURE.pattern}"')

_held: ContextVar[Mapping[uuid.UUID, Picture] | None] = ContextVar("pictures_at_hand", default=None)


def shown_in(body: str) -> tuple[str, ...]:
    """Return the ids of the pictures that a cleaned body shows, each once, in reading order."""
    return tuple(dict.fromkeys(_SHOWN.findall(body))) if "picture:" in body else ()


def id_of(element: Element) -> str:
    """Return the id of the picture that an image shows; empty where it is none of ours."""
    found = OWN_PICTURE.fullmatch(element.attributes.get("src", ""))
    return found[1] if found and element.tag == "img" else ""


def descriptions(body: str) -> dict[str, str]:
    """Return what a cleaned body says of each picture that it shows, by its id."""
    if not shown_in(body):
        return {}
    images = markup.elements(markup.read(body).children)
    found: dict[str, str] = {}
    for one in images:
        if id_of(one):
            found.setdefault(id_of(one), one.attributes.get("alt", ""))
    return found


def worded(content: Content, language: str) -> Content:
    """Return a cleaned content whose pictures say in its language what they show.

    Takes two statements, and none for a text without pictures.
    """
    known = _known(shown_in(content.body))
    if not known:
        return content
    root = markup.read(content.body)
    root.children = list(_worded(root.children, known, language))
    return replace(content, body=trusted(markup.write(root.children)))


def are_described(edition: Edition) -> bool:
    """Tell whether each picture of an edition is here, and says what it shows or is an ornament."""
    return not first_undescribed(edition)


def first_undescribed(edition: Edition) -> str:
    """Return the id of the first picture of an edition of which that is not so, or nothing."""
    revision = edition.current_revision
    if revision is None or not revision.pictures:
        return ""
    known = _known(tuple(revision.pictures.split()))
    for element in markup.elements(markup.read(revision.body).children):
        name = id_of(element)
        if not name:
            continue
        one = known.get(name)
        says = bool(element.attributes.get("alt", "").strip())
        if one is None or one.retired_at is not None or not (says or one.decorative):
            return name
    return ""


@contextlib.contextmanager
def at_hand(editions: Iterable[Edition]) -> Iterator[None]:
    """Read the pictures of many texts in two statements; inside, judging these reads none."""
    texts = [one.current_revision.pictures for one in editions if one.current_revision is not None]
    names = {name for text in texts for name in text.split()}
    held = _held.set(queries.many(uuid.UUID(one) for one in names))
    try:
        yield
    finally:
        _held.reset(held)


def uncleared(edition: Edition) -> tuple[tuple[int, Obstacle], ...]:
    """Return which pictures of an edition may not be shown by now: their places, from 1, and why.

    Takes one statement, and none for a text without pictures.
    """
    revision = edition.current_revision
    names = [uuid.UUID(one) for one in revision.pictures.split()] if revision else []
    found = queries.obstacles(names, now(), edition.article_id)
    return tuple((place, found[name]) for place, name in enumerate(names, 1) if name in found)


def _known(names: tuple[str, ...]) -> dict[str, Picture]:
    wanted = [uuid.UUID(one) for one in names]
    held = _held.get()
    if held is None:
        found = queries.many(wanted)
    else:
        found = {one: held[one] for one in wanted if one in held}
    return {one.hex: picture for one, picture in found.items()}


def _worded(nodes: list[Node], known: Mapping[str, Picture], language: str) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, str):
            yield node
            continue
        image = alone_in(node)
        if image is not None and id_of(image) in known:
            yield _figure(node, image, known[id_of(image)], language)
        else:
            node.children = list(_worded(node.children, known, language))
            if id_of(node) in known:
                _describe(node, known[id_of(node)], language)
            yield node


def alone_in(block: Element) -> Element | None:
    """Return the image that is all there is of a paragraph or a figure."""
    inside = [one for one in block.children if not isinstance(one, str) or one.strip()]
    if block.tag not in {"p", "figure"} or len(inside) != 1:
        return None
    return inside[0] if isinstance(inside[0], Element) and id_of(inside[0]) else None


def _figure(block: Element, image: Element, picture: Picture, language: str) -> Element:
    """Return a figure; an image of which nothing was said gets the picture's caption as well."""
    says_nothing = not image.attributes.get("alt", "").strip()
    _describe(image, picture, language)
    children: list[Node] = [image]
    caption = picture.said_in(language)[1]
    if says_nothing and caption:
        children.append(Element("figcaption", {}, [markup.encoded(caption)]))
    return Element("figure", block.attributes, children)


def _describe(image: Element, picture: Picture, language: str) -> None:
    if not image.attributes.get("alt", "").strip() and not picture.decorative:
        image.attributes["alt"] = picture.said_in(language)[0]
