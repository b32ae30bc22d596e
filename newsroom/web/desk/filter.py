"""What the list of all articles is narrowed to: a kind of text, and somebody whom texts name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsroom.articles import kinds
from newsroom.articles.kinds import ArticleKind
from newsroom.errors import BadInput
from newsroom.people.models import Person
from newsroom.web.terms import listing as terms_listing
from newsroom.web.writing import names as writing_names


@dataclass(frozen=True)
class Filter:
    """What was asked for; what is empty does not matter."""

    kind: ArticleKind | None = None
    about: str = ""
    """As it was typed."""
    key: str = ""
    """Whom that is."""
    error: Any = ""

    def asked(self) -> dict[str, str]:
        """Return it as an address has it."""
        told = {"kind": str(self.kind or ""), "about": self.about}
        return {name: value for name, value in told.items() if value}


def read(given: Mapping[str, str], person: Person) -> Filter:
    """Return what an address asks for; a name that nobody has is told, and finds nothing."""
    kind = kinds.named(given.get("kind", ""))
    about = given.get("about", "").strip()[: terms_listing.LONGEST_WORDS]
    try:
        keys = writing_names.typed(about, person)
    except BadInput as error:
        return Filter(kind, about, error=error.message)
    return Filter(kind, about, keys[0] if keys else "")
