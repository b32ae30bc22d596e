"""Turns the pictures of a body into what browsers choose their files from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from newsroom.articles import markup, pictures
from newsroom.articles.markup import Element
from newsroom.publishing.pages import theme
from newsroom.publishing.pages.values import Picture

_INSIDE_WORDS = frozenset({"a", "em", "strong", "span", "q", "s", "sub", "sup", "abbr", "cite"})


@dataclass
class _Page:
    """One body on its way: what it shows, and how many pictures have been shown already."""

    language: str
    known: Mapping[str, Picture]
    shown: int = field(default=0)

    def figure(self, image: Element, caption: str, *, in_line: bool) -> str:
        """Return a picture with its caption and credit; the first one is what readers wait for."""
        self.shown += 1
        one = self.known[pictures.id_of(image)]
        return (
            theme.template("_picture.html", self.language)
            .render(
                one=one,
                alt=image.attributes.get("alt", ""),
                caption=Markup(caption),  # noqa: S704 — of the body, sanitised when it was saved
                eager=self.shown == 1,
                in_line=in_line,
            )
            .strip()
        )


def shown(body: str, language: str, known: Mapping[str, Picture]) -> str:
    """Return a body with each picture as readers get it; one that is not known is left out."""
    if not pictures.shown_in(body):
        return body
    root = markup.read(body)
    return "".join(_pieces(root, _Page(language, known)))


def _pieces(parent: Element, page: _Page) -> Iterator[str]:
    for node in parent.children:
        if isinstance(node, str):
            yield node
        elif pictures.id_of(node):
            yield from _picture(node, "", page, in_line=parent.tag != "")
        elif node.tag == "figure" or pictures.alone_in(node) is not None:
            yield from _block(node, page)
        elif node.tag in markup.VOID:
            yield markup.open_tag(node.tag, node.attributes)
        else:
            inside = "".join(_pieces(node, page))
            # A link or a stress around a picture that is left out has nothing to say.
            if inside or not (node.tag in _INSIDE_WORDS and _held_picture(node)):
                yield f"{markup.open_tag(node.tag, node.attributes)}{inside}</{node.tag}>"


def _block(block: Element, page: _Page) -> Iterator[str]:
    """Yield a figure, or a paragraph that is nothing but a picture."""
    images = [one for one in markup.elements(block.children) if pictures.id_of(one)]
    captions = [one for one in markup.only_elements(block.children) if one.tag == "figcaption"]
    if not images:
        inside = "".join(_pieces(block, page))
        yield f"{markup.open_tag(block.tag, block.attributes)}{inside}</{block.tag}>"
        return
    last = [one for one in images if pictures.id_of(one) in page.known][-1:]
    for image in images:
        words = markup.write(captions[0].children) if captions and image in last else ""
        yield from _picture(image, words, page, in_line=False)
    yield from _beside(block, page)


def _beside(block: Element, page: _Page) -> Iterator[str]:
    """Yield what else a figure holds, such as a table or a quotation under its picture."""
    for node in markup.only_elements(block.children):
        holds = bool(pictures.id_of(node)) or _held_picture(node)
        if node.tag != "figcaption" and not holds:
            yield "".join(_pieces(Element("", {}, [node]), page))


def _picture(image: Element, caption: str, page: _Page, *, in_line: bool) -> Iterator[str]:
    if pictures.id_of(image) in page.known:
        yield page.figure(image, caption, in_line=in_line)


def _held_picture(element: Element) -> bool:
    return any(pictures.id_of(one) for one in markup.elements(element.children))
