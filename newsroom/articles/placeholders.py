"""Segment text: plain words with numbered marks, read strictly and never as HTML.

``<g id="1">…</g>`` encloses words, ``<x id="2"/>`` stands alone; ``& < >`` in the words are
written ``&amp; &lt; &gt;``. What a mark stands for lies in the segment's inline map.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import markup
from newsroom.characters import refuse_controls
from newsroom.errors import BrokenMarks

InlineMap = Mapping[str, Mapping[str, Any]]
"""Mark id → ``tag``, ``attributes``, ``void``; ``inner`` where the content is protected.

The content of a quotation with original words is a segment of its own: ``inner`` is its slot, and
``quoted`` are its words in the source.
"""

_TOKEN = re.compile(
    r'<g id="(?P<open>[1-9][0-9]{0,4})">|(?P<close></g>)|<x id="(?P<alone>[1-9][0-9]{0,4})"/>'
    r"|(?P<text>(?:[^<>&]++|&(?:amp|lt|gt);)++)"
)
_TYPED = re.compile(
    r'</?g>|<g id="[1-9][0-9]{0,4}">|<x id="[1-9][0-9]{0,4}"/>|&(?:amp|lt|gt);|[&<>]'
)
_TAG = re.compile("<[^<>]*>")
_SLOT = re.compile(r"<slot (s[0-9]+)>")
_FIELD = "text"
_SHOWN_CHARACTERS = 12


class Part(StrEnum):
    """What a token of segment text is."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of segment text; ``held`` is decoded text, or the id of a mark."""

    part: Part
    held: str


def parse(text: str) -> tuple[Token, ...]:
    """Cut segment text into its tokens.

    Raises:
        BrokenMarks: something is neither a mark nor escaped, or marks are not balanced.
        BadInput: holds controls or lone surrogates.
    """
    refuse_controls(text, field=_FIELD)
    tokens: list[Token] = []
    unclosed: list[str] = []
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            piece = text[position : position + _SHOWN_CHARACTERS]
            raise _broken(_l("“%(piece)s” is not a mark of this segment.", piece=piece))
        position = found.end()
        token = _token(found, unclosed)
        tokens.append(token)
    if unclosed:
        raise _broken(_l("The mark %(mark)s is never closed.", mark=unclosed[-1]))
    return tuple(tokens)


def check(text: str, inline_map: InlineMap) -> None:
    """Check that the text holds every mark of the map once, in its own form.

    Raises:
        BrokenMarks: names the first mark that is unknown, doubled, misused or missing.
        BadInput: holds controls or lone surrogates.
    """
    seen: set[str] = set()
    for token in parse(text):
        if token.part not in {Part.OPEN, Part.ALONE}:
            continue
        mark = inline_map.get(token.held)
        if mark is None:
            raise _broken(_l("The mark %(mark)s does not belong to this segment.", mark=token.held))
        if token.held in seen:
            raise _broken(
                _l("The mark %(mark)s stands here more than once.", mark=_name(token.held, mark))
            )
        if mark["void"] != (token.part is Part.ALONE):
            raise _broken(_l("The mark %(mark)s has the wrong form.", mark=_name(token.held, mark)))
        seen.add(token.held)
    for number, mark in inline_map.items():
        if number not in seen:
            raise _broken(_l("The mark %(mark)s is missing.", mark=_name(number, mark)))


def expand(
    text: str,
    inline_map: InlineMap,
    words: Mapping[str, str] | None = None,
    inside: Callable[[str], str] | None = None,
) -> str:
    """Return the text as HTML, with the map's elements in the place of its marks.

    ``words`` holds the segment texts of slots that attributes point at (alt, title, href); an
    attribute whose slot is not among them is empty. ``inside`` returns the HTML of a slot that a
    mark has between its tags.

    Raises:
        BrokenMarks: a mark is unknown, or ``parse`` refuses the text.
    """
    html: list[str] = []
    unclosed: list[str] = []
    for token in parse(text):
        if token.part is Part.TEXT:
            html.append(markup.encoded(token.held))
        elif token.part is Part.CLOSE:
            html.append(unclosed.pop())
        else:
            mark = inline_map.get(token.held)
            if mark is None:
                raise _broken(
                    _l("The mark %(mark)s does not belong to this segment.", mark=token.held)
                )
            html.append(markup.open_tag(mark["tag"], _attributes(mark, words or {})))
            end = "" if mark["tag"] in markup.VOID else f"</{mark['tag']}>"
            if token.part is Part.ALONE:
                inner = _SLOT.fullmatch(mark.get("inner", ""))
                held = inside(inner[1]) if inner and inside else mark.get("inner", "")
                html.append(held + end)
            else:
                unclosed.append(end)
    return "".join(html)


def plain_text(text: str) -> str:
    """Return the words without marks, decoded.

    Raises:
        BrokenMarks: ``parse`` refuses the text.
    """
    return "".join(token.held for token in parse(text) if token.part is Part.TEXT)


def from_plain(text: str) -> str:
    """Return a plain field as segment text."""
    return markup.encoded(text)


def from_typed(text: str) -> str:
    """Return what a person typed with its marks kept and every bare ``& < >`` escaped."""
    return _TYPED.sub(
        lambda found: markup.encoded(found[0]) if len(found[0]) == 1 else found[0], text
    )


def normal(text: str) -> str:
    """Return the form that equal texts share: NFC, decoded, white space folded.

    Marks become controls, which no text may hold, so that no words can imitate them.
    """
    pieces = {Part.OPEN: "\x02{}\x03", Part.ALONE: "\x04{}\x03", Part.CLOSE: "\x05"}
    joined = "".join(pieces.get(token.part, "{}").format(token.held) for token in parse(text))
    return " ".join(unicodedata.normalize("NFC", joined).split())


def digest(text: str) -> str:
    """Return the SHA-256 of the normal form, in hexadecimal."""
    return hashlib.sha256(normal(text).encode()).hexdigest()


def protected_words(mark: Mapping[str, Any]) -> str:
    """Return the words that a mark protects, decoded; "" where it protects none."""
    return markup.decoded(_TAG.sub("", mark.get("inner", "")))


def marks(text: str) -> tuple[str, ...]:
    """Return the ids of the marks in reading order, each where it begins."""
    return tuple(one.held for one in parse(text) if one.part in {Part.OPEN, Part.ALONE})


def renumbered(text: str, ids: Mapping[str, str]) -> str:
    """Return the text with other ids for its marks; a mark that gets none goes, its words stay."""
    pieces: list[str] = []
    for token in parse(text):
        number = ids.get(token.held, "")
        if token.part is Part.TEXT:
            pieces.append(markup.encoded(token.held))
        elif number:
            forms = {Part.OPEN: f'<g id="{number}">', Part.ALONE: f'<x id="{number}"/>'}
            pieces.append(forms.get(token.part, "</g>"))
    return "".join(pieces)


def is_slot(value: str) -> bool:
    """Tell whether an attribute's value only says which segment holds its words."""
    return _SLOT.fullmatch(value) is not None


def slot_mark(slot: str) -> str:
    """Return what stands in the place of a segment, in a skeleton or in an attribute."""
    return f"<slot {slot}>"


def _token(found: re.Match[str], unclosed: list[str]) -> Token:
    part = Part(str(found.lastgroup))
    if part is Part.TEXT:
        return Token(part, markup.decoded(found[0]))
    if part is Part.CLOSE:
        if not unclosed:
            raise _broken(_l("A mark is closed here that was never opened."))
        return Token(part, unclosed.pop())
    number = found[part.value]
    if part is Part.OPEN:
        unclosed.append(number)
    return Token(part, number)


def _attributes(mark: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, str]:
    attributes = dict(mark["attributes"])
    for name, held in attributes.items():
        slot = _SLOT.fullmatch(held)
        if slot:
            attributes[name] = plain_text(words.get(slot[1], ""))
    return attributes


def _name(number: str, mark: Mapping[str, Any]) -> str:
    return f"{number} ({mark['tag']})"


def _broken(message: Any) -> BrokenMarks:
    return BrokenMarks(message, field=_FIELD)
