"""How footnotes are typed: ``[^1]`` in a line, and ``[^1]: its words`` in a block of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from flask_babel import lazy_gettext as _l
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from newsroom.articles import footnotes, markup
from newsroom.articles.markup import Element
from newsroom.errors import BadInput

_LABEL = re.compile(r"\[\^([^\s\[\]^]{1,60})\]")
_DEFINED = "notes"
_INDENT = 4
_HREF = re.compile(r'<a href="#note-([a-z0-9-]+)"[^>]*>(?=[^<]{0,8}</a></sup>)')


def read_by(renderer: MarkdownIt, *, strict: bool) -> None:
    """Let a Markdown reader take footnotes.

    Rendering raises ``BadInput`` where a reference has no note; if not ``strict`` it is a text.
    """
    renderer.block.ruler.before(
        "reference", "note", _read_note, {"alt": ["paragraph", "reference"]}
    )
    renderer.inline.ruler.before("link", "note", _reader_of_references(strict=strict))
    renderer.core.ruler.after("block", "notes", _tighten)


def beside(keys: Iterable[str]) -> dict[str, set[str]]:
    """Return what a reader is given when the notes of these keys are elsewhere."""
    return {_DEFINED: set(keys)}


def referred(element: Element) -> str | None:
    """Return a reference as it is typed, or None for an element that is none."""
    key = footnotes.referred(element)
    return f"[^{key}]" if key else None


def refuse_missing(html: str) -> None:
    """Refuse HTML with a reference whose note is not there; a number would be left of it.

    Raises:
        BadInput: names the note.
    """
    for key in _HREF.findall(html) if footnotes.may_be_in(html) else ():
        if f'id="note-{key}"' not in html:
            raise _missing(key)


def written(held: Element, block: Callable[[Element], str | None]) -> str | None:
    """Return the list of notes as it is typed, or None where only HTML can say it.

    ``block`` writes a paragraph or another block of a note.
    """
    texts = []
    for item in markup.only_elements(held.children):
        key = footnotes.key_of(item)
        if not key or item.attributes.keys() != {"id"}:
            return None
        if any(map(markup.holds_block, item.children)):
            blocks = [block(one) for one in markup.only_elements(item.children)]
        else:
            blocks = [block(Element("p", {}, item.children))]
        if None in blocks:
            return None
        words = "\n\n".join(one for one in blocks if one is not None)
        lines = re.sub(r"\n(?=[^\n])", "\n" + " " * _INDENT, words)
        texts.append(f"[^{key}]: {lines}")
    return "\n\n".join(texts)


def _missing(key: str) -> BadInput:
    message = _l(
        "The text refers to the footnote “%(key)s”, and there is no such note. Write its words in"
        " a paragraph of their own that begins with [^%(key)s]:",
        key=key,
    )
    return BadInput(message, field="body")


def _key(label: str) -> str:
    key = label.lower()
    if footnotes.KEY.fullmatch(key):
        return key
    message = _l(
        "The footnote “%(key)s” needs another name: at most 28 letters from a to z, digits and"
        " hyphens. Readers see numbers only.",
        key=label,
    )
    raise BadInput(message, field="body")


def _read_note(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001 — the library calls it so
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
    key = _key(label[1])
    defined = state.env.setdefault(_DEFINED, set())
    if key in defined:
        message = _l("Two footnotes bear the name “%(key)s”. Give one of them another.", key=key)
        raise BadInput(message, field="body")
    defined.add(key)
    state.push("notes_open", "ol", 1).attrs = {"class": footnotes.CLASS}
    opened = state.push("note_open", "li", 1)
    opened.attrs = dict(footnotes.note(key, []).attributes)
    _read_inside(state, line, last, label.end() + 1)
    state.push("note_close", "li", -1)
    state.push("notes_close", "ol", -1)
    return True


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
        key = label[1].lower()
        if key not in state.env.get(_DEFINED, ()):
            if strict:
                raise _missing(_key(label[1]))
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
