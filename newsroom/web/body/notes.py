"""How footnotes are typed again, and what is refused of them; ``markdown_notes`` reads them."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsroom.articles import footnotes, markup
from newsroom.articles.markup import Element
from newsroom.imports import markdown_notes

_INDENT = 4
_HREF = re.compile(r'<a href="#note-([a-z0-9-]+)"[^>]*>(?=[^<]{0,8}</a></sup>)')


def referred(element: Element) -> str | None:
    """Return a reference as it is typed, or None for an element that is none."""
    key = footnotes.referred(element)
    return f"[^{key}]" if key else None


def refuse_missing(html: str) -> None:
    """Refuse HTML with a reference whose note is not there; a number would be left of it.

    Raises:
        BadInput: names the note.
    """
    for key in _HREF.findall(html) if footnotes.may_be_in(html) else ():
        if f'id="note-{key}"' not in html:
            raise markdown_notes.missing(key)


def written(held: Element, block: Callable[[Element], str | None]) -> str | None:
    """Return the list of notes as it is typed, or None where only HTML can say it.

    ``block`` writes a paragraph or another block of a note.
    """
    texts = []
    for item in markup.only_elements(held.children):
        key = footnotes.key_of(item)
        if not key or item.attributes.keys() != {"id"}:
            return None
        if any(map(markup.holds_block, item.children)):
            blocks = [block(one) for one in markup.only_elements(item.children)]
        else:
            blocks = [block(Element("p", {}, item.children))]
        if None in blocks:
            return None
        words = "\n\n".join(one for one in blocks if one is not None)
        lines = re.sub(r"\n(?=[^\n])", "\n" + " " * _INDENT, words)
        texts.append(f"[^{key}]: {lines}")
    return "\n\n".join(texts)
