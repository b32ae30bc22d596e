"""What is not to be published: found in any text, however it is written; told by its rule alone."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsroom.glossary.spelling import folded, pattern_of


@dataclass(frozen=True)
class Secret:
    """A concept that no text may hold."""

    id: uuid.UUID
    rule: str
    """What everybody is told."""
    names: tuple[str, ...] = field(repr=False)
    """Its forms in every language; only those who may read it get to see them."""
    pseudonym: str = ""
    """What stands for it in public."""


@dataclass(frozen=True)
class Secrets:
    """All that is not to be published, compiled."""

    known: tuple[Secret, ...] = ()
    _any: re.Pattern[str] | None = field(default=None, repr=False, compare=False)
    _each: tuple[re.Pattern[str] | None, ...] = field(default=(), repr=False, compare=False)

    def __bool__(self) -> bool:
        """Tell whether there is anything to look for."""
        return self._any is not None

    def found_in(self, text: str) -> tuple[Secret, ...]:
        """Return which of them a text holds: HTML, placeholder form, a slug, or plain words."""
        if self._any is None or not text:
            return ()
        bare = folded(text)
        if self._any.search(bare) is None:
            return ()
        return tuple(
            one
            for one, pattern in zip(self.known, self._each, strict=True)
            if pattern is not None and pattern.search(bare)
        )


NONE = Secrets()


def compiled_secrets(known: Iterable[Secret]) -> Secrets:
    """Return what finds these names, all in one pass."""
    kept = tuple(known)
    names = [[bare for one in secret.names if (bare := folded(one))] for secret in kept]
    return Secrets(
        kept,
        pattern_of(one for some in names for one in some),
        tuple(pattern_of(one) for one in names),
    )
