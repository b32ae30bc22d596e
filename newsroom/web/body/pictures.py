"""Pictures as a person types them: ``![what it shows](picture:… "its caption")``."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from newsroom.articles import markup, pictures
from newsroom.articles.markup import Element
from newsroom.articles.urls import OWN_PICTURE

_PARAGRAPH = ("paragraph_open", "inline", "paragraph_close")
"""How the reader cuts a paragraph into tokens."""
_PLAIN = re.compile(r'[^\[\]()<>"\\*_`&\n]*')


def read_by(renderer: MarkdownIt) -> None:
    """Let a renderer make a figure of a paragraph that is nothing but a picture."""
    renderer.core.ruler.push("own_pictures", _make_figures)


def _make_figures(state: StateCore) -> None:
    for opened, line, closed in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        is_paragraph = (opened.type, line.type, closed.type) == _PARAGRAPH
        image = _alone(line) if is_paragraph else None
        if image is not None:
            opened.tag = closed.tag = "figure"
            opened.hidden = closed.hidden = False
            caption = str(image.attrs.pop("title", ""))
            if caption:
                written = Token("html_inline", "", 0)
                written.content = f"<figcaption>{markup.encoded(caption)}</figcaption>"
                (line.children or []).append(written)


def _alone(line: Token) -> Token | None:
    """Return the picture of ours that is all of a line, or None."""
    inside = line.children or []
    if len(inside) != 1 or inside[0].type != "image":
        return None
    return inside[0] if OWN_PICTURE.fullmatch(str(inside[0].attrs.get("src", ""))) else None


def written(figure: Element) -> str | None:
    """Return a figure as Markdown, or None where only HTML can say it."""
    inside = [one for one in figure.children if not isinstance(one, str) or one.strip()]
    image = inside[0] if inside else ""
    if isinstance(image, str) or not pictures.id_of(image) or figure.attributes:
        return None
    if image.attributes.keys() - {"src", "alt"}:
        return None
    caption = _caption(inside[1:])
    alt = image.attributes.get("alt", "")
    if caption is None or not _PLAIN.fullmatch(alt) or not _PLAIN.fullmatch(caption):
        return None
    title = f' "{caption}"' if caption else ""
    return f"![{alt}]({image.attributes['src']}{title})"


def _caption(rest: list[Element | str]) -> str | None:
    """Return the caption after a picture, or None where it is more than plain words."""
    if not rest:
        return ""
    [first, *more] = rest
    if more or isinstance(first, str) or first.tag != "figcaption" or first.attributes:
        return None
    words = [one for one in first.children if isinstance(one, str)]
    return markup.decoded("".join(words)) if len(words) == len(first.children) else None
