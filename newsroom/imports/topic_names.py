"""Topics by the names that files call them, in any language; no name makes a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from newsroom.articles import topics
from newsroom.articles.content import MOST_TOPICS
from newsroom.database import db, reading
from newsroom.glossary.spelling import folded

HEADS = (
    "topics", "topic", "temas", "tema", "categories", "category", "categorías", "categorias",
    "categoría", "categoria",
)  # fmt: skip
"""What front matter calls them; the first that says something counts."""


@dataclass(frozen=True)
class Vocabulary:
    """What the newsroom calls its topics, as a value."""

    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By language: key by name, without accents and capitals."""
    keys: frozenset[str] = frozenset()
    retired: frozenset[str] = frozenset()
    """Those keys that nobody can choose any more."""

    def key_of(self, name: str, language: str) -> str:
        """Return the key of what a text of this language calls so, or ""."""
        wanted = folded(name)
        own = self.names.get(language, {})
        others = (one[wanted] for one in self.names.values() if wanted in one)
        return own.get(wanted) or next(others, name if name in self.keys else "")

    def recognise(
        self, given: Iterable[str], language: str, *, with_retired: bool = False
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the keys of what is known by name, and the names that were left out.

        That is what nobody here calls so, what is retired, and whatever is more than a text bears.
        """
        found: dict[str, None] = {}
        left_out = []
        for name in given:
            key = self.key_of(name, language)
            is_open = key and (with_retired or key not in self.retired)
            if is_open and (key in found or len(found) < MOST_TOPICS):
                found[key] = None
            else:
                left_out.append(name)
        return tuple(found), tuple(left_out)


NONE = Vocabulary()


def known_now() -> Vocabulary:
    """Return what the topics are called now; no transaction is left open."""
    with reading():
        db.session.rollback()  # one that may write would keep the newsroom waiting
        found = list(topics.known().values())
        names: dict[str, dict[str, str]] = {}
        for one in found:
            for language, name in one.names.items():
                names.setdefault(language, {})[folded(name)] = one.key
        keys = frozenset(one.key for one in found)
        retired = frozenset(one.key for one in found if one.retired_at is not None)
        db.session.rollback()
    return Vocabulary(names, keys, retired)
