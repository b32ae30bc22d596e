"""Bodies of so plain a shape that every parser reads them in the same way."""

import re

_TEXT = (
    r"[\t\n\x20-\x25\x27-\x3b\x3d\x3f-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    r"\U00010000-\U0001fffd]"
)
_ADDRESS = r"[A-Za-z0-9._~/?\#!$()*+,;=%-]|&amp;"
_TOKEN = re.compile(
    rf"""(?P<text>(?:{_TEXT}++|&(?:amp|lt|gt);)++)"""
    rf"""|<(?P<link>a)\ href="(?:https?://(?:{_ADDRESS}|:)++|mailto:(?:{_ADDRESS}|@)++
                                |/[a-z](?:{_ADDRESS})*+)">"""
    r"""|<(?P<open>p|h[234]|ul|ol|li|blockquote|em|strong|code|s|sub|sup)>"""
    r"""|</(?P<close>p|h[234]|ul|ol|li|blockquote|em|strong|code|s|sub|sup|a)>"""
    r"""|<(?P<empty>br|hr)>""",
    re.VERBOSE,
)
_BLOCKS = frozenset(["p", "h2", "h3", "h4", "ul", "ol", "blockquote", "hr"])
_WORDS = frozenset(["em", "strong", "code", "s", "sub", "sup", "a", "br"])
_ITEMS = frozenset(["li"])
_INSIDE = {
    "": _BLOCKS,
    "blockquote": _BLOCKS,
    "ul": _ITEMS,
    "ol": _ITEMS,
    "li": _WORDS | {"p", "ul", "ol"},
    **dict.fromkeys(["p", "h2", "h3", "h4", *(_WORDS - {"br"})], _WORDS),
}
"""What may stand directly inside what; words only where words are."""


def is_plain(body: str) -> bool:
    """Tell whether a body is nothing but paragraphs, headings, lists, quotes, links and emphasis.

    Each has to be closed where it was opened, none stands within its own kind, text has no
    character that a parser would change, and no attribute is there but an ordinary address. That
    is less than a body may hold, and leaves nothing that could be read in two ways.
    """
    open_now = [""]
    at = 0
    while at < len(body):
        found = _TOKEN.match(body, at)
        if found is None or not _fits(found, open_now):
            return False
        at = found.end()
    return len(open_now) == 1


def _fits(found: re.Match[str], open_now: list[str]) -> bool:
    """Tell whether a token may stand here; an opened or closed element moves the stack."""
    kind, inside = found.lastgroup, _INSIDE[open_now[-1]]
    if kind == "text":
        return "em" in inside or not found[0].strip(" \t\n")
    if kind == "close":
        return found["close"] == open_now.pop()
    tag = found["empty"] or found["link"] or found["open"]
    if tag not in inside or tag in open_now:
        return False
    if kind != "empty":
        open_now.append(tag)
    return True
