"""The languages that the checks have words of; a passage may be in any other."""

from __future__ import annotations

from newsroom.translations.checks.pair import Pair

KNOWN = frozenset({"en", "es"})


def are_known(pair: Pair) -> bool:
    """Tell whether the checks can read the words of both sides."""
    return {pair.source.language, pair.target.language} <= KNOWN
