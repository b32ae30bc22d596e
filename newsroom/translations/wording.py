"""What segments and their marks are called, for pages and for files alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import get_locale
from flask_babel import lazy_gettext as _l

from newsroom.articles import footnotes, placeholders, quotations, tongues

KINDS: dict[str, Any] = {
    "title": _l("Title"),
    "standfirst": _l("Standfirst"),
    "slug": _l("Address (slug)"),
    "photo_credit": _l("Photo credit"),
    "paragraph": _l("Paragraph"),
    "heading": _l("Heading"),
    "item": _l("List item"),
    "cell": _l("Table cell"),
    "quote": _l("Quotation"),
    "attribution": _l("Attribution"),
    "caption": _l("Caption"),
    "note": _l("Footnote"),
    "term": _l("Term"),
    "definition": _l("Definition"),
    "code": _l("Verbatim text"),
    "alt": _l("Description of an image"),
    "link_title": _l("Note on a link"),
    "link": _l("Address of a link"),
    "abbreviation": _l("Abbreviation written out"),
}
WHEN_EMPTY: dict[str, Any] = {
    "slug": _l("made from the title"),
    "link": _l("stays the address of the source"),
}
"""What readers get where a segment that may stay empty is."""
_MARKS: dict[str, Any] = {
    "a": _l("link"),
    "em": _l("italics"),
    "strong": _l("bold"),
    "br": _l("line break"),
    "img": _l("image"),
    "sup": _l("superscript"),
    "sub": _l("subscript"),
    "s": _l("struck through"),
    "q": _l("quotation"),
    "code": _l("verbatim text"),
    "cite": _l("name of a source"),
    "abbr": _l("abbreviation"),
    "time": _l("date"),
    "span": _l("passage"),
}


def mark_label(mark: Mapping[str, Any]) -> Any:
    """Say what a mark of an inline map stands for."""
    if quotations.of(mark["attributes"]) is not None:
        return _MARKS["q"]
    if footnotes.is_mark(mark):
        return _l("reference to a footnote")
    return _l("not translated") if mark.get("inner") else _MARKS.get(mark["tag"], mark["tag"])


def mark_detail(mark: Mapping[str, Any]) -> str:
    """Return what distinguishes a mark from others of its kind: an address, a language, a date.

    An address that is a segment of its own stands there. Of a quotation it tells the words and,
    behind their language, the original ones.
    """
    attributes = mark["attributes"]
    said = quotations.of(attributes)
    if said is not None:
        original = f"{said.language}: “{said.words}”" if said.words else said.language
        return f"“{mark.get('quoted', '')}” ({original})"
    told = (attributes.get(name, "") for name in ("href", "lang", "datetime"))
    return " ".join(one for one in told if one and not placeholders.is_slot(one))


def tongue(code: str) -> str:
    """Return the name of a language in the language of the page, or its code."""
    spoken = get_locale()
    known = quotations.primary(code)
    said = tongues.name(known, spoken.language) if spoken else known
    return code if said == known else said
