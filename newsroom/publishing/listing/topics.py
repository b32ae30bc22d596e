"""What lists call the topics, and at which address each language has theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsroom.articles import topics
from newsroom.articles.slugs import is_slug
from newsroom.publishing.pages.beside import TopicName

Named = Mapping[str, Mapping[str, TopicName]]
"""By language, then by key: topics that have both a name and an address there."""


def by_language(facts: Mapping[str, Any]) -> Named:
    """Return the topics of each language out of ``facts``; of two at one address the older one."""
    found: dict[str, dict[str, TopicName]] = {}
    taken: set[tuple[str, str]] = set()
    for key, (names, slugs) in facts.items():
        for code, slug in slugs.items():
            name = names.get(code, "")
            if name and is_slug(slug) and (code, slug) not in taken:
                taken.add((code, slug))
                found.setdefault(code, {})[key] = TopicName(key, name, slug)
    return found


def facts() -> dict[str, Any]:
    """Return what pages show of every topic, in a form that the database keeps."""
    return {key: [dict(one.names), dict(one.slugs)] for key, one in topics.known().items()}


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return the keys of the topics that pages show otherwise than before."""
    return [key for key in {**before, **after} if before.get(key) != after.get(key)]
