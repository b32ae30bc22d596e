"""Footnotes of Markdown: ``[^1]`` in a line, and ``[^1]: its words`` in a block of its own.

A person who types is told what is wrong with a note. A file is read as it is: a reference without a
note stays the text that it is, and a name that no note can bear becomes one that it can.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import count

from flask_babel import lazy_gettext as _l
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from newsroom.articles import footnotes, markup
from newsroom.errors import BadInput

_LABEL = re.compile(r"\[\^([^\s\[\]^]{1,60})\]")
_DEFINED = "notes"
_INDENT = 4


def read_by(renderer: MarkdownIt, *, strict: bool = False, is_file: bool = False) -> None:
    """Let a Markdown reader take footnotes.

    Rendering raises ``BadInput`` where a reference has no note; if not ``strict`` it is a text. No
    name of a note in a file is refused.
    """
    named = _made_key if is_file else _typed_key
    renderer.block.ruler.before(
        "reference", "note", _reader_of_notes(named), {"alt": ["paragraph", "reference"]}
    )
    renderer.inline.ruler.before("link", "note", _reader_of_references(strict=strict))
    renderer.core.ruler.after("block", "notes", _tighten)


def beside(keys: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return what a reader is given when the notes of these keys are elsewhere."""
    return {_DEFINED: {key: key for key in keys}}


def missing(key: str) -> BadInput:
    """Return the refusal of a text that refers to a note which is not there."""
    message = _l(
        "The text refers to the footnote “%(key)s”, and there is no such note. Write its words in"
        " a paragraph of their own that begins with [^%(key)s]:",
        key=key,
    )
    return BadInput(message, field="body")


def _named(label: str) -> str:
    key = label.lower()
    if footnotes.KEY.fullmatch(key):
        return key
    message = _l(
        "The footnote “%(key)s” needs another name: at most 28 letters from a to z, digits and"
        " hyphens. Readers see numbers only.",
        key=label,
    )
    raise BadInput(message, field="body")


def _typed_key(label: str, defined: dict[str, str]) -> str | None:
    """Return the key that a typed name is, which no other note may have."""
    key = _named(label)
    if key in defined:
        message = _l("Two footnotes bear the name “%(key)s”. Give one of them another.", key=key)
        raise BadInput(message, field="body")
    return key


def _made_key(label: str, defined: dict[str, str]) -> str | None:
    """Return a key for a name in a file, or None where its note is there already."""
    if label.lower() in defined:
        return None
    if footnotes.KEY.fullmatch(label.lower()) and label.lower() not in defined.values():
        return label.lower()
    taken = set(defined.values())
    return next(key for key in map("note-{}".format, count(1)) if key not in taken)


def _reader_of_notes(
    named: Callable[[str, dict[str, str]], str | None],
) -> Callable[[StateBlock, int, int, bool], bool]:
    def read(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001 — the library calls it so
        start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
        label = _LABEL.match(state.src, start, end)
        if (
            state.is_code_block(line)
            or label is None
            or state.src[label.end() : label.end() + 1] != ":"
        ):
            return False
        if silent:
            return True
        defined: dict[str, str] = state.env.setdefault(_DEFINED, {})
        key = named(label[1], defined)
        if key is None:
            return False
        defined[label[1].lower()] = key
        _put(state, key, line, last, label.end() + 1)
        return True

    return read


def _put(state: StateBlock, key: str, line: int, last: int, words: int) -> None:
    state.push("notes_open", "ol", 1).attrs = {"class": footnotes.CLASS}
    opened = state.push("note_open", "li", 1)
    opened.attrs = dict(footnotes.note(key, []).attributes)
    _read_inside(state, line, last, words)
    state.push("note_close", "li", -1)
    state.push("notes_close", "ol", -1)


def _read_inside(state: StateBlock, line: int, last: int, words: int) -> None:
    """Read the rest of the line, and the lines below it that are indented."""
    before = state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType
    while words < state.eMarks[line] and state.src[words] in " \t":
        words += 1
    state.blkIndent += _INDENT
    state.bMarks[line], state.tShift[line] = words, 0
    state.sCount[line], state.parentType = state.blkIndent, "note"
    state.md.block.tokenize(state, line, last)
    state.blkIndent -= _INDENT
    state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType = before


def _reader_of_references(*, strict: bool) -> Callable[[StateInline, bool], bool]:
    def read(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 — the library calls it so
        label = _LABEL.match(state.src, state.pos, state.posMax)
        if label is None:
            return False
        key = state.env.get(_DEFINED, {}).get(label[1].lower())
        if key is None:
            if strict:
                raise missing(_named(label[1]))
            return False
        if not silent:
            made = state.push("html_inline", "", 0)
            made.content = markup.write([footnotes.reference(key)])
        state.pos = label.end()
        return True

    return read


def _tighten(state: StateCore) -> None:
    """Let a note of one paragraph be a line."""
    tokens = state.tokens
    for at, token in enumerate(tokens):
        if token.type == "note_open" and _is_line(tokens[at + 1 : at + 5]):
            tokens[at + 1].hidden = tokens[at + 3].hidden = True


def _is_line(following: list[Token]) -> bool:
    kinds = ["paragraph_open", "inline", "paragraph_close", "note_close"]
    return [one.type for one in following] == kinds
