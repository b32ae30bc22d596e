"""What somebody said in another language: the author's words for it, and the original ones.

A quotation is a ``<q>``, or a paragraph of a ``<blockquote>``. It tells in ``data-said-in`` which
language it was said in, and keeps in ``data-said`` the original words: plain ones, without marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from newsroom.articles import markup, tongues
from newsroom.articles.markup import Element, Node
from newsroom.errors import BadInput
from newsroom.languages import LANGUAGES

SAID = "data-said"
SAID_IN = "data-said-in"

_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_FOLDED = re.compile("[ \t\n\r\v\f\u2028\u2029]+")
# A slot is written with these, and they would be the only ones that a word could be taken for.
_NEVER = frozenset("<>")
_VERBATIM = frozenset({"code", "pre"})


@dataclass(frozen=True)
class Quotation:
    """What an element says of the words inside it."""

    language: str
    """The language that they were said in, without its region."""
    words: str
    """The original words; empty where only their language is known."""

    def restores(self, language: str) -> bool:
        """Tell whether a text in this language takes the original words."""
        return bool(self.words) and self.language == language


def of(attributes: Mapping[str, str]) -> Quotation | None:
    """Return what the attributes of an element of a cleaned body say of its words."""
    said_in = attributes.get(SAID_IN)
    return Quotation(primary(said_in), attributes.get(SAID, "")) if said_in else None


def in_body(body: str) -> Iterator[tuple[Element, Quotation]]:
    """Yield the quotations of a cleaned body in reading order."""
    if SAID_IN in body:
        for element in markup.elements(markup.read(body).children):
            said = of(element.attributes)
            if said is not None:
                yield element, said


def originals(body: str, language: str = "") -> list[Quotation]:
    """Return what a cleaned body holds as original words, of one language or of all."""
    return [said for _, said in in_body(body) if said.words and language in {"", said.language}]


def primary(code: str) -> str:
    """Return a language without its region and its script."""
    return code.partition("-")[0].lower()


def language_code(text: str) -> str | None:
    """Return the code of a language that has a name, or None."""
    return text if _CODE.fullmatch(text) and primary(text) in tongues.named() else None


def language_codes() -> list[str]:
    """Return the codes that a quotation may be said in, without regions and sorted."""
    return sorted(tongues.named())


def original_words(text: str) -> str | None:
    """Return original words as they may stand in an attribute, or None where they may not."""
    words = _FOLDED.sub(" ", text).strip(" ")
    return None if not words or _NEVER & set(words) else words


def quoted(language: str, words: str) -> dict[str, str]:
    """Return the attributes of a quotation that somebody types.

    Raises:
        BadInput: nobody knows the language, or the words are missing or hold marks.
    """
    if language_code(language) is None:
        message = _l("“%(code)s” is not the code of a language, such as es or quc.", code=language)
        raise BadInput(message, field="body")
    said = _FOLDED.sub(" ", words).strip(" ")
    if not said and primary(language) in LANGUAGES:
        message = _l("Write the original words of the quotation after “%(code)s:”.", code=language)
        raise BadInput(message, field="body")
    if _NEVER & set(said):
        raise BadInput(_l("The original words of a quotation cannot hold < or >."), field="body")
    return {SAID: said, SAID_IN: language} if said else {SAID_IN: language}


def settle(nodes: list[Node], parent: str = "", *, may_quote: bool = True) -> None:
    """Take from a tree, in place, every quotation that could not be translated as one.

    That is one inside another, in verbatim or untranslated text, around an image or a block, or
    said in a language of the newsroom without its words.
    """
    for element in markup.only_elements(nodes):
        is_kept = element.tag in _VERBATIM or "translate" in element.attributes
        inside = may_quote and not is_kept
        if not element.attributes.keys().isdisjoint({SAID, SAID_IN}):
            if inside and _is_quotation(element, parent):
                inside = False
            else:
                element.attributes.pop(SAID, None)
                element.attributes.pop(SAID_IN, None)
        settle(element.children, element.tag, may_quote=inside)


def _is_quotation(element: Element, parent: str) -> bool:
    said = of(element.attributes)
    if said is None or not (said.words or said.language not in LANGUAGES):
        return False
    if element.tag != "q" and (element.tag, parent) != ("p", "blockquote"):
        return False
    return not any(
        inner.tag == "img" or inner.tag in markup.BLOCKS
        for inner in markup.elements(element.children)
    )
