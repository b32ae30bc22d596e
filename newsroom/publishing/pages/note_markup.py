"""Shows the footnotes of a body to readers: named references, and a way back from each note."""

from __future__ import annotations

from markupsafe import Markup

from newsroom.articles import footnotes, markup
from newsroom.articles.markup import Element, Node
from newsroom.publishing.pages import theme


def shown(body: str, language: str) -> str:
    """Return a body with its notes in a section of their own, in the words of a language."""
    if not footnotes.are_in(body):
        return body
    root = markup.read(body)
    places: dict[str, list[str]] = {}
    for raised in markup.elements(root.children):
        key = footnotes.referred(raised)
        link = raised.children[0] if key else ""
        if isinstance(link, Element):
            places.setdefault(key, []).append(link.attributes.get("id", ""))
            number = markup.text_of(link.children)
            link.attributes |= {"role": "doc-noteref", "aria-label": _words(language, number)}
    root.children = [_shown(node, places, language) for node in root.children]
    return markup.write(root.children)


def _words(language: str, number: str) -> str:
    return theme.template("_note_name.html", language).render(number=number).strip()


def _shown(node: Node, places: dict[str, list[str]], language: str) -> Node:
    if isinstance(node, str) or not footnotes.is_list(node):
        return node
    for note in markup.only_elements(node.children):
        names = [name for name in places.get(footnotes.key_of(note), ()) if name]
        _lead_back(note, theme.template("_note_back.html", language).render(names=names).strip())
    written = Markup(markup.write([node]))  # noqa: S704 — of the body, sanitised when it was saved
    return theme.template("_notes.html", language).render(notes=written).strip()


def _lead_back(note: Element, ways: str) -> None:
    """Put the ways back behind the last words of a note."""
    blocks = [one for one in markup.only_elements(note.children) if one.tag in markup.BLOCKS]
    holder = blocks[-1] if blocks and blocks[-1].tag == "p" else note
    if ways:
        holder.children.append(f" {ways}")
