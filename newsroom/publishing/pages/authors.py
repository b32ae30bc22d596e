"""Who a public byline names: the people, or the names they chose, one by one."""

from __future__ import annotations

import re

from newsroom.articles.slugs import slug_from

_BETWEEN = re.compile(r"\s*[,;]\s*(?:(?:and|y|e|&)\s+)?|\s+(?:and|y|e|&)\s+")
_LETTER = re.compile(r"[^\W\d_]")
_UNSPELT = slug_from("")
_LEAST_WORDS = 2
"""Of each name, or the byline is one name: José Ortega y Gasset is one person."""


def named(byline: str) -> tuple[tuple[str, str], ...]:
    """Return each (name, slug) of a byline as readers see it, in its order; nothing for nothing.

    Knows no person: whatever stands there, a pseudonym as well, is the name. Two spellings that
    give the same slug are one.
    """
    whole = " ".join(byline.split())
    parts = [one for one in _BETWEEN.split(whole) if one]
    if any(len(one.split()) < _LEAST_WORDS for one in parts):
        parts = [whole]
    found: dict[str, str] = {}
    for one in parts:
        if _can_be_told(one):
            found.setdefault(slug_from(one), one)
    return tuple((name, slug) for slug, name in found.items())


def _can_be_told(name: str) -> bool:
    """Tell whether an address can spell every letter of a name.

    Where some were left out, people of different names would stand on one page.
    """
    letters = _LETTER.findall(name)
    return bool(letters) and all(slug_from(one) != _UNSPELT for one in letters)
