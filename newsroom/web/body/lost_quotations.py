"""A quotation that could not keep its original words: which one of a text it is, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import markup, quotations, sanitise
from newsroom.articles.markup import Element
from newsroom.articles.sanitise import SafeBody
from newsroom.errors import BadInput
from newsroom.languages import LANGUAGES

_MOST_TOLD = 60
"""Characters of a quotation that are enough to know it by."""


@dataclass(frozen=True)
class _Typed:
    element: Element
    speaker: str
    """Who says it, where that stands below the words."""

    @property
    def own_words(self) -> str:
        return _words(self.element)

    @property
    def original(self) -> str:
        return self.element.attributes.get(quotations.SAID, "").strip()

    @property
    def language(self) -> str:
        return self.element.attributes.get(quotations.SAID_IN, "")

    @property
    def shown(self) -> str:
        """What a person knows it by in their text."""
        told = self.own_words or self.speaker or self.original or self.language
        return told if len(told) <= _MOST_TOLD else f"{told[:_MOST_TOLD].rstrip()}…"


def refuse(html: str, body: SafeBody) -> None:
    """Refuse a text of which cleaning left ``body``, if original words of it were lost.

    Raises:
        BadInput: names the first such quotation, and says what is wrong with it.
    """
    if html.count(quotations.SAID_IN) <= body.count(quotations.SAID_IN):
        return
    lost = next(_lost(html, body), None)
    where = lost.shown if lost else ""
    raise BadInput(_message(lost, where), field="body")


def _message(lost: _Typed | None, where: str) -> Any:
    if lost is not None and _is_blank(lost.element):
        return _l(
            "A quotation has original words, but no words of its own: “%(where)s”. Write the"
            " quotation itself, or take it out.",
            where=where,
        )
    if lost is not None and _lacks_original(lost):
        return _l(
            "The quotation “%(where)s” lacks its original words. Write them, or do not say that it"
            " was said in another language.",
            where=where,
        )
    return _l(
        "A quotation cannot keep its original words here: “%(where)s”. Only words that are marked"
        " as a quotation keep them, and neither a picture nor another quotation stands inside.",
        where=where,
    )


def _lost(html: str, body: SafeBody) -> Iterator[_Typed]:
    """Yield what was typed as a quotation and is none in ``body``, in reading order."""
    kept = Counter(_key(one.attributes) for one, _said in quotations.in_body(body))
    for typed in _typed(sanitise.as_read(html), ""):
        key = _key(typed.element.attributes)
        if kept[key] and not _is_blank(typed.element):
            kept[key] -= 1
        else:
            yield typed


def _typed(parent: Element, speaker: str) -> Iterator[_Typed]:
    for one in markup.only_elements(parent.children):
        named = _speaker(one) if one.tag == "blockquote" else speaker
        if quotations.SAID_IN in one.attributes:
            yield _Typed(one, named)
        yield from _typed(one, named)


def _speaker(quote: Element) -> str:
    footers = (one for one in markup.only_elements(quote.children) if one.tag == "footer")
    return next((_words(one) for one in footers), "")


def _words(element: Element) -> str:
    return " ".join(markup.decoded(markup.text_of(element.children)).split())


def _key(attributes: Mapping[str, str]) -> tuple[str, str]:
    said = quotations.original_words(attributes.get(quotations.SAID, ""))
    return attributes.get(quotations.SAID_IN, ""), said or ""


def _is_blank(element: Element) -> bool:
    has_image = any(one.tag == "img" for one in markup.elements(element.children))
    return not has_image and not _words(element)


def _lacks_original(typed: _Typed) -> bool:
    return quotations.primary(typed.language) in LANGUAGES and not typed.original
