"""The other language's form of a sign that is no word: a hashtag, a handle, an acronym."""

from __future__ import annotations

from newsroom.translations.checks.pair import Pair


def of(pair: Pair, sign: str) -> str:
    """Return what the newsroom's terms put in a sign's place in the translation.

    "" where they know no other form.
    """
    return pair.terms.twin_of(sign, pair.target.language) or ""
