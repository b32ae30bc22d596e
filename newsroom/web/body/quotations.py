"""How a quotation with its original words is typed: ``[We will stay.]{es: Nos quedamos.}``."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from newsroom.articles import quotations
from newsroom.articles.markup import Element

_OPEN, _CLOSE = "said_open", "said_close"
# The lookahead keeps long runs of letters or backslashes from being tried from each place.
_TOLD = re.compile(r"\{[ ]*(?P<language>[A-Za-z0-9-]{1,40})[ ]*:(?P<words>(?:[^\\{}]|\\[\s\S])*)\}")
_ESCAPED = re.compile(r"\\([\\{}])")
_SPECIAL = re.compile(r"[\\{}]")
_ONLY_SAID = frozenset({quotations.SAID, quotations.SAID_IN})


def read_by(renderer: MarkdownIt) -> None:
    """Let a Markdown reader take quotations: of a line as ``<q>``, of a ``>`` as its paragraph.

    Rendering raises ``BadInput`` where a language has no name or its words are missing.
    """
    renderer.inline.ruler.before("link", "said", _read)
    renderer.core.ruler.after("inline", "said", _lift)


def written(element: Element, inside: str) -> str | None:
    """Return a quotation as it is typed, or None for an element that says anything else."""
    said = element.attributes
    if quotations.SAID_IN not in said or not said.keys() <= _ONLY_SAID or not inside:
        return None
    words = _SPECIAL.sub(lambda found: f"\\{found[0]}", said.get(quotations.SAID, ""))
    return f"[{inside}]{{{said[quotations.SAID_IN]}: {words}".rstrip() + "}"


def _read(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 — the library calls it so
    if state.src[state.pos] != "[" or state.src.find("]{", state.pos) < 0:
        return False
    start, end = state.pos + 1, state.md.helpers.parseLinkLabel(state, state.pos)
    told = _TOLD.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if told is None or not state.src[start:end].strip():
        return False
    if not silent:
        words = _ESCAPED.sub(r"\1", told["words"])
        attributes = quotations.quoted(told["language"], words)
        opened = state.push(_OPEN, "q", 1)
        opened.attrs = dict(attributes)
        state.pos, most = start, state.posMax
        state.posMax = end
        state.md.inline.tokenize(state)
        state.push(_CLOSE, "q", -1)
        state.posMax = most
    state.pos = told.end()
    return True


def _lift(state: StateCore) -> None:
    """Let a paragraph of a block quotation that is one quotation say so itself."""
    inside: list[str] = []
    for before, token in zip([None, *state.tokens], state.tokens, strict=False):
        if token.nesting == 1 and token.type != "paragraph_open":
            inside.append(token.type)
        elif token.nesting == -1 and token.type != "paragraph_close":
            inside.pop()
        elif before is not None and inside[-1:] == ["blockquote_open"] and _is_one(token):
            first, *words, _last = token.children or []
            before.attrs, token.children = first.attrs, words


def _is_one(token: Token) -> bool:
    """Tell whether a line is one quotation from end to end; only paragraphs hold any there."""
    children = token.children
    if not children or children[0].type != _OPEN or children[-1].type != _CLOSE:
        return False
    return sum(one.type == _OPEN for one in children) == 1
