"""Bodies as running text, the way readers see them."""

from __future__ import annotations

import re
from collections.abc import Collection

from newsroom.articles import footnotes, markup, pictures
from newsroom.publishing.pages import picture_facts
from newsroom.publishing.pages.picture_facts import Known, Text

_TAG = re.compile(r"</?([a-z][a-z0-9]*)[^>]*>")


def shown(text: Text, known: Known) -> str:
    """Return the words of a text as its page shows it: a picture that was retired says nothing."""
    there = {name for name, _ in picture_facts.of_text(text, known)}
    hidden = set(text.pictures.split()) - there
    return plain(_without(text.body, hidden) if hidden else text.body)


def plain(body: str) -> str:
    """Return the words of a cleaned body; a block stands in a line of its own."""
    return markup.decoded(_TAG.sub(_spaced, footnotes.unnumbered(body))).strip()


def _without(body: str, hidden: Collection[str]) -> str:
    """Return a body without the captions under pictures that no page shows."""
    root = markup.read(body)
    for one in markup.elements(root.children):
        names = {pictures.id_of(image) for image in markup.elements(one.children)} - {""}
        if one.tag == "figure" and names and names.issubset(hidden):
            one.children = [
                node for node in one.children if isinstance(node, str) or node.tag != "figcaption"
            ]
    return markup.write(root.children)


def _spaced(tag: re.Match[str]) -> str:
    return "\n" if tag[1] in markup.BLOCKS or tag[1] in markup.VOID else ""
