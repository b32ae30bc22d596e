"""A body as a person types it: Markdown, and HTML for what Markdown cannot say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from markdown_it import MarkdownIt

from newsroom.articles import body_limits, footnotes, markup
from newsroom.articles.markup import Element, Node
from newsroom.articles.sanitise import SafeBody, clean_body
from newsroom.errors import TooLarge
from newsroom.imports import markdown_notes
from newsroom.web.body import lost_quotations, pictures, posts, speakers
from newsroom.web.body import notes as body_notes
from newsroom.web.body import quotations as body_quotations

MARKDOWN = "markdown"
HTML = "html"

_HEADINGS = {"h2": "## ", "h3": "### ", "h4": "#### "}
_AROUND = {"em": "*", "strong": "**"}
_SAYABLE = frozenset(["p", "hr", "blockquote", "ul", "ol", *_HEADINGS])
_BLOCK_PARENTS = frozenset(
    ["", "ul", "ol", "blockquote", "table", "thead", "tbody", "tr", "dl", "figure", "li"]
)
_SPECIAL = re.compile(r"([\\*`\[\]])")
_EDGE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_READS_AS_ENTITY = re.compile(r"&(?=#?\w+;)")
_READS_AS_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_LINE_START = re.compile(r"^([#>+=-]|\d{1,9}(?=[.)]))", re.MULTILINE)


@dataclass(frozen=True)
class Typed:
    """The text of a form's body field, and how it is to be read."""

    text: str
    form: str
    """``markdown`` or ``html``."""


def typed(body: SafeBody) -> Typed:
    """Return a stored body as a person edits it.

    Each block is Markdown where reading it back gives the very same block, and HTML elsewhere;
    a body that even so would not come back the same is HTML as a whole.
    """
    # Nearly every body comes back at once, so its blocks are not tried one by one at first.
    for written in (blocks(body), _checked_blocks(body)):
        text = "\n\n".join(written)
        if _without_gaps(_rendered(text)) == _without_gaps(body):
            return Typed(text, MARKDOWN)
    return Typed(str(body), HTML)


def stored(given: Typed) -> SafeBody:
    """Return what was typed as it may be stored.

    Raises:
        TooLarge: longer than 500,000 characters, or costly once it is rendered.
        BadInput: see ``sanitise.clean_body``; or the original words of a quotation, or what
            they were said in, stand where no quotation can be.
    """
    text = given.text.replace("\r\n", "\n").replace("\r", "\n")
    if given.form == HTML:
        return _with_quotations(text)
    if len(text) > body_limits.MAX_CHARACTERS:
        limit = body_limits.MAX_CHARACTERS
        message = _l("This is longer than %(limit)s characters.", limit=limit)
        raise TooLarge(message, field="body")
    return _with_quotations(_html(text))


def sent(text: str | None, form: str | None) -> Typed:
    """Return what the two fields of a body say; the text is Markdown unless it is said to be HTML.

    Browsers send each line end as two characters; here it is one again.
    """
    return Typed((text or "").replace("\r\n", "\n"), HTML if form == HTML else MARKDOWN)


def link(words: str, href: str) -> str:
    """Return a link as it is typed."""
    return f"[{_words(markup.encoded(words))}]({href})"


def blocks(body: SafeBody) -> list[str]:
    """Return a stored body block by block, as Markdown or else as HTML."""
    return [
        (_block(node) if isinstance(node, Element) else None) or markup.write([node])
        for node in _blocks_of(body)
    ]


def _checked_blocks(body: SafeBody) -> list[str]:
    """Return the blocks, each one as HTML that would not come back the same from Markdown."""
    nodes = _blocks_of(body)
    lists = [one for one in nodes if isinstance(one, Element) and footnotes.is_list(one)]
    notes = markup.write(lists)
    # A reference is one only where its note is, so each other block is read beside the notes.
    return [_checked(node, "" if [node] == lists else notes) for node in nodes]


def _checked(node: Node, notes: str) -> str:
    """Return a block as Markdown if it comes back the same with ``notes`` below, else as HTML."""
    html = markup.write([node])
    text = _block(node) if isinstance(node, Element) else None
    if text is None:
        return html
    known = frozenset(footnotes.keys_in(notes))
    again = clean_body(_html(text, known=known) + notes)
    # Alone it is as it was cleaned; above notes its references are numbered anew.
    present = clean_body(html + notes) if notes else html
    return text if _without_gaps(again) == _without_gaps(present) else html


def _blocks_of(body: SafeBody) -> list[Node]:
    """Return the outermost nodes of a body; the white space between them is none."""
    nodes = markup.read(body).children
    return [node for node in nodes if not isinstance(node, str) or node.strip()]


def _rendered(text: str) -> SafeBody:
    return clean_body(_html(text, known=frozenset()))


def _with_quotations(html: str) -> SafeBody:
    """Return cleaned HTML; no original words get lost that a person has typed."""
    body_notes.refuse_missing(html)
    html = posts.kept(html)
    body = clean_body(html)
    lost_quotations.refuse(html, body)
    return body


def _html(text: str, *, known: frozenset[str] | None = None) -> str:
    """Return Markdown as HTML that is not cleaned.

    ``known`` are keys of notes that stand elsewhere; None for what a person typed, of which every
    reference has to have its note.
    """
    renderer = MarkdownIt("commonmark", {"html": True}).enable("table")
    body_quotations.read_by(renderer)
    pictures.read_by(renderer)
    speakers.read_by(renderer)
    markdown_notes.read_by(renderer, strict=known is None)
    # A refused link would stay in the text as raw Markdown; ``clean_body`` judges every link.
    renderer.validateLink = lambda url: isinstance(url, str)  # type: ignore[method-assign]
    return str(renderer.render(text, markdown_notes.beside(known or ())))


def _without_gaps(html: str) -> str:
    """Return HTML without the white space between blocks, which says nothing."""
    root = markup.read(html)
    _drop_blanks(root)
    return markup.write(root.children).replace("<br>\n", "<br>")


def _drop_blanks(parent: Element) -> None:
    if parent.tag in _BLOCK_PARENTS and any(map(markup.holds_block, parent.children)):
        parent.children = [
            child for child in parent.children if not isinstance(child, str) or child.strip()
        ]
    for child in markup.only_elements(parent.children):
        _drop_blanks(child)


def _block(element: Element) -> str | None:
    """Return a block as Markdown, or None where only HTML can say it."""
    if element.tag == "figure":
        return pictures.written(element)
    if footnotes.is_list(element):
        return body_notes.written(element, _block)
    return None if element.attributes or element.tag not in _SAYABLE else _sayable(element)


def _sayable(element: Element) -> str | None:
    """Return a block that Markdown has a sign for; None where it holds what it has none for."""
    if element.tag == "hr":
        return "---"
    if element.tag == "blockquote":
        return _quote(element)
    if element.tag in {"ul", "ol"}:
        return _list(element)
    words = _paragraph if element.tag == "p" else _inline
    return _HEADINGS.get(element.tag, "") + words(element.children)


def _paragraph(children: Iterable[Node]) -> str:
    """Return words of which no line can be taken for a heading, a list or a quote."""
    return _LINE_START.sub(
        lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}",
        _inline(children),
    )


def _quote(element: Element) -> str | None:
    *children, last = [*markup.only_elements(element.children)] or [Element("")]
    is_named = last.tag == "footer" and not last.attributes and bool(children)
    inside = [_said_block(child) for child in (children if is_named else [*children, last])]
    if None in inside:
        return None
    said = [speakers.escaped(one) for one in inside if one is not None]
    named = [speakers.written(_inline(last.children))] if is_named else []
    text = "\n\n".join([*said, *named])
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _said_block(element: Element) -> str | None:
    """Return a block of a quotation; of these a paragraph may have its original words."""
    if element.tag == "p" and element.attributes:
        return body_quotations.written(element, _inline(element.children))
    return _block(element)


def _list(element: Element) -> str | None:
    lines = []
    for number, item in enumerate(markup.only_elements(element.children), start=1):
        if item.attributes or any(map(markup.holds_block, item.children)):
            return None
        mark = f"{number}. " if element.tag == "ol" else "- "
        lines.append(mark + _paragraph(item.children).replace("\n", "\n" + " " * len(mark)))
    return "\n".join(lines)


def _inline(nodes: Iterable[Node]) -> str:
    text = "".join(_words(node) if isinstance(node, str) else _inlined(node) for node in nodes)
    return text.replace("\\\n\n", "\\\n")


def _inlined(element: Element) -> str:
    inside = _inline(element.children)
    plain = not element.attributes
    tight = inside == inside.strip() and bool(inside)
    if element.tag in _AROUND and plain and tight:
        return f"{_AROUND[element.tag]}{inside}{_AROUND[element.tag]}"
    if element.tag == "br" and plain:
        return "\\\n"
    said = body_quotations.written(element, inside) if element.tag == "q" and tight else None
    said = said or body_notes.referred(element)
    if said is not None:
        return said
    href = element.attributes.get("href", "")
    if element.tag == "a" and len(element.attributes) == 1 and not re.search(r"[\s()<>\\*_]", href):
        return f"[{inside}]({href})"
    if element.tag in markup.VOID:
        return markup.open_tag(element.tag, element.attributes)
    return f"{markup.open_tag(element.tag, element.attributes)}{inside}</{element.tag}>"


def _words(text: str) -> str:
    words = _SPECIAL.sub(r"\\\1", markup.decoded(text))
    words = _EDGE_UNDERSCORE.sub(r"\\_", words)
    return _READS_AS_TAG.sub("&lt;", _READS_AS_ENTITY.sub("&amp;", words))
