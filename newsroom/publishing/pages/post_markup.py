"""Shows readers where a post that is kept as a quotation stood; nothing is fetched from there."""

from __future__ import annotations

from urllib.parse import urlsplit

from newsroom.articles import markup
from newsroom.articles.markup import Element
from newsroom.publishing.pages import theme

_POST = '<blockquote class="post"'


def shown(body: str, language: str) -> str:
    """Return a body whose posts lead to their originals, in the words of a language."""
    if _POST not in body:
        return body
    root = markup.read(body)
    for element in markup.elements(root.children):
        if element.tag == "blockquote" and element.attributes.get("class") == "post":
            _lead_to_original(element, language)
    return markup.write(root.children)


def _lead_to_original(post: Element, language: str) -> None:
    address = post.attributes.get("cite", "")
    inside = list(markup.elements(post.children))
    is_led = any(one.attributes.get("href") == address for one in inside)
    site = urlsplit(address).hostname
    if not site or is_led:
        return
    line = theme.template("_post_original.html", language).render(
        address=address, site=site.removeprefix("www.")
    )
    footers = [one for one in markup.only_elements(post.children) if one.tag == "footer"]
    if footers:
        footers[-1].children.append(f" {line.strip()}")
    else:
        post.children.append(Element("footer", {}, [line.strip()]))
