"""Who said a quotation, as a person types it: its last line is ``> — Name, role``."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_DASH = "— "
_BLANK = re.compile(r"^— (?=\S)", re.MULTILINE)
_PARAGRAPH = ("paragraph_open", "inline", "paragraph_close")


def read_by(renderer: MarkdownIt) -> None:
    """Let a Markdown reader make a footer of a quotation's last line that begins with a dash."""
    renderer.core.ruler.after("block", "speakers", _read)


def written(words: str) -> str:
    """Return the words of a footer as the last line of a quotation."""
    return f"{_DASH}{words}"


def escaped(words: str) -> str:
    """Return a paragraph of which no line can be taken for the name of a speaker."""
    return _BLANK.sub("&mdash; ", words)


def _read(state: StateCore) -> None:
    made: list[Token] = []
    for token in state.tokens:
        if token.type == "blockquote_close" and tuple(one.type for one in made[-3:]) == _PARAGRAPH:
            made[-3:] = _parted(made[-3:], is_alone=made[-4].type == "blockquote_open")
        made.append(token)
    state.tokens = made


def _parted(paragraph: list[Token], *, is_alone: bool) -> list[Token]:
    """Return a paragraph with its last line as a footer; words without a speaker stay whole."""
    opened, line, closed = paragraph
    words, _, last = line.content.rpartition("\n")
    if not last.startswith(_DASH) or not last[len(_DASH) :].strip() or (is_alone and not words):
        return paragraph
    named = Token("inline", "", 0, level=line.level, children=[], content=last[len(_DASH) :])
    speaker = [Token("footer_open", "footer", 1), named, Token("footer_close", "footer", -1)]
    for one in (speaker[0], speaker[2]):
        one.block, one.level = True, opened.level
    line.content = words
    return [opened, line, closed, *speaker] if words else speaker
