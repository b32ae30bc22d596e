"""What a browser asks for in its headers: compression, language, what it already holds."""

from __future__ import annotations

import re
from functools import lru_cache

from werkzeug.http import parse_accept_header, parse_etags

_LONGEST = 1000
"""Characters of a header that are read; a longer one counts as absent."""
_RANGE = re.compile(r"bytes=[ \t]*(\d{0,19})-(\d{0,19})[ \t]*", re.ASCII | re.IGNORECASE)
_CODINGS = ("br", "gzip")
"""In our order of preference."""


def coding_for(accept_encoding: str) -> str:
    """Return ``br``, ``gzip`` or, for the plain bytes, an empty text.

    Weights are respected and a tie goes to the smaller file. Who refuses everything gets the
    plain bytes, as RFC 9110, section 12.5.3, allows.
    """
    return _coding(accept_encoding) if len(accept_encoding) <= _LONGEST else ""


def language_for(accept_language: str, languages: tuple[str, ...]) -> str:
    """Return the newsroom's language that a browser likes best, by default its first one."""
    if len(accept_language) > _LONGEST:
        return languages[0]
    by_primary = {language.lower().partition("-")[0]: language for language in reversed(languages)}
    whole = {language.lower(): language for language in languages}
    for wanted, weight in parse_accept_header(accept_language):
        tag = wanted.lower()
        match = whole.get(tag) or by_primary.get(tag.partition("-")[0])
        if weight > 0 and (match or tag == "*"):
            return match or languages[0]
    return languages[0]


def holds(if_none_match: str, etag: str) -> bool:
    """Tell whether a browser already holds the bytes of a quoted, strong ETag."""
    if not if_none_match or len(if_none_match) > _LONGEST:
        return False
    return if_none_match == etag or parse_etags(if_none_match).contains_weak(etag.strip('"'))


def part_of(asked: str, size: int) -> range | None:
    """Return which bytes a Range header asks for; an empty range where there are none such.

    None for the whole, and for what nobody has to understand: several ranges, other units.
    """
    match = _RANGE.fullmatch(asked) if len(asked) <= _LONGEST else None
    if match is None or not (match[1] or match[2]):
        return None
    if not match[1]:
        return range(max(0, size - int(match[2])), size)
    first = int(match[1])
    last = min(int(match[2]), size - 1) if match[2] else size - 1
    if match[2] and int(match[2]) < first:
        return None
    return range(first, last + 1)


@lru_cache(maxsize=512)
def _coding(header: str) -> str:
    accepted = parse_accept_header(header)
    named = {coding.lower() for coding, _ in accepted}
    best, best_weight = "", accepted.quality("identity") if "identity" in named else 0.0
    for coding in reversed(_CODINGS):
        weight = accepted.quality(coding)
        if weight > 0 and weight >= best_weight:
            best, best_weight = coding, weight
    return best
