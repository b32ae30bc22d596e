"""Posts from social networks, kept as quotes: author, date and language, nothing fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from flask_babel import lazy_gettext as _l

from newsroom.imports import trees
from newsroom.imports.datelines import read_date
from newsroom.imports.decisions import Decision
from newsroom.imports.language_guess import guess

if TYPE_CHECKING:
    from collections.abc import Iterable

SIGNATURE = re.compile(
    r"(?:—|–|―|--)\s*(?P<author>[^@\n—]{1,80}?\s*\(@[\w.-]{1,60}(?:@[\w.-]{1,60})?\))"
    r",?\s*(?P<date>.{0,60})",
    re.DOTALL,
)
"""How a network signs a post in its embed code: ``— NAME (@handle) date``."""
# The same behind the post's text in one paragraph; the name may end in a link.
_GLUED = re.compile(r"(?:^|\s)(?P<at>(?:—|–|―|--)\s*[^@\n—]{1,80}?\s*\(@)")
_TAG = re.compile(r"(?:^|\s)[#@]\w")
# Possessive: an address may hold what begins another one, and could be parted in endless ways.
_ONLY_TAGS = re.compile(
    r"(?:(?:[#@][\w.-](?:(?!pic\.\S|https?://\S)[\w.-])*+|pic\.\S++|https?://\S++)[\s,.]*+)++"
)
_NAMED_ONLY = re.compile(r"[#@]|pic\.(?:twitter|x)\.com/")
_LONGEST = 600
"""Longer than any post that newsrooms embed: the line is then no signature of a post."""
_POST = 280
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")


@dataclass(frozen=True)
class _Signature:
    author: str
    written: str
    link: str


def frame(root: ET.Element, languages: tuple[str, ...]) -> list[Decision]:
    """Turn each post and its signature, loose or already quoted, into a quote of class ``post``.

    The form is ``— NAME (@handle) date`` behind the post's paragraphs. Posts are never
    translated: each carries ``translate="no"`` and, where it can be told, its ``lang``.
    """
    _split_glued(root)
    decisions = []
    for block in list(root):
        if block.tag == "blockquote":
            paragraphs = _quoted(block)
        elif block.tag == "p" and _signature(block):
            paragraphs = [*_text_before(root, block), block]
        else:
            continue
        signature = _signature(paragraphs[-1]) if len(paragraphs) > 1 else None
        if signature:
            post = _post(paragraphs[:-1], signature, languages)
            root.insert(list(root).index(block), post)
            for old in [one for one in root if one is block or one in paragraphs]:
                trees.remove(root, old)
            decisions.append(_told(post, signature))
    return decisions


def _signature(paragraph: ET.Element) -> _Signature | None:
    found = SIGNATURE.fullmatch(trees.text_of(paragraph))
    if not found:
        return None
    link = next((one.get("href", "") for one in paragraph.iter("a")), "")
    return _Signature(found["author"].strip(), found["date"].strip(), link)


def _split_glued(root: ET.Element) -> None:
    """Give a signature that stands in the post's own paragraph a paragraph to itself."""
    holders: list[ET.Element] = [root, *root.iter("blockquote")]
    for holder in holders:
        for paragraph in [one for one in holder if one.tag == "p"]:
            place = trees.search(paragraph, _GLUED)
            if place is None or _signature(paragraph):
                continue
            tail = trees.cut(paragraph, *place)
            if _signature(tail):
                _drop_last_break(paragraph)
                trees.trim(paragraph)
                holder.insert(list(holder).index(paragraph) + 1, tail)
                tail.tail, paragraph.tail = paragraph.tail, "\n"
            else:
                trees.move_inside(tail, paragraph)


def _drop_last_break(paragraph: ET.Element) -> None:
    children = list(paragraph)
    if children and children[-1].tag == "br" and not (children[-1].tail or "").strip():
        paragraph.remove(children[-1])


def _quoted(quote: ET.Element) -> list[ET.Element]:
    """Return a quote's paragraphs; a signature behind the last one becomes one of them."""
    paragraphs = list(quote)
    place = next((at for at, one in enumerate(paragraphs) if "(@" in (one.tail or "")), None)
    if place is None:
        return paragraphs if all(one.tag == "p" for one in paragraphs) else []
    tail = trees.cut(quote, place, 0)
    if _signature(tail) and all(one.tag == "p" for one in quote):
        return [*quote, tail]
    trees.move_inside(tail, quote)
    return []


def _text_before(root: ET.Element, signature: ET.Element) -> list[ET.Element]:
    """Return the paragraphs before a signature that are the post's text."""
    blocks = list(root)
    taken: list[ET.Element] = []
    for block in reversed(blocks[: blocks.index(signature)]):
        words = trees.text_of(block)
        if block.tag != "p" or len(words) > _LONGEST or _signature(block):
            break
        if taken and not _goes_on(words, taken):
            break
        taken.insert(0, block)
    return taken


def _goes_on(words: str, taken: list[ET.Element]) -> bool:
    """Tell whether an earlier paragraph belongs to the post: together they must fit in one."""
    so_far = " ".join(trees.text_of(one) for one in taken)
    fits = len(words) + len(so_far) <= _POST
    return fits and bool(_ONLY_TAGS.fullmatch(so_far) or _TAG.search(words))


def _post(
    paragraphs: Iterable[ET.Element], signature: _Signature, languages: tuple[str, ...]
) -> ET.Element:
    post = ET.Element("blockquote", {"class": "post", "translate": "no"})
    given = ""
    for paragraph in paragraphs:
        given = given or paragraph.get("lang", "")
        kept = ET.SubElement(post, "p")
        trees.move_inside(paragraph, kept)
        _unlink_tags(kept)
    language = _language(given) or guess(trees.text_of(post), languages)
    if language:
        post.set("lang", language)
    if signature.link:
        post.set("cite", signature.link)
    post.append(_footer(signature, languages))
    post.tail = "\n"
    return post


def _language(given: str) -> str:
    """Return a language that the network itself named; ``und`` says that it did not know."""
    return given if _LANGUAGE.fullmatch(given) and given != "und" else ""


def _unlink_tags(paragraph: ET.Element) -> None:
    """Keep hashtags, handles and picture links as words: nothing to follow, nothing fetched."""
    holders = trees.parents(paragraph)
    for link in list(paragraph.iter("a")):
        if _NAMED_ONLY.match(trees.text_of(link)):
            for child in link:
                holders[child] = holders[link]
            trees.unwrap(holders[link], link)


def _footer(signature: _Signature, languages: tuple[str, ...]) -> ET.Element:
    footer = ET.Element("footer")
    cite = ET.SubElement(footer, "cite")
    cite.text, cite.tail = signature.author, " " if signature.written else None
    if signature.written:
        holder = ET.SubElement(footer, "a", {"href": signature.link}) if signature.link else footer
        when = read_date(signature.written, languages)
        if when:
            time = ET.SubElement(holder, "time", {"datetime": when.isoformat()})
            time.text = signature.written
        elif holder is footer:
            cite.tail = f" {signature.written}"
        else:
            holder.text = signature.written
    return footer


def _told(post: ET.Element, signature: _Signature) -> Decision:
    when = post.find(".//time")
    parts = [signature.author]
    parts += [when.get("datetime", "") if when is not None else signature.written]
    parts += [post.get("lang", "?")]
    message = _l("A post was kept as a quote that is not translated.")
    return Decision("post", message, " · ".join(part for part in parts if part))
