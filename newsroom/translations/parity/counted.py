"""How many of something stand in two editions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def missing(source: Iterable[str], target: Iterable[str]) -> list[str]:
    """Return what stands in the source more often than in the translation, each time anew."""
    return list((Counter(source) - Counter(target)).elements())
