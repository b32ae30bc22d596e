"""The forms of a segment text that are compared: marks as single characters, numbers masked."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from newsroom.articles import markup

MARK = "\ue000"
"""Stands for any one mark; private use, so no word of a language has it."""

_MARK = re.compile(r'<g id="[0-9]+">|</g>|<x id="[0-9]+"/>')
NUMBER = re.compile(r"\d+(?:[.,:\u202f\u00a0]\d+)*")


def comparable(text: str) -> str:
    """Return the text decoded, in NFC, white space folded, each mark as one character."""
    if "<" in text or "&" in text:
        text = markup.decoded(_MARK.sub(MARK, text))
    return " ".join(unicodedata.normalize("NFC", text).split())


def without_marks(text: str) -> str:
    """Return the text with one character for each mark; its words are left as they are."""
    return _MARK.sub(MARK, text)


def marks(text: str) -> list[str]:
    """Return the marks of a segment text, in their order."""
    return _MARK.findall(text)


def numbers(text: str) -> list[str]:
    """Return the numbers of a text, with their points and commas, in their order."""
    return NUMBER.findall(text)


def masked(form: str) -> str:
    """Return a comparable text with its numbers and marks as blanks, to tell other words apart."""
    bare = NUMBER.sub("0", form.replace(MARK, " "))
    return " ".join(bare.split())


def digest(form: str, language: str) -> int:
    """Return 32 bits of a comparable text in a language, signed as databases want them."""
    held = blake2b(f"{language}\n{form}".encode(), digest_size=4).digest()
    return int.from_bytes(held, "little", signed=True)


def around(before: str, after: str) -> int:
    """Return 32 bits of the comparable texts before and after a segment; never 0."""
    return digest(f"{before}\n\n{after}", "") or 1
